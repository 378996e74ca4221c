#include "plugins/cli/groups.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/cli/marked_letter.h"

namespace youward::cli {
namespace {

using ::testing::ElementsAre;

// "1: rule rule", one for each group.
std::vector<std::string> Shown(const std::vector<Group>& groups) {
  std::vector<std::string> shown;
  for (const Group& group : groups) {
    std::string line = std::to_string(group.number) + ":";
    for (const analysis::Finding* finding : group.findings) line += " " + finding->rule_id;
    shown.push_back(line);
  }
  return shown;
}

// The text with "1<…>" around each mark, "1^<…>" around nested ones, "+<…>" around strengths.
std::string Drawn(const std::string& text, const std::vector<Mark>& marks) {
  std::string drawn;
  std::uint32_t at = 0;
  for (const Mark& mark : marks) {
    drawn += text.substr(at, mark.span.begin - at);
    drawn += mark.number == 0 ? "+" : std::to_string(mark.number);
    drawn += (mark.nested ? "^<" : "<") + text.substr(mark.span.begin, mark.span.size()) + ">";
    at = mark.span.end;
  }
  return drawn + text.substr(at);
}

analysis::Finding At(const MarkedLetter& letter, const std::string& name, base::Code code = base::Code::kBuzzword) {
  return FindingAt(code, letter.Body(name), name, "");
}

TEST(GroupFindings, PassagesThatShareWordsShareANumber) {
  const MarkedLetter letter("$a[[one $b[[two]]]] $c[[three]]");
  analysis::Answer answer;
  answer.findings = {At(letter, "a"), At(letter, "b"), At(letter, "c")};
  EXPECT_THAT(Shown(GroupFindings(answer)), ElementsAre("1: a b", "2: c"));
}

TEST(GroupFindings, TheWiderOneOpensTheGroup) {
  const MarkedLetter letter("$a[[$b[[one]] two]]");
  analysis::Answer answer;
  answer.findings = {At(letter, "b"), At(letter, "a")};
  EXPECT_THAT(Shown(GroupFindings(answer)), ElementsAre("1: a b"));
}

TEST(GroupFindings, NeighboursThatOnlyTouchAreTwo) {
  const MarkedLetter letter("$a[[one]]$b[[two]]");
  analysis::Answer answer;
  answer.findings = {At(letter, "a"), At(letter, "b")};
  EXPECT_THAT(Shown(GroupFindings(answer)), ElementsAre("1: a", "2: b"));
}

TEST(GroupFindings, TheSubjectComesFirstAndTheWholeLetterLast) {
  const MarkedLetter letter("$a[[one]]");
  analysis::Answer answer;
  answer.findings = {FindingAt(base::Code::kBuzzword, std::nullopt, "whole", ""), At(letter, "a"),
                     FindingAt(base::Code::kBuzzword, analysis::Range{base::Field::kSubject, {0, 3}}, "subject", "")};
  EXPECT_THAT(Shown(GroupFindings(answer)), ElementsAre("1: subject", "2: a", "3: whole"));
}

TEST(GroupFindings, HintsAreNeitherNumberedNorCounted) {
  const MarkedLetter letter("$a[[one]]");
  analysis::Answer answer;
  answer.findings = {At(letter, "a")};
  EXPECT_TRUE(HasFindings(answer));
  answer.findings[0].severity = base::Severity::kHint;
  EXPECT_FALSE(HasFindings(answer));
  EXPECT_THAT(Shown(GroupFindings(answer)), ElementsAre());
}

TEST(MarksOf, TheNarrowestFindingDrawsItsWords) {
  const MarkedLetter letter("x $a[[one $b[[two]] three]] y");
  analysis::Answer answer;
  answer.findings = {At(letter, "a", base::Code::kProductPitch), At(letter, "b", base::Code::kBuzzword)};
  const auto marks = MarksOf(answer, GroupFindings(answer), base::Field::kBody);
  EXPECT_EQ(Drawn(letter.text(), marks), "x 1<one >1^<two>1< three> y");
  ASSERT_EQ(marks.size(), 3u);
  EXPECT_EQ(marks[1].style.color, ColorOf(base::Code::kBuzzword));
  EXPECT_TRUE(marks[2].last);
  EXPECT_FALSE(marks[0].last);
}

TEST(MarksOf, TwoFindingsOnTheSameWordsAreOneLine) {
  const MarkedLetter letter("$a[[$b[[one two]]]]");
  analysis::Answer answer;
  answer.findings = {At(letter, "a"), At(letter, "b")};
  EXPECT_EQ(Drawn(letter.text(), MarksOf(answer, GroupFindings(answer), base::Field::kBody)), "1<one two>");
}

TEST(MarksOf, StrengthsAreMarkedWhereNoFindingIs) {
  const MarkedLetter letter("$s[[one $a[[two]] three]] $t[[four]]");
  analysis::Answer answer;
  answer.findings = {At(letter, "a")};
  answer.strengths = {StrengthAt(base::Code::kInsight, letter.Body("s"), "s", ""),
                      StrengthAt(base::Code::kInsight, letter.Body("t"), "t", ""),
                      StrengthAt(base::Code::kInsight, std::nullopt, "whole", "")};
  EXPECT_EQ(Drawn(letter.text(), MarksOf(answer, GroupFindings(answer), base::Field::kBody)),
            "+<one >1<two>+< three> +<four>");
}

}  // namespace
}  // namespace youward::cli
