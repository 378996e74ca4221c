// The policy that the daemon was told to follow, read again whenever asked.
//
//   absl::StatusOr<PolicySource> source = PolicySource::Find(options.policy);
//   absl::StatusOr<policy::LoadedPolicy> loaded = source->Load(analyzer.rules());
//
// Immutable, any thread.
#ifndef YOUWARD_DAEMON_APP_POLICY_SOURCE_H_
#define YOUWARD_DAEMON_APP_POLICY_SOURCE_H_

#include <string>

#include "absl/status/statusor.h"
#include "daemon/policy/file.h"
#include "daemon/rules/rule_set.h"

namespace youward::app {

class PolicySource {
 public:
  // `path` as given on the command line; empty: the default place, where no file means the built-in policy.
  static PolicySource Find(const std::string& path);

  // Errors as policy::LoadPolicyFile.
  absl::StatusOr<policy::LoadedPolicy> Load(const rules::RuleSet& rules) const;

 private:
  PolicySource(std::string path, policy::MissingFile missing) : path_(std::move(path)), missing_(missing) {}

  std::string path_;  // empty: there is no place for one
  policy::MissingFile missing_;
};

}  // namespace youward::app

#endif  // YOUWARD_DAEMON_APP_POLICY_SOURCE_H_
