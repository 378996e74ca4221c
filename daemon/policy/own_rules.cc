#include "daemon/policy/own_rules.h"

#include <utility>

#include "daemon/base/concat.h"
#include "daemon/base/yaml.h"
#include "daemon/rules/compiler.h"

namespace youward::policy {
namespace {

rules::RuleSource MakeRule(const AvoidPhrase& avoid, std::size_t number) {
  rules::RuleSource rule;
  rule.id = base::Concat(base::Name(avoid.code), "/policy-", number);
  rule.code = avoid.code;
  rule.severity = avoid.severity;
  rule.message =
      avoid.message.empty() ? base::Concat("Your organisation avoids \"", avoid.phrase, "\".") : avoid.message;
  rule.explanation = avoid.prefer.empty() ? std::string("A decision of your organisation.")
                                          : base::Concat("Your organisation prefers \"", avoid.prefer, "\".");
  rule.principle = "P11";
  rule.evidence_grade = "C";
  rule.evidence = "A choice of your organisation's policy.";
  for (base::Purpose purpose : {base::Purpose::kOutreach, base::Purpose::kAccount, base::Purpose::kInternal}) {
    rule.purposes.Add(purpose);
  }
  rule.any.push_back({.text = avoid.phrase, .literal = true});
  rules::SuggestionSource suggestion{
      .kind = rules::SuggestionKind::kDelete, .extent = rules::Extent::kMatch, .title = "Leave it out"};
  if (!avoid.prefer.empty()) {
    suggestion.kind = rules::SuggestionKind::kReplace;
    suggestion.title = "Use your organisation's word";
    suggestion.text = avoid.prefer;
  }
  rule.suggestions.push_back(std::move(suggestion));
  return rule;
}

}  // namespace

absl::StatusOr<std::shared_ptr<const rules::RuleSet>> CompileOwnRules(std::span<const AvoidPhrase> avoid) {
  if (avoid.empty()) return std::shared_ptr<const rules::RuleSet>();
  const rules::Lexicon no_classes;
  rules::Compiler compiler(no_classes);
  base::Diagnostics errors("phrases.avoid");
  for (std::size_t i = 0; i < avoid.size(); ++i) {
    const rules::RuleSource rule = MakeRule(avoid[i], i + 1);
    compiler.Add(rule, errors);
  }
  if (!errors.ok()) return errors.ToStatus();
  return std::make_shared<const rules::RuleSet>(compiler.Finish());
}

}  // namespace youward::policy
