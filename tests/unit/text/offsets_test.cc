#include "daemon/text/offsets.h"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/text/utf8.h"
#include "tests/unit/text/random_text.h"

namespace youward::text {
namespace {

using std::string_view_literals::operator""sv;

constexpr OffsetEncoding kAll[] = {OffsetEncoding::kUtf8, OffsetEncoding::kUtf16, OffsetEncoding::kCodePoint};

// The same mapping as plainly as it can be written: for each unit of the encoding, the byte it begins at, or none
// inside a code point. One more entry for the end.
std::vector<std::optional<std::uint32_t>> NaiveMap(OffsetEncoding encoding, std::string_view text) {
  std::vector<std::optional<std::uint32_t>> map;
  std::uint32_t i = 0;
  while (i < text.size()) {
    const std::uint8_t bytes = DecodeAt(text, i).size;
    const int units = encoding == OffsetEncoding::kUtf8                  ? bytes
                      : encoding == OffsetEncoding::kUtf16 && bytes == 4 ? 2
                                                                         : 1;
    map.emplace_back(i);
    for (int k = 1; k < units; ++k) map.emplace_back(std::nullopt);
    i += bytes;
  }
  map.emplace_back(i);
  return map;
}

// Every offset in both directions, and three beyond the end.
void ExpectLikeNaive(std::string_view text) {
  const OffsetMap offsets(text);
  for (const OffsetEncoding encoding : kAll) {
    const auto naive = NaiveMap(encoding, text);
    ASSERT_EQ(offsets.Length(encoding), naive.size() - 1);
    for (std::uint32_t unit = 0; unit < naive.size(); ++unit) {
      ASSERT_EQ(offsets.ToByte(encoding, unit), naive[unit]) << "unit " << unit << " of: " << text;
      if (naive[unit]) {
        ASSERT_EQ(offsets.FromByte(encoding, *naive[unit]), unit) << "byte " << *naive[unit] << " of: " << text;
      }
    }
    for (std::uint64_t beyond : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 40}) {
      ASSERT_EQ(offsets.ToByte(encoding, naive.size() + beyond), std::nullopt);
    }
  }
}

TEST(OffsetMap, EmptyText) {
  const OffsetMap offsets("");
  for (const OffsetEncoding encoding : kAll) {
    EXPECT_EQ(offsets.Length(encoding), 0u);
    EXPECT_EQ(offsets.ToByte(encoding, 0), 0u);
    EXPECT_EQ(offsets.ToByte(encoding, 1), std::nullopt);
    EXPECT_EQ(offsets.FromByte(encoding, 0), 0u);
  }
}

TEST(OffsetMap, AnEmojiIsTwoUtf16UnitsAndOneCodePoint) {
  const OffsetMap offsets("a👍b");
  EXPECT_EQ(offsets.ToByte(OffsetEncoding::kUtf16, 1), 1u);
  EXPECT_EQ(offsets.ToByte(OffsetEncoding::kUtf16, 2), std::nullopt) << "inside the surrogate pair";
  EXPECT_EQ(offsets.ToByte(OffsetEncoding::kUtf16, 3), 5u);
  EXPECT_EQ(offsets.ToByte(OffsetEncoding::kUtf16, 4), 6u) << "the end";
  EXPECT_EQ(offsets.ToByte(OffsetEncoding::kUtf16, 5), std::nullopt);
  EXPECT_EQ(offsets.ToByte(OffsetEncoding::kUtf8, 3), std::nullopt) << "inside the sequence";
  EXPECT_EQ(offsets.ToByte(OffsetEncoding::kCodePoint, 2), 5u);
  EXPECT_EQ(offsets.FromByte(OffsetEncoding::kUtf16, 5), 3u);
  EXPECT_EQ(offsets.FromByte(OffsetEncoding::kCodePoint, 5), 2u);
}

struct Lengths {
  const char* what;
  std::string_view text;
  std::uint32_t bytes, utf16, code_points;
};

class OffsetMapTest : public testing::TestWithParam<Lengths> {};

TEST_P(OffsetMapTest, BothDirections) {
  const Lengths& c = GetParam();
  const OffsetMap offsets(c.text);
  EXPECT_EQ(offsets.Length(OffsetEncoding::kUtf8), c.bytes);
  EXPECT_EQ(offsets.Length(OffsetEncoding::kUtf16), c.utf16);
  EXPECT_EQ(offsets.Length(OffsetEncoding::kCodePoint), c.code_points);
  ExpectLikeNaive(c.text);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, OffsetMapTest,
    testing::Values(Lengths{"ascii", "plain text", 10, 10, 10}, Lengths{"composed", "café", 5, 4, 4},
                    Lengths{"combining", "cafe\u0301", 6, 5, 5}, Lengths{"skin_tone", "👍🏽", 8, 4, 2},
                    Lengths{"family", "👩‍👩‍👧‍👦", 25, 11, 7}, Lengths{"flags", "🇩🇪🇫🇷", 16, 8, 4},
                    Lengths{"crlf", "a\r\nb\r\n", 6, 6, 6}, Lengths{"joiners", "می\u200Cخواهم\u200D", 20, 9, 9},
                    Lengths{"hebrew", "שלום Sam", 12, 8, 8}, Lengths{"arabic", "مرحبا، Sam", 16, 10, 10},
                    Lengths{"chinese", "中文。", 9, 3, 3}, Lengths{"nul", "a\0é"sv, 4, 3, 3},
                    Lengths{"emoji_only", "🎉🎉🎉", 12, 6, 3}),
    [](const auto& test) { return test.param.what; });

// Checkpoints lie every 64 code points: texts around that length, with the long character on each side of one.
TEST(OffsetMap, AroundCheckpoints) {
  for (int before = 60; before < 70; ++before) {
    ExpectLikeNaive(std::string(static_cast<std::size_t>(before), 'x') + "👍é" + std::string(130, 'y'));
  }
  std::string emoji;
  for (int i = 0; i < 200; ++i) emoji += "👍";
  ExpectLikeNaive(emoji);
}

TEST(OffsetMap, AgreesWithTheNaiveMapOnRandomTexts) {
  std::mt19937 random(20240517);
  for (int i = 0; i < 400; ++i) ExpectLikeNaive(RandomText(random, 150));
}

}  // namespace
}  // namespace youward::text
