// youwardd: the daemon. What it does stands in daemon.h, its options and exit codes in options.h and in `youwardd
// --help`:
//   0  ended as asked, or idle    2  could not start    3  already running
#include "daemon/app/daemon.h"
#include "daemon/app/grpc_log.h"
#include "daemon/app/options.h"
#include "daemon/base/log.h"
#include "daemon/os/process.h"

int main(int argc, char** argv) {
  using namespace youward;
  const app::ParsedOptions parsed = app::ParseOptions(argc, argv);
  if (parsed.exit_code.has_value()) return *parsed.exit_code;
  os::PrepareProcess();
  // Outlives everything: gRPC may still have something to say while the process ends.
  static base::Log log(parsed.options.log);
  app::RouteLibraryLogs(log);
  return app::Daemon(parsed.options, log).Run();
}
