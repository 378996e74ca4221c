#include "tests/unit/service/test_policy.h"

#include <cstdlib>
#include <iostream>

#include "absl/status/statusor.h"
#include "daemon/rules/rule_set.h"

namespace youward::service {

policy::Policy ParseTestPolicy(std::string_view yaml) {
  std::vector<std::string_view> ids;
  for (const rules::Rule& rule : rules::RuleSet::BuiltIn().rules()) ids.push_back(rule.id);
  absl::StatusOr<policy::Policy> policy = policy::ParsePolicy(yaml, "policy.yaml", {.rule_ids = ids});
  if (!policy.ok()) {
    std::cerr << policy.status() << '\n';
    std::abort();
  }
  return *std::move(policy);
}

policy::Policy TestPolicy() {
  return ParseTestPolicy(
      "version: 1\n"
      "phrases:\n"
      "  avoid:\n"
      "    - phrase: moonshine\n"
      "      prefer: daylight\n"
      "      message: Say daylight.\n");
}

v1::AnalyzeRequest RequestFor(std::string_view body, v1::OffsetEncoding encoding) {
  v1::AnalyzeRequest request;
  request.set_offset_encoding(encoding);
  request.mutable_draft()->set_body(std::string(body));
  request.mutable_draft()->set_channel(v1::CHANNEL_EMAIL);
  request.mutable_draft()->set_purpose(v1::PURPOSE_OUTREACH);
  return request;
}

std::vector<v1::Range> AvoidedRanges(const v1::AnalyzeResponse& response) {
  std::vector<v1::Range> ranges;
  for (const v1::Finding& finding : response.findings()) {
    if (finding.rule_id() == kAvoidRule) ranges.push_back(finding.range());
  }
  return ranges;
}

}  // namespace youward::service
