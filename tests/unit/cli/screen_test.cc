#include "plugins/cli/screen.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <string>

namespace youward::cli {
namespace {

// Sets a variable of the environment for the time of a test; nullopt takes it away.
class WithVariable {
 public:
  WithVariable(const char* name, const std::optional<std::string>& value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    Set(value);
  }
  ~WithVariable() { Set(old_); }

 private:
  void Set(const std::optional<std::string>& value) {
    if (value) {
      setenv(name_, value->c_str(), 1);
    } else {
      unsetenv(name_);
    }
  }
  const char* name_;
  std::optional<std::string> old_;
};

int WidthWith(const char* columns) {
  const WithVariable variable("COLUMNS", columns);
  return ScreenOf(-1, ColorWhen::kNever).width;
}

TEST(ScreenOf, TakesItsWidthFromColumns) {
  EXPECT_EQ(WidthWith("120"), 120);
  EXPECT_EQ(WidthWith("3"), Screen::kMinWidth);
  EXPECT_EQ(WidthWith("0"), 80);
  EXPECT_EQ(WidthWith("wide"), 80);
  EXPECT_EQ(WidthWith("80x"), 80);
  EXPECT_EQ(WidthWith("99999999999999999999"), 80);
}

TEST(ScreenOf, ColorsNothingThatIsNoTerminal) {
  EXPECT_FALSE(ScreenOf(-1, ColorWhen::kAuto).color);
  EXPECT_TRUE(ScreenOf(-1, ColorWhen::kAlways).color);
  const WithVariable no_color("NO_COLOR", "1");
  EXPECT_TRUE(ScreenOf(-1, ColorWhen::kAlways).color) << "a flag wins over the environment";
}

TEST(ScreenOf, DrawsInAsciiWhereTheLocaleHasNoUnicode) {
  const WithVariable all("LC_ALL", "C");
  const Screen screen = ScreenOf(-1, ColorWhen::kNever);
  EXPECT_FALSE(screen.unicode);
  EXPECT_EQ(screen.Arrow(), "->");
}

}  // namespace
}  // namespace youward::cli
