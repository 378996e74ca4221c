// Two daemons must never serve one path: the second would take the first one's name away, and the first would remove
// the second's when it ends. So the name is only touched by the holder of the lock beside it: who has the lock may
// remove what is left of a daemon that died, and who has not leaves everything alone.
//
// A starter that finds the lock taken wants to tell its own starter "it runs, connect". That is true only once the
// other listens; a daemon that is just starting does so within milliseconds, and one that is ending lets go of the
// lock. So it asks again until either is the case.
#include "daemon/os/endpoint.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/os/runtime_dir.h"

namespace youward::os {
namespace {

using namespace std::chrono_literals;

constexpr auto kWaitForOther = 2s;
constexpr auto kAskAgain = 10ms;
constexpr int kBacklog = 128;
constexpr int kFirstPassedFd = 3;

absl::Status Failure(std::string_view what, const std::string& path, int error) {
  return absl::FailedPreconditionError(
      absl::StrCat("cannot ", std::string(what), " ", path, ": ", std::generic_category().message(error)));
}

// `path` has passed CheckSocketPath.
sockaddr_un AddressOf(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.data(), std::min(path.size(), sizeof(address.sun_path) - 1));
  return address;
}

// Does somebody listen on `path`? A full queue of connections counts.
bool IsServed(const std::string& path) {
  const UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  const sockaddr_un address = AddressOf(path);
  return fd.valid() && (connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 ||
                        errno == EAGAIN || errno == EINPROGRESS);
}

absl::Status AlreadyRunning(int pid, const std::string& path) {
  return absl::AlreadyExistsError(
      absl::StrCat("already running (pid ", pid > 0 ? absl::StrCat(pid) : "unknown", ") on ", path));
}

absl::StatusOr<LockFile> TakeLock(const std::string& path) {
  const auto deadline = std::chrono::steady_clock::now() + kWaitForOther;
  bool served = false;
  while (true) {
    absl::StatusOr<LockFile::Attempt> attempt = LockFile::Try(path + ".lock");
    if (!attempt.ok()) return attempt.status();
    if (attempt->lock.has_value()) return std::move(*attempt->lock);
    // Asked in this order: a daemon that serves has written its id before.
    const bool over = served || std::chrono::steady_clock::now() >= deadline;
    if (over) return AlreadyRunning(attempt->holder, path);
    served = IsServed(path);
    if (served) continue;
    std::this_thread::sleep_for(kAskAgain);
  }
}

// Makes the name free. The caller holds the lock, so that a socket of this name is a dead daemon's.
absl::Status RemoveStale(const std::string& path) {
  struct stat info{};
  if (lstat(path.c_str(), &info) != 0) return errno == ENOENT ? absl::OkStatus() : Failure("look at", path, errno);
  if (!S_ISSOCK(info.st_mode)) {
    return absl::FailedPreconditionError(absl::StrCat(path,
                                                      " exists and is not a socket; move it, or choose another "
                                                      "path with --socket"));
  }
  if (unlink(path.c_str()) != 0) return Failure("remove the stale socket", path, errno);
  return absl::OkStatus();
}

absl::StatusOr<UniqueFd> Listen(const std::string& path) {
  UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!fd.valid()) return Failure("make the socket", path, errno);
  const sockaddr_un address = AddressOf(path);
  // The directory already keeps others out; the mode says so a second time. Set before bind, so that there is no moment
  // with another one. No other thread creates files yet.
  const mode_t mask = umask(0177);
  const int bound = bind(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address));
  const int error = errno;
  umask(mask);
  if (bound != 0) return Failure("bind the socket", path, error);
  if (listen(fd.get(), kBacklog) != 0) return Failure("listen on", path, errno);
  return fd;
}

// The value of the environment variable `name` as a number; -1 when it is not there or is no number.
int EnvironmentNumber(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return -1;
  const std::string_view text(value);
  int number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : -1;
}

// The path of a listening Unix stream socket.
absl::StatusOr<std::string> PathOf(int fd) {
  const absl::Status other = absl::FailedPreconditionError(
      "the service manager passed something else than one listening Unix stream socket with a path (LISTEN_FDS)");
  int type = 0;
  int listening = 0;
  socklen_t size = sizeof(type);
  if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_STREAM) return other;
  size = sizeof(listening);
  if (getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0 || listening == 0) return other;
  sockaddr_un address{};
  size = sizeof(address);
  if (getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0 || address.sun_family != AF_UNIX ||
      address.sun_path[0] != '/') {
    return other;
  }
  return std::string(address.sun_path, strnlen(address.sun_path, sizeof(address.sun_path)));
}

}  // namespace

absl::StatusOr<Endpoint> Endpoint::Claim(const std::string& path) {
  if (absl::Status fits = CheckSocketPath(path); !fits.ok()) return fits;
  if (absl::Status mine = PreparePrivateDirectory(DirectoryOf(path)); !mine.ok()) return mine;
  absl::StatusOr<LockFile> lock = TakeLock(path);
  if (!lock.ok()) return lock.status();
  if (absl::Status removed = RemoveStale(path); !removed.ok()) return removed;
  absl::StatusOr<UniqueFd> listener = Listen(path);
  if (!listener.ok()) return listener.status();
  return Endpoint(path, *std::move(lock), *std::move(listener), /*owns_name=*/true);
}

absl::StatusOr<std::optional<Endpoint>> Endpoint::Inherit() {
  if (EnvironmentNumber("LISTEN_PID") != getpid()) return std::nullopt;
  const int count = EnvironmentNumber("LISTEN_FDS");
  if (count < 1) return std::nullopt;
  if (count > 1) {
    return absl::FailedPreconditionError(
        absl::StrCat("the service manager passed ", count, " sockets (LISTEN_FDS); one is expected"));
  }
  UniqueFd listener(kFirstPassedFd);
  absl::StatusOr<std::string> path = PathOf(listener.get());
  if (!path.ok()) return path.status();
  if (fcntl(listener.get(), F_SETFD, FD_CLOEXEC) != 0 || fcntl(listener.get(), F_SETFL, O_NONBLOCK) != 0) {
    return Failure("take over the socket", *path, errno);
  }
  absl::StatusOr<LockFile::Attempt> attempt = LockFile::Try(*path + ".lock");
  if (!attempt.ok()) return attempt.status();
  if (!attempt->lock.has_value()) return AlreadyRunning(attempt->holder, *path);
  return Endpoint(*path, *std::move(attempt->lock), std::move(listener), /*owns_name=*/false);
}

Endpoint::Endpoint(std::string path, LockFile lock, UniqueFd listener, bool owns_name)
    : path_(std::move(path)), lock_(std::move(lock)), listener_(std::move(listener)), owns_name_(owns_name) {
  struct stat info{};
  if (owns_name_ && lstat(path_.c_str(), &info) == 0) {
    device_ = info.st_dev;
    inode_ = info.st_ino;
  }
}

Endpoint::Endpoint(Endpoint&& other) noexcept
    : path_(std::move(other.path_)),
      lock_(std::move(other.lock_)),
      listener_(std::move(other.listener_)),
      owns_name_(std::exchange(other.owns_name_, false)),
      device_(other.device_),
      inode_(other.inode_) {}

Endpoint::~Endpoint() { Withdraw(); }

void Endpoint::Withdraw() {
  if (!std::exchange(owns_name_, false)) return;
  struct stat info{};
  if (lstat(path_.c_str(), &info) == 0 && info.st_dev == device_ && info.st_ino == inode_) unlink(path_.c_str());
}

absl::Status CheckPeer(int fd) {
  ucred peer{};
  socklen_t size = sizeof(peer);
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("cannot tell who is at the other end: ", std::generic_category().message(errno)));
  }
  if (peer.uid != geteuid()) {
    return absl::PermissionDeniedError(absl::StrCat("uid ", peer.uid, " is not the user of this daemon"));
  }
  return absl::OkStatus();
}

}  // namespace youward::os
