#include "plugins/cli/output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace youward::cli {

bool Output::Write(std::string_view text) {
  while (!text.empty() && error_ == 0) {
    const ssize_t written = write(fd_, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {  // another program may have left the terminal so
      pollfd ready{fd_, POLLOUT, 0};
      if (poll(&ready, 1, -1) < 0 && errno != EINTR) error_ = errno;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return error_ == 0;
}

int Output::Trouble() const {
  if (error_ != 0 && error_ != EPIPE) Complain(std::string("cannot write the answer: ") + std::strerror(error_));
  return kExitTrouble;
}

void Complain(std::string_view message) {
  std::string line = "youward: ";
  line += message;
  line += '\n';
  Output(STDERR_FILENO).Write(line);
}

void Complain(std::string_view about, std::string_view message) {
  Complain(std::string(about) + ": " + std::string(message));
}

int ComplainAbout(const absl::Status& status) {
  std::string message(status.message());
  if (absl::IsUnavailable(status)) message += "; start youwardd, or use --standalone";
  Complain(message);
  return kExitTrouble;
}

}  // namespace youward::cli
