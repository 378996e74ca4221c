#include "daemon/app/options.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "daemon/analysis/analyzer.h"

namespace youward::app {
namespace {

constexpr char kDescription[] =
    "youwardd analyses drafts for the programs of one user, over gRPC on a Unix domain socket that this user alone "
    "can\n"
    "reach. It keeps nothing that is written in them and sends nothing anywhere.";

constexpr char kFooter[] =
    R"(Signals: SIGTERM and SIGINT end the daemon within a second; SIGHUP reads the policy again and keeps the last good one.

Exit codes:
  0  ended as asked, or after --idle-exit
  2  could not start: a wrong option, a policy with mistakes, a directory that others may enter, …
  3  already running: another youwardd serves the socket, and clients can connect to it)";

constexpr int kMaxIdleExitS = 7 * 24 * 3600;

std::vector<std::string> Choices(std::span<const std::string_view> names) { return {names.begin(), names.end()}; }

}  // namespace

ParsedOptions ParseOptions(int argc, const char* const* argv) {
  ParsedOptions parsed;
  Options& options = parsed.options;
  CLI::App app(kDescription, "youwardd");
  app.footer(kFooter);
  app.set_version_flag("--version", absl::StrCat("youwardd ", std::string(analysis::ProgramVersion())));
  app.add_option("--socket", options.socket,
                 "The socket to serve (default: $XDG_RUNTIME_DIR/youward/youwardd.sock, else "
                 "~/.local/state/youward/run/youwardd.sock)")
      ->type_name("PATH");
  app.add_option("--policy", options.policy,
                 "The policy to follow (default: ~/.config/youward/policy.yaml, if it is there)")
      ->type_name("FILE");
  app.add_option("--weights", options.weights, "The weights of the learned part; none: rules alone")->type_name("FILE");
  app.add_option("--idle-exit", options.idle_exit_s, "End after this long without a call; 0 is never")
      ->type_name("SECONDS")
      ->check(CLI::Range(0, kMaxIdleExitS).description(""));
  std::string level(Name(options.log.level));
  std::string format(Name(options.log.format));
  app.add_option("--log-level", level, "debug, info, warning, error or off (default: info)")
      ->type_name("LEVEL")
      ->check(CLI::IsMember(Choices(base::LogLevelNames())).description(""));
  app.add_option("--log-format", format, "text or json (default: text)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(Choices(base::LogFormatNames())).description(""));
  app.add_option("--ready-fd", options.ready_fd, "Write a line to this open descriptor once clients can connect")
      ->type_name("N")
      ->check(CLI::Range(3, 1'000'000).description(""));
  try {
    app.parse(argc, argv);
    options.log.level = *base::ParseLogLevel(level);
    options.log.format = *base::ParseLogFormat(format);
  } catch (const CLI::ParseError& error) {
    parsed.exit_code = app.exit(error, std::cout, std::cerr) == 0 ? kExitOk : kExitTrouble;
  }
  return parsed;
}

}  // namespace youward::app
