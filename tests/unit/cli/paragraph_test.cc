#include "plugins/cli/paragraph.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace youward::cli {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Rows(std::string_view text, int width,
                              Paragraph::Spaces spaces = Paragraph::Spaces::kCollapse) {
  Paragraph paragraph(spaces);
  paragraph.Add(text);
  std::vector<std::string> rows;
  for (const Paragraph::Row row : paragraph.Break(width)) {
    rows.emplace_back();
    paragraph.AppendRow(row, false, rows.back());
  }
  return rows;
}

TEST(Paragraph, BreaksAtSpaces) {
  EXPECT_THAT(Rows("one two three", 8), ElementsAre("one two", "three"));
  EXPECT_THAT(Rows("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(Rows("one two three", 6), ElementsAre("one", "two", "three"));
}

TEST(Paragraph, ExactlyFullRowsAreNotBroken) { EXPECT_THAT(Rows("one two", 7), ElementsAre("one two")); }

TEST(Paragraph, BreaksAWordThatIsLongerThanARow) {
  EXPECT_THAT(Rows("a abcdefghij b", 4), ElementsAre("a", "abcd", "efgh", "ij b"));
}

TEST(Paragraph, AnEmptyTextIsOneEmptyRow) { EXPECT_THAT(Rows("", 10), ElementsAre("")); }

TEST(Paragraph, CollapsesOrKeepsSpaces) {
  EXPECT_THAT(Rows("  one \n\t two  ", 20), ElementsAre("one two"));
  EXPECT_THAT(Rows("  one  two", 20, Paragraph::Spaces::kKeep), ElementsAre("  one  two"));
  EXPECT_THAT(Rows("\tone", 20, Paragraph::Spaces::kKeep), ElementsAre("    one"));
}

TEST(Paragraph, DoesNotBreakAtANoBreakSpace) { EXPECT_THAT(Rows("go 2\u00A0km", 6), ElementsAre("go", "2\u00A0km")); }

TEST(WidthOf, CountsColumnsAsTerminalsDo) {
  EXPECT_EQ(WidthOf("plain"), 5);
  EXPECT_EQ(WidthOf("Dvořáková"), 9);
  EXPECT_EQ(WidthOf("Dvor\u030Ca\u0301kova\u0301"), 9) << "combining marks take no column of their own";
  EXPECT_EQ(WidthOf("会議"), 4);
  EXPECT_EQ(WidthOf("🙂"), 2);
  EXPECT_EQ(WidthOf("👍🏽"), 2) << "a modifier colours the emoji before it";
  EXPECT_EQ(WidthOf("👩‍💻"), 2) << "joined into one";
  EXPECT_EQ(WidthOf("🇨🇿"), 2) << "a flag is two halves";
  EXPECT_EQ(WidthOf("🇨🇿🇩🇪"), 4);
  EXPECT_EQ(WidthOf("❤️"), 2) << "asked to be drawn as an emoji";
}

TEST(Paragraph, WideCharactersAreNotCutInHalf) {
  EXPECT_THAT(Rows("会議会議", 3), ElementsAre("会", "議", "会", "議"));
}

TEST(Paragraph, AnEmojiSequenceStaysWhole) {
  EXPECT_THAT(Rows("ab👩‍💻cd", 4), ElementsAre("ab👩‍💻", "cd"));
}

TEST(Paragraph, ControlCharactersAreShownNotSent) {
  EXPECT_THAT(Rows("a\x1b[31mb\x07", 20), ElementsAre("a␛[31mb␇"));
  EXPECT_THAT(Rows(std::string("a\0b", 3), 20), ElementsAre("a␀b"));
  EXPECT_THAT(Rows("a\u009Bb", 20), ElementsAre("a\uFFFDb")) << "the one-byte escape of old terminals";
}

TEST(Paragraph, StylesOnlyWhenAsked) {
  Paragraph paragraph;
  paragraph.Add("plain ");
  paragraph.Add("loud", {.color = 31, .bold = true});
  std::string colored;
  paragraph.AppendRow({0, paragraph.cells().size()}, true, colored);
  EXPECT_EQ(colored, "plain \x1b[0;1;31mloud\x1b[0m");
  std::string plain;
  paragraph.AppendRow({0, paragraph.cells().size()}, false, plain);
  EXPECT_EQ(plain, "plain loud");
}

TEST(Paragraph, WrapsWithAHangingIndent) {
  Paragraph paragraph;
  paragraph.Add("eight words that do not fit in one");
  EXPECT_EQ(paragraph.Wrapped({.width = 20}, " 1  ", "    "), " 1  eight words that\n    do not fit in\n    one\n");
}

TEST(Paragraph, ClipsWithAnEllipsis) {
  Paragraph paragraph;
  paragraph.Add("one two three");
  EXPECT_EQ(paragraph.Clipped({}, 13), "one two three");
  EXPECT_EQ(paragraph.Clipped({}, 9), "one two…");
  EXPECT_EQ(paragraph.Clipped({.unicode = false}, 9), "one tw...");
}

}  // namespace
}  // namespace youward::cli
