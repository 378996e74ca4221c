// "sequence": speaks about the whole letter when a sentence with one of the codes `of` comes before every sentence with
// one of the codes `before` (an ask before anything of value).
#include "daemon/rules/matchers/matcher.h"

namespace youward::rules {

void MatchSequence(const MatchInput& input, const Rule& rule, std::vector<Match>& out) {
  if (BodySentences(input) < rule.at_least) return;
  constexpr std::uint32_t kNever = UINT32_MAX;
  std::uint32_t first_of = kNever;
  std::uint32_t first_before = kNever;
  for (const Match& match : input.so_far) {
    if (match.field != base::Field::kBody || !match.sentence) continue;
    if (rule.of.Contains(match.rule->code)) first_of = std::min(first_of, *match.sentence);
    if (rule.before.Contains(match.rule->code)) first_before = std::min(first_before, *match.sentence);
  }
  if (first_of < first_before) out.push_back({.rule = &rule});
}

}  // namespace youward::rules
