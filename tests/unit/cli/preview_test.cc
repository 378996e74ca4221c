#include "plugins/cli/preview.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/cli/marked_letter.h"

namespace youward::cli {
namespace {

// Context as it is, new text as <…>, slots as [..]. The slots have brackets of their own.
std::string Shown(const analysis::Draft& draft, const rewriting::Suggestion& suggestion) {
  std::string shown;
  for (const PreviewPiece& piece : Previewer(draft).Preview(suggestion, "…")) {
    shown += piece.kind == PreviewPiece::Kind::kNew ? "<" + piece.text + ">" : piece.text;
  }
  return shown;
}

analysis::Draft DraftOf(const MarkedLetter& letter) {
  analysis::Draft draft;
  draft.body = letter.text();
  return draft;
}

TEST(Preview, APhraseIsShownInItsSentence) {
  const MarkedLetter letter("Hi Sam,\n\nThis is fine. Book $a[[a demo]] today. So is this.");
  EXPECT_EQ(Shown(DraftOf(letter), Suggest("", letter.Body("a"), "a table")), "Book <a table> today.");
}

TEST(Preview, AWholeSentenceNeedsNoContext) {
  const MarkedLetter letter("This is fine. $a[[Book a demo.]] So is this.");
  EXPECT_EQ(Shown(DraftOf(letter), Suggest("", letter.Body("a"), "What is [their goal]?")),
            "<What is >[their goal]<?>");
}

TEST(Preview, ADeletedSentenceLeavesNothing) {
  const MarkedLetter letter("This is fine. $a[[Book a demo.]] So is this.");
  EXPECT_EQ(Shown(DraftOf(letter), Suggest("", letter.Body("a"), "")), "");
}

TEST(Preview, ADeletedPhraseLeavesItsSentence) {
  const MarkedLetter letter("We sell $a[[best-in-class ]]doors.");
  EXPECT_EQ(Shown(DraftOf(letter), Suggest("", letter.Body("a"), "")), "We sell doors.");
}

TEST(Preview, WordsFarFromTheEditAreCut) {
  const MarkedLetter letter(
      "One two three four five six seven eight nine ten eleven twelve thirteen $a[[HERE]] one two three four five six "
      "seven eight nine ten eleven twelve thirteen.");
  EXPECT_EQ(Shown(DraftOf(letter), Suggest("", letter.Body("a"), "there")),
            "… six seven eight nine ten eleven twelve thirteen <there> one two three four five six seven eight …");
}

TEST(Preview, ACutThatSavesLittleIsNotMade) {
  const MarkedLetter letter("One two three four five six seven eight nine ten $a[[HERE]].");
  EXPECT_EQ(Shown(DraftOf(letter), Suggest("", letter.Body("a"), "there")),
            "One two three four five six seven eight nine ten <there>.");
}

TEST(Preview, TwoEditsOfOneSentenceAreShownTogether) {
  const MarkedLetter letter("$a[[We]] sell $b[[leading]] doors to shops.");
  rewriting::Suggestion both = Suggest("", letter.Body("a"), "They");
  both.edits.push_back(Suggest("", letter.Body("b"), "good").edits[0]);
  EXPECT_EQ(Shown(DraftOf(letter), both), "<They> sell <good> doors to shops.");
}

TEST(Preview, EditsInTwoSentencesHaveAGapBetweenThem) {
  const MarkedLetter letter("We $a[[sell]] doors. It is warm. We $b[[sell]] shops.");
  rewriting::Suggestion both = Suggest("", letter.Body("a"), "make");
  both.edits.push_back(Suggest("", letter.Body("b"), "build").edits[0]);
  EXPECT_EQ(Shown(DraftOf(letter), both), "We <make> doors. … We <build> shops.");
}

TEST(Preview, TheSubjectHasItsOwnText) {
  analysis::Draft draft;
  draft.subject = "A quick question";
  draft.body = "Body";
  EXPECT_EQ(Shown(draft, Suggest("", {base::Field::kSubject, {2, 7}}, "real")), "A <real> question");
}

}  // namespace
}  // namespace youward::cli
