#include "daemon/text/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace youward::text {
namespace {

using std::string_view_literals::operator""sv;

TEST(FindInvalidUtf8, AcceptsWhatIsValid) {
  for (const std::string_view text : {""sv, "plain"sv, "\0"sv, "é"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv,
                                      "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv,
                                      "eight bytes and more, then 👩‍👩‍👧‍👦"sv}) {
    EXPECT_EQ(FindInvalidUtf8(text), std::nullopt) << text;
  }
}

TEST(FindInvalidUtf8, NamesTheFirstByteThatIsWrong) {
  const struct {
    std::string_view what, text;
    std::size_t at;
  } kCases[] = {
      {"lone continuation", "ab\x80", 2},          {"overlong slash", "\xC0\xAF", 0},
      {"overlong of two", "\xC1\xBF", 0},          {"overlong of three", "a\xE0\x9F\xBF", 1},
      {"overlong of four", "\xF0\x8F\xBF\xBF", 0}, {"high surrogate", "x\xED\xA0\x80", 1},
      {"low surrogate", "\xED\xBF\xBF", 0},        {"above U+10FFFF", "\xF4\x90\x80\x80", 0},
      {"lead byte F5", "\xF5\x80\x80\x80", 0},     {"FF", "abcdefgh\xFF", 8},
      {"cut at the end", "abc\xE2\x82", 3},        {"cut by a letter", "\xE2\x82z", 0},
      {"Latin-1", "caf\xE9 au lait", 3},           {"behind sixteen good bytes", "0123456789abcdef\x80", 16},
  };
  for (const auto& c : kCases) EXPECT_EQ(FindInvalidUtf8(c.text), c.at) << c.what;
}

TEST(DecodeAt, ReadsWhatAppendUtf8Wrote) {
  for (const char32_t c :
       {U'\0', U'a', U'\x7F', U'\x80', U'é', U'\x7FF', U'\x800', U'€', U'\xFFFF', U'\x10000', U'👍', U'\x10FFFF'}) {
    std::string text = "x";
    AppendUtf8(c, text);
    EXPECT_EQ(FindInvalidUtf8(text), std::nullopt);
    const CodePoint read = DecodeAt(text, 1);
    EXPECT_TRUE(read.value == c);
    EXPECT_EQ(read.size, text.size() - 1);
  }
}

TEST(IsBoundary, OnlyBetweenCodePoints) {
  const std::string_view text = "é👍";  // 2 + 4 bytes
  std::string boundaries;
  for (std::size_t i = 0; i <= 8; ++i) boundaries += IsBoundary(text, i) ? 'y' : '.';
  EXPECT_EQ(boundaries, "y.y...y..");
}

TEST(Properties, OfCharacters) {
  const auto classes = [](char32_t c) {
    std::string out;
    if (IsLetter(c)) out += "letter ";
    if (IsUpper(c)) out += "upper ";
    if (IsDigit(c)) out += "digit ";
    if (IsSpace(c)) out += "space ";
    if (IsPunctuation(c)) out += "punctuation ";
    if (IsEmoji(c)) out += "emoji ";
    return out;
  };
  EXPECT_EQ(classes(U'a'), "letter ");
  EXPECT_EQ(classes(U'Z'), "letter upper ");
  EXPECT_EQ(classes(U'É'), "letter upper ");
  EXPECT_EQ(classes(U'ß'), "letter ");
  EXPECT_EQ(classes(U'\u0301'), "letter ") << "a combining mark belongs to its letter";
  EXPECT_EQ(classes(U'ש'), "letter ");
  EXPECT_EQ(classes(U'中'), "letter ");
  EXPECT_EQ(classes(U'7'), "digit ");
  EXPECT_EQ(classes(U'٣'), "digit ") << "Arabic-Indic three";
  EXPECT_EQ(classes(U' '), "space ");
  EXPECT_EQ(classes(U'\u00A0'), "space ");
  EXPECT_EQ(classes(U'\u2028'), "space ");
  EXPECT_EQ(classes(U'\u200B'), "") << "zero-width space is none";
  EXPECT_EQ(classes(U'\u200D'), "") << "a joiner is an emoji only between emoji";
  EXPECT_EQ(classes(U','), "punctuation ");
  EXPECT_EQ(classes(U'’'), "punctuation ");
  EXPECT_EQ(classes(U'$'), "") << "a symbol";
  EXPECT_EQ(classes(U'👍'), "emoji ");
  EXPECT_EQ(classes(U'\U0001F3FD'), "emoji ") << "skin tone";
  EXPECT_EQ(classes(U'\U0001F1E9'), "emoji ") << "regional indicator";
  EXPECT_EQ(classes(U'✅'), "emoji ");
  EXPECT_EQ(classes(U'\0'), "");
}

TEST(Properties, AgreeWithTheTableForAscii) {
  for (char32_t c = 0; c < 0x80; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    EXPECT_EQ(IsLetter(c), letter) << static_cast<int>(c);
    EXPECT_EQ(IsUpper(c), c >= 'A' && c <= 'Z') << static_cast<int>(c);
    EXPECT_EQ(IsDigit(c), c >= '0' && c <= '9') << static_cast<int>(c);
    EXPECT_LE(IsLetter(c) + IsDigit(c) + IsSpace(c) + IsPunctuation(c), 1) << static_cast<int>(c);
  }
}

TEST(ToLower, CodePointByCodePoint) {
  EXPECT_TRUE(ToLower(U'A') == U'a');
  EXPECT_TRUE(ToLower(U'É') == U'é');
  EXPECT_TRUE(ToLower(U'Σ') == U'σ');
  EXPECT_TRUE(ToLower(U'[') == U'[');
  EXPECT_TRUE(ToLower(U'ש') == U'ש');
}

TEST(DisplayWidth, InTerminalColumns) {
  EXPECT_EQ(DisplayWidth(U'a'), 1);
  EXPECT_EQ(DisplayWidth(U'é'), 1);
  EXPECT_EQ(DisplayWidth(U'\u0301'), 0);
  EXPECT_EQ(DisplayWidth(U'\n'), 0);
  EXPECT_EQ(DisplayWidth(U'\u200B'), 0);
  EXPECT_EQ(DisplayWidth(U'中'), 2);
  EXPECT_EQ(DisplayWidth(U'👍'), 2);
}

}  // namespace
}  // namespace youward::text
