#include "daemon/service/marshalling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "daemon/service/errors.h"
#include "tests/unit/service/marked.h"

namespace youward::service {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr v1::OffsetEncoding kEncodings[] = {v1::OFFSET_ENCODING_UTF8, v1::OFFSET_ENCODING_UTF16,
                                             v1::OFFSET_ENCODING_CODE_POINT};

v1::Draft DraftOf(std::string_view body) {
  v1::Draft draft;
  draft.set_channel(v1::CHANNEL_EMAIL);
  draft.set_body(std::string(body));
  return draft;
}

v1::Range& Exclude(v1::Draft& draft, v1::Field field, std::uint32_t start, std::uint32_t end) {
  v1::Range& range = *draft.add_excluded_ranges();
  range.set_field(field);
  range.set_start(start);
  range.set_end(end);
  return range;
}

// "CODE REASON field: message", or "OK".
std::string Said(const absl::Status& status) {
  if (status.ok()) return "OK";
  const std::optional<google::rpc::ErrorInfo> info = ErrorInfoOf(status);
  if (!info.has_value()) return status.ToString();
  return absl::StrCat(absl::StatusCodeToString(status.code()), " ", info->reason(), " ", info->metadata().at("field"),
                      ": ", std::string(status.message()));
}

std::string Decoded(const v1::Draft& draft, v1::OffsetEncoding encoding = v1::OFFSET_ENCODING_UTF16) {
  return Said(DecodeDraft(draft, encoding).status());
}

TEST(DecodeDraft, TakesEverythingOver) {
  v1::Draft draft = DraftOf("Hello");
  draft.set_subject("Hi");
  draft.set_channel(v1::CHANNEL_INMAIL);
  draft.set_stage(v1::STAGE_FOLLOW_UP);
  draft.set_purpose(v1::PURPOSE_ACCOUNT);
  draft.add_sender_names("Ann");
  draft.add_sender_names("Acme");
  draft.add_recipient_names("Sam");
  Exclude(draft, v1::FIELD_SUBJECT, 0, 2);
  Exclude(draft, v1::FIELD_BODY, 0, 1);
  Exclude(draft, v1::FIELD_BODY, 1, 1);
  const absl::StatusOr<DecodedDraft> decoded = DecodeDraft(draft, v1::OFFSET_ENCODING_UTF16);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->encoding, text::OffsetEncoding::kUtf16);
  const analysis::Draft& ours = decoded->draft;
  EXPECT_EQ(ours.subject, "Hi");
  EXPECT_EQ(ours.body, "Hello");
  EXPECT_EQ(ours.channel, base::Channel::kInMail);
  EXPECT_EQ(ours.stage, base::Stage::kFollowUp);
  EXPECT_EQ(ours.purpose, base::Purpose::kAccount);
  EXPECT_THAT(ours.sender_names, testing::ElementsAre("Ann", "Acme"));
  EXPECT_THAT(ours.recipient_names, testing::ElementsAre("Sam"));
  EXPECT_THAT(ours.excluded, testing::ElementsAre(analysis::Range{base::Field::kSubject, {0, 2}},
                                                  analysis::Range{base::Field::kBody, {0, 1}},
                                                  analysis::Range{base::Field::kBody, {1, 1}}));
}

TEST(DecodeDraft, LeavesStageAndPurposeToBeInferred) {
  const absl::StatusOr<DecodedDraft> decoded = DecodeDraft(DraftOf(""), v1::OFFSET_ENCODING_UTF8);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(decoded->draft.stage, std::nullopt);
  EXPECT_EQ(decoded->draft.purpose, std::nullopt);
}

TEST(DecodeDraft, SaysWhatIsNotSet) {
  EXPECT_THAT(Decoded(DraftOf("a"), v1::OFFSET_ENCODING_UNSPECIFIED),
              HasSubstr("INVALID_ARGUMENT OFFSET_ENCODING_UNSET offset_encoding: "));
  v1::Draft draft = DraftOf("a");
  draft.clear_channel();
  EXPECT_THAT(Decoded(draft), HasSubstr("INVALID_ARGUMENT CHANNEL_UNSET draft.channel: "));
}

TEST(DecodeDraft, RefusesValuesOfANewerContract) {
  EXPECT_EQ(Decoded(DraftOf("a"), static_cast<v1::OffsetEncoding>(9)),
            "INVALID_ARGUMENT ENUM_VALUE_UNKNOWN offset_encoding: offset_encoding has the value 9, which this daemon "
            "does not know");
  v1::Draft draft = DraftOf("a");
  draft.set_channel(static_cast<v1::Channel>(99));
  EXPECT_THAT(Decoded(draft), HasSubstr("ENUM_VALUE_UNKNOWN draft.channel: "));
  draft = DraftOf("a");
  draft.set_stage(static_cast<v1::Stage>(99));
  EXPECT_THAT(Decoded(draft), HasSubstr("ENUM_VALUE_UNKNOWN draft.stage: "));
  draft = DraftOf("a");
  draft.set_purpose(static_cast<v1::Purpose>(99));
  EXPECT_THAT(Decoded(draft), HasSubstr("ENUM_VALUE_UNKNOWN draft.purpose: "));
}

TEST(DecodeDraft, ReadsExcludedRangesInEveryEncoding) {
  for (const std::string_view marked :
       {"a[[b]]c", "é[[é]]é", "[[👍🏽]] yes", "[[שלום]] עולם", "e\u0301[[e\u0301]]", "👩\u200d👩\u200d👧[[x]]",
        "a\r\n[[b\r\n]]c", "[[]]a", "a[[]]", "[[all of it]]"}) {
    for (const v1::OffsetEncoding encoding : kEncodings) {
      const Marked expected = Unmark(marked, encoding);
      v1::Draft draft = DraftOf(expected.text);
      *draft.add_excluded_ranges() = expected.ranges[0];
      const absl::StatusOr<DecodedDraft> decoded = DecodeDraft(draft, encoding);
      ASSERT_TRUE(decoded.ok()) << marked << ": " << decoded.status();
      const text::Span span = decoded->draft.excluded[0].span;
      std::string drawn = expected.text;
      drawn.insert(span.end, "]]").insert(span.begin, "[[");
      EXPECT_EQ(drawn, marked) << v1::OffsetEncoding_Name(encoding);
    }
  }
}

TEST(DecodeDraft, RefusesARangeThatIsReversed) {
  v1::Draft draft = DraftOf("abcd");
  Exclude(draft, v1::FIELD_BODY, 3, 1);
  EXPECT_EQ(
      Decoded(draft),
      "INVALID_ARGUMENT RANGE_INVALID draft.excluded_ranges[0]: draft.excluded_ranges[0] is reversed: it starts at "
      "3 and ends at 1");
}

TEST(DecodeDraft, RefusesARangeBeyondTheText) {
  v1::Draft draft = DraftOf("👍");
  Exclude(draft, v1::FIELD_BODY, 0, 3);
  EXPECT_EQ(Decoded(draft),
            "INVALID_ARGUMENT RANGE_INVALID draft.excluded_ranges[0].end: draft.excluded_ranges[0].end is 3, but the "
            "text has 2 units");
  EXPECT_THAT(Decoded(draft, v1::OFFSET_ENCODING_CODE_POINT), HasSubstr("has 1 units"));
  EXPECT_THAT(Decoded(draft, v1::OFFSET_ENCODING_UTF8), HasSubstr("inside a character"));
  draft = DraftOf("abc");
  Exclude(draft, v1::FIELD_SUBJECT, 0, 1);  // the subject is empty
  EXPECT_THAT(Decoded(draft), HasSubstr("RANGE_INVALID draft.excluded_ranges[0].end: "));
}

TEST(DecodeDraft, RefusesARangeThatCutsACharacter) {
  v1::Draft draft = DraftOf("a👍b");
  Exclude(draft, v1::FIELD_BODY, 2, 3);
  EXPECT_EQ(Decoded(draft),
            "INVALID_ARGUMENT RANGE_INVALID draft.excluded_ranges[0].start: draft.excluded_ranges[0].start is 2, which "
            "is inside a character");
  EXPECT_EQ(Decoded(draft, v1::OFFSET_ENCODING_CODE_POINT), "OK");
}

TEST(DecodeDraft, RefusesRangesThatOverlapOrAreOutOfOrder) {
  v1::Draft draft = DraftOf("abcdef");
  Exclude(draft, v1::FIELD_BODY, 0, 3);
  Exclude(draft, v1::FIELD_BODY, 2, 4);
  EXPECT_THAT(Decoded(draft), HasSubstr("RANGE_INVALID draft.excluded_ranges[1]: draft.excluded_ranges[1] overlaps"));
  draft = DraftOf("abcdef");
  Exclude(draft, v1::FIELD_BODY, 3, 4);
  Exclude(draft, v1::FIELD_BODY, 0, 1);
  EXPECT_THAT(Decoded(draft), HasSubstr("RANGE_INVALID draft.excluded_ranges[1]: draft.excluded_ranges[1] is out of"));
  draft = DraftOf("abcdef");
  draft.set_subject("abc");
  Exclude(draft, v1::FIELD_BODY, 0, 1);
  Exclude(draft, v1::FIELD_SUBJECT, 2, 3);
  EXPECT_THAT(Decoded(draft), HasSubstr("RANGE_INVALID draft.excluded_ranges[1]: draft.excluded_ranges[1] is out of"));
}

TEST(DecodeDraft, RefusesARangeWithoutItsField) {
  v1::Draft draft = DraftOf("abc");
  Exclude(draft, v1::FIELD_UNSPECIFIED, 0, 1);
  EXPECT_THAT(Decoded(draft), HasSubstr("RANGE_INVALID draft.excluded_ranges[0].field: "));
}

TEST(DecodeDraft, NeverQuotesTheText) {
  v1::Draft draft = DraftOf("Secret👍");
  draft.set_subject("Secret");
  Exclude(draft, v1::FIELD_BODY, 7, 9);
  EXPECT_THAT(Decoded(draft), Not(HasSubstr("Secret")));
}

// An answer with everything, about "Zoë, our 👍 tool." (bytes: Zoë is 4, the emoji 4).
TEST(Encode, ConvertsEveryOffsetToTheClientsUnits) {
  const std::string body = "Zoë, our 👍 tool.";
  analysis::Finding finding;
  finding.code = base::Code::kProductPitch;
  finding.rule_id = "product-pitch/our-tool";
  finding.range = analysis::Range{base::Field::kBody, {6, 19}};  // "our 👍 tool"
  finding.severity = base::Severity::kWarning;
  finding.origin = analysis::Origin::kBoth;
  finding.confidence = 0.75F;
  finding.message = "About you";
  finding.explanation = "They hear a pitch.";
  finding.principle = "P5";
  finding.evidence_grade = "B";
  finding.evidence = "Gong";
  finding.suggestions = {{.kind = rules::SuggestionKind::kFillIn,
                          .title = "Say what changes",
                          .reason = "It is theirs",
                          .edits = {{.field = base::Field::kBody,
                                     .span = {6, 19},
                                     .new_text = "é👍 [what changes] x",
                                     .slots = {{.span = {7, 21}, .prompt = "what changes"}}}}}};
  analysis::Answer answer;
  answer.stage = base::Stage::kCustomer;
  answer.purpose = base::Purpose::kAccount;
  answer.findings.push_back(finding);
  finding.range.reset();
  finding.suggestions.clear();
  answer.findings.push_back(finding);
  answer.strengths = {{.code = base::Code::kInsight,
                       .rule_id = "insight/number",
                       .range = analysis::Range{base::Field::kSubject, {2, 4}},
                       .confidence = 0.5F,
                       .message = "Theirs"}};
  answer.notices = {{.id = "limit/max-words", .severity = base::Severity::kInformation, .message = "long"}};
  answer.score = {.value = 40, .components = {{"base", 60, "start"}, {"product-pitch", -20, "1 sentence"}}};

  struct Expected {
    v1::OffsetEncoding encoding;
    std::uint32_t start, end, slot_start, slot_end, subject_end;
  };
  for (const Expected& expected :
       {Expected{v1::OFFSET_ENCODING_UTF8, 6, 19, 7, 21, 4}, Expected{v1::OFFSET_ENCODING_UTF16, 5, 16, 4, 18, 3},
        Expected{v1::OFFSET_ENCODING_CODE_POINT, 5, 15, 3, 17, 3}}) {
    SCOPED_TRACE(v1::OffsetEncoding_Name(expected.encoding));
    DecodedDraft decoded;
    decoded.draft.subject = "a é";
    decoded.draft.body = body;
    decoded.encoding = static_cast<text::OffsetEncoding>(expected.encoding - 1);
    v1::AnalyzeResponse response;
    Encode(answer, decoded, response);

    EXPECT_EQ(response.stage(), v1::STAGE_CUSTOMER);
    EXPECT_EQ(response.purpose(), v1::PURPOSE_ACCOUNT);
    ASSERT_EQ(response.findings_size(), 2);
    const v1::Finding& out = response.findings(0);
    EXPECT_EQ(Mark(body, {out.range()}, expected.encoding), "Zoë, [[our 👍 tool]].");
    EXPECT_EQ(out.range().field(), v1::FIELD_BODY);
    EXPECT_EQ(out.range().start(), expected.start);
    EXPECT_EQ(out.range().end(), expected.end);
    EXPECT_EQ(out.code(), v1::CODE_PRODUCT_PITCH);
    EXPECT_EQ(out.rule_id(), "product-pitch/our-tool");
    EXPECT_EQ(out.severity(), v1::SEVERITY_WARNING);
    EXPECT_EQ(out.origin(), v1::ORIGIN_BOTH);
    EXPECT_EQ(out.confidence(), 0.75F);
    EXPECT_EQ(out.message(), "About you");
    EXPECT_EQ(out.explanation(), "They hear a pitch.");
    EXPECT_EQ(out.principle(), "P5");
    EXPECT_EQ(out.evidence().grade(), "B");
    EXPECT_EQ(out.evidence().summary(), "Gong");
    ASSERT_EQ(out.suggestions_size(), 1);
    EXPECT_EQ(out.suggestions(0).kind(), v1::SUGGESTION_KIND_FILL_IN);
    EXPECT_EQ(out.suggestions(0).title(), "Say what changes");
    EXPECT_EQ(out.suggestions(0).reason(), "It is theirs");
    ASSERT_EQ(out.suggestions(0).edits_size(), 1);
    const v1::TextEdit& edit = out.suggestions(0).edits(0);
    EXPECT_EQ(edit.range().start(), expected.start);
    EXPECT_EQ(edit.range().end(), expected.end);
    EXPECT_EQ(edit.new_text(), "é👍 [what changes] x");
    ASSERT_EQ(edit.slots_size(), 1);
    EXPECT_EQ(edit.slots(0).start(), expected.slot_start);
    EXPECT_EQ(edit.slots(0).end(), expected.slot_end);
    EXPECT_EQ(edit.slots(0).prompt(), "what changes");
    EXPECT_FALSE(response.findings(1).has_range()) << "about the whole letter";

    ASSERT_EQ(response.strengths_size(), 1);
    EXPECT_EQ(response.strengths(0).code(), v1::CODE_INSIGHT);
    EXPECT_EQ(response.strengths(0).rule_id(), "insight/number");
    EXPECT_EQ(response.strengths(0).confidence(), 0.5F);
    EXPECT_EQ(response.strengths(0).message(), "Theirs");
    EXPECT_EQ(response.strengths(0).range().field(), v1::FIELD_SUBJECT);
    EXPECT_EQ(response.strengths(0).range().start(), 2u);
    EXPECT_EQ(response.strengths(0).range().end(), expected.subject_end);
    ASSERT_EQ(response.notices_size(), 1);
    EXPECT_EQ(response.notices(0).id(), "limit/max-words");
    EXPECT_EQ(response.notices(0).severity(), v1::SEVERITY_INFORMATION);
    EXPECT_EQ(response.notices(0).message(), "long");
    EXPECT_EQ(response.score().value(), 40);
    ASSERT_EQ(response.score().components_size(), 2);
    EXPECT_EQ(response.score().components(1).name(), "product-pitch");
    EXPECT_EQ(response.score().components(1).points(), -20);
    EXPECT_EQ(response.score().components(1).explanation(), "1 sentence");
  }
}

TEST(Encode, TellsARuleWithAndWithoutItsExamples) {
  const rules::Example examples[] = {{.text = "a [[b]]", .after = "a c", .flagged = true}, {.text = "d"}};
  rules::Rule rule;
  rule.id = "buzzword/b";
  rule.code = base::Code::kBuzzword;
  rule.message = "Plainly";
  rule.explanation = "Nobody says b";
  rule.principle = "P11";
  rule.evidence_grade = "C";
  rule.evidence = "opinion";
  rule.channels.Add(base::Channel::kChat);
  rule.channels.Add(base::Channel::kEmail);
  rule.stages.Add(base::Stage::kCustomer);
  rule.purposes.Add(base::Purpose::kInternal);
  rule.examples = examples;
  v1::Rule out;
  Encode(rule, {.enabled = false, .severity = base::Severity::kHint}, /*with_examples=*/true, out);
  EXPECT_EQ(out.ShortDebugString(),
            R"(id: "buzzword/b" code: CODE_BUZZWORD severity: SEVERITY_HINT message: "Plainly" )"
            R"(explanation: "Nobody says b" principle: "P11" evidence { grade: "C" summary: "opinion" } )"
            R"(channels: CHANNEL_EMAIL channels: CHANNEL_CHAT stages: STAGE_CUSTOMER purposes: PURPOSE_INTERNAL )"
            R"(examples { marked_text: "a [[b]]" after: "a c" } examples { marked_text: "d" })");
  rule.code = base::Code::kInsight;
  v1::Rule strength;
  Encode(rule, {}, /*with_examples=*/false, strength);
  EXPECT_EQ(strength.severity(), v1::SEVERITY_UNSPECIFIED) << "a strength has none";
  EXPECT_TRUE(strength.enabled());
  EXPECT_EQ(strength.examples_size(), 0);
}

}  // namespace
}  // namespace youward::service
