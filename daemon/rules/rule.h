// One rule of the catalogue, compiled: what it flags, where it applies, what it says. Plain views of data that is
// static (the built-in catalogue) or owned by the RuleSet that hands it out; valid as long as that RuleSet. Immutable,
// any thread.
#ifndef YOUWARD_DAEMON_RULES_RULE_H_
#define YOUWARD_DAEMON_RULES_RULE_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "daemon/base/taxonomy.h"

namespace youward::rules {

// What applying a suggestion does. kFillIn: the new text has slots that the writer must fill.
enum class SuggestionKind : std::uint8_t { kReplace, kFillIn, kAsk, kMove, kDelete };

std::string_view Name(SuggestionKind kind);  // "replace", "fill-in", "ask", "move", "delete"

// Which part of the text a finding marks or a suggestion replaces.
enum class Extent : std::uint8_t { kMatch, kSentence };

// A suggestion as the rule file has it. `text` may have slots ("${1:what changes for them}") and captures of the
// pattern
// ("{who}").
struct SuggestionTemplate {
  SuggestionKind kind = SuggestionKind::kReplace;
  Extent extent = Extent::kSentence;
  std::string_view title;
  std::string_view text;
};

// A tested example. `text` has the flagged passage in [[ ]] when the rule flags it and no brackets when it must not.
struct Example {
  std::string_view text;
  std::string_view after;  // after the first suggestion; empty when the rule suggests nothing or leaves the text alone
  bool flagged = false;
};

// Conditions on the sentence of a match, as bits.
struct Where {
  enum Bits : std::uint16_t {
    kQuestion = 1 << 0,   // ends with a question mark
    kStatement = 1 << 1,  // does not
    kOpening = 1 << 2,    // among the first two sentences of the writer's prose
    kClosing = 1 << 3,    // among the last two
    kMiddle = 1 << 4,     // neither
    kParagraph = 1 << 5,
    kBullet = 1 << 6,
    kHeading = 1 << 7,
    kPostscript = 1 << 8,
    kSubject = 1 << 9,
  };
  static constexpr std::uint16_t kAnywhere = (1 << 10) - 1;
};

// How a rule looks at the letter; one file each in matchers/.
enum class MatcherKind : std::uint8_t { kPhrase, kList, kBalance, kSequence, kAbsence, kLearned };

struct Rule {
  std::string_view id;  // "<code>/<name>", the path of its file without ".yaml"
  base::Code code = base::Code::kBuzzword;
  base::Severity severity = base::Severity::kWarning;  // of no meaning for a strength
  std::string_view message;                            // one line
  std::string_view explanation;
  std::string_view principle;       // "P5"
  std::string_view evidence_grade;  // "A", "A-", "B", "C"
  std::string_view evidence;
  base::EnumSet<base::Channel> channels;  // empty: all
  base::EnumSet<base::Stage> stages;      // empty: all
  base::EnumSet<base::Purpose> purposes;  // never empty; outreach and account unless the file says otherwise
  MatcherKind kind = MatcherKind::kPhrase;
  Extent marks = Extent::kMatch;
  std::uint16_t where = Where::kAnywhere;
  base::EnumSet<base::Code> of;      // letter-wide kinds: the codes they count or look for
  base::EnumSet<base::Code> before;  // kSequence: … before any of these
  std::uint16_t at_least = 0;        // letter-wide kinds: sentences of prose the letter must have
  std::uint16_t percent = 0;         // kBalance: the share from which it speaks
  std::span<const SuggestionTemplate> suggestions;
  std::span<const Example> examples;
};

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_RULE_H_
