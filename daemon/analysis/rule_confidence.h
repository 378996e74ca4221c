// How sure a rule's match is where the learned part says nothing about its sentence. Pure, any thread.
//
//   RuleConfidence(base::Code::kProductPitch)   // 0.91: of a hundred such matches people flag ninety-one
#ifndef YOUWARD_DAEMON_ANALYSIS_RULE_CONFIDENCE_H_
#define YOUWARD_DAEMON_ANALYSIS_RULE_CONFIDENCE_H_

#include "daemon/base/taxonomy.h"

namespace youward::analysis {

// 0 to 1: the share of the matches of a code's rules, without the learned part, that the people who labelled the
// training letters gave the same code. A match about the whole letter counts as one of its code.
float RuleConfidence(base::Code code);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_RULE_CONFIDENCE_H_
