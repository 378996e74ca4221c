// A rule's examples, executed: what it must flag, what it must leave alone, and what its first suggestion makes of the
// text.
//
//   base::Diagnostics errors(rule.file);
//   CheckExamples(rule, analyzer, errors);
//
// Used by the tests for the built-in catalogue and at load for rules of a policy. Pure, any thread.
#ifndef YOUWARD_DAEMON_ANALYSIS_EXAMPLES_H_
#define YOUWARD_DAEMON_ANALYSIS_EXAMPLES_H_

#include "daemon/analysis/analyzer.h"
#include "daemon/base/yaml.h"
#include "daemon/rules/rule_source.h"

namespace youward::analysis {

// Reports, at the example's place:
//  - a flagged example that the rule does not flag, or flags at another place than [[ ]] says;
//  - an example to leave alone that it flags;
//  - an `after` that differs from the text after the first suggestion, or that gets a finding from any rule of the
//  analyzer.
// A rule of the kind "learned" finds nothing without the learned part; of its examples only those to leave alone say
// something here. An example is read as what its "channel" says; without one, as an e-mail, or as what the rule is
// restricted to, for outreach (or the first purpose that the rule has).
void CheckExamples(const rules::RuleSource& rule, const Analyzer& analyzer, base::Diagnostics& errors);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_EXAMPLES_H_
