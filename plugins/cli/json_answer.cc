#include "plugins/cli/json_answer.h"

#include <string>
#include <utility>
#include <vector>

#include "daemon/base/taxonomy.h"

namespace youward::cli {
namespace {

using text::OffsetEncoding;
using text::OffsetMap;

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

void AddEvidence(const std::string& grade, const std::string& summary, JsonWriter& json) {
  json.Key("evidence").BeginObject();
  json.Key("grade").String(grade);
  json.Key("summary").String(summary);
  json.EndObject();
}

// Writes what has a place in a draft.
class Writer {
 public:
  Writer(const analysis::Draft& draft, OffsetEncoding encoding, JsonWriter& json)
      : subject_(draft.subject), body_(draft.body), encoding_(encoding), json_(json) {}

  void Add(const analysis::Finding& finding) {
    json_.BeginObject();
    json_.Key("code").String(base::Name(finding.code));
    json_.Key("rule").String(finding.rule_id);
    json_.Key("severity").String(base::Name(finding.severity));
    json_.Key("origin").String(Name(finding.origin));
    json_.Key("confidence").Decimal(finding.confidence);
    if (finding.range) AddRange(*finding.range);
    json_.Key("message").String(finding.message);
    json_.Key("explanation").String(finding.explanation);
    json_.Key("principle").String(finding.principle);
    AddEvidence(finding.evidence_grade, finding.evidence, json_);
    json_.Key("suggestions").BeginArray();
    for (const rewriting::Suggestion& suggestion : finding.suggestions) Add(suggestion);
    json_.EndArray();
    json_.EndObject();
  }

  void Add(const analysis::Strength& strength) {
    json_.BeginObject();
    json_.Key("code").String(base::Name(strength.code));
    json_.Key("rule").String(strength.rule_id);
    json_.Key("confidence").Decimal(strength.confidence);
    if (strength.range) AddRange(*strength.range);
    json_.Key("message").String(strength.message);
    json_.EndObject();
  }

 private:
  void AddRange(const analysis::Range& range) {
    const OffsetMap& map = range.field == base::Field::kSubject ? subject_ : body_;
    json_.Key("field").String(base::Name(range.field));
    json_.Key("start").Int(map.FromByte(encoding_, range.span.begin));
    json_.Key("end").Int(map.FromByte(encoding_, range.span.end));
  }

  void Add(const rewriting::Suggestion& suggestion) {
    std::string text;
    for (const rewriting::Edit& edit : suggestion.edits) {
      if (!text.empty() && !edit.new_text.empty()) text += '\n';
      text += edit.new_text;
    }
    json_.BeginObject();
    json_.Key("kind").String(rules::Name(suggestion.kind));
    json_.Key("title").String(suggestion.title);
    json_.Key("reason").String(suggestion.reason);
    json_.Key("text").String(text);
    json_.Key("edits").BeginArray();
    for (const rewriting::Edit& edit : suggestion.edits) Add(edit);
    json_.EndArray();
    json_.EndObject();
  }

  void Add(const rewriting::Edit& edit) {
    json_.BeginObject();
    AddRange({edit.field, edit.span});
    json_.Key("text").String(edit.new_text);
    const OffsetMap map(edit.new_text);
    json_.Key("slots").BeginArray();
    for (const rewriting::Slot& slot : edit.slots) {
      json_.BeginObject();
      json_.Key("start").Int(map.FromByte(encoding_, slot.span.begin));
      json_.Key("end").Int(map.FromByte(encoding_, slot.span.end));
      json_.Key("prompt").String(slot.prompt);
      json_.EndObject();
    }
    json_.EndArray();
    json_.EndObject();
  }

  OffsetMap subject_;
  OffsetMap body_;
  OffsetEncoding encoding_;
  JsonWriter& json_;
};

template <typename Enum>
void AddNames(std::string_view key, const std::vector<Enum>& values, JsonWriter& json) {
  json.Key(key).BeginArray();
  for (const Enum value : values) json.String(base::Name(value));
  json.EndArray();
}

void AddRule(const RuleInfo& rule, bool with_examples, JsonWriter& json) {
  json.BeginObject();
  json.Key("rule").String(rule.id);
  json.Key("code").String(base::Name(rule.code));
  json.Key("kind").String(base::IsFinding(rule.code) ? "finding" : "strength");
  if (rule.severity) json.Key("severity").String(base::Name(*rule.severity));
  json.Key("enabled").Bool(rule.enabled);
  json.Key("message").String(rule.message);
  json.Key("explanation").String(rule.explanation);
  json.Key("principle").String(rule.principle);
  AddEvidence(rule.evidence_grade, rule.evidence, json);
  AddNames("channels", rule.channels, json);
  AddNames("stages", rule.stages, json);
  AddNames("purposes", rule.purposes, json);
  if (with_examples) {
    json.Key("examples").BeginArray();
    for (const RuleExampleInfo& example : rule.examples) {
      json.BeginObject();
      json.Key("text").String(example.marked_text);
      json.Key("after").String(example.after);
      json.EndObject();
    }
    json.EndArray();
  }
  json.EndObject();
}

void AddScore(const analysis::Score& score, JsonWriter& json) {
  json.Key("score").Int(score.value);
  json.Key("score_components").BeginArray();
  for (const analysis::ScoreComponent& component : score.components) {
    json.BeginObject();
    json.Key("name").String(component.name);
    json.Key("points").Int(component.points);
    json.Key("explanation").String(component.explanation);
    json.EndObject();
  }
  json.EndArray();
}

}  // namespace

std::string JsonAnswer(const DocumentName& name, const analysis::Draft& draft, const Checked& checked,
                       OffsetEncoding encoding, JsonLayout layout) {
  const analysis::Answer& answer = checked.answer;
  JsonWriter json(layout);
  Writer writer(draft, encoding, json);
  json.BeginObject();
  if (name.id) json.Key("id").String(*name.id);
  if (name.file) json.Key("file").String(*name.file);
  AddScore(answer.score, json);
  json.Key("findings").BeginArray();
  for (const analysis::Finding& finding : answer.findings) writer.Add(finding);
  json.EndArray();
  json.Key("strengths").BeginArray();
  for (const analysis::Strength& strength : answer.strengths) writer.Add(strength);
  json.EndArray();
  json.Key("notices").BeginArray();
  for (const analysis::Notice& notice : answer.notices) {
    json.BeginObject();
    json.Key("id").String(notice.id);
    json.Key("severity").String(base::Name(notice.severity));
    json.Key("message").String(notice.message);
    json.EndObject();
  }
  json.EndArray();
  json.Key("channel").String(base::Name(answer.channel));
  json.Key("stage").String(base::Name(answer.stage));
  json.Key("purpose").String(base::Name(answer.purpose));
  json.Key("offset_encoding").String(Name(encoding));
  json.Key("policy_revision").String(checked.policy_revision);
  json.Key("engine_version").String(checked.engine_version);
  json.EndObject();
  return std::move(json).Take();
}

std::string JsonError(std::uint64_t line, const std::optional<std::string>& id, std::string_view error) {
  JsonWriter json(JsonLayout::kLine);
  json.BeginObject();
  if (id) json.Key("id").String(*id);
  json.Key("line").Int(static_cast<std::int64_t>(line));
  json.Key("error").String(error);
  json.EndObject();
  return std::move(json).Take();
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

std::string JsonRule(const RuleInfo& rule) {
  JsonWriter json(JsonLayout::kIndented);
  AddRule(rule, true, json);
  return std::move(json).Take();
}

std::string JsonRules(const std::vector<RuleInfo>& rules) {
  JsonWriter json(JsonLayout::kIndented);
  json.BeginArray();
  for (const RuleInfo& rule : rules) AddRule(rule, false, json);
  json.EndArray();
  return std::move(json).Take();
}

}  // namespace youward::cli
