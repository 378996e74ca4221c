#include "plugins/cli/score_view.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string_view>

#include "plugins/cli/paragraph.h"

namespace youward::cli {
namespace {

constexpr int kBarColumns = 25;

// "   −18  product-pitch  2 sentences about what you sell"; on a narrow screen in two rows.
void AddComponent(const analysis::ScoreComponent& component, int name_columns, const Screen& screen, std::string& out) {
  static constexpr int kNarrow = 24;
  std::string points(component.points < 0 ? screen.Minus() : screen.Plus());
  points = RightAligned(points + std::to_string(std::abs(component.points)), 6);
  std::string head = Painted(screen, points, component.points < 0 ? Style{} : kGood) + "  " + component.name;
  std::string indent(8, ' ');
  const int pad = name_columns - WidthOf(component.name) + 2;
  if (screen.Measure() - 8 - name_columns - 2 < kNarrow) {
    out += head + "\n";
    head = indent;
  } else {
    head.append(static_cast<std::size_t>(pad), ' ');
    const int columns = name_columns + 2;
    indent.append(static_cast<std::size_t>(columns), ' ');
  }
  Paragraph explanation;
  explanation.Add(component.explanation, kQuiet);
  out += explanation.Wrapped(screen, head, indent);
}

}  // namespace

std::string RenderScore(const analysis::Score& score, const Screen& screen) {
  std::string out;
  const int value = score.value;
  const std::string title = "Score " + std::to_string(value) + " of 100";
  const int columns = std::clamp(screen.Measure() - WidthOf(title) - 2, 0, kBarColumns);
  const int full = std::clamp((value * columns + 50) / 100, 0, columns);
  std::string bar;
  std::string rest;
  for (int i = 0; i < columns; ++i) (i < full ? bar : rest) += i < full ? screen.BarFull() : screen.BarEmpty();
  out += Painted(screen, title, kHeading) + "  " + Painted(screen, bar, kGood) + Painted(screen, rest, kQuiet);
  out += "\n\n";
  int names = 0;
  for (const auto& component : score.components) names = std::max(names, WidthOf(component.name));
  for (const auto& component : score.components) AddComponent(component, names, screen, out);
  out += Painted(screen, " =" + RightAligned(std::to_string(value), 4), kHeading) + "\n";
  return out;
}

}  // namespace youward::cli
