#include "daemon/model/characters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "daemon/model/checksum.h"
#include "tests/unit/model/data.h"

namespace youward::model {
namespace {

using Kind = Characters::Kind;

std::u32string Letters(char32_t c) {
  const Characters made = Fold(c);
  return {made.letters.data(), made.letters.data() + made.count};
}

TEST(Characters, LowerCaseWithoutAccents) {
  EXPECT_EQ(Letters(U'a'), U"a");
  EXPECT_EQ(Letters(U'Z'), U"z");
  EXPECT_EQ(Letters(U'É'), U"e");
  EXPECT_EQ(Letters(U'ß'), U"ß");
  EXPECT_EQ(Letters(U'İ'), U"I") << "its lower case is two characters, so that it only loses its dot";
  EXPECT_EQ(Letters(U'각'), U"\u1100\u1161\u11a8");
  EXPECT_EQ(Letters(U'’'), U"'");
}

TEST(Characters, WhatEndsAWord) {
  EXPECT_EQ(Fold(U' ').kind, Kind::kSpace);
  EXPECT_EQ(Fold(U'\u00a0').kind, Kind::kSpace);
  EXPECT_EQ(Fold(U'\n').kind, Kind::kSpace);
  EXPECT_EQ(Fold(U'!').kind, Kind::kAlone);
  EXPECT_EQ(Fold(U'—').kind, Kind::kAlone);
  EXPECT_EQ(Fold(U'日').kind, Kind::kAlone);
  EXPECT_EQ(Fold(U'\0').kind, Kind::kNothing);
  EXPECT_EQ(Fold(U'\u200b').kind, Kind::kNothing);
  EXPECT_EQ(Fold(U'\u0301').kind, Kind::kNothing);
  EXPECT_EQ(Fold(U'€').kind, Kind::kLetters);
}

TEST(Characters, NumbersThatAreNoCodePointsStay) {
  EXPECT_EQ(Letters(0x110000), std::u32string(1, 0x110000));
  EXPECT_EQ(Letters(0xFFFFFFFF), std::u32string(1, 0xFFFFFFFF));
}

// Every code point that there is, as the training side's tokeniser takes it.
TEST(Characters, AreThoseOfTraining) {
  if (!Vectors().contains("characters")) GTEST_SKIP() << "these vectors have none";
  std::vector<std::uint32_t> all;
  for (char32_t c = 0; c < 0x110000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const Characters made = Fold(c);
    all.push_back(made.kind == Kind::kSpace ? 9 : made.count);
    for (std::size_t k = 0; k < made.count; ++k) {
      all.push_back(made.letters[k]);
      all.push_back(made.kind == Kind::kAlone ? 1 : 0);
    }
  }
  EXPECT_EQ(Crc32(std::as_bytes(std::span(all))), Vectors()["characters"].get<std::uint32_t>());
}

}  // namespace
}  // namespace youward::model
