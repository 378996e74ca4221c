// The lock is flock(2): it belongs to the open file, so that nothing else that the process does with the path can undo
// it, and the system drops it with the process. The id in the file is written after the lock is taken; who is refused
// in the moment between reads an old one or none, which is why Endpoint asks once more when the other is known to
// serve.
//
// A holder removes its file before it lets go. Whoever opened the file before that locks a file that has no name any
// more; so the file locked is compared with the one that has the name, and the attempt begins again where they differ.
#include "daemon/os/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"

namespace youward::os {
namespace {

absl::Status Failure(const std::string& path, int error) {
  return absl::FailedPreconditionError(
      absl::StrCat("cannot lock ", path, ": ", std::generic_category().message(error)));
}

bool HasName(int fd, const std::string& path) {
  struct stat held{};
  struct stat named{};
  return fstat(fd, &held) == 0 && lstat(path.c_str(), &named) == 0 && held.st_dev == named.st_dev &&
         held.st_ino == named.st_ino;
}

// The process id that `fd` holds as text; 0 when there is none.
int ReadProcessId(int fd) {
  char text[16] = {};
  const ssize_t size = pread(fd, text, sizeof(text), 0);
  int id = 0;
  if (size > 0) std::from_chars(text, text + size, id);
  return std::max(id, 0);
}

}  // namespace

absl::StatusOr<LockFile::Attempt> LockFile::Try(const std::string& path) {
  while (true) {
    UniqueFd fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!fd.valid()) return Failure(path, errno);
    if (flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
      if (errno == EINTR) continue;
      if (errno != EWOULDBLOCK) return Failure(path, errno);
      return Attempt{.lock = std::nullopt, .holder = ReadProcessId(fd.get())};
    }
    if (!HasName(fd.get(), path)) continue;
    const std::string id = absl::StrCat(getpid(), "\n");
    if (ftruncate(fd.get(), 0) != 0 || pwrite(fd.get(), id.data(), id.size(), 0) < 0) return Failure(path, errno);
    return Attempt{.lock = LockFile(std::move(fd), path), .holder = 0};
  }
}

LockFile::LockFile(UniqueFd fd, std::string path) : fd_(std::move(fd)), path_(std::move(path)) {}

LockFile::~LockFile() {
  if (fd_.valid() && HasName(fd_.get(), path_)) unlink(path_.c_str());
}

}  // namespace youward::os
