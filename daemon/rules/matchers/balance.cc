// "balance": speaks about the whole letter when the sentences with one of the codes `of` are at least `percent` of its
// prose, and it has at least `at_least` sentences.
#include "daemon/rules/matchers/matcher.h"

namespace youward::rules {

void MatchBalance(const MatchInput& input, const Rule& rule, std::vector<Match>& out) {
  const std::uint32_t all = BodySentences(input);
  if (all < rule.at_least || all == 0) return;
  if (BodySentencesWith(input, rule.of) * 100 >= all * rule.percent) out.push_back({.rule = &rule});
}

}  // namespace youward::rules
