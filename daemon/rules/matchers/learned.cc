// "learned": finds nothing by itself. It is what a finding says that the learned part brings: one such rule a code,
// which the analysis looks up (RuleSet::LearnedRule).
#include "daemon/rules/matchers/matcher.h"

namespace youward::rules {

void MatchLearned(const MatchInput&, const Rule&, std::vector<Match>&) {}

}  // namespace youward::rules
