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
#include "daemon/policy/policy.h"
#include "daemon/rules/rule_set.h"

namespace youward::analysis {

class Analyzer {
 public:
  explicit Analyzer(const rules::RuleSet& rules = rules::RuleSet::BuiltIn());

  Answer Analyze(const Draft& draft, const policy::Policy& policy) const;

  const rules::RuleSet& rules() const { return rules_; }

 private:
  const rules::RuleSet& rules_;
};

// "0.1.0+3f9a1c": the program's version and a hash of the compiled catalogue; changes whenever answers may change.
std::string_view EngineVersion();

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_ANALYZER_H_
