// The phrases that a policy avoids, as rules like any other: "<code>/policy-<number>", counted from 1 in the order of
// the file. Pure.
#ifndef YOUWARD_DAEMON_POLICY_OWN_RULES_H_
#define YOUWARD_DAEMON_POLICY_OWN_RULES_H_

#include <memory>
#include <span>

#include "absl/status/statusor.h"
#include "daemon/policy/policy.h"
#include "daemon/rules/rule_set.h"

namespace youward::policy {

// Null when `avoid` is empty. INVALID_ARGUMENT for a phrase without a word.
absl::StatusOr<std::shared_ptr<const rules::RuleSet>> CompileOwnRules(std::span<const AvoidPhrase> avoid);

}  // namespace youward::policy

#endif  // YOUWARD_DAEMON_POLICY_OWN_RULES_H_
