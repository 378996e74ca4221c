// The analysis: a draft and a policy in, findings, strengths and score out. Pure: no clock, thread, disk or protobuf;
// the same input gives the same answer. It cannot fail: any valid UTF-8 gets an answer.
//
//   Analyzer analyzer;                                   // the built-in catalogue
//   Answer answer = analyzer.Analyze(draft, policy);
//
// Immutable after construction: any number of threads may call Analyze at once.
#ifndef YOUWARD_DAEMON_ANALYSIS_ANALYZER_H_
#define YOUWARD_DAEMON_ANALYSIS_ANALYZER_H_

#include <memory>
#include <string>
#include <string_view>

#include "daemon/analysis/types.h"
#include "daemon/model/model.h"
#include "daemon/policy/policy.h"
#include "daemon/rules/rule_set.h"

namespace youward::analysis {

class Analyzer {
 public:
  // Both must outlive the analyzer. Without a model the rules speak alone, and every answer says so in a notice.
  explicit Analyzer(const rules::RuleSet& rules = rules::RuleSet::BuiltIn(), const model::Model* model = nullptr);

  Answer Analyze(const Draft& draft, const policy::Policy& policy) const;

  const rules::RuleSet& rules() const { return rules_; }

  // "0.1.0+3f9a1c20-s1-7be4c1d2": the program's version, and what the answers rest on: catalogue, score, and weights
  // with their thresholds ("rules" without them). Changes whenever the same draft and policy may get another answer.
  const std::string& version() const { return version_; }

 private:
  const rules::RuleSet& rules_;
  const model::Model* model_;
  std::string version_;
};

// "0.1.0".
std::string_view ProgramVersion();

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_ANALYZER_H_
