// A kind of match: how a rule looks at the letter. Each kind is one file here and one line in the table of registry.cc.
// Functions are pure; what they read is in MatchInput, what they find goes to `out`.
#ifndef YOUWARD_DAEMON_RULES_MATCHERS_MATCHER_H_
#define YOUWARD_DAEMON_RULES_MATCHERS_MATCHER_H_

#include <cstdint>
#include <span>
#include <vector>

#include "daemon/rules/program.h"
#include "daemon/rules/rule.h"
#include "daemon/rules/rule_set.h"

namespace youward::rules {

// A sentence of the writer's prose.
struct ProseSentence {
  base::Field field = base::Field::kBody;
  const text::Document* document = nullptr;
  std::uint32_t index = 0;       // into document->sentences()
  std::uint16_t where = 0;       // Where bits: one of each group
  bool introduces_list = false;  // ends with a colon, or the next is the first bullet of a list
};

// What the patterns of one rule found in one sentence.
struct SentenceHit {
  std::uint32_t prose = 0;  // index into MatchInput::prose
  std::uint16_t program = 0;
  ProgramMatch match;
};

struct MatchInput {
  const Letter& letter;
  std::span<const ProseSentence> prose;  // subject first
  std::span<const SentenceHit>
      hits;  // of this rule, in order of sentences; conditions on words and places already hold
  std::span<const std::string_view> capture_names;
  std::span<const Match> so_far;  // matches of phrase and list rules; for the letter-wide kinds
};

using MatchFunction = void (*)(const MatchInput& input, const Rule& rule, std::vector<Match>& out);

void MatchPhrase(const MatchInput& input, const Rule& rule, std::vector<Match>& out);
void MatchList(const MatchInput& input, const Rule& rule, std::vector<Match>& out);
void MatchBalance(const MatchInput& input, const Rule& rule, std::vector<Match>& out);
void MatchSequence(const MatchInput& input, const Rule& rule, std::vector<Match>& out);
void MatchAbsence(const MatchInput& input, const Rule& rule, std::vector<Match>& out);
void MatchLearned(const MatchInput& input, const Rule& rule, std::vector<Match>& out);

MatchFunction FunctionOf(MatcherKind kind);
// Does the kind look at the matches of others (and so runs after them)?
bool IsLetterWide(MatcherKind kind);

// The match that `hit` stands for, with the extent that the rule marks.
Match MakeMatch(const MatchInput& input, const Rule& rule, const SentenceHit& hit);

// Sentences of prose in the body.
std::uint32_t BodySentences(const MatchInput& input);
// Those among them that have a match of one of `codes`.
std::uint32_t BodySentencesWith(const MatchInput& input, base::EnumSet<base::Code> codes);

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_MATCHERS_MATCHER_H_
