#include "daemon/app/policy_source.h"

#include <string_view>
#include <vector>

#include "daemon/os/home.h"

namespace youward::app {

PolicySource PolicySource::Find(const std::string& path) {
  if (!path.empty()) return PolicySource(path, policy::MissingFile::kIsError);
  return PolicySource(os::DefaultPolicyPath().value_or(""), policy::MissingFile::kMeansBuiltIn);
}

absl::StatusOr<policy::LoadedPolicy> PolicySource::Load(const rules::RuleSet& rules) const {
  if (path_.empty()) return policy::LoadedPolicy{};
  std::vector<std::string_view> ids;
  ids.reserve(rules.rules().size());
  for (const rules::Rule& rule : rules.rules()) ids.push_back(rule.id);
  return policy::LoadPolicyFile(path_, policy::PolicyContext{.rule_ids = ids}, missing_);
}

}  // namespace youward::app
