// Where a finding points, with the weights that ship. Sentences in which any sound weights see the difference: one
// clause about the reader, one that is what is asked for.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/model/model.h"
#include "daemon/os/mapped_file.h"

namespace youward::model {
namespace {

const Model& ShippedModel() {
  static const os::MappedFile file =
      os::MappedFile::Open(YOUWARD_SOURCE_DIR "/daemon/model/weights/encoder.ywenc").value();
  static const Model model = Model::Load(file.bytes()).value();
  return model;
}

struct Clause {
  std::string sentence;
  text::Span span;
};

// "You are busy, and [[we sell ink]]."
Clause Unmarked(std::string text) {
  const std::size_t begin = text.find("[[");
  text.erase(begin, 2);
  const std::size_t end = text.find("]]");
  text.erase(end, 2);
  return {text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
}

text::Span WordsOf(const std::string& sentence, std::string_view code) {
  const Model& model = ShippedModel();
  const std::vector<std::string_view> sentences = {"Hi Sam,", sentence, "Best regards,", "Ann"};
  Scratch scratch;
  const Prediction found =
      model.Predict({.channel = "email", .subject = "A question", .sentences = sentences}, scratch);
  const auto column = std::find(model.codes().begin(), model.codes().end(), code) - model.codes().begin();
  return model.Words(found, 1, static_cast<std::size_t>(column), sentence);
}

void ExpectWithin(std::string_view code, std::string marked) {
  const Clause clause = Unmarked(std::move(marked));
  const text::Span words = WordsOf(clause.sentence, code);
  EXPECT_TRUE(clause.span.Contains(words)) << code << " points at: " << words.In(clause.sentence);
  EXPECT_FALSE(words.empty());
}

TEST(Words, PointAtTheClauseThatMakesIt) {
  ExpectWithin(
      "product-pitch",
      "You opened a second depot in Leeds this spring, and [[our platform offers real-time dashboards and 24/7 "
      "support]].");
  ExpectWithin(
      "self-introduction",
      "Your drivers wait forty minutes at bay 3, and [[we are a leading provider of payroll software since 1998]].");
  ExpectWithin("meeting-ask",
               "Your drivers wait forty minutes at bay 3 every morning, so [[do you have 15 minutes for a call on "
               "Thursday]]?");
  ExpectWithin(
      "meeting-ask",
      "[[Do you have 15 minutes for a call on Thursday]], because the new rules start in May for bakeries like "
      "yours?");
  ExpectWithin("self-interest",
               "The new rules for night shifts start in May, and [[I would love to tell you more about what we do]].");
  ExpectWithin("self-interest",
               "[[I wanted to reach out and introduce myself]], because your bakery opened a second shop in Leeds.");
}

TEST(Words, OfAShortSentenceAreAllOfIt) {
  for (const std::string sentence : {"We make payroll software, and we love it!", "I wanted to reach out."}) {
    EXPECT_EQ(WordsOf(sentence, "product-pitch").In(sentence), sentence);
  }
}

TEST(Words, OfASentenceWithoutClausesAreAllOfIt) {
  const std::string sentence =
      "Our platform offers real-time dashboards with round-the-clock support from certified experts.";
  EXPECT_EQ(WordsOf(sentence, "product-pitch").In(sentence), sentence);
}

}  // namespace
}  // namespace youward::model
