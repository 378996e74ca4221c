#include <array>
#include <set>

#include "daemon/rules/matchers/matcher.h"

namespace youward::rules {
namespace {

struct Entry {
  MatchFunction function;
  bool letter_wide;
};

// By MatcherKind.
constexpr std::array<Entry, 6> kKinds = {{
    {MatchPhrase, false},
    {MatchList, false},
    {MatchBalance, true},
    {MatchSequence, true},
    {MatchAbsence, true},
    {MatchLearned, false},
}};

}  // namespace

MatchFunction FunctionOf(MatcherKind kind) { return kKinds[static_cast<std::size_t>(kind)].function; }
bool IsLetterWide(MatcherKind kind) { return kKinds[static_cast<std::size_t>(kind)].letter_wide; }

Match MakeMatch(const MatchInput& input, const Rule& rule, const SentenceHit& hit) {
  const ProseSentence& prose = input.prose[hit.prose];
  const text::Sentence& sentence = prose.document->sentences()[prose.index];
  const std::span<const text::Token> tokens = prose.document->TokensOf(sentence);
  Match match{.rule = &rule, .field = prose.field, .sentence = prose.index, .span = sentence.span};
  if (rule.marks == Extent::kMatch) {
    match.span = {tokens[hit.match.begin].span.begin, tokens[hit.match.end - 1].span.end};
  }
  for (std::size_t i = 0; i < kMaxCaptures; ++i) {
    const std::string_view name = input.capture_names[hit.program * kMaxCaptures + i];
    if (name.empty() || hit.match.capture_end[i] <= hit.match.capture_begin[i]) continue;
    match.captures.push_back(
        {name, {tokens[hit.match.capture_begin[i]].span.begin, tokens[hit.match.capture_end[i] - 1].span.end}});
  }
  return match;
}

std::uint32_t BodySentences(const MatchInput& input) {
  std::uint32_t count = 0;
  for (const ProseSentence& prose : input.prose) count += prose.field == base::Field::kBody;
  return count;
}

std::uint32_t BodySentencesWith(const MatchInput& input, base::EnumSet<base::Code> codes) {
  std::set<std::uint32_t> sentences;
  for (const Match& match : input.so_far) {
    if (match.field == base::Field::kBody && match.sentence && codes.Contains(match.rule->code)) {
      sentences.insert(*match.sentence);
    }
  }
  return static_cast<std::uint32_t>(sentences.size());
}

}  // namespace youward::rules
