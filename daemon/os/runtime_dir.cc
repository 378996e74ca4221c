#include "daemon/os/runtime_dir.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "daemon/os/home.h"
#include "daemon/os/unique_fd.h"

namespace youward::os {

// sun_path holds the terminating NUL too.
const std::size_t kMaxSocketPathBytes = sizeof(sockaddr_un{}.sun_path) - 1;

namespace {

std::string Reason(int error) { return std::generic_category().message(error); }

// Creates the missing parts of `directory`, each for the user alone.
absl::Status CreateMissing(const std::filesystem::path& directory) {
  std::filesystem::path made;
  for (const std::filesystem::path& part : directory) {
    made /= part;
    if (mkdir(made.c_str(), 0700) == 0 || errno == EEXIST) continue;
    const int error = errno;  // EROFS and EACCES are also what an existing folder answers
    struct stat info{};
    if (stat(made.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) continue;
    return absl::FailedPreconditionError(
        absl::StrCat("cannot create the directory ", made.string(), ": ", Reason(error)));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> DefaultSocketPath() {
  if (const std::string runtime = DirectoryFromEnvironment("XDG_RUNTIME_DIR"); !runtime.empty()) {
    return absl::StrCat(runtime, "/youward/youwardd.sock");
  }
  const std::string home = HomeDirectory();
  if (home.empty()) {
    return absl::FailedPreconditionError(
        "no place for the socket: neither XDG_RUNTIME_DIR nor HOME is set; name one with --socket");
  }
  return absl::StrCat(home, "/.local/state/youward/run/youwardd.sock");
}

absl::Status CheckSocketPath(const std::string& path) {
  if (path.empty()) return absl::InvalidArgumentError("the socket path is empty");
  if (path.find('\0') != std::string::npos) return absl::InvalidArgumentError("the socket path has a NUL byte");
  if (path.back() == '/')
    return absl::InvalidArgumentError(absl::StrCat("the socket path ", path, " names a directory"));
  if (path.size() > kMaxSocketPathBytes) {
    return absl::InvalidArgumentError(absl::StrCat("the socket path ", path, " is too long: ", path.size(),
                                                   " bytes, and a socket may have ", kMaxSocketPathBytes));
  }
  return absl::OkStatus();
}

std::string DirectoryOf(const std::string& path) {
  const std::string parent = std::filesystem::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

absl::Status PreparePrivateDirectory(const std::string& directory) {
  if (absl::Status created = CreateMissing(directory); !created.ok()) return created;
  // Opened once and looked at through the descriptor, so that what is checked is what was opened.
  const UniqueFd fd(open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  struct stat info{};
  if (!fd.valid() || fstat(fd.get(), &info) != 0) {
    const int error = errno;
    if (stat(directory.c_str(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid != geteuid()) {
      return absl::PermissionDeniedError(absl::StrCat("the directory ", directory, " belongs to another user (uid ",
                                                      info.st_uid, "); the socket's must be yours alone"));
    }
    return absl::FailedPreconditionError(absl::StrCat("cannot open the directory ", directory, ": ", Reason(error)));
  }
  if (info.st_uid != geteuid()) {
    return absl::PermissionDeniedError(absl::StrCat("the directory ", directory, " belongs to another user (uid ",
                                                    info.st_uid, "); the socket's must be yours alone"));
  }
  if ((info.st_mode & 0077) != 0) {
    return absl::PermissionDeniedError(absl::StrFormat(
        "the directory %s is open to others (mode %04o); the socket's must be yours alone: chmod 700 %s, or choose "
        "another with --socket",
        directory, info.st_mode & 07777, directory));
  }
  return absl::OkStatus();
}

}  // namespace youward::os
