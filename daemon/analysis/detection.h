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
  // 0 to 1: how often people say the same of a sentence in which this was found.
  float confidence = 1;
};

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_DETECTION_H_
