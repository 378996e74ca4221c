#include "daemon/os/unique_fd.h"

#include <unistd.h>

#include <cerrno>

namespace youward::os {

void UniqueFd::Reset(int fd) {
  const int error = errno;
  if (fd_ >= 0) close(fd_);
  fd_ = fd;
  errno = error;
}

}  // namespace youward::os
