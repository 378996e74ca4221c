#include "daemon/base/concat.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

namespace youward::base {
namespace {

TEST(Concat, TextsAndWholeNumbers) {
  const std::string_view view = "view";
  EXPECT_EQ(Concat("literal ", std::string("string "), view, " ", 7, " ", std::size_t{8}, " ", -9),
            "literal string view 7 8 -9");
  EXPECT_EQ(Concat(std::numeric_limits<std::int64_t>::min(), "/", std::numeric_limits<std::uint64_t>::max()),
            "-9223372036854775808/18446744073709551615");
  EXPECT_EQ(Concat(), "");
}

TEST(Concat, AppendKeepsWhatIsThere) {
  std::string text = "a";
  Append(text, "b", 1);
  EXPECT_EQ(text, "ab1");
}

TEST(Concat, MessageOfAStatus) {
  EXPECT_EQ(MessageOf(absl::NotFoundError("no letter")), "no letter");
  EXPECT_EQ(MessageOf(absl::OkStatus()), "");
}

}  // namespace
}  // namespace youward::base
