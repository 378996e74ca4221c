#include "tests/unit/text/random_text.h"

#include <array>
#include <string_view>

#include "daemon/text/utf8.h"

namespace youward::text {

std::string RandomText(std::mt19937& random, int pieces) {
  using std::string_view_literals::operator""sv;
  static constexpr auto kPieces = std::to_array<std::string_view>({
      "a"sv,
      "We"sv,
      " "sv,
      " "sv,
      "\n"sv,
      "\r\n"sv,
      "\r"sv,
      "\n\n"sv,
      ". "sv,
      "! "sv,
      "?"sv,
      "..."sv,
      "é"sv,
      "e\u0301"sv,
      "ß"sv,
      "👍🏽"sv,
      "👩‍👩‍👧‍👦"sv,
      "🇩🇪"sv,
      "1️⃣"sv,
      "שלום"sv,
      "مرحبا"sv,
      "\0"sv,
      "\u200D"sv,
      "\u200B"sv,
      "\uFE0F"sv,
      "\u2028"sv,
      "> "sv,
      "- "sv,
      "-- "sv,
      "--\n"sv,
      "Hi Sam,"sv,
      "Best,"sv,
      "Ann"sv,
      "P.S. "sv,
      "On 3 May, Sam wrote:"sv,
      "From: a\nTo: b\nSubject: c\n"sv,
      "{{"sv,
      "}}"sv,
      "[Name]"sv,
      "["sv,
      "]"sv,
      "("sv,
      ")"sv,
      "\""sv,
      "'"sv,
      "’s"sv,
      "n't"sv,
      "don't"sv,
      "$1,200.50"sv,
      "40%"sv,
      "a@b.co"sv,
      "www.a.com/x?y=(z)"sv,
      "http://"sv,
      "a.b"sv,
      "e.g. "sv,
      "Mr. "sv,
      "• "sv,
      "✅"sv,
      "1. "sv,
      "unsubscribe"sv,
      "Disclaimer: "sv,
      "\t"sv,
      "****"sv,
      "____"sv,
      "\u0301"sv,
      "𝒜"sv,
      "中文。"sv,
  });
  std::string text;
  const int count = std::uniform_int_distribution<int>(0, pieces)(random);
  for (int i = 0; i < count; ++i) {
    const auto k = std::uniform_int_distribution<std::size_t>(0, kPieces.size())(random);
    if (k < kPieces.size()) {
      text += kPieces[k];
      continue;
    }
    auto c = static_cast<char32_t>(std::uniform_int_distribution<std::uint32_t>(0, 0x10FFFF)(random));
    if (c >= 0xD800 && c <= 0xDFFF) c = 0xFFFD;
    AppendUtf8(c, text);
  }
  return text;
}

}  // namespace youward::text
