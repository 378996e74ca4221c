#include "daemon/policy/policy.h"

namespace youward::policy {
namespace {

std::string CodePart(std::string_view rule_id) { return std::string(rule_id.substr(0, rule_id.find('/'))); }

}  // namespace

bool Policy::IsEnabled(std::string_view rule_id) const {
  return !disabled_rules.contains(std::string(rule_id)) && !disabled_rules.contains(CodePart(rule_id));
}

std::optional<base::Severity> Policy::SeverityOf(std::string_view rule_id) const {
  for (const std::string& name : {std::string(rule_id), CodePart(rule_id)}) {
    const auto entry = severities.find(name);
    if (entry != severities.end()) return entry->second;
  }
  return std::nullopt;
}

}  // namespace youward::policy
