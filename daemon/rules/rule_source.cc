#include "daemon/rules/rule_source.h"
#include "daemon/base/concat.h"

#include <algorithm>
#include <array>
#include <utility>

namespace youward::rules {
namespace {

using base::Diagnostics;
using base::YamlMap;
using base::YamlNode;

constexpr std::string_view kSuggestionKinds[] = {"replace", "fill-in", "ask", "move", "delete"};
constexpr std::string_view kExtents[] = {"match", "sentence"};
constexpr std::string_view kGrades[] = {"A", "A-", "B", "C"};
constexpr std::string_view kPrinciples[] = {"P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11"};
constexpr std::string_view kMatchers[] = {"phrase", "list", "balance", "sequence", "absence", "learned"};
constexpr std::string_view kWhere[] = {"question",  "statement", "opening", "closing",    "middle",
                                       "paragraph", "bullet",    "heading", "postscript", "subject"};
constexpr std::size_t kMaxMessage = 120;  // bytes

// The place of `word` in `names`; reports it when there is none.
template <typename Names>
std::optional<std::size_t> Choose(std::string_view word, const Names& names, std::string_view what,
                                  base::SourceLocation where, Diagnostics& errors) {
  const std::span<const std::string_view> all(names);
  const auto found = std::find(all.begin(), all.end(), word);
  if (found != all.end()) return static_cast<std::size_t>(found - all.begin());
  errors.Add(where, base::Concat("unknown ", what, " \"", word, "\"; allowed: ", base::JoinNames(all)));
  return std::nullopt;
}

template <typename Enum, typename Parse>
base::EnumSet<Enum> ReadSet(const YamlMap& map, std::string_view key, Parse parse,
                            std::span<const std::string_view> names, Diagnostics& errors) {
  base::EnumSet<Enum> set;
  for (const auto& [word, where] : map.Strings(key)) {
    if (const std::optional<Enum> value = parse(word)) {
      set.Add(*value);
    } else {
      errors.Add(where, base::Concat("unknown ", key, " \"", word, "\"; allowed: ", base::JoinNames(names)));
    }
  }
  return set;
}

std::vector<PatternSource> ReadPatterns(const YamlMap& map, std::string_view key) {
  std::vector<PatternSource> patterns;
  for (auto& [text, where] : map.Strings(key)) patterns.push_back({std::move(text), where});
  return patterns;
}

// Conditions of one group ("question", "statement") widen each other; conditions of different groups narrow.
std::uint16_t ReadWhere(const YamlMap& map, Diagnostics& errors) {
  constexpr std::uint16_t kGroups[] = {
      Where::kQuestion | Where::kStatement, Where::kOpening | Where::kClosing | Where::kMiddle,
      Where::kParagraph | Where::kBullet | Where::kHeading | Where::kPostscript | Where::kSubject};
  std::uint16_t said = 0;
  for (const auto& [word, where] : map.Strings("where")) {
    if (const auto index = Choose(word, kWhere, "place", where, errors)) {
      said |= static_cast<std::uint16_t>(1u << *index);
    }
  }
  std::uint16_t result = 0;
  for (std::uint16_t group : kGroups) result |= (said & group) != 0 ? said & group : group;
  return result;
}

void ReadMatch(const YamlNode& node, RuleSource& rule, Diagnostics& errors) {
  const YamlMap match(node, errors, {"phrase", "list", "balance", "sequence", "absence", "learned"});
  int kinds = 0;
  for (std::size_t i = 0; i < std::size(kMatchers); ++i) {
    const std::optional<YamlNode> body = match.Get(kMatchers[i]);
    if (!body) continue;
    ++kinds;
    rule.kind = static_cast<MatcherKind>(i);
    switch (rule.kind) {
      case MatcherKind::kPhrase:
      case MatcherKind::kList: {
        const YamlMap map(*body, errors, {"any", "unless", "only_if", "where", "marks"});
        rule.any = ReadPatterns(map, "any");
        rule.unless = ReadPatterns(map, "unless");
        rule.only_if = ReadPatterns(map, "only_if");
        rule.where = ReadWhere(map, errors);
        if (rule.any.empty()) errors.Add(map.location(), "\"any\" needs at least one pattern");
        if (const auto extent = Choose(map.String("marks", "match"), kExtents, "extent", map.location(), errors)) {
          rule.marks = static_cast<Extent>(*extent);
        }
        break;
      }
      case MatcherKind::kBalance:
      case MatcherKind::kSequence:
      case MatcherKind::kAbsence: {
        const YamlMap map(*body, errors, {"of", "before", "at_least", "percent"});
        rule.of = ReadSet<base::Code>(map, "of", base::ParseCode, base::CodeNames(), errors);
        rule.before = ReadSet<base::Code>(map, "before", base::ParseCode, base::CodeNames(), errors);
        rule.at_least = static_cast<std::uint16_t>(map.Int("at_least", 1, 1, 1000));
        rule.percent = static_cast<std::uint16_t>(map.Int("percent", 0, 0, 100));
        if (rule.of.empty()) errors.Add(map.location(), "\"of\" needs at least one code");
        if (rule.kind == MatcherKind::kBalance && rule.percent == 0) {
          errors.Add(map.location(), "\"balance\" needs \"percent\", 1 to 100");
        }
        if ((rule.kind == MatcherKind::kSequence) == rule.before.empty()) {
          errors.Add(map.location(), "\"before\" belongs to \"sequence\", which needs at least one code there");
        }
        break;
      }
      case MatcherKind::kLearned:
        const YamlMap map(*body, errors, {});
        break;
    }
  }
  if (kinds != 1) {
    errors.Add(match.location(), base::Concat("exactly one kind of match; allowed: ", base::JoinNames(kMatchers)));
  }
}

void ReadSuggestions(const YamlNode& node, RuleSource& rule, Diagnostics& errors) {
  if (node.kind() != YamlNode::Kind::kSequence) {
    errors.Add(node.location(), "\"suggestions\" is a list");
    return;
  }
  for (const YamlNode& item : node.items()) {
    const YamlMap map(item, errors, {"kind", "title", "text", "of"});
    SuggestionSource suggestion;
    suggestion.location = map.location();
    const auto kind = Choose(map.RequireString("kind"), kSuggestionKinds, "kind", map.location(), errors);
    if (kind) suggestion.kind = static_cast<SuggestionKind>(*kind);
    if (const auto extent = Choose(map.String("of", "sentence"), kExtents, "extent", map.location(), errors)) {
      suggestion.extent = static_cast<Extent>(*extent);
    }
    suggestion.title = map.RequireString("title");
    suggestion.text = map.String("text", "");
    const bool deletes = suggestion.kind == SuggestionKind::kDelete;
    if (deletes != suggestion.text.empty()) {
      errors.Add(map.location(), deletes ? "\"delete\" has no \"text\"" : "\"text\" is missing");
    }
    if ((suggestion.kind == SuggestionKind::kFillIn) && suggestion.text.find("${") == std::string::npos) {
      errors.Add(map.location(), "\"fill-in\" needs a slot, ${1:what to fill in}");
    }
    rule.suggestions.push_back(std::move(suggestion));
  }
}

void ReadExamples(const YamlNode& node, RuleSource& rule, Diagnostics& errors) {
  const YamlMap map(node, errors, {"flag", "leave"});
  for (const bool flagged : {true, false}) {
    const std::string_view key = flagged ? "flag" : "leave";
    const std::optional<YamlNode> list = map.Get(key);
    const std::vector<YamlNode> items = list ? list->items() : std::vector<YamlNode>{};
    if (items.size() < 2) {
      errors.Add(list ? list->location() : map.location(), base::Concat("\"", key, "\" needs at least two examples"));
    }
    for (const YamlNode& item : items) {
      ExampleSource example{.flagged = flagged, .location = item.location()};
      if (item.kind() == YamlNode::Kind::kScalar) {
        example.text = item.scalar();
      } else {
        const YamlMap entry(item, errors, {"text", "after", "channel"});
        example.text = entry.RequireString("text");
        example.after = entry.String("after", "");
        if (entry.Has("channel")) {
          const std::string channel = entry.String("channel", "");
          example.kind = base::ParseMessageKind(channel);
          if (!example.kind) {
            errors.Add(entry.location(), base::Concat("unknown channel \"", channel,
                                                      "\"; allowed: ", base::JoinNames(base::MessageKindNames())));
          }
        }
      }
      const bool marked = example.text.find("[[") != std::string::npos;
      const bool letter_wide = rule.kind == MatcherKind::kBalance || rule.kind == MatcherKind::kSequence ||
                               rule.kind == MatcherKind::kAbsence;
      if (flagged && !marked && !letter_wide) errors.Add(example.location, "mark the flagged passage with [[ ]]");
      if (!flagged && marked) errors.Add(example.location, "an example to leave alone has no [[ ]]");
      rule.examples.push_back(std::move(example));
    }
  }
}

void CheckWhole(const RuleSource& rule, const YamlMap& map, Diagnostics& errors) {
  if (rule.message.size() > kMaxMessage || rule.message.find('\n') != std::string::npos) {
    errors.Add(map.location(), base::Concat("\"message\" is one line of at most ", kMaxMessage, " bytes"));
  }
  if (!base::IsFinding(rule.code)) {
    if (!rule.suggestions.empty()) errors.Add(map.location(), "a strength has no suggestions");
    return;
  }
  if (rule.suggestions.empty() && rule.kind != MatcherKind::kBalance && rule.kind != MatcherKind::kAbsence &&
      rule.kind != MatcherKind::kSequence) {
    errors.Add(map.location(), "a finding needs at least one suggestion");
    return;
  }
  for (const ExampleSource& example : rule.examples) {
    const bool deletes = !rule.suggestions.empty() && rule.suggestions.front().kind == SuggestionKind::kDelete;
    if (example.flagged && !rule.suggestions.empty() && example.after.empty() && !deletes) {
      errors.Add(example.location, "\"after\" is missing: the text after the first suggestion");
    }
  }
}

}  // namespace

std::string_view Name(SuggestionKind kind) { return kSuggestionKinds[static_cast<std::size_t>(kind)]; }

std::optional<RuleSource> ReadRule(std::string_view yaml, std::string_view id, Diagnostics& errors) {
  const absl::StatusOr<YamlNode> root = base::ParseYaml(yaml, errors.file());
  if (!root.ok()) {
    errors.AddLine(base::MessageOf(root.status()));
    return std::nullopt;
  }
  RuleSource rule;
  rule.id = id;
  rule.file = errors.file();
  const YamlMap map(*root, errors,
                    {"message", "explanation", "principle", "evidence", "severity", "channels", "stages", "purposes",
                     "match", "suggestions", "examples"});
  rule.location = map.location();
  const std::string_view code_name = id.substr(0, id.find('/'));
  if (const std::optional<base::Code> code = base::ParseCode(code_name)) {
    rule.code = *code;
  } else {
    errors.Add(map.location(), base::Concat("the folder \"", code_name,
                                            "\" is no code; allowed: ", base::JoinNames(base::CodeNames())));
  }
  rule.message = map.RequireString("message");
  rule.explanation = map.RequireString("explanation");
  rule.principle = map.RequireString("principle");
  Choose(rule.principle, kPrinciples, "principle", map.location(), errors);
  if (const std::optional<YamlNode> evidence = map.Require("evidence")) {
    const YamlMap entry(*evidence, errors, {"grade", "source"});
    rule.evidence_grade = entry.RequireString("grade");
    rule.evidence = entry.RequireString("source");
    Choose(rule.evidence_grade, kGrades, "grade", entry.location(), errors);
  }
  const std::string severity = map.String("severity", "warning");
  if (const std::optional<base::Severity> value = base::ParseSeverity(severity)) {
    rule.severity = *value;
  } else {
    errors.Add(map.location(),
               base::Concat("unknown severity \"", severity, "\"; allowed: ", base::JoinNames(base::SeverityNames())));
  }
  rule.channels = ReadSet<base::Channel>(map, "channels", base::ParseChannel, base::ChannelNames(), errors);
  rule.stages = ReadSet<base::Stage>(map, "stages", base::ParseStage, base::StageNames(), errors);
  rule.purposes = ReadSet<base::Purpose>(map, "purposes", base::ParsePurpose, base::PurposeNames(), errors);
  if (rule.purposes.Contains(base::Purpose::kNone)) {
    errors.Add(map.location(), "purpose \"none\" gets no findings; allowed: outreach, account, internal");
  }
  if (rule.purposes.empty()) {
    rule.purposes.Add(base::Purpose::kOutreach);
    rule.purposes.Add(base::Purpose::kAccount);
  }
  if (const std::optional<YamlNode> match = map.Require("match")) ReadMatch(*match, rule, errors);
  if (const std::optional<YamlNode> node = map.Get("suggestions")) ReadSuggestions(*node, rule, errors);
  if (const std::optional<YamlNode> node = map.Require("examples")) ReadExamples(*node, rule, errors);
  CheckWhole(rule, map, errors);
  if (!errors.ok()) return std::nullopt;
  return rule;
}

void ReadLexiconClass(std::string_view yaml, std::string_view name, Diagnostics& errors, Lexicon& lexicon) {
  const absl::StatusOr<YamlNode> root = base::ParseYaml(yaml, errors.file());
  if (!root.ok()) {
    errors.AddLine(base::MessageOf(root.status()));
    return;
  }
  const YamlMap map(*root, errors, {"description", "words"});
  LexiconClass entry;
  entry.name = name;
  entry.description = map.RequireString("description");
  entry.entries = ReadPatterns(map, "words");
  if (entry.entries.empty()) errors.Add(map.location(), "\"words\" needs at least one word");
  if (errors.ok()) lexicon.emplace(std::string(name), std::move(entry));
}

}  // namespace youward::rules
