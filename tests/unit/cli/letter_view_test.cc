#include "plugins/cli/letter_view.h"

#include <gtest/gtest.h>

#include "tests/unit/cli/marked_letter.h"

namespace youward::cli {
namespace {

constexpr Style kUnderlined{.color = 35, .underline = true};

TEST(DrawText, UnderlinesWithTildesAndNumbers) {
  const MarkedLetter letter("Hi Sam,\n\n$a[[I hope this finds you well.]] Fine.");
  EXPECT_EQ(DrawText(letter.text(), {{letter.Span("a"), kUnderlined, 1, false, true}}, {}, "  ", "  "),
            "  Hi Sam,\n"
            "\n"
            "  I hope this finds you well. Fine.\n"
            "  1~~~~~~~~~~~~~~~~~~~~~~~~~~\n");
}

TEST(DrawText, AnUnderlineGoesOnInTheNextRowWithoutItsNumber) {
  const MarkedLetter letter("So $a[[do you have fifteen minutes]]?");
  EXPECT_EQ(DrawText(letter.text(), {{letter.Span("a"), kUnderlined, 12, false, true}}, {.width = 20}, "", ""),
            "So do you have\n"
            "   12~~~~~~~~~\n"
            "fifteen minutes?\n"
            "~~~~~~~~~~~~~~~\n");
}

TEST(DrawText, ANarrowerFindingInsideAWiderOneHasItsOwnLine) {
  const MarkedLetter letter("$a[[We are a ]]$b[[leading]]$c[[ firm]].");
  EXPECT_EQ(DrawText(letter.text(),
                     {{letter.Span("a"), kUnderlined, 1, false, false},
                      {letter.Span("b"), kUnderlined, 1, true, false},
                      {letter.Span("c"), kUnderlined, 1, false, true}},
                     {}, "", ""),
            "We are a leading firm.\n"
            "1~~~~~~~~^^^^^^^~~~~~\n");
}

TEST(DrawText, TheUnderlineStandsUnderWideCharacters) {
  const MarkedLetter letter("会議 $a[[🙂 Dvořák]] x");
  EXPECT_EQ(DrawText(letter.text(), {{letter.Span("a"), kUnderlined, 3, false, true}}, {}, "", ""),
            "会議 🙂 Dvořák x\n"
            "     3~~~~~~~~\n");
}

TEST(DrawText, ANumberWiderThanItsPassageIsStillWhole) {
  const MarkedLetter letter("an $a[[A]] B");
  EXPECT_EQ(DrawText(letter.text(), {{letter.Span("a"), kUnderlined, 12, false, true}}, {}, "", ""),
            "an A B\n"
            "   12\n");
}

TEST(DrawText, ColorsUnderlineAndNumberThePassage) {
  const MarkedLetter letter("So $a[[book a demo]]!");
  EXPECT_EQ(DrawText(letter.text(), {{letter.Span("a"), kUnderlined, 12, false, true}}, {.color = true}, "", ""),
            "So \x1b[0;4;35mbook a demo\x1b[0;1;35m¹²\x1b[0m!\n");
  EXPECT_EQ(DrawText(letter.text(), {{letter.Span("a"), kUnderlined, 12, false, true}},
                     {.color = true, .unicode = false}, "", ""),
            "So \x1b[0;4;35mbook a demo\x1b[0;1;35m[12]\x1b[0m!\n");
}

TEST(DrawText, LinesWrappedForAWiderEditorFlowOn) {
  EXPECT_EQ(DrawText("one two three four five six\nseven eight\nnine\n\n- ten", {}, {.width = 20}, "", ""),
            "one two three four\n"
            "five six seven eight\n"
            "nine\n"
            "\n"
            "- ten\n");
  EXPECT_EQ(DrawText("one two three four five six\n1. seven\n- eight", {}, {.width = 20}, "", ""),
            "one two three four\n"
            "five six\n"
            "1. seven\n"
            "- eight\n");
}

TEST(DrawText, CarriageReturnsBeforeLineEndsAreNotDrawn) {
  EXPECT_EQ(DrawText("Hi,\r\n\r\nBest", {}, {}, "", ""), "Hi,\n\nBest\n");
}

}  // namespace
}  // namespace youward::cli
