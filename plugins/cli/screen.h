// What the people's output is drawn on: how wide, with or without colour, with or without signs beyond ASCII.
//
//   Screen screen = ScreenOf(STDOUT_FILENO, ColorWhen::kAuto);
//   std::string arrow(screen.Arrow());   // "→", or "->" where the locale has no UTF-8
//
// Plain value; ScreenOf reads the environment and the terminal and is called once, before other threads run.
#ifndef YOUWARD_PLUGINS_CLI_SCREEN_H_
#define YOUWARD_PLUGINS_CLI_SCREEN_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "daemon/base/taxonomy.h"

namespace youward::cli {

// How a piece of text looks. `color` is an SGR foreground number (31 to 37, 90 to 97); 0 is the terminal's own.
struct Style {
  std::uint8_t color = 0;
  bool bold = false;
  bool dim = false;
  bool underline = false;
  friend bool operator==(const Style&, const Style&) = default;
};

struct Screen {
  int width = 80;      // columns, at least kMinWidth
  bool color = false;  // ANSI colours and underlines
  bool unicode =
      true;  // signs beyond ASCII in what the program itself draws; the writer's text is always shown as it is

  static constexpr int kMinWidth = 20;
  static constexpr int kMaxMeasure = 96;  // longer lines tire the eye, however wide the terminal is

  // Columns that running text may fill.
  int Measure() const { return width < kMaxMeasure ? width : kMaxMeasure; }

  std::string_view Arrow() const { return unicode ? "→" : "->"; }
  std::size_t ArrowColumns() const { return unicode ? 1 : 2; }
  std::string_view Ellipsis() const { return unicode ? "…" : "..."; }
  std::string_view OpenQuote() const { return unicode ? "“" : "\""; }
  std::string_view CloseQuote() const { return unicode ? "”" : "\""; }
  std::string_view Dot() const { return unicode ? " · " : ", "; }
  std::string_view Plus() const { return "+"; }
  std::string_view Minus() const { return unicode ? "−" : "-"; }
  std::string_view Bullet() const { return unicode ? "·" : "-"; }
  std::string_view Line() const { return unicode ? "─" : "-"; }
  std::string_view BarFull() const { return unicode ? "█" : "#"; }
  std::string_view BarEmpty() const { return unicode ? "░" : "."; }
};

// When to use colour: on a terminal unless NO_COLOR is set (https://no-color.org) or TERM is "dumb", always, never.
enum class ColorWhen : std::uint8_t { kAuto, kAlways, kNever };

// Width: COLUMNS, else the terminal's, else 80. `fd` is where the output goes.
Screen ScreenOf(int fd, ColorWhen when);

// One colour for each family of findings (about us, our feelings, our asks, blame, filler), green for strengths.
std::uint8_t ColorOf(base::Code code);

inline constexpr Style kHeading{.bold = true};
inline constexpr Style kQuiet{.dim = true};
inline constexpr Style kGood{.color = 32};
inline constexpr Style kNewText{.color = 32, .bold = true};
inline constexpr Style kSlotStyle{.color = 33, .bold = true};

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_SCREEN_H_
