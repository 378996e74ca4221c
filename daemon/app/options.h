// What the daemon is told on its command line.
//
//   const ParsedOptions parsed = ParseOptions(argc, argv);
//   if (parsed.exit_code.has_value()) return *parsed.exit_code;    // --help, --version or a mistake; said already
//
// Plain data.
#ifndef YOUWARD_DAEMON_APP_OPTIONS_H_
#define YOUWARD_DAEMON_APP_OPTIONS_H_

#include <optional>
#include <string>

#include "daemon/base/log.h"
#include "daemon/engine/engine.h"

namespace youward::app {

// What youwardd ends with.
inline constexpr int kExitOk = 0;       // asked to end, or idle for long enough
inline constexpr int kExitTrouble = 2;  // a wrong option, a wrong policy, a directory that is not private, …
inline constexpr int kExitRunning = 3;  // another youwardd serves the socket, and can be connected to

struct Options {
  std::string socket;                                  // empty: os::DefaultSocketPath()
  std::string policy;                                  // empty: os::DefaultPolicyPath(), which need not exist
  std::string weights = engine::DefaultWeightsPath();  // of the learned part; "none": rules alone
  int idle_exit_s = 0;                                 // seconds without a call after which the daemon ends; 0: never
  std::optional<int> ready_fd;                         // where to write "ready\n" once clients can connect
  base::LogOptions log;
};

struct ParsedOptions {
  Options options;
  std::optional<int> exit_code;  // set: there is nothing more to do
};

// Writes help, version and mistakes to standard output and standard error.
ParsedOptions ParseOptions(int argc, const char* const* argv);

}  // namespace youward::app

#endif  // YOUWARD_DAEMON_APP_OPTIONS_H_
