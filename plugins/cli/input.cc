#include "plugins/cli/input.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "absl/status/status.h"
#include "daemon/text/utf8.h"

namespace youward::cli {
namespace {

constexpr std::size_t kChunk = 64 << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

ssize_t ReadSome(int fd, char* to, std::size_t size) {
  ssize_t got = 0;
  do {
    got = read(fd, to, size);
  } while (got < 0 && errno == EINTR);
  return got;
}

absl::Status ErrnoStatus(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return absl::NotFoundError("there is no such file");
    case EISDIR:
      return absl::FailedPreconditionError("is a directory, not a file");
    case EACCES:
    case EPERM:
      return absl::PermissionDeniedError("may not be read by you");
    default:
      return absl::UnknownError(std::string("cannot be read: ") + std::strerror(error));
  }
}

absl::StatusOr<std::string> ReadAll(int fd) {
  std::string text;
  std::array<char, kChunk> chunk;
  while (true) {
    const ssize_t got = ReadSome(fd, chunk.data(), chunk.size());
    if (got < 0) return ErrnoStatus(errno);
    if (got == 0) return text;
    if (text.size() + static_cast<std::size_t>(got) > kMaxInputBytes) {
      return absl::OutOfRangeError("is larger than the limit of " + std::string(kMaxInputWords));
    }
    text.append(chunk.data(), static_cast<std::size_t>(got));
  }
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return ErrnoStatus(errno);
  absl::StatusOr<std::string> text = ReadAll(fd);  // a directory: EISDIR
  close(fd);
  return text;
}

}  // namespace

absl::StatusOr<std::string> ReadText(const std::string& path) {
  absl::StatusOr<std::string> text = path == "-" ? ReadAll(STDIN_FILENO) : ReadFile(path);
  if (!text.ok()) return text;
  if (const auto problem = Utf8Problem(*text)) return absl::InvalidArgumentError(*problem);
  if (text->starts_with(kByteOrderMark)) text->erase(0, kByteOrderMark.size());
  return text;
}

std::string NameOf(const std::string& path) {
  if (path == "-") return "standard input";
  std::string name;
  for (const char c : path) name += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  if (text::FindInvalidUtf8(name)) {
    for (char& c : name) {
      if (static_cast<unsigned char>(c) >= 0x80) c = '?';
    }
  }
  return name;
}

std::optional<std::string> Utf8Problem(std::string_view text) {
  const auto offset = text::FindInvalidUtf8(text);
  if (!offset) return std::nullopt;
  return "is not UTF-8: invalid byte at offset " + std::to_string(*offset);
}

LetterText SplitSubject(std::string_view text) {
  static constexpr std::string_view kPrefix = "Subject:";
  const auto without_return = [](std::string_view line) {
    return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
  };
  LetterText letter{"", std::string(text)};
  const std::size_t first_end = text.find('\n');
  if (!text.starts_with(kPrefix)) return letter;
  const std::string_view rest = first_end == std::string_view::npos ? "" : text.substr(first_end + 1);
  const std::size_t second_end = rest.find('\n');
  if (!without_return(rest.substr(0, second_end)).empty()) return letter;
  std::string_view subject = without_return(text.substr(kPrefix.size(), first_end - kPrefix.size()));
  const std::size_t begin = std::min(subject.find_first_not_of(" \t"), subject.size());
  letter.subject = subject.substr(begin);
  letter.body = second_end == std::string_view::npos ? "" : rest.substr(second_end + 1);
  return letter;
}

// More of the stream into the buffer; kLine when there is some.
LineReader::Result LineReader::Fill() {
  if (used_ > 0) {
    buffer_.erase(0, used_);
    used_ = 0;
  }
  if (cancel_fd_ >= 0) {
    std::array<pollfd, 2> waiting{{{fd_, POLLIN, 0}, {cancel_fd_, POLLIN, 0}}};
    while (poll(waiting.data(), waiting.size(), -1) < 0) {
      if (errno != EINTR) return Result::kError;
    }
    if (waiting[1].revents != 0) return Result::kCancel;
  }
  const std::size_t size = buffer_.size();
  buffer_.resize(size + kChunk);
  const ssize_t got = ReadSome(fd_, buffer_.data() + size, kChunk);
  const int error = errno;
  buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  errno = error;
  return got < 0 ? Result::kError : got == 0 ? Result::kEnd : Result::kLine;
}

LineReader::Result LineReader::Next(std::string& line) {
  std::size_t searched = used_;
  bool too_long = false;
  bool last = false;  // the stream ended without a line end
  std::size_t end = 0;
  while ((end = buffer_.find('\n', searched)) == std::string::npos) {
    if (buffer_.size() - used_ > max_bytes_ + 1) {  // + 1: a "\r" before the line end does not count
      too_long = true;
      buffer_.clear();
      used_ = 0;
    }
    searched = buffer_.size() - used_;  // where it will be once Fill has moved it
    const Result result = Fill();
    if (result == Result::kEnd) {
      if (buffer_.empty() && !too_long) return Result::kEnd;
      end = buffer_.size();
      last = true;
      break;
    }
    if (result != Result::kLine) return result;
  }
  ++number_;
  std::size_t length = end - used_;
  if (!last && length > 0 && buffer_[end - 1] == '\r') --length;
  too_long = too_long || length > max_bytes_;
  if (!too_long) line.assign(buffer_, used_, length);
  used_ = last ? end : end + 1;
  return too_long ? Result::kTooLong : Result::kLine;
}

}  // namespace youward::cli
