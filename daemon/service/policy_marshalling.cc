#include <string>

#include "daemon/service/enums.h"
#include "daemon/service/marshalling.h"

namespace youward::service {

void Encode(const policy::Policy& policy, v1::EffectivePolicy& out) {
  for (const std::string& name : policy.company_names) out.add_company_names(name);
  for (const std::string& name : policy.product_names) out.add_product_names(name);
  for (const std::string& rule : policy.disabled_rules) out.add_disabled_rules(rule);
  for (const auto& [rule, severity] : policy.severities) {
    v1::SeverityOverride& to = *out.add_severities();
    to.set_rule(rule);
    to.set_severity(ToProto<v1::Severity>(severity));
  }
  for (const policy::AvoidPhrase& avoid : policy.avoid) {
    v1::AvoidPhrase& to = *out.add_avoid();
    to.set_phrase(avoid.phrase);
    to.set_prefer(avoid.prefer);
    to.set_message(avoid.message);
    to.set_code(ToProto<v1::Code>(avoid.code));
    to.set_severity(ToProto<v1::Severity>(avoid.severity));
  }
  for (const policy::ApprovedPhrasing& approved : policy.approved) {
    v1::ApprovedPhrasing& to = *out.add_approved();
    to.set_code(ToProto<v1::Code>(approved.code));
    EncodeSet<v1::Channel>(approved.channels, *to.mutable_channels());
    to.set_text(approved.text);
  }
  for (const auto& [channel, limit] : policy.limits) {
    v1::ChannelLimit& to = *out.add_limits();
    to.set_channel(ToProto<v1::Channel>(channel));
    if (limit.max_words.has_value()) to.set_max_words(*limit.max_words);
    if (limit.max_characters.has_value()) to.set_max_characters(*limit.max_characters);
  }
  out.mutable_send_check()->set_enabled(policy.send_check.enabled);
  out.mutable_send_check()->set_minimum_severity(ToProto<v1::Severity>(policy.send_check.minimum_severity));
}

}  // namespace youward::service
