#include "plugins/cli/socket.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "daemon/os/runtime_dir.h"

namespace youward::cli {
namespace {

absl::Status Explain(int error, const std::string& path) {
  switch (error) {
    case ENOENT:
    case ECONNREFUSED:
      return absl::UnavailableError("the daemon is not running (nobody listens on " + path + ")");
    case EACCES:
    case EPERM:
      return absl::PermissionDeniedError("the daemon's socket " + path + " may not be opened by you");
    case ENOTSOCK:
    case EPROTOTYPE:
      return absl::FailedPreconditionError(path + " is not the daemon's socket");
    default:
      return absl::UnavailableError("cannot connect to " + path + ": " + std::strerror(error));
  }
}

long PeerOf([[maybe_unused]] int fd) {
#ifdef SO_PEERCRED
  ucred peer{};
  socklen_t size = sizeof peer;
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0) return peer.pid;
#endif
  return 0;
}

}  // namespace

absl::StatusOr<Listener> FindListener(const std::string& path) {
  Listener listener{path};
  if (path.empty()) {
    absl::StatusOr<std::string> found = os::DefaultSocketPath();
    if (!found.ok()) return found.status();
    listener.path = *std::move(found);
  }
  if (absl::Status fits = os::CheckSocketPath(listener.path); !fits.ok()) return fits;

  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, listener.path.c_str(), listener.path.size() + 1);
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return absl::UnavailableError(std::string("cannot open a socket: ") + std::strerror(errno));
  const int result = connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  const int error = errno;
  if (result == 0) listener.pid = PeerOf(fd);
  close(fd);
  if (result != 0) return Explain(error, listener.path);
  return listener;
}

std::string GrpcTarget(const std::string& path) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string target = "unix:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
                       byte == '/' || byte == '.' || byte == '-' || byte == '_' || byte == '~';
    if (plain) {
      target += c;
    } else {
      target += '%';
      target += kHex[byte >> 4];
      target += kHex[byte & 15];
    }
  }
  return target;
}

}  // namespace youward::cli
