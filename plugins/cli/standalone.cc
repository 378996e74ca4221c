// The analysis in this process as a Backend: the same code that the daemon runs, and the same view of the rules that it
// lists.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "daemon/analysis/analyzer.h"
#include "daemon/base/concat.h"
#include "daemon/engine/engine.h"
#include "daemon/policy/file.h"
#include "daemon/policy/policy.h"
#include "daemon/rules/rule_set.h"
#include "plugins/cli/backend.h"
#include "plugins/cli/output.h"

namespace youward::cli {
namespace {

template <typename Enum>
std::vector<Enum> ValuesOf(base::EnumSet<Enum> set, std::size_t count) {
  std::vector<Enum> values;
  for (std::size_t i = 0; i < count; ++i) {
    if (set.Contains(static_cast<Enum>(i))) values.push_back(static_cast<Enum>(i));
  }
  return values;
}

class Standalone final : public Backend {
 public:
  Standalone(policy::Policy policy, const std::string& weights) : engine_(weights), policy_(std::move(policy)) {
    if (!engine_.weights_status().ok()) {
      Complain(base::Concat(base::MessageOf(engine_.weights_status()), "; the rules speak alone"));
    }
  }

  absl::StatusOr<Checked> Analyze(const analysis::Draft& draft) const override {
    const analysis::Analyzer& analyzer = engine_.analyzer();
    return Checked{analyzer.Analyze(draft, policy_), analyzer.version(), policy_.revision};
  }

  absl::StatusOr<std::vector<RuleInfo>> ListRules() const override {
    std::vector<RuleInfo> rules;
    for (const rules::Rule& rule : engine_.analyzer().rules().rules()) rules.push_back(Describe(rule, false));
    if (policy_.own_rules != nullptr) {
      for (const rules::Rule& rule : policy_.own_rules->rules()) rules.push_back(Describe(rule, false));
    }
    std::ranges::sort(rules, {}, &RuleInfo::id);
    return rules;
  }

  absl::StatusOr<RuleInfo> GetRule(const std::string& id) const override {
    const rules::Rule* rule = engine_.analyzer().rules().Find(id);
    if (rule == nullptr && policy_.own_rules != nullptr) rule = policy_.own_rules->Find(id);
    if (rule == nullptr) return absl::NotFoundError("there is no rule with this id");
    return Describe(*rule, true);
  }

 private:
  RuleInfo Describe(const rules::Rule& rule, bool with_examples) const {
    RuleInfo info;
    info.id = rule.id;
    info.code = rule.code;
    if (base::IsFinding(rule.code)) info.severity = policy_.SeverityOf(rule.id).value_or(rule.severity);
    info.enabled = policy_.IsEnabled(rule.id);
    info.message = rule.message;
    info.explanation = rule.explanation;
    info.principle = rule.principle;
    info.evidence_grade = rule.evidence_grade;
    info.evidence = rule.evidence;
    info.channels = ValuesOf(rule.channels, base::kChannelCount);
    info.stages = ValuesOf(rule.stages, base::kStageCount);
    info.purposes = ValuesOf(rule.purposes, base::kPurposeCount);
    if (!with_examples) return info;
    for (const rules::Example& example : rule.examples) {
      info.examples.push_back({std::string(example.text), std::string(example.after)});
    }
    return info;
  }

  const engine::Engine engine_;
  const policy::Policy policy_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Backend>> MakeStandalone(const std::string& policy_file, const std::string& weights) {
  policy::Policy policy;
  if (!policy_file.empty()) {
    std::vector<std::string_view> ids;
    for (const rules::Rule& rule : rules::RuleSet::BuiltIn().rules()) ids.push_back(rule.id);
    absl::StatusOr<policy::LoadedPolicy> loaded = policy::LoadPolicyFile(policy_file, {.rule_ids = ids});
    if (!loaded.ok()) return loaded.status();
    policy = std::move(loaded->policy);
  }
  return std::make_unique<Standalone>(std::move(policy), weights.empty() ? engine::DefaultWeightsPath() : weights);
}

}  // namespace youward::cli
