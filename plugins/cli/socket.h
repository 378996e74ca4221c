// The daemon's socket, looked at before gRPC is: whether anything listens there, and who. gRPC alone would say no more
// than "failed to connect to all addresses".
//
// Free functions, any thread.
#ifndef YOUWARD_PLUGINS_CLI_SOCKET_H_
#define YOUWARD_PLUGINS_CLI_SOCKET_H_

#include <string>

#include "absl/status/statusor.h"

namespace youward::cli {

// What is known about the process at the other end.
struct Listener {
  std::string path;
  long pid = 0;  // 0: the system does not tell
};

// Connects to the socket once and hangs up. `path` empty: os::DefaultSocketPath().
// UNAVAILABLE: nothing is there, or nobody listens. PERMISSION_DENIED, INVALID_ARGUMENT (too long), FAILED_PRECONDITION
// (no socket, no home directory). The message names the path.
absl::StatusOr<Listener> FindListener(const std::string& path);

// "unix:…" for gRPC, which reads it as a URI: what a URI may not hold is percent-encoded. A relative path stays
// relative.
std::string GrpcTarget(const std::string& path);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_SOCKET_H_
