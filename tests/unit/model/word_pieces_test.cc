#include "daemon/model/word_pieces.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/unit/model/data.h"

namespace youward::model {
namespace {

using ::testing::ElementsAre;
using ::testing::Not;

using Ids = std::vector<std::uint32_t>;

WordPieces Pieces() {
  const Weights weights = Weights::Parse(WeightsBytes()).value();
  return WordPieces::Make(weights.vocabulary, weights.vocabulary_offsets, weights.vocabulary_slots).value();
}

Ids IdsOf(std::string_view text, std::size_t limit = 1'000'000) {
  Ids ids;
  Pieces().Append(text, limit, ids);
  return ids;
}

TEST(WordPieces, AreThoseOfTraining) {
  for (const auto& entry : Vectors()["texts"]) {
    const auto text = entry["text"].get<std::string>();
    EXPECT_EQ(IdsOf(text), entry["ids"].get<Ids>()) << text;
  }
}

// A vocabulary of its own, so that the rules can be read here: "[UNK]" is 1, and so on.
class SmallVocabulary : public ::testing::Test {
 protected:
  SmallVocabulary() {
    for (const std::string_view piece :
         {"[CLS]", "[UNK]", "[SEP]", "un", "unfair", "##fair", "##fa", "##ir", ",", "b"}) {
      text_ += piece;
      offsets_.push_back(static_cast<std::uint32_t>(text_.size()));
    }
    for (std::uint32_t id = 0; id + 1 < offsets_.size(); ++id) Insert(id);
  }

  void Insert(std::uint32_t id) {
    std::uint32_t hash = 2166136261u;
    for (std::uint32_t i = offsets_[id]; i < offsets_[id + 1]; ++i) {
      hash = (hash ^ static_cast<unsigned char>(text_[i])) * 16777619u;
    }
    std::size_t slot = hash % slots_.size();
    while (slots_[slot] != kFree) slot = (slot + 1) % slots_.size();
    slots_[slot] = id;
  }

  absl::StatusOr<WordPieces> Make() const { return WordPieces::Make(text_, offsets_, slots_); }

  Ids IdsOf(std::string_view text, std::size_t limit = 1'000'000) const {
    Ids ids;
    Make().value().Append(text, limit, ids);
    return ids;
  }

  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  std::string text_;
  std::vector<std::uint32_t> offsets_{0};
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(13, kFree);
};

TEST_F(SmallVocabulary, LongestPieceFirst) {
  EXPECT_THAT(IdsOf("Unfair"), ElementsAre(4));
  EXPECT_THAT(IdsOf("unfairir"), ElementsAre(4, 7));
  EXPECT_THAT(IdsOf("unfa, b"), ElementsAre(3, 6, 8, 9));
  EXPECT_THAT(IdsOf("fair"), ElementsAre(1)) << "only a continuation";
}

TEST_F(SmallVocabulary, EachKnowsWhereItsWordBegins) {
  Ids ids, begins;
  Make().value().Append(
      "é unfa, b\xff\xe2\x80\x8b"
      "b",
      100, ids, begins);
  EXPECT_THAT(ids, ElementsAre(1, 3, 6, 8, 1));
  EXPECT_THAT(begins, ElementsAre(0, 3, 3, 7, 9));
  ids.clear();
  begins.clear();
  Make().value().Append("b unfairirir b", 3, ids, begins);
  EXPECT_THAT(begins, ElementsAre(0, 2, 2)) << "as many as there are tokens";
}

TEST_F(SmallVocabulary, AWordOfWhichAPartIsUnknownIsUnknown) {
  EXPECT_THAT(IdsOf("unfairx b"), ElementsAre(1, 9));
  EXPECT_THAT(IdsOf("[UNK] [CLS]"), ElementsAre(1, 1, 1, 1, 1, 1)) << "no text yields a special piece";
}

TEST_F(SmallVocabulary, NoMoreThanTheLimit) {
  EXPECT_THAT(IdsOf("un b unfairirir", 4), ElementsAre(3, 9, 4, 7));
  EXPECT_THAT(IdsOf("b , , ,", 2), ElementsAre(9, 8));
  EXPECT_THAT(IdsOf("unirx b", 1), ElementsAre(1)) << "the part beyond the limit makes the word unknown";
}

TEST_F(SmallVocabulary, ALongWordIsUnknownAndCostsNoMoreThanItsLength) {
  EXPECT_THAT(IdsOf(std::string(100, 'b')), ElementsAre(1));
  EXPECT_THAT(IdsOf(std::string(100'000, 'b') + " b"), ElementsAre(1, 9));
  EXPECT_EQ(IdsOf("un" + std::string(98, 'x')).size(), 1u);
}

TEST_F(SmallVocabulary, BytesThatAreNoUtf8ArePassedOver) {
  EXPECT_THAT(IdsOf("un\xff\xc3 b\xe2\x80"), ElementsAre(3, 9));
}

TEST_F(SmallVocabulary, DamagedTablesAreRefused) {
  ASSERT_TRUE(Make().ok());
  const auto offsets = offsets_;
  const auto slots = slots_;
  offsets_[3] = 1000;
  EXPECT_FALSE(Make().ok()) << "an offset beyond the text";
  offsets_ = offsets;
  slots_[0] = 10;
  EXPECT_FALSE(Make().ok()) << "an id beyond the pieces";
  slots_ = slots;
  for (auto& slot : slots_) slot = slot == kFree ? 9 : slot;
  EXPECT_FALSE(Make().ok()) << "no free slot";
  slots_.assign(13, kFree);
  EXPECT_FALSE(Make().ok()) << "no [UNK]";
  slots_.clear();
  EXPECT_FALSE(Make().ok()) << "no slots";
}

}  // namespace
}  // namespace youward::model
