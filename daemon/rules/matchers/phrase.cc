// "phrase": a pattern within one sentence; at most one match a sentence, the first.
#include "daemon/rules/matchers/matcher.h"

namespace youward::rules {

void MatchPhrase(const MatchInput& input, const Rule& rule, std::vector<Match>& out) {
  for (const SentenceHit& hit : input.hits) out.push_back(MakeMatch(input, rule, hit));
}

}  // namespace youward::rules
