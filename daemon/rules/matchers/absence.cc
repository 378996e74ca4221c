// "absence": speaks about the whole letter when no sentence has one of the codes `of`, and it has at least `at_least`
// sentences.
#include "daemon/rules/matchers/matcher.h"

namespace youward::rules {

void MatchAbsence(const MatchInput& input, const Rule& rule, std::vector<Match>& out) {
  if (BodySentences(input) >= rule.at_least && BodySentencesWith(input, rule.of) == 0) out.push_back({.rule = &rule});
}

}  // namespace youward::rules
