#include "daemon/model/weights.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "daemon/base/concat.h"
#include "daemon/model/checksum.h"
#include "tests/unit/model/data.h"

namespace youward::model {
namespace {

using ::testing::HasSubstr;

constexpr std::size_t kDimensions = 64;
constexpr std::size_t kDirectory = 128;
constexpr std::size_t kEntry = 56;

std::string WhyRefused(std::span<const std::byte> file) {
  const absl::StatusOr<Model> model = Model::Load(file);
  return model.ok() ? "" : std::string(base::MessageOf(model.status()));
}

TEST(Checksum, IsThatOfZlib) {
  const std::string_view digits = "123456789";
  EXPECT_EQ(Crc32(std::as_bytes(std::span(digits))), 0xCBF43926u);
  EXPECT_EQ(Crc32({}), 0u);
  EXPECT_EQ(Crc32(WeightsBytes().subspan(64)), Vectors()["file"]["crc32"].get<std::uint32_t>());
}

TEST(Weights, AreViewsOfTheFile) {
  const Weights weights = Weights::Parse(WeightsBytes()).value();
  EXPECT_EQ(weights.codes.size(), weights.dimensions.codes);
  EXPECT_EQ(weights.codes[0], "self-introduction");
  EXPECT_EQ(weights.layers.size(), weights.dimensions.layers);
  const auto inside = [](const void* at) {
    const auto* byte = static_cast<const std::byte*>(at);
    return byte >= WeightsBytes().data() && byte < WeightsBytes().data() + WeightsBytes().size();
  };
  EXPECT_TRUE(inside(weights.words));
  EXPECT_TRUE(inside(weights.layers.back().down.weight));
  EXPECT_TRUE(inside(weights.codes[0].data()));
}

TEST(Weights, WhateverIsCutOffIsRefused) {
  const std::span<const std::byte> whole = WeightsBytes();
  std::size_t step = 1;
  for (std::size_t size = 0; size < whole.size(); size += step) {
    // A copy of that size, so that a read beyond it is seen by the sanitizer.
    Copy cut(whole.first(size));
    ASSERT_NE(WhyRefused(cut.bytes()), "") << size;
    // Whoever cuts a file and makes header and checksum fit is refused too, except for the padding behind the last
    // array.
    if (size >= kDirectory) {
      cut.Set<std::uint64_t>(16, size);
      cut.Seal();
      if (size + 64 < whole.size()) {
        ASSERT_NE(WhyRefused(cut.bytes()), "") << size;
      }
    }
    if (size == 300) step = whole.size() / 211;
  }
}

TEST(Weights, RefusalsSayWhy) {
  EXPECT_THAT(WhyRefused({}), HasSubstr("not a weights file"));
  Copy copy(WeightsBytes());
  copy.Set(0, 'X');
  EXPECT_THAT(WhyRefused(copy.bytes()), HasSubstr("not a weights file"));
  copy = Copy(WeightsBytes());
  copy.Set<std::uint32_t>(8, 3);
  EXPECT_THAT(WhyRefused(copy.bytes()), HasSubstr("version 3, this program reads version 2"));
  copy = Copy(WeightsBytes());
  EXPECT_THAT(WhyRefused(copy.bytes().first(copy.bytes().size() - 1)), HasSubstr("and should have"));
  copy.Set(copy.bytes().size() / 2, static_cast<char>(std::to_integer<int>(copy.bytes()[copy.bytes().size() / 2]) ^ 1));
  EXPECT_THAT(WhyRefused(copy.bytes()), HasSubstr("checksum"));
  copy = Copy(WeightsBytes());
  EXPECT_THAT(WhyRefused(WeightsBytes().subspan(1)), HasSubstr("not a weights file"));
  copy.Set<std::uint32_t>(12, 0x10000000);
  copy.Seal();
  EXPECT_THAT(WhyRefused(copy.bytes()), HasSubstr("directory"));
}

TEST(Weights, EveryFlippedByteIsNoticed) {
  Copy copy(WeightsBytes());
  for (std::size_t at = 64; at < copy.bytes().size(); at += copy.bytes().size() / 101) {
    copy.bytes()[at] ^= std::byte{0x10};
    EXPECT_THAT(WhyRefused(copy.bytes()), HasSubstr("checksum")) << at;
    copy.bytes()[at] ^= std::byte{0x10};
  }
  EXPECT_EQ(WhyRefused(copy.bytes()), "");
}

TEST(Weights, DimensionsThatDoNotFitAreRefused) {
  for (std::size_t dimension = 0; dimension < 16; ++dimension) {
    for (const std::uint32_t value : {0u, 1u, 63u, 65u, 0x7FFFFFFFu, 0xFFFFFFFFu}) {
      Copy copy(WeightsBytes());
      std::uint32_t before;
      std::memcpy(&before, copy.bytes().data() + kDimensions + dimension * 4, 4);
      copy.Set(kDimensions + dimension * 4, value);
      copy.Seal();
      const absl::StatusOr<Model> model = Model::Load(copy.bytes());
      if (!model.ok() || value == before) continue;
      // Some may differ: fewer layers than there are, other limits of tokens. Then it works.
      Scratch scratch;
      const std::array<std::string_view, 2> sentences = {"Hi Ann,", "we are a leading provider"};
      EXPECT_EQ(model->Predict({.sentences = sentences}, scratch).probabilities.size(), 2 * model->codes().size());
    }
  }
}

// Whatever a directory says, nothing outside the file is read; what is accepted can be run.
TEST(Weights, ADamagedDirectoryWithAFittingChecksum) {
  std::mt19937 chance(1);
  std::uint32_t count;
  std::memcpy(&count, WeightsBytes().data() + 12, 4);
  std::size_t refused = 0;
  for (int round = 0; round < 400; ++round) {
    Copy copy(WeightsBytes());
    for (int change = 0; change < 2; ++change) {
      const std::size_t at = kDirectory + chance() % (count * kEntry);
      copy.bytes()[at] = static_cast<std::byte>(chance());
    }
    copy.Seal();
    const absl::StatusOr<Model> model = Model::Load(copy.bytes());
    if (!model.ok()) {
      ++refused;
      continue;
    }
    Scratch scratch;
    const std::string_view sentence = "we are a leading provider";
    model->Predict({.sentences = {&sentence, 1}}, scratch);
  }
  EXPECT_GT(refused, 100u);
}

TEST(Weights, WhatIsNoNumberIsRefused) {
  Copy copy(WeightsBytes());
  const Weights weights = Weights::Parse(copy.bytes()).value();
  const auto at = reinterpret_cast<const std::byte*>(weights.positions) - copy.bytes().data();
  copy.Set(static_cast<std::size_t>(at), std::numeric_limits<float>::quiet_NaN());
  copy.Seal();
  EXPECT_THAT(WhyRefused(copy.bytes()), HasSubstr("\"positions\" holds what is no number"));
}

}  // namespace
}  // namespace youward::model
