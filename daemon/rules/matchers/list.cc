// "list": a pattern in a sentence that introduces a list ("Our services include:"); each item of the list is a match.
// The introduction itself belongs to a phrase rule.
#include "daemon/rules/matchers/matcher.h"

namespace youward::rules {

void MatchList(const MatchInput& input, const Rule& rule, std::vector<Match>& out) {
  for (const SentenceHit& hit : input.hits) {
    if (!input.prose[hit.prose].introduces_list) continue;
    for (std::size_t i = hit.prose + 1; i < input.prose.size(); ++i) {
      const ProseSentence& item = input.prose[i];
      if (item.field != input.prose[hit.prose].field || (item.where & Where::kBullet) == 0) break;
      out.push_back({.rule = &rule,
                     .field = item.field,
                     .sentence = item.index,
                     .span = item.document->sentences()[item.index].span});
    }
  }
}

}  // namespace youward::rules
