#include "daemon/rewriting/expand.h"

#include <gtest/gtest.h>

#include <string>

#include "daemon/base/concat.h"

namespace youward::rewriting {
namespace {

using rules::Extent;
using rules::SuggestionTemplate;

// Applies one suggestion to the passage in [[ ]] of `marked`; {who} is the passage's last word.
std::string ApplyTo(std::string_view marked, const SuggestionTemplate& suggestion) {
  const std::size_t open = marked.find("[[");
  const std::size_t close = marked.find("]]");
  const std::string text =
      base::Concat(marked.substr(0, open), marked.substr(open + 2, close - open - 2), marked.substr(close + 2));
  const text::Document document = text::Document::Parse(text, {});
  const SuggestionTemplate suggestions[] = {suggestion};
  rules::Rule rule;
  rule.suggestions = suggestions;
  rules::Match match{.rule = &rule};
  match.span = {static_cast<std::uint32_t>(open), static_cast<std::uint32_t>(close - 2)};
  for (std::uint32_t i = 0; i < document.sentences().size(); ++i) {
    if (document.sentences()[i].span.Contains(match.span)) match.sentence = i;
  }
  const std::size_t word = text.rfind(' ', match.span.end - 1) + 1;
  match.captures.push_back({"who", {static_cast<std::uint32_t>(word), match.span.end}});
  const std::vector<Suggestion> expanded = ExpandSuggestions(match, document);
  if (expanded.empty()) return "(none)";
  EXPECT_FALSE(expanded[0].reason.empty());
  return Apply(text, base::Field::kBody, expanded[0]);
}

constexpr SuggestionTemplate kDeleteSentence{SuggestionKind::kDelete, Extent::kSentence, "t", ""};
constexpr SuggestionTemplate kDeleteMatch{SuggestionKind::kDelete, Extent::kMatch, "t", ""};

TEST(ExpandTest, ReplacesTheMatchOrTheSentence) {
  EXPECT_EQ(ApplyTo("So [[we utilize]] it.", {SuggestionKind::kReplace, Extent::kMatch, "t", "we use"}),
            "So we use it.");
  EXPECT_EQ(
      ApplyTo("Hi. So [[we utilize]] it. Bye.", {SuggestionKind::kAsk, Extent::kSentence, "t", "How do you work?"}),
      "Hi. How do you work? Bye.");
}

TEST(ExpandTest, BeginsASentenceWithACapital) {
  EXPECT_EQ(ApplyTo("[[Utilize]] it.", {SuggestionKind::kReplace, Extent::kMatch, "t", "use"}), "Use it.");
  EXPECT_EQ(ApplyTo("[[utilize]] it.", {SuggestionKind::kReplace, Extent::kMatch, "t", "use"}), "use it.");
  EXPECT_EQ(ApplyTo("[[Utilize]] it.", {SuggestionKind::kReplace, Extent::kMatch, "t", "öffne"}), "Öffne it.");
}

TEST(ExpandTest, FillsSlotsAndCaptures) {
  EXPECT_EQ(ApplyTo("Today [[we help clinics]] work.",
                    {SuggestionKind::kFillIn, Extent::kMatch, "t", "{who} could ${1:what changes}"}),
            "Today clinics could [what changes] work.");
}

TEST(ExpandTest, ACaptureThatWasNotThereGivesNoSuggestion) {
  EXPECT_EQ(ApplyTo("[[We]] do.", {SuggestionKind::kReplace, Extent::kMatch, "t", "{other}"}), "(none)");
}

TEST(ExpandTest, ADeletionLeavesNoDoubleBlanks) {
  EXPECT_EQ(ApplyTo("One. [[Two]] here. Three.", kDeleteSentence), "One. Three.");
  EXPECT_EQ(ApplyTo("One. [[Two]] here.", kDeleteSentence), "One.");
  EXPECT_EQ(ApplyTo("[[Two]] here. Three.", kDeleteSentence), "Three.");
  EXPECT_EQ(ApplyTo("A [[truly]] good day.", kDeleteMatch), "A good day.");
  EXPECT_EQ(ApplyTo("It is good [[indeed]].", kDeleteMatch), "It is good.");
  EXPECT_EQ(ApplyTo("It is, [[indeed]], good.", kDeleteMatch), "It is, good.");
}

TEST(ExpandTest, ADeletedParagraphTakesItsEmptyLineAlong) {
  EXPECT_EQ(ApplyTo("Hi Sam,\n\n[[I hope]] you are well.\n\nYour page is down.\n", kDeleteSentence),
            "Hi Sam,\n\nYour page is down.\n");
  EXPECT_EQ(ApplyTo("Hi Sam,\r\n\r\n[[I hope]] you are well.\r\n\r\nYour page is down.\r\n", kDeleteSentence),
            "Hi Sam,\r\n\r\nYour page is down.\r\n");
}

TEST(ExpandTest, AMatchAboutTheLetterHasNoSuggestion) {
  const SuggestionTemplate suggestions[] = {kDeleteSentence};
  rules::Rule rule;
  rule.suggestions = suggestions;
  const text::Document document = text::Document::Parse("One.", {});
  EXPECT_TRUE(ExpandSuggestions({.rule = &rule}, document).empty());
}

}  // namespace
}  // namespace youward::rewriting
