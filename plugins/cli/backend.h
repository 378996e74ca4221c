// What answers: the daemon, or the analysis in this process. Both give the same values, so that everything that is
// shown or printed is made in one way.
//
//   absl::StatusOr<std::unique_ptr<Backend>> backend = Connect({.standalone = true});
//   absl::StatusOr<Checked> checked = (*backend)->Analyze(draft);
//
// Any number of threads may call one Backend at once.
#ifndef YOUWARD_PLUGINS_CLI_BACKEND_H_
#define YOUWARD_PLUGINS_CLI_BACKEND_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "daemon/analysis/types.h"
#include "daemon/base/taxonomy.h"

namespace youward::cli {

// An answer and what made it.
struct Checked {
  analysis::Answer answer;      // ranges in bytes of the draft
  std::string engine_version;   // "0.1.0+3f9a1c"
  std::string policy_revision;  // "built-in" or 16 hexadecimal digits
};

struct RuleExampleInfo {
  std::string marked_text;  // the flagged passage in [[ ]]
  std::string after;        // empty: no suggestion, or left alone
};

// A rule as the contract describes it.
struct RuleInfo {
  std::string id;
  base::Code code = base::Code::kBuzzword;
  std::optional<base::Severity> severity;  // unset for a strength
  bool enabled = true;
  std::string message;
  std::string explanation;
  std::string principle;
  std::string evidence_grade;
  std::string evidence;
  std::vector<base::Channel> channels;  // empty: all
  std::vector<base::Stage> stages;      // empty: all
  std::vector<base::Purpose> purposes;
  std::vector<RuleExampleInfo> examples;
};

class Backend {
 public:
  virtual ~Backend() = default;

  // `draft` holds valid UTF-8. In process this cannot fail; through the daemon the status says in one line what is
  // wrong.
  virtual absl::StatusOr<Checked> Analyze(const analysis::Draft& draft) const = 0;
  // Ordered by id. Through the daemon, without examples.
  virtual absl::StatusOr<std::vector<RuleInfo>> ListRules() const = 0;
  // NOT_FOUND: there is no such rule.
  virtual absl::StatusOr<RuleInfo> GetRule(const std::string& id) const = 0;
};

// Where to find the daemon, or that none is to be asked.
struct Connection {
  bool standalone = false;
  std::string weights;  // standalone: of the learned part; empty: those installed; "none": rules alone
  std::string policy;   // standalone: the policy file; empty: the built-in policy
  std::string socket;   // the daemon's; empty: os::DefaultSocketPath()
};

// UNAVAILABLE: no daemon is listening. INVALID_ARGUMENT: the socket path cannot be one, or the policy file is wrong.
// Messages are for people, without a full stop.
absl::StatusOr<std::unique_ptr<Backend>> Connect(const Connection& connection);

// The one in this process; see Connection::policy. Weights that are missing or refused are complained about on standard
// error, and the rules speak alone.
absl::StatusOr<std::unique_ptr<Backend>> MakeStandalone(const std::string& policy_file,
                                                        const std::string& weights = "");

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_BACKEND_H_
