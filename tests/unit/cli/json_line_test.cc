#include "plugins/cli/json_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace youward::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string ErrorOf(std::string_view line) { return ParseLine(line, {}).error.value_or("no error"); }

TEST(ParseLine, ReadsALetter) {
  const LineRequest request = ParseLine(
      R"({"id": "7", "channel": "followup", "purpose": "outreach", "subject": "Hi", "text": "Na\u00efve \ud83d\ude42", "rating": 3})",
      {});
  ASSERT_FALSE(request.error) << *request.error;
  EXPECT_EQ(request.id, "7");
  EXPECT_EQ(request.draft.subject, "Hi");
  EXPECT_EQ(request.draft.body, "Naïve 🙂");
  EXPECT_EQ(request.draft.channel, base::Channel::kEmail);
  EXPECT_EQ(request.draft.stage, base::Stage::kFollowUp);
  EXPECT_EQ(request.draft.purpose, base::Purpose::kOutreach);
}

TEST(ParseLine, NullCountsAsAbsent) {
  const LineRequest request = ParseLine(R"({"id": null, "subject": null, "purpose": null, "text": ""})", {});
  EXPECT_FALSE(request.error);
  EXPECT_FALSE(request.id);
  EXPECT_EQ(request.draft.subject, "");
}

TEST(ParseLine, FlagsHoldWhereTheDocumentIsSilent) {
  Context context;
  context.kind = *base::ParseMessageKind("chat");
  context.stage = base::Stage::kCustomer;
  context.senders = {"Acme"};
  const LineRequest silent = ParseLine(R"({"text": ""})", context);
  EXPECT_EQ(silent.draft.channel, base::Channel::kChat);
  EXPECT_EQ(silent.draft.stage, base::Stage::kCustomer);
  EXPECT_THAT(silent.draft.sender_names, ElementsAre("Acme"));

  const LineRequest own = ParseLine(R"({"text": "", "channel": "followup", "sender_names": ["Bolt"]})", context);
  EXPECT_EQ(own.draft.channel, base::Channel::kEmail);
  EXPECT_EQ(own.draft.stage, base::Stage::kFollowUp) << "the document's own word wins";
  EXPECT_THAT(own.draft.sender_names, ElementsAre("Bolt"));

  const LineRequest plain = ParseLine(R"({"text": "", "channel": "email"})", context);
  EXPECT_EQ(plain.draft.stage, base::Stage::kCustomer) << "e-mail says nothing of the stage";
  EXPECT_EQ(ParseLine(R"({"text": "", "stage": "first-contact"})", context).draft.stage, base::Stage::kFirstContact);
}

TEST(ParseLine, SaysWhatIsNoJson) {
  EXPECT_EQ(ErrorOf("{\"text\": \"private"), "not a JSON document: it ends too early");
  EXPECT_EQ(ErrorOf("{\"text\": secret}"), "not a JSON document: unexpected at byte 9");
  EXPECT_EQ(ErrorOf("[]"), "the line must hold one JSON object");
  EXPECT_EQ(ErrorOf("\"text\""), "the line must hold one JSON object");
  EXPECT_EQ(ErrorOf("{\"text\": 1e999}"), "not a JSON document: a number is out of range");
  EXPECT_THAT(ErrorOf(std::string("{\"text\": \"a\0b\"}", 15)), HasSubstr("not a JSON document"));
}

TEST(ParseLine, NamesALoneSurrogate) {
  EXPECT_EQ(ErrorOf(R"({"text": "ab\ud83d!"})"), R"(lone surrogate \ud83d at byte 12: half of a character)");
  EXPECT_EQ(ErrorOf(R"({"text": "\uDE42"})"), R"(lone surrogate \uDE42 at byte 10: half of a character)");
  EXPECT_EQ(ErrorOf(R"({"text": "\ud83d\ud83d\ude42"})"), R"(lone surrogate \ud83d at byte 10: half of a character)");
  EXPECT_THAT(ErrorOf(R"({"text": "\\ud83d" x})"), Not(HasSubstr("surrogate"))) << "a backslash and letters";
}

TEST(ParseLine, NamesTheByteThatIsNoUtf8) {
  EXPECT_EQ(ErrorOf("{\"text\": \"a\xFF\"}"), "the line is not UTF-8: invalid byte at offset 11");
}

TEST(ParseLine, NamesTheKeyAndTheTypeThatIsWrong) {
  EXPECT_EQ(ErrorOf(R"({"id": "1"})"), "\"text\" is missing");
  EXPECT_EQ(ErrorOf(R"({"text": null})"), "\"text\" is missing");
  EXPECT_EQ(ErrorOf(R"({"text": 5})"), "\"text\" must be a string, not a number");
  EXPECT_EQ(ErrorOf(R"({"text": "", "subject": ["a"]})"), "\"subject\" must be a string, not a list");
  EXPECT_EQ(ErrorOf(R"({"text": "", "sender_names": "a"})"),
            "\"sender_names\" must be a list of strings, not a string");
  EXPECT_EQ(ErrorOf(R"({"text": "", "recipient_names": [1]})"), "\"recipient_names\" must hold strings, not a number");
}

TEST(ParseLine, NamesTheChannelsThatThereAre) {
  const std::string error = ErrorOf(R"({"text": "", "channel": "emial"})");
  EXPECT_THAT(error, HasSubstr("unknown \"channel\": \"emial\"; allowed: "));
  for (const std::string_view name : base::MessageKindNames()) EXPECT_THAT(error, HasSubstr(std::string(name)));
}

TEST(ParseLine, AnErrorKeepsTheIdAndNeverQuotesALetter) {
  const std::string letter = "Hi Sam, this is a private letter that stands in the wrong place.";
  const LineRequest request = ParseLine(R"({"id": "9", "text": "", "channel": ")" + letter + "\"}", {});
  EXPECT_EQ(request.id, "9");
  ASSERT_TRUE(request.error);
  EXPECT_THAT(*request.error, Not(HasSubstr("private")));
}

TEST(ParseLine, SurvivesDeepNesting) {
  EXPECT_EQ(ErrorOf(std::string(1'000'000, '[')), "not a JSON document: it ends too early");
  EXPECT_EQ(ErrorOf(std::string(500'000, '[') + std::string(500'000, ']')), "the line must hold one JSON object");
}

TEST(IsBlankLine, IsTrueForWhiteSpaceAlone) {
  EXPECT_TRUE(IsBlankLine(""));
  EXPECT_TRUE(IsBlankLine(" \t\r"));
  EXPECT_FALSE(IsBlankLine(" {"));
}

}  // namespace
}  // namespace youward::cli
