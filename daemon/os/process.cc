#include "daemon/os/process.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "daemon/os/unique_fd.h"

namespace youward::os {

int ProcessId() { return getpid(); }

std::string ProgramFolder() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? "." : program.parent_path().string();
}

void PrepareProcess() {
  std::signal(SIGPIPE, SIG_IGN);
  umask(0077);
}

absl::Status TellReady(int fd) {
  const UniqueFd ready(fd);
  constexpr std::string_view kLine = "ready\n";
  if (write(ready.get(), kLine.data(), kLine.size()) == static_cast<ssize_t>(kLine.size())) return absl::OkStatus();
  return absl::FailedPreconditionError(
      absl::StrCat("cannot write to descriptor ", fd, " (--ready-fd): ", std::generic_category().message(errno)));
}

void ExitAtOnce(int exit_code) { std::_Exit(exit_code); }

}  // namespace youward::os
