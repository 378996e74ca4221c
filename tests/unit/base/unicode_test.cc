#include "daemon/base/unicode.h"

#include <gtest/gtest.h>

#include <string>

namespace youward::base {
namespace {

// "U+00E9/2" for a code point of two bytes, "-" for what is not UTF-8.
std::string Decoded(std::string_view text) {
  const CodePointAt c = DecodeUtf8(text, 0);
  if (!c.valid) return c.size == 1 ? "-" : "- with a wrong size";
  char shown[32];
  std::snprintf(shown, sizeof shown, "U+%04X/%zu", static_cast<unsigned>(c.value), c.size);
  return shown;
}

TEST(Unicode, DecodesFirstAndLastOfEachLength) {
  EXPECT_EQ(Decoded(std::string_view("\0", 1)), "U+0000/1");
  EXPECT_EQ(Decoded("\x7F"), "U+007F/1");
  EXPECT_EQ(Decoded("\xC2\x80"), "U+0080/2");
  EXPECT_EQ(Decoded("\xC3\xA9 and more"), "U+00E9/2");
  EXPECT_EQ(Decoded("\xDF\xBF"), "U+07FF/2");
  EXPECT_EQ(Decoded("\xE0\xA0\x80"), "U+0800/3");
  EXPECT_EQ(Decoded("\xED\x9F\xBF"), "U+D7FF/3");
  EXPECT_EQ(Decoded("\xEE\x80\x80"), "U+E000/3");
  EXPECT_EQ(Decoded("\xEF\xBF\xBF"), "U+FFFF/3");
  EXPECT_EQ(Decoded("\xF0\x90\x80\x80"), "U+10000/4");
  EXPECT_EQ(Decoded("\xF4\x8F\xBF\xBF"), "U+10FFFF/4");
}

TEST(Unicode, RefusesWhatIsNotUtf8) {
  EXPECT_EQ(Decoded("\x80"), "-") << "a continuation alone";
  EXPECT_EQ(Decoded("\xC0\xAF"), "-") << "overlong, two bytes";
  EXPECT_EQ(Decoded("\xC1\xBF"), "-") << "overlong, two bytes";
  EXPECT_EQ(Decoded("\xE0\x9F\xBF"), "-") << "overlong, three bytes";
  EXPECT_EQ(Decoded("\xF0\x8F\xBF\xBF"), "-") << "overlong, four bytes";
  EXPECT_EQ(Decoded("\xED\xA0\x80"), "-") << "first surrogate";
  EXPECT_EQ(Decoded("\xED\xBF\xBF"), "-") << "last surrogate";
  EXPECT_EQ(Decoded("\xF4\x90\x80\x80"), "-") << "above U+10FFFF";
  EXPECT_EQ(Decoded("\xF5\x80\x80\x80"), "-");
  EXPECT_EQ(Decoded("\xFF"), "-");
  EXPECT_EQ(Decoded("\xC3"), "-") << "cut off";
  EXPECT_EQ(Decoded("\xE2\x82"), "-") << "cut off";
  EXPECT_EQ(Decoded("\xF0\x9F\x98"), "-") << "cut off";
  EXPECT_EQ(Decoded("\xC3z"), "-") << "no continuation";
  EXPECT_EQ(Decoded("\xE2\x82z"), "-") << "no continuation";
}

TEST(Unicode, DecodesAtAnOffset) {
  const CodePointAt c = DecodeUtf8("a\xC3\xA9z", 1);
  EXPECT_TRUE(c.valid);
  EXPECT_EQ(c.value, U'\u00E9');
  EXPECT_FALSE(DecodeUtf8("a\xC3\xA9z", 2).valid);
}

TEST(Unicode, ControlsAndDisguises) {
  for (char32_t c : {U'\0', U'\t', U'\n', U'\x1F', U'\x7F', U'\u0085', U'\u009F'}) {
    EXPECT_TRUE(IsControl(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_TRUE(IsDisguising(c)) << std::hex << static_cast<unsigned>(c);
  }
  for (char32_t c :
       {U'\u2028', U'\u2029', U'\u200E', U'\u200F', U'\u061C', U'\u202A', U'\u202E', U'\u2066', U'\u2069'}) {
    EXPECT_FALSE(IsControl(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_TRUE(IsDisguising(c)) << std::hex << static_cast<unsigned>(c);
  }
  for (char32_t c :
       {U' ', U'~', U'\u00A0', U'\u00E9', U'\u200D', U'\u2027', U'\u202F', U'\u2065', U'\u206A', U'\U0001F600'}) {
    EXPECT_FALSE(IsControl(c)) << std::hex << static_cast<unsigned>(c);
    EXPECT_FALSE(IsDisguising(c)) << std::hex << static_cast<unsigned>(c);
  }
}

}  // namespace
}  // namespace youward::base
