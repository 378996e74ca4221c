#include "daemon/model/linear.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/model/data.h"

namespace youward::model {
namespace {

using Texts = std::vector<std::string>;

Linear LoadLinear() {
  absl::StatusOr<Weights> weights = Weights::Parse(WeightsBytes());
  EXPECT_TRUE(weights.ok()) << weights.status().message();
  return Linear(weights->linear);
}

std::vector<float> Logits(const Texts& sentences, const std::vector<Texts>& marks, std::string_view kind = "email") {
  const std::vector<std::string_view> views(sentences.begin(), sentences.end());
  std::vector<std::vector<std::string_view>> ids;
  for (const Texts& each : marks) ids.emplace_back(each.begin(), each.end());
  return LoadLinear().Logits({.kind = kind, .sentences = views, .marks = ids});
}

TEST(Linear, AnswersAreThoseOfTraining) {
  std::size_t compared = 0;
  for (const auto& letter : Vectors()["letters"]) {
    const std::string channel = letter["channel"].is_null() ? "" : letter["channel"].get<std::string>();
    const auto sentences = letter["sentences"].get<Texts>();
    const std::vector<float> found =
        Logits(sentences, letter["marks"].get<std::vector<Texts>>(), channel.empty() ? "email" : channel);
    std::size_t at = 0;
    for (const auto& row : letter["linear"]) {
      for (const auto& logit : row) {
        ASSERT_LT(at, found.size());
        EXPECT_NEAR(found[at++], logit.get<float>(), 1e-3F) << channel << ", number " << at;
      }
    }
    EXPECT_EQ(at, found.size());
    compared += at;
  }
  EXPECT_GT(compared, 300U);
}

TEST(Linear, NoSentencesNoAnswer) { EXPECT_TRUE(Logits({}, {}).empty()); }

TEST(Linear, ASentenceIsReadWithItsNeighbours) {
  const Texts letter{"Your audit is in May.", "Thanks, that worked!"};
  const std::vector<float> alone = Logits({letter[0]}, {{}});
  const std::vector<float> together = Logits(letter, {{}, {}});
  EXPECT_NE(alone, std::vector<float>(together.begin(), together.begin() + static_cast<std::ptrdiff_t>(alone.size())));
}

TEST(Linear, WordsByThemselvesKnowNoPlace) {
  const Linear linear = LoadLinear();
  const std::vector<float> words = linear.LogitsOfWords("Your audit is in May.");
  ASSERT_EQ(words.size(), Logits({"Your audit is in May."}, {{}}).size());
  EXPECT_NE(words, linear.LogitsOfWords("Thanks, that worked!"));
  EXPECT_EQ(words, linear.LogitsOfWords("your AUDIT is in May.")) << "as in a sentence, letters are folded";
  EXPECT_EQ(linear.LogitsOfWords("–"), std::vector<float>(words.size()));
}

TEST(Linear, ARuleThatSpokeCounts) {
  const Texts letter{"Your audit is in May."};
  EXPECT_NE(Logits(letter, {{}}), Logits(letter, {{"product-pitch/our-product", "open-question/what-would"}}));
}

}  // namespace
}  // namespace youward::model
