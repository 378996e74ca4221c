// The place where clients find the daemon: a Unix domain socket that the user alone can reach, and a lock beside it
// that makes sure that one daemon at a time serves it.
//
//   absl::StatusOr<Endpoint> endpoint = Endpoint::Claim(socket_path);
//   if (absl::IsAlreadyExists(endpoint.status())) …            // "already running (pid 4711) on /run/…"
//   acceptor.assign(…, endpoint->TakeListener());              // hand the listening socket to who accepts
//   if (absl::Status status = CheckPeer(fd); !status.ok()) …   // on every accepted connection
//   endpoint->Withdraw();                                      // no new clients; the lock stays until the end
//
// Owns the socket's name and the lock; removes both. For one thread at a time.
#ifndef YOUWARD_DAEMON_OS_ENDPOINT_H_
#define YOUWARD_DAEMON_OS_ENDPOINT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/os/lock_file.h"
#include "daemon/os/unique_fd.h"

namespace youward::os {

class Endpoint {
 public:
  // Makes the directory (see PreparePrivateDirectory), takes the lock and listens on `path` with mode 0600. A socket
  // that nobody serves is replaced. ALREADY_EXISTS: another daemon serves it; clients can connect to it now (one that
  // is starting or ending is waited for, two seconds at the most). INVALID_ARGUMENT, PERMISSION_DENIED,
  // FAILED_PRECONDITION: the path or its directory will not do; nothing was changed but missing directories made.
  static absl::StatusOr<Endpoint> Claim(const std::string& path);

  // Takes over the listening socket that a service manager passed (LISTEN_PID, LISTEN_FDS); nullopt when none was. Its
  // name is the manager's and is not removed. Errors as Claim; FAILED_PRECONDITION too when what was passed is not one
  // listening Unix stream socket.
  static absl::StatusOr<std::optional<Endpoint>> Inherit();

  Endpoint(Endpoint&&) noexcept;
  Endpoint& operator=(Endpoint&&) = delete;
  ~Endpoint();

  const std::string& path() const { return path_; }

  // The listening socket, non-blocking; the caller closes it. Once.
  int TakeListener() { return listener_.Release(); }

  // Removes the socket's name if it is still this one's.
  void Withdraw();

 private:
  Endpoint(std::string path, LockFile lock, UniqueFd listener, bool owns_name);

  std::string path_;
  LockFile lock_;
  UniqueFd listener_;
  bool owns_name_;
  std::uint64_t device_ = 0;
  std::uint64_t inode_ = 0;
};

// PERMISSION_DENIED: who is at the other end of the connected socket `fd` is another user. FAILED_PRECONDITION: the
// system does not say who it is.
absl::Status CheckPeer(int fd);

}  // namespace youward::os

#endif  // YOUWARD_DAEMON_OS_ENDPOINT_H_
