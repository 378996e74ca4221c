#include <unistd.h>

#include <memory>
#include <string>
#include <utility>

#include "plugins/cli/catalog_commands.h"
#include "plugins/cli/input.h"
#include "plugins/cli/json_writer.h"
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
  JsonWriter json(JsonLayout::kIndented);
  json.BeginObject();
  json.Key("serving").Bool(status.ok());
  if (status.ok()) {
    json.Key("pid").Int(status->listener.pid);
    json.Key("socket").String(NameOf(status->listener.path));
    json.Key("engine_version").String(status->checked.engine_version);
    json.Key("policy_revision").String(status->checked.policy_revision);
  } else {
    json.Key("error").String(NameOf(std::string(status.status().message())));
  }
  json.EndObject();
  return std::move(json).Take();
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
                           "\n  socket   " + NameOf(status->listener.path) + "\n  engine   " +
                           status->checked.engine_version + "\n  policy   " + status->checked.policy_revision + "\n";
  return out.Write(text) ? kExitClean : out.Trouble();
}

}  // namespace youward::cli
