#include "daemon/model/model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "daemon/model/checksum.h"
#include "tests/unit/model/data.h"

namespace youward::model {
namespace {

using ::testing::ElementsAre;

using Texts = std::vector<std::string>;

std::vector<std::string_view> Views(const Texts& texts) { return {texts.begin(), texts.end()}; }

// All that a prediction says, to the last bit.
std::vector<std::uint32_t> Bits(const Prediction& prediction) {
  std::vector<std::uint32_t> bits{static_cast<std::uint32_t>(prediction.windows),
                                  std::bit_cast<std::uint32_t>(prediction.rating),
                                  std::bit_cast<std::uint32_t>(prediction.ordinary), prediction.is_ordinary ? 1u : 0u};
  for (const float value : prediction.probabilities) bits.push_back(std::bit_cast<std::uint32_t>(value));
  for (const bool flag : prediction.flags) bits.push_back(flag ? 1 : 0);
  for (const PartsPrediction& parts : prediction.parts) {
    bits.push_back(static_cast<std::uint32_t>(parts.parts.size()));
    for (const Part& part : parts.parts) bits.insert(bits.end(), {part.span.begin, part.span.end, part.words});
    for (const float logit : parts.logits) bits.push_back(std::bit_cast<std::uint32_t>(logit));
  }
  return bits;
}

Prediction Predict(const Model& model, const Texts& sentences, std::string_view channel = "email",
                   std::string_view subject = "") {
  Scratch scratch;
  const auto views = Views(sentences);
  return model.Predict({.channel = channel, .subject = subject, .sentences = views}, scratch);
}

// Letters of people, one line a sentence, and letters of chance.
std::vector<Texts> SomeLetters() {
  std::vector<Texts> letters;
  for (const char* name : {"about-them", "check-in", "first-mail", "half-way"}) {
    std::ifstream file(std::string(YOUWARD_SOURCE_DIR "/tests/letters/") + name + ".txt");
    Texts lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    EXPECT_FALSE(lines.empty()) << name;
    letters.push_back(lines);
  }
  std::mt19937 chance(2);
  for (std::size_t letter = 0; letter < 3; ++letter) {
    Texts lines(chance() % 20 + 1);
    for (std::string& line : lines) {
      for (std::size_t i = chance() % 120; i > 0; --i) line += "etaoin shrdlu,.!? E’é\n"[chance() % 22];
    }
    letters.push_back(lines);
  }
  return letters;
}

class EveryKernel : public ::testing::TestWithParam<const Kernels*> {
 protected:
  const Model model_ = LoadModel(*GetParam());
};
INSTANTIATE_TEST_SUITE_P(, EveryKernel, ::testing::ValuesIn(AvailableKernels().begin(), AvailableKernels().end()),
                         [](const auto& each) { return std::string(each.param->name); });

// Probabilities may differ by this much from the training side's; so far they do not differ at all.
constexpr float kTolerance = 1e-3f;

TEST_P(EveryKernel, AnswersAreThoseOfTraining) {
  for (const auto& letter : Vectors()["letters"]) {
    const auto sentences = letter["sentences"].get<Texts>();
    const std::string subject = letter["subject"].is_null() ? "" : letter["subject"].get<std::string>();
    const Prediction found = Predict(model_, sentences, letter["channel"].get<std::string>(), subject);
    ASSERT_EQ(found.windows, letter["windows"].size()) << subject;
    EXPECT_NEAR(found.rating, letter["rating"].get<float>(), kTolerance);
    EXPECT_NEAR(found.ordinary, letter["ordinary"].get<float>(), kTolerance);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      Texts flagged;
      for (std::size_t c = 0; c < found.codes; ++c) {
        EXPECT_NEAR(found.probability(s, c), letter["probabilities"][s][c].get<float>(), kTolerance) << sentences[s];
        if (found.flagged(s, c)) flagged.emplace_back(model_.codes()[c]);
      }
      EXPECT_EQ(flagged, letter["flagged"][s].get<Texts>()) << sentences[s];
    }
  }
}

TEST_P(EveryKernel, LowerLayersAreThoseOfTrainingToTheLastBit) {
  Scratch scratch;
  for (const auto& letter : Vectors()["letters"]) {
    const auto sentences = letter["sentences"].get<Texts>();
    const std::string subject = letter["subject"].is_null() ? "" : letter["subject"].get<std::string>();
    std::vector<SegmentState> states{model_.EncodeHead(letter["channel"].get<std::string>(), subject, scratch)};
    for (const std::string& sentence : sentences) states.push_back(model_.EncodeSentence(sentence, scratch));
    for (std::size_t i = 0; i < letter["lower"].size(); ++i) {
      const auto& expected = letter["lower"][i];
      EXPECT_EQ(states[i].tokens, expected["shape"][0].get<std::size_t>());
      EXPECT_EQ(Crc32(std::as_bytes(std::span(states[i].rows))), expected["crc32"].get<std::uint32_t>());
    }
  }
}

TEST_P(EveryKernel, AnswersDoNotDependOnTheKernel) {
  static const std::vector<std::vector<std::uint32_t>> portable = [] {
    const Model model = LoadModel(*PortableKernels());
    std::vector<std::vector<std::uint32_t>> answers;
    for (const Texts& letter : SomeLetters()) answers.push_back(Bits(Predict(model, letter)));
    return answers;
  }();
  std::size_t i = 0;
  for (const Texts& letter : SomeLetters()) EXPECT_EQ(Bits(Predict(model_, letter)), portable[i++]) << letter.front();
}

TEST_P(EveryKernel, StatesThatWereKeptGiveTheSameAnswer) {
  Scratch scratch;
  auto letters = SomeLetters();
  letters.resize(2);
  for (const Texts& letter : letters) {
    const auto views = Views(letter);
    const SegmentState head = model_.EncodeHead("customer", "A subject", scratch);
    std::vector<SegmentState> one_by_one;
    for (const std::string_view sentence : views) one_by_one.push_back(model_.EncodeSentence(sentence, scratch));
    const std::vector<SegmentState> together = model_.EncodeSentences(views, scratch);
    std::vector<const SegmentState*> states;
    for (std::size_t i = 0; i < views.size(); ++i) {
      EXPECT_EQ(one_by_one[i].rows, together[i].rows) << views[i];
      states.push_back(&one_by_one[i]);
    }
    EXPECT_EQ(Bits(model_.Predict(head, states, scratch)), Bits(Predict(model_, letter, "customer", "A subject")));
  }
}

// Every span that a finding of the letter could have.
std::vector<text::Span> AllWords(const Model& model, const Prediction& found, const Texts& letter) {
  std::vector<text::Span> spans;
  for (std::size_t s = 0; s < letter.size(); ++s) {
    for (std::size_t c = 0; c < found.codes; ++c) spans.push_back(model.Words(found, s, c, letter[s]));
  }
  return spans;
}

// Letters in which findings do point at parts, one of them of several windows.
std::vector<Texts> LettersOfClauses() {
  Texts many;
  for (int i = 0; i < 40; ++i) {
    many.push_back("We sell " + std::to_string(i) +
                   " kinds of ink, and you print a lot, because your readers like paper.");
  }
  return {{"Our clinics like Mondays, and we offer a fully integrated suite (see the link), so call us if you like.",
           "Short.", "Sorry to be late, but the van broke down in Leeds – which it never did before that day."},
          many};
}

TEST_P(EveryKernel, WordsDoNotDependOnTheKernel) {
  const Model portable = LoadModel(*PortableKernels());
  std::size_t in_part = 0;
  for (const Texts& letter : LettersOfClauses()) {
    const Prediction found = Predict(model_, letter);
    const Prediction expected = Predict(portable, letter);
    EXPECT_EQ(Bits(found), Bits(expected)) << letter.front();
    const std::vector<text::Span> spans = AllWords(model_, found, letter);
    EXPECT_EQ(spans, AllWords(portable, expected, letter)) << letter.front();
    for (std::size_t i = 0; i < spans.size(); ++i) in_part += spans[i].size() < letter[i / found.codes].size() ? 1 : 0;
  }
  EXPECT_GT(in_part, 0u) << "these letters show nothing";
}

TEST_P(EveryKernel, WordsFromStatesThatWereKeptAreTheSame) {
  Scratch scratch;
  for (const Texts& letter : LettersOfClauses()) {
    const SegmentState head = model_.EncodeHead("email", "", scratch);
    std::vector<SegmentState> kept;
    for (const std::string& sentence : letter) kept.push_back(model_.EncodeSentence(sentence, scratch));
    std::vector<const SegmentState*> states;
    for (const SegmentState& state : kept) states.push_back(&state);
    const Prediction found = model_.Predict(head, states, scratch);
    const Prediction expected = Predict(model_, letter);
    EXPECT_EQ(Bits(found), Bits(expected));
    EXPECT_EQ(AllWords(model_, found, letter), AllWords(model_, expected, letter));
  }
}

TEST(Model, OnlySentencesOfSeveralPartsHaveParts) {
  const Texts letter = LettersOfClauses().front();
  const Prediction found = Predict(LoadModel(), letter);
  ASSERT_EQ(found.parts.size(), 3u);
  EXPECT_EQ(found.parts[0].parts.size(), 4u);
  EXPECT_TRUE(found.parts[1].parts.empty());
  EXPECT_EQ(found.parts[0].logits.size(), 4 * found.codes);
}

TEST(Model, WhatIsNotReadIsNoPart) {
  std::string words;
  for (int i = 0; i < 5000; ++i) words += "we like it a lot, and ";
  const Texts letter = {words};
  const Model model = LoadModel();
  const Prediction found = Predict(model, letter);
  ASSERT_FALSE(found.parts[0].parts.empty());
  EXPECT_LT(found.parts[0].parts.back().span.end, 1000u);
}

TEST(Model, ALetterWithoutSentencesHasNoAnswer) {
  const Prediction none = Predict(LoadModel(), {});
  EXPECT_EQ(none.windows, 0u);
  EXPECT_TRUE(none.probabilities.empty());
}

TEST(Model, ChannelsAreReadFromTheWeights) {
  const Model model = LoadModel();
  EXPECT_EQ(model.HeadSegment("", "x").ids, model.HeadSegment("email", "x").ids);
  EXPECT_NE(model.HeadSegment("internal", "x").ids, model.HeadSegment("email", "x").ids);
  EXPECT_EQ(model.HeadSegment("pigeon", "x").ids, model.HeadSegment("telegraph", "x").ids);
  EXPECT_NE(model.HeadSegment("pigeon", "x").ids, model.HeadSegment("email", "x").ids);
}

TEST(Model, LongTextsAreCutOff) {
  const Model model = LoadModel();
  std::string words;
  for (int i = 0; i < 5000; ++i) words += "we ";
  EXPECT_EQ(model.SentenceSegment(words).ids.size(), 97u);
  EXPECT_EQ(model.HeadSegment("email", words).ids.size(), 42u);
  EXPECT_EQ(model.SentenceSegment("").ids.size(), 2u);
  EXPECT_EQ(model.SentenceSegment(std::string(1'000'000, 'a')).ids.size(), 2u);
}

TEST(Model, ALongLetterStaysAsItIsWherePartsAreRead) {
  Texts sentences(300, "we are a leading provider of payroll software, and what would you say to that?");
  const Model model = LoadModel();
  const Prediction found = Predict(model, sentences);
  EXPECT_GT(found.windows, 10u);
  EXPECT_EQ(found.probabilities.size(), 300 * model.codes().size());
}

TEST(Windows, AsManySentencesAsFitTheLastTwoAgain) {
  const Dimensions d{.window_tokens = 100, .window_overlap = 2};
  const auto windows = [&d](std::vector<std::size_t> tokens) { return WindowsOf(d, 10, tokens); };
  EXPECT_THAT(windows({}), ElementsAre());
  EXPECT_THAT(windows({90}), ElementsAre(Window{0, 1}));
  EXPECT_THAT(windows({30, 30, 30}), ElementsAre(Window{0, 3}));
  EXPECT_THAT(windows({30, 30, 30, 30}), ElementsAre(Window{0, 3}, Window{1, 4}));
  EXPECT_THAT(windows({20, 20, 20, 20, 20, 20}), ElementsAre(Window{0, 4}, Window{2, 6}));
  EXPECT_THAT(windows({80, 80, 80}), ElementsAre(Window{0, 1}, Window{1, 2}, Window{2, 3}));
  EXPECT_THAT(windows({40, 40, 80}), ElementsAre(Window{0, 2}, Window{1, 2}, Window{2, 3}));
}

}  // namespace
}  // namespace youward::model
