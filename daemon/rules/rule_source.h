// A rule as its author wrote it: one YAML file, read and checked for form. What a pattern may say is checked by the
// compiler.
//
//   base::Diagnostics errors("daemon/rules/catalog/apology/sorry-to-bother.yaml");
//   std::optional<RuleSource> rule = ReadRule(yaml, "apology/sorry-to-bother", errors);
//
// docs/rules.md explains the keys. Plain data, for one thread.
#ifndef YOUWARD_DAEMON_RULES_RULE_SOURCE_H_
#define YOUWARD_DAEMON_RULES_RULE_SOURCE_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/base/taxonomy.h"
#include "daemon/base/yaml.h"
#include "daemon/rules/program.h"
#include "daemon/rules/rule.h"

namespace youward::rules {

struct PatternSource {
  std::string text;
  base::SourceLocation location;
  bool literal = false;  // words as they stand, no pattern language (a policy's phrases)
};

struct SuggestionSource {
  SuggestionKind kind = SuggestionKind::kReplace;
  Extent extent = Extent::kSentence;
  std::string title;
  std::string text;
  base::SourceLocation location;
};

struct ExampleSource {
  std::string text;
  std::string after;
  bool flagged = false;
  std::optional<base::MessageKind> kind;  // "channel: followup"; default: the first that the rule applies to
  base::SourceLocation location;
};

struct RuleSource {
  std::string id;
  std::string file;
  base::SourceLocation location;
  base::Code code = base::Code::kBuzzword;
  base::Severity severity = base::Severity::kWarning;
  std::string message;
  std::string explanation;
  std::string principle;
  std::string evidence_grade;
  std::string evidence;
  base::EnumSet<base::Channel> channels;
  base::EnumSet<base::Stage> stages;
  base::EnumSet<base::Purpose> purposes;
  MatcherKind kind = MatcherKind::kPhrase;
  Extent marks = Extent::kMatch;
  std::uint16_t where = Where::kAnywhere;
  std::vector<PatternSource> any;
  std::vector<PatternSource> unless;
  std::vector<PatternSource> only_if;
  base::EnumSet<base::Code> of;
  base::EnumSet<base::Code> before;
  std::uint16_t at_least = 0;
  std::uint16_t percent = 0;
  std::vector<SuggestionSource> suggestions;
  std::vector<ExampleSource> examples;
};

// `id` is "<code>/<name>". Adds each error of the file to `errors`; nullopt if there was any. A rule needs at least two
// examples that it flags and two that it leaves alone; a finding needs a suggestion, and then each flagged example an
// `after`.
std::optional<RuleSource> ReadRule(std::string_view yaml, std::string_view id, base::Diagnostics& errors);

// Named lists of words and short patterns, "@seller": one YAML file each, daemon/rules/lexicon/<name>.yaml.
struct LexiconClass {
  std::string name;
  std::string description;
  std::vector<PatternSource> entries;
};
using Lexicon = std::map<std::string, LexiconClass, std::less<>>;

// Adds the class of one file to `lexicon`; errors as above.
void ReadLexiconClass(std::string_view yaml, std::string_view name, base::Diagnostics& errors, Lexicon& lexicon);

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_RULE_SOURCE_H_
