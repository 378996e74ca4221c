#include "plugins/cli/json_answer.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "daemon/base/taxonomy.h"

namespace youward::cli {
namespace {

using json = nlohmann::ordered_json;
using text::OffsetEncoding;
using text::OffsetMap;

constexpr int kIndent = 2;

std::string_view Name(analysis::Origin origin) {
  switch (origin) {
    case analysis::Origin::kRule:
      return "rule";
    case analysis::Origin::kModel:
      return "model";
    case analysis::Origin::kBoth:
      return "both";
  }
  return "rule";
}

// The two texts of a draft and how they are counted.
class Counter {
 public:
  Counter(const analysis::Draft& draft, OffsetEncoding encoding)
      : subject_(draft.subject), body_(draft.body), encoding_(encoding) {}

  void AddRange(const analysis::Range& range, json& to) const {
    const OffsetMap& map = range.field == base::Field::kSubject ? subject_ : body_;
    to["field"] = base::Name(range.field);
    to["start"] = map.FromByte(encoding_, range.span.begin);
    to["end"] = map.FromByte(encoding_, range.span.end);
  }

  json Suggestion(const rewriting::Suggestion& suggestion) const {
    json to;
    to["kind"] = rules::Name(suggestion.kind);
    to["title"] = suggestion.title;
    to["reason"] = suggestion.reason;
    std::string text;
    json edits = json::array();
    for (const rewriting::Edit& edit : suggestion.edits) {
      if (!text.empty() && !edit.new_text.empty()) text += '\n';
      text += edit.new_text;
      edits.push_back(EditOf(edit));
    }
    to["text"] = text;
    to["edits"] = std::move(edits);
    return to;
  }

 private:
  json EditOf(const rewriting::Edit& edit) const {
    json to;
    AddRange({edit.field, edit.span}, to);
    to["text"] = edit.new_text;
    const OffsetMap map(edit.new_text);
    json slots = json::array();
    for (const rewriting::Slot& slot : edit.slots) {
      slots.push_back({{"start", map.FromByte(encoding_, slot.span.begin)},
                       {"end", map.FromByte(encoding_, slot.span.end)},
                       {"prompt", slot.prompt}});
    }
    to["slots"] = std::move(slots);
    return to;
  }

  OffsetMap subject_;
  OffsetMap body_;
  OffsetEncoding encoding_;
};

json FindingJson(const analysis::Finding& finding, const Counter& counter) {
  json to;
  to["code"] = base::Name(finding.code);
  to["rule"] = finding.rule_id;
  to["severity"] = base::Name(finding.severity);
  to["origin"] = Name(finding.origin);
  if (finding.range) counter.AddRange(*finding.range, to);
  to["message"] = finding.message;
  to["explanation"] = finding.explanation;
  to["principle"] = finding.principle;
  to["evidence"] = {{"grade", finding.evidence_grade}, {"summary", finding.evidence}};
  json suggestions = json::array();
  for (const rewriting::Suggestion& suggestion : finding.suggestions) {
    suggestions.push_back(counter.Suggestion(suggestion));
  }
  to["suggestions"] = std::move(suggestions);
  return to;
}

json StrengthJson(const analysis::Strength& strength, const Counter& counter) {
  json to;
  to["code"] = base::Name(strength.code);
  to["rule"] = strength.rule_id;
  if (strength.range) counter.AddRange(*strength.range, to);
  to["message"] = strength.message;
  return to;
}

template <typename Enum>
json NamesOf(const std::vector<Enum>& values) {
  json names = json::array();
  for (const Enum value : values) names.push_back(base::Name(value));
  return names;
}

json RuleJson(const RuleInfo& rule, bool with_examples) {
  json to;
  to["rule"] = rule.id;
  to["code"] = base::Name(rule.code);
  to["kind"] = base::IsFinding(rule.code) ? "finding" : "strength";
  if (rule.severity) to["severity"] = base::Name(*rule.severity);
  to["enabled"] = rule.enabled;
  to["message"] = rule.message;
  to["explanation"] = rule.explanation;
  to["principle"] = rule.principle;
  to["evidence"] = {{"grade", rule.evidence_grade}, {"summary", rule.evidence}};
  to["channels"] = NamesOf(rule.channels);
  to["stages"] = NamesOf(rule.stages);
  to["purposes"] = NamesOf(rule.purposes);
  if (!with_examples) return to;
  json examples = json::array();
  for (const RuleExampleInfo& example : rule.examples) {
    examples.push_back({{"text", example.marked_text}, {"after", example.after}});
  }
  to["examples"] = std::move(examples);
  return to;
}

std::string Dump(const json& document, int indent) { return document.dump(indent) + "\n"; }

}  // namespace

std::string JsonAnswer(const DocumentName& name, const analysis::Draft& draft, const Checked& checked,
                       OffsetEncoding encoding, JsonLayout layout) {
  const analysis::Answer& answer = checked.answer;
  const Counter counter(draft, encoding);
  json to;
  if (name.id) to["id"] = *name.id;
  if (name.file) to["file"] = *name.file;
  to["score"] = answer.score.value;
  json components = json::array();
  for (const analysis::ScoreComponent& component : answer.score.components) {
    components.push_back(
        {{"name", component.name}, {"points", component.points}, {"explanation", component.explanation}});
  }
  to["score_components"] = std::move(components);
  json findings = json::array();
  for (const analysis::Finding& finding : answer.findings) findings.push_back(FindingJson(finding, counter));
  to["findings"] = std::move(findings);
  json strengths = json::array();
  for (const analysis::Strength& strength : answer.strengths) strengths.push_back(StrengthJson(strength, counter));
  to["strengths"] = std::move(strengths);
  json notices = json::array();
  for (const analysis::Notice& notice : answer.notices) {
    notices.push_back({{"id", notice.id}, {"severity", base::Name(notice.severity)}, {"message", notice.message}});
  }
  to["notices"] = std::move(notices);
  to["channel"] = base::Name(answer.channel);
  to["stage"] = base::Name(answer.stage);
  to["purpose"] = base::Name(answer.purpose);
  to["offset_encoding"] = Name(encoding);
  to["policy_revision"] = checked.policy_revision;
  to["engine_version"] = checked.engine_version;
  return Dump(to, layout == JsonLayout::kIndented ? kIndent : -1);
}

std::string JsonError(std::uint64_t line, const std::optional<std::string>& id, std::string_view error) {
  json to;
  if (id) to["id"] = *id;
  to["line"] = line;
  to["error"] = error;
  return Dump(to, -1);
}

std::string_view Name(OffsetEncoding encoding) {
  switch (encoding) {
    case OffsetEncoding::kUtf8:
      return "utf-8";
    case OffsetEncoding::kUtf16:
      return "utf-16";
    case OffsetEncoding::kCodePoint:
      return "code-point";
  }
  return "code-point";
}

std::optional<OffsetEncoding> ParseOffsetEncoding(std::string_view name) {
  for (const auto encoding : {OffsetEncoding::kUtf8, OffsetEncoding::kUtf16, OffsetEncoding::kCodePoint}) {
    if (name == Name(encoding)) return encoding;
  }
  return std::nullopt;
}

std::string JsonRule(const RuleInfo& rule) { return Dump(RuleJson(rule, true), kIndent); }

std::string JsonRules(const std::vector<RuleInfo>& rules) {
  json to = json::array();
  for (const RuleInfo& rule : rules) to.push_back(RuleJson(rule, false));
  return Dump(to, kIndent);
}

}  // namespace youward::cli
