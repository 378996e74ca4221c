#include "daemon/analysis/examples.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "daemon/base/concat.h"
#include "daemon/language/names.h"
#include "daemon/rewriting/expand.h"

namespace youward::analysis {
namespace {

// "Hi, [[we are]] here" without its marks, and the span they enclose.
struct Marked {
  std::string text;
  std::optional<text::Span> span;
};

Marked ReadMarks(std::string_view marked) {
  Marked result;
  const std::size_t open = marked.find("[[");
  const std::size_t close = marked.find("]]");
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    result.text = marked;
    return result;
  }
  result.text =
      base::Concat(marked.substr(0, open), marked.substr(open + 2, close - open - 2), marked.substr(close + 2));
  result.span = text::Span{static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 2)};
  return result;
}

template <typename Enum>
Enum FirstOf(base::EnumSet<Enum> set, Enum fallback) {
  if (set.empty() || set.Contains(fallback)) return fallback;
  for (unsigned value = 0; value < 32; ++value) {
    if (set.Contains(static_cast<Enum>(value))) return static_cast<Enum>(value);
  }
  return fallback;
}

Draft MakeDraft(const rules::RuleSource& rule, const rules::ExampleSource& example, std::string body) {
  Draft draft;
  draft.body = std::move(body);
  draft.channel = FirstOf(rule.channels, base::Channel::kEmail);
  draft.stage = FirstOf(rule.stages, base::Stage::kFirstContact);
  draft.purpose = FirstOf(rule.purposes, base::Purpose::kOutreach);
  if (example.kind) {
    draft.channel = example.kind->channel;
    if (example.kind->stage) draft.stage = example.kind->stage;
    if (example.kind->purpose) draft.purpose = example.kind->purpose;
  }
  return draft;
}

std::string Mark(std::string_view text, text::Span span) {
  return base::Concat(text.substr(0, span.begin), "[[", span.In(text), "]]", text.substr(span.end));
}

class Checker {
 public:
  Checker(const rules::RuleSource& rule, const Analyzer& analyzer, base::Diagnostics& errors)
      : rule_(rule), analyzer_(analyzer), errors_(errors) {}

  void Check(const rules::ExampleSource& example) {
    const Marked marked = ReadMarks(example.text);
    const Draft draft = MakeDraft(rule_, example, marked.text);
    const text::Document subject = text::Document::Parse(draft.subject, {.single_line = true});
    const text::Document body = text::Document::Parse(draft.body, {});
    const language::Names names = language::InferNames(subject, body, {});
    const rules::Letter letter{.subject = &subject,
                               .body = &body,
                               .channel = draft.channel,
                               .stage = *draft.stage,
                               .purpose = *draft.purpose,
                               .sender_names = names.sender,
                               .reader_names = names.reader};
    std::vector<rules::Match> matches;
    analyzer_.rules().FindAll(letter, [](const rules::Rule&) { return true; }, matches);
    std::erase_if(matches, [&](const rules::Match& match) { return match.rule->id != rule_.id; });
    if (!example.flagged) {
      if (!matches.empty()) Report(example, "is flagged, but must be left alone: ", Show(draft.body, matches.front()));
      return;
    }
    if (rule_.kind == rules::MatcherKind::kLearned) return;
    if (matches.empty()) return Report(example, "is not flagged: ", example.text);
    if (marked.span && matches.front().span != *marked.span) {
      return Report(example, "is flagged elsewhere: ", Show(draft.body, matches.front()));
    }
    CheckAfter(example, draft, body, matches.front());
  }

 private:
  void CheckAfter(const rules::ExampleSource& example, const Draft& draft, const text::Document& body,
                  const rules::Match& match) {
    const std::vector<rewriting::Suggestion> suggestions = rewriting::ExpandSuggestions(match, body);
    if (suggestions.empty()) return;
    Draft after = draft;
    after.body = rewriting::Apply(draft.body, base::Field::kBody, suggestions.front());
    if (after.body != example.after) return Report(example, "becomes another text: ", after.body);
    for (const Finding& finding : analyzer_.Analyze(after, policy::Policy{}).findings) {
      if (finding.range) Report(example, "the text after the suggestion is flagged by ", finding.rule_id);
    }
  }

  static std::string Show(std::string_view text, const rules::Match& match) {
    return match.sentence ? Mark(text, match.span) : std::string(text);
  }

  void Report(const rules::ExampleSource& example, std::string_view what, std::string_view text) {
    errors_.Add(example.location, base::Concat("example ", what, text));
  }

  const rules::RuleSource& rule_;
  const Analyzer& analyzer_;
  base::Diagnostics& errors_;
};

}  // namespace

void CheckExamples(const rules::RuleSource& rule, const Analyzer& analyzer, base::Diagnostics& errors) {
  Checker checker(rule, analyzer, errors);
  for (const rules::ExampleSource& example : rule.examples) checker.Check(example);
}

}  // namespace youward::analysis
