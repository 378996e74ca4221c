// Where the daemon's socket lives, and who may come near it. The daemon and its clients both find it here.
//
//   absl::StatusOr<std::string> path = DefaultSocketPath();   // "/run/user/1000/youward/youwardd.sock"
//   absl::Status fits = CheckSocketPath(*path);
//   absl::Status mine = PreparePrivateDirectory(DirectoryOf(*path));   // the daemon alone; clients create nothing
//
// Free functions; they read the environment and the file system, keep nothing and may be called from any thread.
#ifndef YOUWARD_DAEMON_OS_RUNTIME_DIR_H_
#define YOUWARD_DAEMON_OS_RUNTIME_DIR_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace youward::os {

// The longest path, in bytes, that the system lets a socket have.
extern const std::size_t kMaxSocketPathBytes;

// $XDG_RUNTIME_DIR/youward/youwardd.sock; without XDG_RUNTIME_DIR (or where it is not absolute)
// ~/.local/state/youward/run/youwardd.sock. Never a folder that others may write to. Creates nothing.
// FAILED_PRECONDITION: there is no home directory either.
absl::StatusOr<std::string> DefaultSocketPath();

// INVALID_ARGUMENT: the path is empty, has a NUL byte or is too long for a socket; the message names the limit.
absl::Status CheckSocketPath(const std::string& path);

// "a/b" of "a/b/c", "/" of "/c", "." of "c".
std::string DirectoryOf(const std::string& path);

// Makes sure that `directory` exists and is the user's alone, creating it and missing parents with mode 0700. An
// existing one is only looked at. PERMISSION_DENIED: it belongs to another user, or its group or others may enter it.
// FAILED_PRECONDITION: it is no directory, or cannot be created.
absl::Status PreparePrivateDirectory(const std::string& directory);

}  // namespace youward::os

#endif  // YOUWARD_DAEMON_OS_RUNTIME_DIR_H_
