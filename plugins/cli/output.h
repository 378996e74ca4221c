// Standard output without buffers in between: what was written is on its way, and a reader that went away is noticed.
//
//   Output out(STDOUT_FILENO);
//   if (!out.Write(text)) return out.Trouble();
//
// For one thread at a time. The program ignores SIGPIPE (main.cc).
#ifndef YOUWARD_PLUGINS_CLI_OUTPUT_H_
#define YOUWARD_PLUGINS_CLI_OUTPUT_H_

#include <string_view>

#include "absl/status/status.h"

namespace youward::cli {

// Exit codes of the program.
inline constexpr int kExitClean = 0;
inline constexpr int kExitFindings = 1;
inline constexpr int kExitTrouble = 2;

class Output {
 public:
  explicit Output(int fd) : fd_(fd) {}

  // All of `text`; false when it could not be written, and from then on without trying.
  bool Write(std::string_view text);
  bool ok() const { return error_ == 0; }
  // Says on standard error why writing failed, unless the reader just went away; kExitTrouble.
  int Trouble() const;

 private:
  int fd_;
  int error_ = 0;
};

// "youward: …" on standard error.
void Complain(std::string_view message);
// "youward: letter.txt: …".
void Complain(std::string_view about, std::string_view message);
// The same for a status that ends the command; kExitTrouble. When no daemon runs it says how to go on.
int ComplainAbout(const absl::Status& status);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_OUTPUT_H_
