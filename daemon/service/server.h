// The contract over gRPC, on connections that somebody else accepted.
//
//   State state(analyzer, policy);
//   absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(ServerOptions{}, state);
//   (*server)->AddConnection(fd);                       // connected, non-blocking
//   (*server)->Stop(std::chrono::milliseconds(400));    // from a thread that nothing else waits for
//
// Serves youward.v1.Analyzer, youward.v1.Policies, grpc.health.v1.Health and reflection. One thread polls gRPC's queue,
// the workers run the handlers; nothing else of ours runs, and nothing wakes up while no client speaks. All members may
// be called from any thread; Stop once. The state must outlive the server.
#ifndef YOUWARD_DAEMON_SERVICE_SERVER_H_
#define YOUWARD_DAEMON_SERVICE_SERVER_H_

#include <chrono>
#include <cstddef>
#include <memory>

#include "absl/status/statusor.h"
#include "daemon/service/call_log.h"
#include "daemon/service/handlers.h"
#include "daemon/service/workers.h"

namespace youward::service {

// Limits on what one user's clients, right or wrong, can make the daemon hold.
struct ServerOptions {
  Workers::Options workers = {.threads = DefaultWorkerCount()};
  int max_message_bytes = 4 * 1024 * 1024;            // of a request
  int max_metadata_bytes = 16 * 1024;                 // of a request's headers
  int max_streams_per_connection = 128;               // calls at the same time
  std::size_t memory_quota_bytes = 64 * 1024 * 1024;  // of gRPC's buffers
  int handshake_timeout_ms = 5'000;                   // from connecting to HTTP/2's settings
  int keepalive_interval_ms = 120'000;                // a connection that says nothing is asked whether it lives
  int keepalive_timeout_ms = 20'000;                  // … and closed when it does not answer
  int idle_connection_ms = 1'800'000;                 // a connection without calls is closed
};

class Server {
 public:
  // INTERNAL: gRPC could not be started.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options, State& state);
  virtual ~Server() = default;

  // Takes over the connected, non-blocking stream socket `fd`. Not after Stop.
  virtual void AddConnection(int fd) = 0;

  // Ends the server: health says NOT_SERVING, new calls are refused, those that run have `grace` to be answered and are
  // cancelled then. Returns when no call is left; a handler that is running is waited for.
  virtual void Stop(std::chrono::milliseconds grace) = 0;

  virtual const CallLog& calls() const = 0;

  // For tests: who keeps a worker busy makes calls wait.
  virtual Workers& workers() = 0;

 protected:
  Server() = default;
};

}  // namespace youward::service

#endif  // YOUWARD_DAEMON_SERVICE_SERVER_H_
