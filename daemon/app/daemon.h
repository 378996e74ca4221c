// The daemon's life: policy, socket, server, signals, end.
//
//   Daemon daemon(options, log);
//   return daemon.Run();
//
// Run blocks until the daemon has ended; once. For the main thread.
#ifndef YOUWARD_DAEMON_APP_DAEMON_H_
#define YOUWARD_DAEMON_APP_DAEMON_H_

#include <memory>

#include "daemon/app/options.h"
#include "daemon/base/log.h"

namespace youward::app {

class Daemon {
 public:
  Daemon(const Options& options, base::Log& log);
  ~Daemon();
  Daemon(const Daemon&) = delete;
  Daemon& operator=(const Daemon&) = delete;

  // An exit code of options.h. What kept the daemon from starting is said on standard error, one line a cause.
  int Run();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace youward::app

#endif  // YOUWARD_DAEMON_APP_DAEMON_H_
