// What gRPC and Protobuf have to say goes into our log instead of straight to standard error: that something was said
// and where in their sources, never the words, which may hold parts of a request.
#ifndef YOUWARD_DAEMON_APP_GRPC_LOG_H_
#define YOUWARD_DAEMON_APP_GRPC_LOG_H_

#include "daemon/base/log.h"

namespace youward::app {

// Before gRPC is used, once in a process. `log` must live until the process ends.
void RouteLibraryLogs(base::Log& log);

}  // namespace youward::app

#endif  // YOUWARD_DAEMON_APP_GRPC_LOG_H_
