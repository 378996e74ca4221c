// A file that one process at a time may hold, and that tells the others who does.
//
//   absl::StatusOr<LockFile::Attempt> attempt = LockFile::Try("/run/user/1000/youward/youwardd.sock.lock");
//   if (attempt->lock.has_value()) …                       // ours until *attempt->lock is destroyed
//   else … attempt->holder …                               // another's process id
//
// The lock ends with the process, however it ends, so that a crash leaves none behind. Owns its file: removes it at the
// end. Belongs to the process, not to a thread: a second Try on the same path in the same process must not be made.
#ifndef YOUWARD_DAEMON_OS_LOCK_FILE_H_
#define YOUWARD_DAEMON_OS_LOCK_FILE_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "daemon/os/unique_fd.h"

namespace youward::os {

class LockFile {
 public:
  struct Attempt;

  // Takes the lock if nobody holds it and writes the process id into the file (mode 0600, created when missing). Never
  // waits. FAILED_PRECONDITION: the file cannot be opened, written or locked.
  static absl::StatusOr<Attempt> Try(const std::string& path);

  LockFile(LockFile&&) = default;
  LockFile& operator=(LockFile&&) = delete;
  ~LockFile();

 private:
  LockFile(UniqueFd fd, std::string path);

  UniqueFd fd_;
  std::string path_;
};

struct LockFile::Attempt {
  std::optional<LockFile> lock;  // set when it is ours
  int holder = 0;                // else the process that has it; 0 when it has not said yet
};

}  // namespace youward::os

#endif  // YOUWARD_DAEMON_OS_LOCK_FILE_H_
