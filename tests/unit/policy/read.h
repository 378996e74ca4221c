// Reading policies in tests: a small catalogue, and results as lines that can be compared.
#ifndef YOUWARD_TESTS_UNIT_POLICY_READ_H_
#define YOUWARD_TESTS_UNIT_POLICY_READ_H_

#include <string>
#include <string_view>

#include "daemon/base/concat.h"
#include "daemon/policy/policy.h"

namespace youward::policy {

inline constexpr std::string_view kRuleIds[] = {
    "buzzword/leverage",           "buzzword/synergy",      "insight/job-posts",
    "meeting-ask/fifteen-minutes", "meeting-ask/demo-link",
};

inline PolicyContext Catalogue() { return {kRuleIds}; }

// What is wrong with a policy; "" when nothing is.
inline std::string ErrorsOf(std::string_view whole_text) {
  const absl::StatusOr<Policy> policy = ParsePolicy(whole_text, "p.yaml", Catalogue());
  if (policy.ok()) return "";
  return std::string(base::MessageOf(policy.status()));
}

// The same for `text` behind a first line that says the version: the first line of `text` is line 2.
inline std::string Errors(std::string_view text) { return ErrorsOf(base::Concat("version: 1\n", text)); }

// A policy that has to be right, `text` as for Errors; the built-in one when it is not.
inline Policy Read(std::string_view text) {
  absl::StatusOr<Policy> policy = ParsePolicy(base::Concat("version: 1\n", text), "p.yaml", Catalogue());
  return policy.ok() ? *std::move(policy) : Policy();
}

}  // namespace youward::policy

#endif  // YOUWARD_TESTS_UNIT_POLICY_READ_H_
