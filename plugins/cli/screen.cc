#include "plugins/cli/screen.h"

#include <langinfo.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace youward::cli {
namespace {

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

int WidthOf(int fd) {
  const std::string_view columns = Environment("COLUMNS");
  int width = 0;
  const auto [end, error] = std::from_chars(columns.data(), columns.data() + columns.size(), width);
  if (error == std::errc() && end == columns.data() + columns.size() && width > 0) return width;
  winsize size{};
  if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

bool WantsColor(int fd, ColorWhen when) {
  if (when != ColorWhen::kAuto) return when == ColorWhen::kAlways;
  return isatty(fd) == 1 && Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
}

}  // namespace

Screen ScreenOf(int fd, ColorWhen when) {
  std::setlocale(LC_CTYPE, "");
  Screen screen;
  screen.width = std::clamp(WidthOf(fd), Screen::kMinWidth, 10'000);
  screen.color = WantsColor(fd, when);
  screen.unicode = std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  return screen;
}

std::uint8_t ColorOf(base::Code code) {
  using base::Code;
  switch (code) {
    case Code::kSelfIntroduction:
    case Code::kProductPitch:
      return 33;
    case Code::kSelfInterest:
    case Code::kApology:
      return 94;
    case Code::kSellerPressure:
    case Code::kMeetingAsk:
    case Code::kNeedFishing:
    case Code::kDealTalk:
      return 35;
    case Code::kLecturing:
      return 31;
    case Code::kEmptyOpener:
    case Code::kBuzzword:
      return 36;
    case Code::kCustomerOutcome:
    case Code::kOpenQuestion:
    case Code::kInsight:
    case Code::kSharedPlan:
    case Code::kHonestIntent:
      return 32;
  }
  return 0;
}

}  // namespace youward::cli
