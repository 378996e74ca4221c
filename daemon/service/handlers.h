// What each call of the contract does, as functions of a request and a snapshot: no thread, no queue, no gRPC, so that
// they are tested by calling them. server.h puts them behind the socket.
//
//   absl::StatusOr<v1::AnalyzeResponse> response = Analyze(request, state.Take());
//
// Functions keep nothing: any number of threads. A State may be used from any thread; the analyzer must outlive it.
#ifndef YOUWARD_DAEMON_SERVICE_HANDLERS_H_
#define YOUWARD_DAEMON_SERVICE_HANDLERS_H_

#include <memory>
#include <mutex>
#include <string>

#include "absl/status/statusor.h"
#include "daemon/analysis/analyzer.h"
#include "daemon/policy/policy.h"
#include "youward/v1/analyzer.pb.h"
#include "youward/v1/policy.pb.h"

namespace youward::service {

// What one call sees; does not change while the call runs, whatever is reloaded.
struct Snapshot {
  const analysis::Analyzer* analyzer = nullptr;  // never null
  std::shared_ptr<const policy::Policy> policy;  // never null
  std::string policy_path;                       // empty: the built-in policy
};

// What all calls share.
class State {
 public:
  // `policy_path`: the file that the policy was read from; empty for the built-in one.
  State(const analysis::Analyzer& analyzer, policy::Policy policy, std::string policy_path);

  Snapshot Take() const;
  // Calls that begin from now on see `policy`.
  void SetPolicy(policy::Policy policy, std::string policy_path);

 private:
  mutable std::mutex mutex_;
  Snapshot now_;  // guarded by mutex_
};

// Results and errors: see proto/youward/v1/.
absl::StatusOr<v1::AnalyzeResponse> Analyze(const v1::AnalyzeRequest& request, const Snapshot& now);
absl::StatusOr<v1::ListRulesResponse> ListRules(const v1::ListRulesRequest& request, const Snapshot& now);
absl::StatusOr<v1::GetRuleResponse> GetRule(const v1::GetRuleRequest& request, const Snapshot& now);
absl::StatusOr<v1::GetEffectivePolicyResponse> GetEffectivePolicy(const v1::GetEffectivePolicyRequest& request,
                                                                  const Snapshot& now);

}  // namespace youward::service

#endif  // YOUWARD_DAEMON_SERVICE_HANDLERS_H_
