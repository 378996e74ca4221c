#include "plugins/cli/proto_answer.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/text/utf8.h"

namespace youward::cli {
namespace {

using rewriting::Suggestion;
using rewriting::SuggestionKind;

// The contract's enums are ours with an "unspecified" before the first (a test compares the names). `count` values.
template <typename Enum>
std::optional<Enum> Known(int value, std::size_t count) {
  if (value < 1 || static_cast<std::size_t>(value) > count) return std::nullopt;
  return static_cast<Enum>(value - 1);
}

template <typename ProtoEnum, typename Enum>
ProtoEnum ToProtoEnum(Enum value) {
  return static_cast<ProtoEnum>(static_cast<int>(value) + 1);
}

std::optional<base::Code> CodeOf(v1::Code code) { return Known<base::Code>(code, base::kCodeCount); }
base::Severity SeverityOf(v1::Severity severity) {
  return Known<base::Severity>(severity, 3).value_or(base::Severity::kInformation);
}

// nullopt: not within the text, or not between characters.
std::optional<analysis::Range> RangeOf(const v1::Range& range, const analysis::Draft& draft) {
  const std::optional<base::Field> field = Known<base::Field>(range.field(), 2);
  if (!field) return std::nullopt;
  const std::string_view text = *field == base::Field::kSubject ? draft.subject : draft.body;
  if (range.start() > range.end() || range.end() > text.size()) return std::nullopt;
  if (!text::IsBoundary(text, range.start()) || !text::IsBoundary(text, range.end())) return std::nullopt;
  return analysis::Range{*field, {range.start(), range.end()}};
}

std::optional<Suggestion> SuggestionOf(const v1::Suggestion& from, const analysis::Draft& draft) {
  const auto kind = Known<SuggestionKind>(from.kind(), 5);
  if (!kind) return std::nullopt;
  Suggestion to;
  to.kind = *kind;
  to.title = from.title();
  to.reason = from.reason();
  for (const v1::TextEdit& edit : from.edits()) {
    const auto range = RangeOf(edit.range(), draft);
    if (!range) return std::nullopt;
    rewriting::Edit& added = to.edits.emplace_back();
    added.field = range->field;
    added.span = range->span;
    added.new_text = edit.new_text();
    for (const v1::Slot& slot : edit.slots()) {
      if (slot.start() > slot.end() || slot.end() > added.new_text.size()) return std::nullopt;
      added.slots.push_back({{slot.start(), slot.end()}, slot.prompt()});
    }
  }
  return to;
}

// Of an older daemon, or of one that makes no sense: 0, which stands for "not said".
float ConfidenceOf(float confidence) { return confidence > 0 && confidence <= 1 ? confidence : 0; }

std::optional<analysis::Finding> FindingOf(const v1::Finding& from, const analysis::Draft& draft) {
  const auto code = CodeOf(from.code());
  if (!code) return std::nullopt;
  analysis::Finding to;
  if (from.has_range()) {
    to.range = RangeOf(from.range(), draft);
    if (!to.range) return std::nullopt;
  }
  to.code = *code;
  to.rule_id = from.rule_id();
  to.severity = SeverityOf(from.severity());
  to.origin = Known<analysis::Origin>(from.origin(), 3).value_or(analysis::Origin::kRule);
  to.confidence = ConfidenceOf(from.confidence());
  to.message = from.message();
  to.explanation = from.explanation();
  to.principle = from.principle();
  to.evidence_grade = from.evidence().grade();
  to.evidence = from.evidence().summary();
  for (const v1::Suggestion& suggestion : from.suggestions()) {
    if (auto known = SuggestionOf(suggestion, draft)) to.suggestions.push_back(*std::move(known));
  }
  return to;
}

std::optional<analysis::Strength> StrengthOf(const v1::Strength& from, const analysis::Draft& draft) {
  const auto code = CodeOf(from.code());
  if (!code) return std::nullopt;
  analysis::Strength to;
  if (from.has_range()) {
    to.range = RangeOf(from.range(), draft);
    if (!to.range) return std::nullopt;
  }
  to.code = *code;
  to.rule_id = from.rule_id();
  to.confidence = ConfidenceOf(from.confidence());
  to.message = from.message();
  return to;
}

}  // namespace

v1::AnalyzeRequest ToProto(const analysis::Draft& draft) {
  v1::AnalyzeRequest request;
  request.set_offset_encoding(v1::OFFSET_ENCODING_UTF8);
  v1::Draft& to = *request.mutable_draft();
  to.set_subject(draft.subject);
  to.set_body(draft.body);
  to.set_channel(ToProtoEnum<v1::Channel>(draft.channel));
  if (draft.stage) to.set_stage(ToProtoEnum<v1::Stage>(*draft.stage));
  if (draft.purpose) to.set_purpose(ToProtoEnum<v1::Purpose>(*draft.purpose));
  for (const std::string& name : draft.sender_names) to.add_sender_names(name);
  for (const std::string& name : draft.recipient_names) to.add_recipient_names(name);
  for (const analysis::Range& range : draft.excluded) {
    v1::Range& added = *to.add_excluded_ranges();
    added.set_field(ToProtoEnum<v1::Field>(range.field));
    added.set_start(range.span.begin);
    added.set_end(range.span.end);
  }
  return request;
}

Checked FromProto(const v1::AnalyzeResponse& response, const analysis::Draft& draft) {
  Checked checked;
  checked.engine_version = response.engine_version();
  checked.policy_revision = response.policy_revision();
  analysis::Answer& answer = checked.answer;
  answer.channel = draft.channel;
  answer.stage = Known<base::Stage>(response.stage(), base::kStageCount).value_or(base::Stage::kFirstContact);
  answer.purpose = Known<base::Purpose>(response.purpose(), base::kPurposeCount).value_or(base::Purpose::kOutreach);
  for (const v1::Finding& finding : response.findings()) {
    if (auto known = FindingOf(finding, draft)) answer.findings.push_back(*std::move(known));
  }
  for (const v1::Strength& strength : response.strengths()) {
    if (auto known = StrengthOf(strength, draft)) answer.strengths.push_back(*std::move(known));
  }
  for (const v1::Notice& notice : response.notices()) {
    answer.notices.push_back({notice.id(), SeverityOf(notice.severity()), notice.message()});
  }
  answer.score.value = response.score().value();
  for (const v1::ScoreComponent& component : response.score().components()) {
    answer.score.components.push_back({component.name(), component.points(), component.explanation()});
  }
  return checked;
}

RuleInfo FromProto(const v1::Rule& rule) {
  RuleInfo info;
  info.id = rule.id();
  info.code = CodeOf(rule.code()).value_or(base::Code::kBuzzword);
  info.severity = Known<base::Severity>(rule.severity(), 3);
  info.enabled = rule.enabled();
  info.message = rule.message();
  info.explanation = rule.explanation();
  info.principle = rule.principle();
  info.evidence_grade = rule.evidence().grade();
  info.evidence = rule.evidence().summary();
  for (const int channel : rule.channels()) {
    if (auto known = Known<base::Channel>(channel, base::kChannelCount)) info.channels.push_back(*known);
  }
  for (const int stage : rule.stages()) {
    if (auto known = Known<base::Stage>(stage, base::kStageCount)) info.stages.push_back(*known);
  }
  for (const int purpose : rule.purposes()) {
    if (auto known = Known<base::Purpose>(purpose, base::kPurposeCount)) info.purposes.push_back(*known);
  }
  for (const v1::RuleExample& example : rule.examples()) {
    info.examples.push_back({example.marked_text(), example.after()});
  }
  return info;
}

}  // namespace youward::cli
