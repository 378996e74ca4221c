#include <unistd.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "plugins/cli/catalog_commands.h"
#include "plugins/cli/output.h"
#include "plugins/cli/socket.h"

namespace youward::cli {
namespace {

// What the daemon says of itself, found by having it analyse an empty draft: that proves more than an open socket.
struct DaemonStatus {
  Listener listener;
  Checked checked;
};

absl::StatusOr<DaemonStatus> AskDaemon(const Connection& connection) {
  DaemonStatus found;
  absl::StatusOr<Listener> listener = FindListener(connection.socket);
  if (!listener.ok()) return listener.status();
  found.listener = *std::move(listener);
  const absl::StatusOr<std::unique_ptr<Backend>> backend = Connect(connection);
  if (!backend.ok()) return backend.status();
  absl::StatusOr<Checked> checked = (*backend)->Analyze(analysis::Draft{});
  if (!checked.ok()) return checked.status();
  found.checked = *std::move(checked);
  return found;
}

std::string AsJson(const absl::StatusOr<DaemonStatus>& status) {
  nlohmann::ordered_json to;
  to["serving"] = status.ok();
  if (status.ok()) {
    to["pid"] = status->listener.pid;
    to["socket"] = status->listener.path;
    to["engine_version"] = status->checked.engine_version;
    to["policy_revision"] = status->checked.policy_revision;
  } else {
    to["error"] = status.status().message();
  }
  return to.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

int RunStatus(const StatusOptions& options) {
  const absl::StatusOr<DaemonStatus> status = AskDaemon(options.connection);
  Output out(STDOUT_FILENO);
  if (options.json) {
    if (!out.Write(AsJson(status))) return out.Trouble();
    return status.ok() ? kExitClean : kExitTrouble;
  }
  if (!status.ok()) return ComplainAbout(status.status());
  const std::string text = "The daemon is serving.\n  pid      " + std::to_string(status->listener.pid) +
                           "\n  socket   " + status->listener.path + "\n  engine   " + status->checked.engine_version +
                           "\n  policy   " + status->checked.policy_revision + "\n";
  return out.Write(text) ? kExitClean : out.Trouble();
}

}  // namespace youward::cli
