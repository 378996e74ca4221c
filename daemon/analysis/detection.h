// What was found in a letter, and by whom: a rule's match, or a sentence that the learned part speaks about. Plain
// data.
#ifndef YOUWARD_DAEMON_ANALYSIS_DETECTION_H_
#define YOUWARD_DAEMON_ANALYSIS_DETECTION_H_

#include "daemon/analysis/types.h"
#include "daemon/rules/rule_set.h"

namespace youward::analysis {

struct Detection {
  rules::Match match;
  Origin origin = Origin::kRule;
};

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_DETECTION_H_
