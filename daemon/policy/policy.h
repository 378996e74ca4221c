// What an organisation decides about its letters: names, rules on and off, severities, phrases, limits, the check at
// send. One YAML file now (packaging/policy/example.yaml shows every key); layers, locks and signatures build on this
// later.
//
//   absl::StatusOr<Policy> policy = ParsePolicy(text, "policy.yaml", context);
//
// Plain data, immutable once shared: any number of threads may read it.
#ifndef YOUWARD_DAEMON_POLICY_POLICY_H_
#define YOUWARD_DAEMON_POLICY_POLICY_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "daemon/base/taxonomy.h"
#include "daemon/rules/rule_set.h"

namespace youward::policy {

// A phrase the organisation avoids, and what it prefers instead (may be empty).
struct AvoidPhrase {
  std::string phrase;   // words; matched case-insensitively, whole words, in any inflection given
  std::string prefer;   // empty: no replacement, only a warning
  std::string message;  // why, one line; empty: a standard one
  base::Code code = base::Code::kBuzzword;
  base::Severity severity = base::Severity::kWarning;
};

// A phrasing the organisation has approved; offered first for findings of its code. May have ${1:slots}.
struct ApprovedPhrasing {
  base::Code code = base::Code::kMeetingAsk;
  base::EnumSet<base::Channel> channels;  // empty: all
  std::string text;
};

struct ChannelLimit {
  std::optional<std::uint32_t> max_words;
  std::optional<std::uint32_t> max_characters;  // code points of the body
};

// Whether plugins ask before sending. Off by default; "send anyway" is always offered.
struct SendCheck {
  bool enabled = false;
  base::Severity minimum_severity = base::Severity::kWarning;
};

struct Policy {
  std::vector<std::string> company_names;            // the sender's company
  std::vector<std::string> product_names;            // what it sells
  std::set<std::string> disabled_rules;              // rule ids, or a whole code ("buzzword")
  std::map<std::string, base::Severity> severities;  // by rule id or code; a rule's own entry wins
  std::vector<AvoidPhrase> avoid;
  std::vector<ApprovedPhrasing> approved;
  std::map<base::Channel, ChannelLimit> limits;
  SendCheck send_check;
  // The phrases to avoid, compiled; null when there are none.
  std::shared_ptr<const rules::RuleSet> own_rules;
  // 16 hexadecimal digits of a SHA-256 over the file's bytes; "built-in" for the default policy.
  std::string revision = "built-in";

  // Is `rule_id` ("code/name") on? Off when the rule or its code is disabled.
  bool IsEnabled(std::string_view rule_id) const;
  // The severity this policy sets for the rule, its own entry before its code's; nullopt: the rule's own.
  std::optional<base::Severity> SeverityOf(std::string_view rule_id) const;
};

// What names a policy may refer to.
struct PolicyContext {
  std::span<const std::string_view> rule_ids;  // all rules of the catalogue
};

// INVALID_ARGUMENT whose message has one "file:line:column: what, and what is allowed" a line. `file` is used in
// messages only.
absl::StatusOr<Policy> ParsePolicy(std::string_view text, const std::string& file, const PolicyContext& context);

}  // namespace youward::policy

#endif  // YOUWARD_DAEMON_POLICY_POLICY_H_
