#include "plugins/cli/json_answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/unit/cli/marked_letter.h"

namespace youward::cli {
namespace {

using nlohmann::json;
using text::OffsetEncoding;

// "🙂 Naïve [[words]]" with one finding and a suggestion with a slot behind another emoji.
struct Fixture {
  Fixture() {
    const MarkedLetter letter("🙂 Naïve $a[[words]]");
    draft.body = letter.text();
    checked.engine_version = "0.1.0+abc";
    checked.policy_revision = "built-in";
    checked.answer.findings = {FindingAt(base::Code::kBuzzword, letter.Body("a"), "buzzword/words", "Message", "Why")};
    checked.answer.findings[0].suggestions = {Suggest("Say it", letter.Body("a"), "🙂 [what]")};
    checked.answer.score = {60, {{"base", 60, "start"}}};
  }
  json Answer(OffsetEncoding encoding) const {
    return json::parse(JsonAnswer({.id = "x"}, draft, checked, encoding, JsonLayout::kLine));
  }
  analysis::Draft draft;
  Checked checked;
};

TEST(JsonAnswer, HasEverythingThatTheContractHas) {
  const json expected = json::parse(R"({
    "id": "x", "score": 60,
    "score_components": [{"name": "base", "points": 60, "explanation": "start"}],
    "findings": [{
      "code": "buzzword", "rule": "buzzword/words", "severity": "warning", "origin": "rule", "confidence": 0.918,
      "field": "body", "start": 8, "end": 13,
      "message": "Message", "explanation": "Why", "principle": "P7",
      "evidence": {"grade": "B", "summary": "A vendor's 30,000 mails"},
      "suggestions": [{"kind": "fill-in", "title": "Say it", "reason": "", "text": "🙂 [what]",
        "edits": [{"field": "body", "start": 8, "end": 13, "text": "🙂 [what]",
                   "slots": [{"start": 2, "end": 8, "prompt": "what"}]}]}]}],
    "strengths": [], "notices": [], "channel": "email", "stage": "first-contact", "purpose": "outreach",
    "offset_encoding": "code-point", "policy_revision": "built-in", "engine_version": "0.1.0+abc"})");
  const json answer = Fixture().Answer(OffsetEncoding::kCodePoint);
  EXPECT_EQ(answer, expected) << json::diff(expected, answer).dump(2);
}

TEST(JsonAnswer, CountsWhatItIsAskedToCount) {
  const Fixture fixture;
  const auto place = [&](OffsetEncoding encoding) {
    const json answer = fixture.Answer(encoding);
    const json& finding = answer["findings"][0];
    return json{finding["start"], finding["end"], finding["suggestions"][0]["edits"][0]["slots"][0]["start"]};
  };
  EXPECT_EQ(place(OffsetEncoding::kCodePoint), json({8, 13, 2}));
  EXPECT_EQ(place(OffsetEncoding::kUtf16), json({9, 14, 3}));
  EXPECT_EQ(place(OffsetEncoding::kUtf8), json({12, 17, 5}));
}

TEST(JsonAnswer, AFindingOnTheWholeLetterHasNoPlace) {
  const Sample sample;
  const json answer = json::parse(
      JsonAnswer({}, sample.draft, {sample.answer, "", ""}, OffsetEncoding::kCodePoint, JsonLayout::kIndented));
  const json& whole = answer["findings"].back();
  EXPECT_EQ(whole["rule"], "product-pitch/balance");
  EXPECT_FALSE(whole.contains("start"));
  EXPECT_FALSE(whole.contains("field"));
  EXPECT_EQ(answer["findings"][0]["field"], "subject");
  EXPECT_EQ(answer["strengths"][0]["code"], "open-question");
  EXPECT_EQ(answer["strengths"][0]["confidence"], 0.5);
  EXPECT_EQ(answer["notices"][0]["id"], "limit/max-words");
  EXPECT_FALSE(answer.contains("id"));
}

TEST(JsonAnswer, ALineIsOneLine) {
  const Sample sample;
  const std::string line =
      JsonAnswer({}, sample.draft, {sample.answer, "", ""}, OffsetEncoding::kCodePoint, JsonLayout::kLine);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
}

TEST(JsonAnswer, TheTextOfASuggestionIsTheNewTextOfItsEdits) {
  Fixture fixture;
  auto& suggestion = fixture.checked.answer.findings[0].suggestions[0];
  suggestion.edits = {{.span = {0, 4}, .new_text = "One"}, {.span = {5, 5}}, {.span = {6, 6}, .new_text = "Two"}};
  EXPECT_EQ(fixture.Answer(OffsetEncoding::kUtf8)["findings"][0]["suggestions"][0]["text"], "One\nTwo");
}

TEST(JsonError, HasTheLineAndTheIdWhenItIsKnown) {
  EXPECT_EQ(JsonError(7, "a", "wrong"), "{\"id\":\"a\",\"line\":7,\"error\":\"wrong\"}\n");
  EXPECT_EQ(JsonError(7, std::nullopt, "wrong"), "{\"line\":7,\"error\":\"wrong\"}\n");
}

TEST(OffsetEncoding, NamesAreReadBack) {
  for (const auto encoding : {OffsetEncoding::kUtf8, OffsetEncoding::kUtf16, OffsetEncoding::kCodePoint}) {
    EXPECT_EQ(ParseOffsetEncoding(Name(encoding)), encoding);
  }
  EXPECT_FALSE(ParseOffsetEncoding("utf8"));
}

}  // namespace
}  // namespace youward::cli
