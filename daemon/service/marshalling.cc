#include "daemon/service/marshalling.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "daemon/base/status_macros.h"
#include "daemon/service/enums.h"
#include "daemon/service/errors.h"

namespace youward::service {
namespace {

using text::OffsetEncoding;
using text::OffsetMap;

// The texts of a draft, measured. Refers to the draft.
struct Maps {
  explicit Maps(const analysis::Draft& draft) : subject(draft.subject), body(draft.body) {}
  const OffsetMap& of(base::Field field) const { return field == base::Field::kSubject ? subject : body; }

  OffsetMap subject;
  OffsetMap body;
};

absl::Status Unknown(std::string_view field, int value) {
  return InvalidArgument(
      "ENUM_VALUE_UNKNOWN", field,
      absl::StrCat(std::string(field), " has the value ", value, ", which this daemon does not know"));
}

absl::Status InvalidRange(const std::string& field, const std::string& what) {
  return InvalidArgument("RANGE_INVALID", field, absl::StrCat(field, " ", what));
}

// Reads an optional enum: 0 is unset.
template <typename Ours>
absl::StatusOr<std::optional<Ours>> DecodeOptional(int value, std::string_view field) {
  const std::optional<Ours> ours = FromProto<Ours>(value);
  if (value != 0 && !ours.has_value()) return Unknown(field, value);
  return ours;
}

absl::StatusOr<std::uint32_t> DecodeOffset(const OffsetMap& map, OffsetEncoding encoding, std::uint32_t offset,
                                           const std::string& field) {
  if (const std::optional<std::uint32_t> byte = map.ToByte(encoding, offset)) return *byte;
  const std::uint32_t length = map.Length(encoding);
  if (offset > length) {
    return InvalidRange(field, absl::StrCat("is ", offset, ", but the text has ", length, " units"));
  }
  return InvalidRange(field, absl::StrCat("is ", offset, ", which is inside a character"));
}

absl::StatusOr<analysis::Range> DecodeRange(const v1::Range& range, const Maps& maps, OffsetEncoding encoding,
                                            const std::string& path) {
  const std::optional<base::Field> field = FromProto<base::Field>(range.field());
  if (!field.has_value()) return InvalidRange(path + ".field", "names neither subject nor body");
  if (range.start() > range.end()) {
    return InvalidRange(path, absl::StrCat("is reversed: it starts at ", range.start(), " and ends at ", range.end()));
  }
  const OffsetMap& map = maps.of(*field);
  YOUWARD_ASSIGN_OR_RETURN(const std::uint32_t begin, DecodeOffset(map, encoding, range.start(), path + ".start"));
  YOUWARD_ASSIGN_OR_RETURN(const std::uint32_t end, DecodeOffset(map, encoding, range.end(), path + ".end"));
  return analysis::Range{.field = *field, .span = {.begin = begin, .end = end}};
}

absl::Status DecodeExcluded(const v1::Draft& draft, OffsetEncoding encoding, analysis::Draft& out) {
  if (draft.excluded_ranges().empty()) return absl::OkStatus();
  const Maps maps(out);
  out.excluded.reserve(static_cast<std::size_t>(draft.excluded_ranges_size()));
  for (int i = 0; i < draft.excluded_ranges_size(); ++i) {
    const std::string path = absl::StrCat("draft.excluded_ranges[", i, "]");
    YOUWARD_ASSIGN_OR_RETURN(const analysis::Range range, DecodeRange(draft.excluded_ranges(i), maps, encoding, path));
    if (!out.excluded.empty()) {
      const analysis::Range& before = out.excluded.back();
      if (range.field < before.field || (range.field == before.field && range.span.begin < before.span.begin)) {
        return InvalidRange(path, "is out of order: ranges are sorted by field and start");
      }
      if (range.field == before.field && range.span.begin < before.span.end) {
        return InvalidRange(path, "overlaps the range before it");
      }
    }
    out.excluded.push_back(range);
  }
  return absl::OkStatus();
}

// Writes ranges of bytes in the units of a client.
class RangeEncoder {
 public:
  RangeEncoder(const analysis::Draft& draft, OffsetEncoding encoding) : maps_(draft), encoding_(encoding) {}

  void Encode(base::Field field, text::Span span, v1::Range& out) const {
    const OffsetMap& map = maps_.of(field);
    out.set_field(ToProto<v1::Field>(field));
    out.set_start(map.FromByte(encoding_, span.begin));
    out.set_end(map.FromByte(encoding_, span.end));
  }

  void Encode(const rewriting::Edit& edit, v1::TextEdit& out) const {
    Encode(edit.field, edit.span, *out.mutable_range());
    out.set_new_text(edit.new_text);
    if (edit.slots.empty()) return;
    const OffsetMap map(edit.new_text);
    for (const rewriting::Slot& slot : edit.slots) {
      v1::Slot& to = *out.add_slots();
      to.set_start(map.FromByte(encoding_, slot.span.begin));
      to.set_end(map.FromByte(encoding_, slot.span.end));
      to.set_prompt(slot.prompt);
    }
  }

 private:
  Maps maps_;
  OffsetEncoding encoding_;
};

void Encode(const analysis::Finding& finding, const RangeEncoder& ranges, v1::Finding& out) {
  out.set_code(ToProto<v1::Code>(finding.code));
  out.set_rule_id(finding.rule_id);
  if (finding.range.has_value()) ranges.Encode(finding.range->field, finding.range->span, *out.mutable_range());
  out.set_severity(ToProto<v1::Severity>(finding.severity));
  out.set_origin(ToProto<v1::Origin>(finding.origin));
  out.set_confidence(finding.confidence);
  out.set_message(finding.message);
  out.set_explanation(finding.explanation);
  out.set_principle(finding.principle);
  out.mutable_evidence()->set_grade(finding.evidence_grade);
  out.mutable_evidence()->set_summary(finding.evidence);
  for (const rewriting::Suggestion& suggestion : finding.suggestions) {
    v1::Suggestion& to = *out.add_suggestions();
    to.set_kind(ToProto<v1::SuggestionKind>(suggestion.kind));
    to.set_title(suggestion.title);
    to.set_reason(suggestion.reason);
    for (const rewriting::Edit& edit : suggestion.edits) ranges.Encode(edit, *to.add_edits());
  }
}

}  // namespace

absl::StatusOr<DecodedDraft> DecodeDraft(const v1::Draft& draft, v1::OffsetEncoding encoding) {
  if (encoding == v1::OFFSET_ENCODING_UNSPECIFIED) {
    return InvalidArgument(
        "OFFSET_ENCODING_UNSET", "offset_encoding",
        "offset_encoding is not set: say whether offsets count UTF-8 bytes, UTF-16 code units or code "
        "points");
  }
  const std::optional<OffsetEncoding> known_encoding = FromProto<OffsetEncoding>(encoding);
  if (!known_encoding.has_value()) return Unknown("offset_encoding", encoding);

  if (draft.channel() == v1::CHANNEL_UNSPECIFIED) {
    return InvalidArgument("CHANNEL_UNSET", "draft.channel",
                           "draft.channel is not set: say what medium the text is for");
  }
  const std::optional<base::Channel> channel = FromProto<base::Channel>(draft.channel());
  if (!channel.has_value()) return Unknown("draft.channel", draft.channel());

  DecodedDraft decoded;
  decoded.encoding = *known_encoding;
  decoded.draft.channel = *channel;
  YOUWARD_ASSIGN_OR_RETURN(decoded.draft.stage, DecodeOptional<base::Stage>(draft.stage(), "draft.stage"));
  YOUWARD_ASSIGN_OR_RETURN(decoded.draft.purpose, DecodeOptional<base::Purpose>(draft.purpose(), "draft.purpose"));
  decoded.draft.subject = draft.subject();
  decoded.draft.body = draft.body();
  decoded.draft.sender_names.assign(draft.sender_names().begin(), draft.sender_names().end());
  decoded.draft.recipient_names.assign(draft.recipient_names().begin(), draft.recipient_names().end());
  YOUWARD_RETURN_IF_ERROR(DecodeExcluded(draft, *known_encoding, decoded.draft));
  return decoded;
}

void Encode(const analysis::Answer& answer, const DecodedDraft& decoded, v1::AnalyzeResponse& response) {
  const RangeEncoder ranges(decoded.draft, decoded.encoding);
  response.set_stage(ToProto<v1::Stage>(answer.stage));
  response.set_purpose(ToProto<v1::Purpose>(answer.purpose));
  for (const analysis::Finding& finding : answer.findings) Encode(finding, ranges, *response.add_findings());
  for (const analysis::Strength& strength : answer.strengths) {
    v1::Strength& out = *response.add_strengths();
    out.set_code(ToProto<v1::Code>(strength.code));
    out.set_rule_id(strength.rule_id);
    if (strength.range.has_value()) ranges.Encode(strength.range->field, strength.range->span, *out.mutable_range());
    out.set_message(strength.message);
    out.set_confidence(strength.confidence);
  }
  for (const analysis::Notice& notice : answer.notices) {
    v1::Notice& out = *response.add_notices();
    out.set_id(notice.id);
    out.set_severity(ToProto<v1::Severity>(notice.severity));
    out.set_message(notice.message);
  }
  response.mutable_score()->set_value(answer.score.value);
  for (const analysis::ScoreComponent& component : answer.score.components) {
    v1::ScoreComponent& out = *response.mutable_score()->add_components();
    out.set_name(component.name);
    out.set_points(component.points);
    out.set_explanation(component.explanation);
  }
}

void Encode(const rules::Rule& rule, const RuleState& state, bool with_examples, v1::Rule& out) {
  out.set_id(std::string(rule.id));
  out.set_code(ToProto<v1::Code>(rule.code));
  if (base::IsFinding(rule.code)) out.set_severity(ToProto<v1::Severity>(state.severity));
  out.set_enabled(state.enabled);
  out.set_message(std::string(rule.message));
  out.set_explanation(std::string(rule.explanation));
  out.set_principle(std::string(rule.principle));
  out.mutable_evidence()->set_grade(std::string(rule.evidence_grade));
  out.mutable_evidence()->set_summary(std::string(rule.evidence));
  EncodeSet<v1::Channel>(rule.channels, *out.mutable_channels());
  EncodeSet<v1::Stage>(rule.stages, *out.mutable_stages());
  EncodeSet<v1::Purpose>(rule.purposes, *out.mutable_purposes());
  if (!with_examples) return;
  for (const rules::Example& example : rule.examples) {
    v1::RuleExample& to = *out.add_examples();
    to.set_marked_text(std::string(example.text));
    to.set_after(std::string(example.after));
  }
}

}  // namespace youward::service
