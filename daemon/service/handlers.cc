#include "daemon/service/handlers.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "daemon/base/status_macros.h"
#include "daemon/base/taxonomy.h"
#include "daemon/rules/rule.h"
#include "daemon/service/errors.h"
#include "daemon/service/marshalling.h"

namespace youward::service {
namespace {

constexpr int kDefaultPageSize = 100;
constexpr int kMaxPageSize = 1000;

RuleState StateOf(const rules::Rule& rule, const policy::Policy& policy) {
  return {.enabled = policy.IsEnabled(rule.id), .severity = policy.SeverityOf(rule.id).value_or(rule.severity)};
}

// The catalogue's rules and those of the policy, by id.
std::vector<const rules::Rule*> RulesInForce(const Snapshot& now) {
  std::vector<const rules::Rule*> all;
  for (const rules::Rule& rule : now.analyzer->rules().rules()) all.push_back(&rule);
  if (now.policy->own_rules != nullptr) {
    for (const rules::Rule& rule : now.policy->own_rules->rules()) all.push_back(&rule);
  }
  std::ranges::sort(all, {}, &rules::Rule::id);
  return all;
}

const rules::Rule* FindRule(const Snapshot& now, std::string_view id) {
  if (const rules::Rule* rule = now.analyzer->rules().Find(id)) return rule;
  return now.policy->own_rules == nullptr ? nullptr : now.policy->own_rules->Find(id);
}

// A page's token is the id of its first rule, so that it stays right when the policy changes in between.
bool IsPageToken(std::string_view token) {
  const std::size_t slash = token.find('/');
  return slash != std::string_view::npos && slash + 1 < token.size() &&
         base::ParseCode(token.substr(0, slash)).has_value();
}

}  // namespace

State::State(const analysis::Analyzer& analyzer, policy::Policy policy, std::string policy_path)
    : now_{.analyzer = &analyzer,
           .policy = std::make_shared<const policy::Policy>(std::move(policy)),
           .policy_path = std::move(policy_path)} {}

Snapshot State::Take() const {
  const std::lock_guard lock(mutex_);
  return now_;
}

void State::SetPolicy(policy::Policy policy, std::string policy_path) {
  Snapshot next = {.analyzer = now_.analyzer,
                   .policy = std::make_shared<const policy::Policy>(std::move(policy)),
                   .policy_path = std::move(policy_path)};
  const std::lock_guard lock(mutex_);
  std::swap(now_, next);
}

absl::StatusOr<v1::AnalyzeResponse> Analyze(const v1::AnalyzeRequest& request, const Snapshot& now) {
  YOUWARD_ASSIGN_OR_RETURN(const DecodedDraft decoded, DecodeDraft(request.draft(), request.offset_encoding()));
  const analysis::Answer answer = now.analyzer->Analyze(decoded.draft, *now.policy);
  v1::AnalyzeResponse response;
  response.set_document_id(request.document_id());
  response.set_document_version(request.document_version());
  response.set_offset_encoding(request.offset_encoding());
  response.set_policy_revision(now.policy->revision);
  response.set_engine_version(now.analyzer->version());
  Encode(answer, decoded, response);
  return response;
}

absl::StatusOr<v1::ListRulesResponse> ListRules(const v1::ListRulesRequest& request, const Snapshot& now) {
  if (request.page_size() < 0) {
    return InvalidArgument("PAGE_SIZE_INVALID", "page_size",
                           absl::StrCat("page_size is ", request.page_size(), "; it may not be negative"));
  }
  const std::vector<const rules::Rule*> rules = RulesInForce(now);
  auto next = rules.begin();
  if (!request.page_token().empty()) {
    if (!IsPageToken(request.page_token())) {
      return InvalidArgument("PAGE_TOKEN_INVALID", "page_token", "page_token is not one that ListRules returned");
    }
    next = std::ranges::lower_bound(rules, std::string_view(request.page_token()), {}, &rules::Rule::id);
  }
  v1::ListRulesResponse response;
  const int size = request.page_size() == 0 ? kDefaultPageSize : std::min(request.page_size(), kMaxPageSize);
  for (; next != rules.end() && response.rules_size() < size; ++next) {
    Encode(**next, StateOf(**next, *now.policy), /*with_examples=*/false, *response.add_rules());
  }
  if (next != rules.end()) response.set_next_page_token(std::string((*next)->id));
  return response;
}

absl::StatusOr<v1::GetRuleResponse> GetRule(const v1::GetRuleRequest& request, const Snapshot& now) {
  const rules::Rule* rule = FindRule(now, request.id());
  if (rule == nullptr) return NotFound("RULE_NOT_FOUND", "id", "there is no rule with this id");
  v1::GetRuleResponse response;
  Encode(*rule, StateOf(*rule, *now.policy), /*with_examples=*/true, *response.mutable_rule());
  return response;
}

absl::StatusOr<v1::GetEffectivePolicyResponse> GetEffectivePolicy(const v1::GetEffectivePolicyRequest&,
                                                                  const Snapshot& now) {
  v1::GetEffectivePolicyResponse response;
  Encode(*now.policy, *response.mutable_policy());
  response.set_revision(now.policy->revision);
  response.set_source_path(now.policy_path);
  return response;
}

}  // namespace youward::service
