#include "plugins/cli/proto_answer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <string>
#include <string_view>

namespace youward::cli {
namespace {

// "CODE_SELF_INTRODUCTION" without "CODE_", as our names are written.
std::string Ours(std::string name, std::string_view prefix) {
  name.erase(0, prefix.size());
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  return name;
}

// The conversion counts on it that both have the same values in the same order, the contract's shifted by one.
template <typename Enum>
void ExpectSameNames(const google::protobuf::EnumDescriptor* theirs, std::string_view prefix, std::size_t count,
                     std::string_view (*name)(Enum)) {
  ASSERT_EQ(static_cast<std::size_t>(theirs->value_count()), count + 1) << theirs->full_name();
  for (int i = 1; i < theirs->value_count(); ++i) {
    const auto* value = theirs->FindValueByNumber(i);
    ASSERT_NE(value, nullptr);
    EXPECT_EQ(Ours(value->name(), prefix), name(static_cast<Enum>(i - 1)));
  }
}

TEST(ProtoAnswer, EnumsAreThoseOfTheContract) {
  ExpectSameNames<base::Code>(v1::Code_descriptor(), "CODE_", base::kCodeCount, base::Name);
  ExpectSameNames<base::Channel>(v1::Channel_descriptor(), "CHANNEL_", base::kChannelCount, base::Name);
  ExpectSameNames<base::Stage>(v1::Stage_descriptor(), "STAGE_", base::kStageCount, base::Name);
  ExpectSameNames<base::Purpose>(v1::Purpose_descriptor(), "PURPOSE_", base::kPurposeCount, base::Name);
  ExpectSameNames<base::Severity>(v1::Severity_descriptor(), "SEVERITY_", 3, base::Name);
  ExpectSameNames<base::Field>(v1::Field_descriptor(), "FIELD_", 2, base::Name);
  ExpectSameNames<rules::SuggestionKind>(v1::SuggestionKind_descriptor(), "SUGGESTION_KIND_", 5, rules::Name);
}

TEST(ProtoAnswer, AsksInBytesAndLeavesUnsetWhatIsToBeInferred) {
  analysis::Draft draft;
  draft.subject = "Hi";
  draft.body = "Body";
  draft.channel = base::Channel::kInMail;
  draft.sender_names = {"Acme"};
  const v1::AnalyzeRequest request = ToProto(draft);
  EXPECT_EQ(request.offset_encoding(), v1::OFFSET_ENCODING_UTF8);
  EXPECT_EQ(request.draft().channel(), v1::CHANNEL_INMAIL);
  EXPECT_EQ(request.draft().stage(), v1::STAGE_UNSPECIFIED);
  EXPECT_EQ(request.draft().purpose(), v1::PURPOSE_UNSPECIFIED);
  EXPECT_EQ(request.draft().sender_names(0), "Acme");

  draft.stage = base::Stage::kCustomer;
  draft.purpose = base::Purpose::kInternal;
  EXPECT_EQ(ToProto(draft).draft().stage(), v1::STAGE_CUSTOMER);
  EXPECT_EQ(ToProto(draft).draft().purpose(), v1::PURPOSE_INTERNAL);
}

v1::Finding* AddFinding(v1::AnalyzeResponse& response, std::uint32_t start, std::uint32_t end) {
  v1::Finding* finding = response.add_findings();
  finding->set_code(v1::CODE_APOLOGY);
  finding->set_severity(v1::SEVERITY_HINT);
  finding->mutable_range()->set_field(v1::FIELD_BODY);
  finding->mutable_range()->set_start(start);
  finding->mutable_range()->set_end(end);
  return finding;
}

TEST(ProtoAnswer, KeepsWhatTheDaemonSays) {
  analysis::Draft draft;
  draft.body = "Sorry 🙂";
  v1::AnalyzeResponse response;
  response.set_stage(v1::STAGE_FOLLOW_UP);
  response.set_purpose(v1::PURPOSE_ACCOUNT);
  v1::Finding* finding = AddFinding(response, 0, 5);
  finding->set_origin(v1::ORIGIN_BOTH);
  finding->set_confidence(0.75F);
  finding->mutable_evidence()->set_grade("B");
  v1::Suggestion* suggestion = finding->add_suggestions();
  suggestion->set_kind(v1::SUGGESTION_KIND_FILL_IN);
  v1::TextEdit* edit = suggestion->add_edits();
  *edit->mutable_range() = finding->range();
  edit->set_new_text("Hi [name]");
  v1::Slot* slot = edit->add_slots();
  slot->set_start(3);
  slot->set_end(9);
  response.mutable_score()->set_value(55);

  const Checked checked = FromProto(response, draft);
  ASSERT_EQ(checked.answer.findings.size(), 1u);
  const analysis::Finding& got = checked.answer.findings[0];
  EXPECT_EQ(got.code, base::Code::kApology);
  EXPECT_EQ(got.severity, base::Severity::kHint);
  EXPECT_EQ(got.origin, analysis::Origin::kBoth);
  EXPECT_EQ(got.confidence, 0.75F);
  EXPECT_EQ(got.range->span, (text::Span{0, 5}));
  ASSERT_EQ(got.suggestions.size(), 1u);
  EXPECT_EQ(got.suggestions[0].kind, rewriting::SuggestionKind::kFillIn);
  EXPECT_EQ(got.suggestions[0].edits[0].slots[0].span, (text::Span{3, 9}));
  EXPECT_EQ(checked.answer.stage, base::Stage::kFollowUp);
  EXPECT_EQ(checked.answer.purpose, base::Purpose::kAccount);
  EXPECT_EQ(checked.answer.score.value, 55);
}

TEST(ProtoAnswer, WhatIsNoShareCountsAsNotSaid) {
  analysis::Draft draft;
  draft.body = "Sorry";
  for (const float share : {0.0F, -1.0F, 1.5F, std::numeric_limits<float>::quiet_NaN()}) {
    v1::AnalyzeResponse response;
    AddFinding(response, 0, 5)->set_confidence(share);
    EXPECT_EQ(FromProto(response, draft).answer.findings.at(0).confidence, 0) << share;
  }
}

TEST(ProtoAnswer, LeavesOutWhatDoesNotFitTheDraft) {
  analysis::Draft draft;
  draft.body = "ab🙂";
  v1::AnalyzeResponse response;
  AddFinding(response, 0, 7);                                       // beyond the text
  AddFinding(response, 2, 1);                                       // reversed
  AddFinding(response, 0, 3);                                       // inside the emoji
  AddFinding(response, 0, 2)->set_code(static_cast<v1::Code>(99));  // of a newer daemon
  AddFinding(response, 0, 2)->mutable_range()->set_field(v1::FIELD_UNSPECIFIED);
  AddFinding(response, 0, 6);
  EXPECT_EQ(FromProto(response, draft).answer.findings.size(), 1u);
}

TEST(ProtoAnswer, ARuleOfAStrengthHasNoSeverity) {
  v1::Rule rule;
  rule.set_id("insight/number");
  rule.set_code(v1::CODE_INSIGHT);
  rule.set_enabled(true);
  rule.add_channels(v1::CHANNEL_CHAT);
  rule.add_purposes(v1::PURPOSE_INTERNAL);
  rule.add_examples()->set_marked_text("[[x]]");
  const RuleInfo info = FromProto(rule);
  EXPECT_EQ(info.code, base::Code::kInsight);
  EXPECT_FALSE(info.severity);
  EXPECT_EQ(info.channels, std::vector{base::Channel::kChat});
  EXPECT_EQ(info.purposes, std::vector{base::Purpose::kInternal});
  EXPECT_EQ(info.examples[0].marked_text, "[[x]]");
}

}  // namespace
}  // namespace youward::cli
