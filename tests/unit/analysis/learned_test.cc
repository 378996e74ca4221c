// What the learned part says, in terms of a letter's body; with the weights that ship.
#include "daemon/analysis/learned.h"

#include <gtest/gtest.h>

#include <string_view>

#include "daemon/base/concat.h"
#include "daemon/os/mapped_file.h"

namespace youward::analysis {
namespace {

using base::Code;

const model::Model& ShippedModel() {
  static const os::MappedFile file =
      os::MappedFile::Open(YOUWARD_SOURCE_DIR "/daemon/model/weights/encoder.ywenc").value();
  static const model::Model model = model::Model::Load(file.bytes()).value();
  return model;
}

// The body with the words in [[ ]] that give its second sentence the code.
std::string Marked(std::string_view text, Code code) {
  const text::Document subject = text::Document::Parse("A question", {.single_line = true});
  const text::Document body = text::Document::Parse(text, {});
  const rules::Letter letter{.subject = &subject, .body = &body};
  const LearnedView view(ShippedModel(), letter, {});
  EXPECT_TRUE(view.HasRead(1));
  const text::Span words = view.Words(1, code);
  return base::Concat(text.substr(0, words.begin), "[[", words.In(text), "]]", text.substr(words.end));
}

TEST(LearnedView, AFindingPointsAtTheWordsThatMakeIt) {
  EXPECT_EQ(
      Marked(
          "Hi Zoë,\n\nYour drivers wait forty minutes at bay 3, and we are a leading provider of payroll software.\n",
          Code::kSelfIntroduction),
      "Hi Zoë,\n\nYour drivers wait forty minutes at bay 3, and [[we are a leading provider of payroll software]].\n");
}

TEST(LearnedView, AShortSentenceIsMarkedWhole) {
  EXPECT_EQ(Marked("Hi Zoë,\n\nWe are a leading provider, you know.\n", Code::kSelfIntroduction),
            "Hi Zoë,\n\n[[We are a leading provider, you know.]]\n");
}

TEST(LearnedView, AStrengthIsItsWholeSentence) {
  EXPECT_EQ(
      Marked(
          "Hi Zoë,\n\nYour drivers wait forty minutes at bay 3, and we are a leading provider of payroll software.\n",
          Code::kInsight),
      "Hi Zoë,\n\n[[Your drivers wait forty minutes at bay 3, and we are a leading provider of payroll software.]]\n");
}

}  // namespace
}  // namespace youward::analysis
