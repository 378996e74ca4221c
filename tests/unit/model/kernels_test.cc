#include "daemon/model/kernels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "tests/unit/model/data.h"

namespace youward::model {
namespace {

using Floats = std::vector<float>;

// Equal to the last bit.
std::vector<std::uint32_t> Bits(const Floats& values) {
  std::vector<std::uint32_t> bits;
  for (const float value : values) bits.push_back(std::bit_cast<std::uint32_t>(value));
  return bits;
}

Floats Random(std::size_t count, float scale, std::uint32_t seed) {
  std::mt19937 chance(seed);
  std::normal_distribution<float> normal(0, scale);
  Floats values(count);
  for (float& value : values) value = normal(chance);
  return values;
}

Floats Product(const Kernels& kernels, const Floats& x, std::size_t rows, const Matrix& matrix) {
  Floats out(rows * matrix.rows);
  std::vector<std::byte> values(2 * x.size());
  std::vector<std::byte> panel(PanelBytes(rows, matrix.columns));
  Floats scales(rows);
  Quantised quantised{.values = values.data(), .scales = scales.data()};
  kernels.quantise(x.data(), rows, matrix.columns, quantised);
  kernels.product(quantised, matrix, panel.data(), out.data());
  return out;
}

class AllKernels : public ::testing::TestWithParam<const Kernels*> {
 protected:
  const Kernels& kernels() const { return *GetParam(); }
};
INSTANTIATE_TEST_SUITE_P(, AllKernels, ::testing::ValuesIn(AvailableKernels().begin(), AvailableKernels().end()),
                         [](const auto& each) { return std::string(each.param->name); });

// Activations that are whole numbers up to 127 quantise to themselves, so that every sum can be told by counting.
TEST_P(AllKernels, SumsAreExactAtTheExtremes) {
  constexpr std::size_t kOutputs = 128;
  std::mt19937 chance(3);
  for (const std::size_t columns : {64u, 384u, 1536u}) {
    for (const std::size_t rows : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 12u, 13u}) {
      Floats x(rows * columns);
      std::vector<std::int8_t> weights(kOutputs * columns);
      for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < columns; ++i) {
          const int random = static_cast<int>(chance() % 255) - 127;
          const int choices[] = {127, -127, i % 2 != 0 ? 127 : -127, random};
          x[row * columns + i] = static_cast<float>(i == 0 ? 127 : choices[row % 4]);
        }
      }
      for (std::size_t o = 0; o < kOutputs; ++o) {
        for (std::size_t i = 0; i < columns; ++i) {
          const int random = static_cast<int>(chance() % 255) - 127;
          const int choices[] = {127, -127, i % 2 != 0 ? 127 : -127, random, 0};
          weights[o * columns + i] = static_cast<std::int8_t>(choices[o % 5]);
        }
      }
      const Floats ones(kOutputs, 1.0f);
      const Floats zeros(kOutputs, 0.0f);
      const Matrix matrix{kOutputs, static_cast<std::uint32_t>(columns), weights.data(), ones.data(), zeros.data()};
      Floats expected;
      for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t o = 0; o < kOutputs; ++o) {
          int sum = 0;
          for (std::size_t i = 0; i < columns; ++i) {
            sum += static_cast<int>(x[row * columns + i]) * weights[o * columns + i];
          }
          expected.push_back(static_cast<float>(sum));
        }
      }
      EXPECT_EQ(Product(kernels(), x, rows, matrix), expected) << columns << " columns, " << rows << " rows";
    }
  }
}

TEST_P(AllKernels, HalvesAreRoundedToEven) {
  constexpr std::size_t kSize = 64;
  std::vector<std::int8_t> weights(kSize * kSize);
  for (std::size_t i = 0; i < kSize; ++i) weights[i * kSize + i] = 1;
  const Floats ones(kSize, 1.0f);
  const Floats zeros(kSize, 0.0f);
  const Matrix identity{kSize, kSize, weights.data(), ones.data(), zeros.data()};
  Floats x(kSize);
  const Floats given = {127, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49f, -126.5, 126.5};
  std::copy(given.begin(), given.end(), x.begin());
  Floats rounded(kSize);
  const Floats expected = {127, 0, 2, 2, 0, -2, -2, 0, -126, 126};
  std::copy(expected.begin(), expected.end(), rounded.begin());
  EXPECT_EQ(Product(kernels(), x, 1, identity), rounded);
  EXPECT_EQ(Product(kernels(), Floats(kSize), 1, identity), Floats(kSize)) << "a row of zeros";
}

TEST_P(AllKernels, ProductsOfRandomRowsAreThePortableOnes) {
  for (const std::size_t columns : {64u, 192u, 1536u}) {
    const Floats x = Random(9 * columns, 2, 7);
    std::mt19937 chance(4);
    std::vector<std::int8_t> weights(192 * columns);
    for (auto& weight : weights) weight = static_cast<std::int8_t>(static_cast<int>(chance() % 255) - 127);
    const Floats scales = Random(192, 0.01f, 8);
    const Floats biases = Random(192, 1, 9);
    const Matrix matrix{192, static_cast<std::uint32_t>(columns), weights.data(), scales.data(), biases.data()};
    EXPECT_EQ(Bits(Product(kernels(), x, 9, matrix)), Bits(Product(*PortableKernels(), x, 9, matrix)));
  }
}

TEST_P(AllKernels, FunctionsAreThoseOfTraining) {
  const auto& functions = Vectors()["functions"];
  auto x = functions["x"].get<Floats>();
  const auto sigmoids = functions["sigmoid"].get<Floats>();
  for (std::size_t i = 0; i < x.size(); ++i) EXPECT_EQ(kernels().sigmoid(x[i]), sigmoids[i]) << x[i];
  const auto expected = functions["gelu"].get<Floats>();
  const std::size_t count = x.size();
  x.resize(16 * ((count + 15) / 16));
  kernels().gelu(x.data(), x.size());
  x.resize(count);
  EXPECT_EQ(Bits(x), Bits(expected));
}

TEST_P(AllKernels, GeluAndSigmoidAreThePortableOnes) {
  Floats x = Random(1 << 16, 3, 5);
  const Floats extremes = {0.0f, -0.0f, 87.0f, -87.0f, 1e30f, -1e30f, 1e-30f, -1e-30f, 1e-42f, 9.5f, -9.5f, 88.0f};
  x.insert(x.end(), extremes.begin(), extremes.end());
  x.resize(x.size() + 4);
  for (const float value : extremes) {
    EXPECT_EQ(std::bit_cast<std::uint32_t>(kernels().sigmoid(value)),
              std::bit_cast<std::uint32_t>(PortableKernels()->sigmoid(value)))
        << value;
  }
  Floats portable = x;
  kernels().gelu(x.data(), x.size());
  PortableKernels()->gelu(portable.data(), portable.size());
  EXPECT_EQ(Bits(x), Bits(portable));
}

TEST_P(AllKernels, NormsAndDenseAreThePortableOnes) {
  constexpr std::size_t kRows = 5;
  constexpr std::size_t kColumns = 384;
  const Floats weight = Random(kColumns, 1, 1);
  const Floats bias = Random(kColumns, 1, 2);
  const Floats added = Random(kRows * kColumns, 1, 3);
  for (const float* other : {static_cast<const float*>(nullptr), added.data()}) {
    Floats x = Random(kRows * kColumns, 4, 6);
    Floats portable = x;
    kernels().normalise(x.data(), other, kRows, kColumns, {weight.data(), bias.data()});
    PortableKernels()->normalise(portable.data(), other, kRows, kColumns, {weight.data(), bias.data()});
    EXPECT_EQ(Bits(x), Bits(portable));
  }
  const Dense dense{kRows, kColumns, added.data(), bias.data()};
  Floats out(kRows);
  Floats portable(kRows);
  kernels().dense(weight.data(), dense, out.data());
  PortableKernels()->dense(weight.data(), dense, portable.data());
  EXPECT_EQ(Bits(out), Bits(portable));
}

Floats Attention(const Kernels& kernels, const Floats& qkv, std::size_t rows, std::size_t heads) {
  Floats out(rows * heads * 32);
  Floats scratch(AttentionFloats(rows), 1e30f);  // what was there before must not matter
  kernels.attention(qkv.data(), rows, heads, out.data(), scratch.data());
  return out;
}

TEST_P(AllKernels, AttentionIsThePortableOneForEveryNumberOfRows) {
  constexpr std::size_t kHeads = 2;
  for (std::size_t rows = 1; rows <= 384; rows += rows < 40 ? 1 : 43) {
    for (const float scale : {0.3f, 5.0f}) {
      const Floats qkv = Random(rows * kHeads * 96, scale, 11);
      EXPECT_EQ(Bits(Attention(kernels(), qkv, rows, kHeads)), Bits(Attention(*PortableKernels(), qkv, rows, kHeads)))
          << rows;
    }
  }
}

// Independent of the code above: in double precision, straight from the definition.
TEST_P(AllKernels, AttentionIsAWeightedMeanOfTheValues) {
  constexpr std::size_t kRows = 21;
  const Floats qkv = Random(kRows * 96, 0.5f, 12);
  const Floats out = Attention(kernels(), qkv, kRows, 1);
  for (std::size_t i = 0; i < kRows; ++i) {
    std::vector<double> weights;
    double sum = 0;
    for (std::size_t j = 0; j < kRows; ++j) {
      double score = 0;
      for (std::size_t d = 0; d < 32; ++d) score += double{qkv[i * 96 + d]} * qkv[j * 96 + 32 + d];
      weights.push_back(std::exp(score));
      sum += weights.back();
    }
    for (std::size_t d = 0; d < 32; ++d) {
      double mean = 0;
      for (std::size_t j = 0; j < kRows; ++j) mean += weights[j] / sum * qkv[j * 96 + 64 + d];
      EXPECT_NEAR(out[i * 32 + d], mean, 1e-5);
    }
  }
}

}  // namespace
}  // namespace youward::model
