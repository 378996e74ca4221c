// Reading what people and programs hand over: whole letters from files or standard input, and streams of lines. What is
// wrong with an input is found here, before anything is analysed or sent.
//
//   absl::StatusOr<std::string> text = ReadText("letter.txt");
//   LetterText letter = SplitSubject(*text);
//
// Free functions: any thread. A LineReader is for one thread.
#ifndef YOUWARD_PLUGINS_CLI_INPUT_H_
#define YOUWARD_PLUGINS_CLI_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace youward::cli {

// Of one letter or one line; the daemon takes no more in one message.
inline constexpr std::size_t kMaxInputBytes = 4'000'000;
inline constexpr std::string_view kMaxInputWords = "4 MB (4,000,000 bytes)";

// The whole of a file, or of standard input for "-", without a byte order mark. Errors say what is wrong in one line,
// without the name: not found, a directory, unreadable, larger than kMaxInputBytes, not UTF-8 (with the byte offset).
// Reads no more than the limit.
absl::StatusOr<std::string> ReadText(const std::string& path);

// "standard input" for "-", else the path as given with control characters made visible.
std::string NameOf(const std::string& path);

// "byte 17 is not valid UTF-8"; nullopt when all is.
std::optional<std::string> Utf8Problem(std::string_view text);

struct LetterText {
  std::string subject;
  std::string body;
};

// A first line "Subject: …" that is followed by an empty line is the subject; the body begins behind the empty line.
LetterText SplitSubject(std::string_view text);

// Lines of a stream, however it arrives; memory for one line, never more than the limit.
class LineReader {
 public:
  enum class Result : std::uint8_t {
    kLine,     // `line` is the next one, without its end ("\n" or "\r\n")
    kTooLong,  // the next one is longer than the limit and was skipped
    kEnd,
    kError,   // errno says what
    kCancel,  // `cancel_fd` became readable
  };

  // Reads from `fd`, which stays the caller's. With `cancel_fd` >= 0 a blocked read ends when that becomes readable.
  explicit LineReader(int fd, std::size_t max_bytes = kMaxInputBytes, int cancel_fd = -1)
      : fd_(fd), cancel_fd_(cancel_fd), max_bytes_(max_bytes) {}

  Result Next(std::string& line);
  // Of the line that Next gave last; counts from 1.
  std::uint64_t number() const { return number_; }

 private:
  Result Fill();

  int fd_;
  int cancel_fd_;
  std::size_t max_bytes_;
  std::uint64_t number_ = 0;
  std::string buffer_;    // what was read …
  std::size_t used_ = 0;  // … and handed out
};

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_INPUT_H_
