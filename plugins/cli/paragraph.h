// Styled text that knows how wide it is on a terminal: broken into rows at spaces, drawn with or without ANSI styles.
// Wide characters, combining marks and emoji sequences are counted as terminals draw them; control characters of the
// text are shown as pictures, never sent, so that a letter cannot steer the terminal.
//
//   Paragraph note(Paragraph::Spaces::kCollapse);
//   note.Add("A greeting that would fit anyone", kHeading);
//   out += note.Wrapped(screen, "  1  ", "     ");
//
// For one thread. Owns a copy of the text.
#ifndef YOUWARD_PLUGINS_CLI_PARAGRAPH_H_
#define YOUWARD_PLUGINS_CLI_PARAGRAPH_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugins/cli/screen.h"

namespace youward::cli {

class Paragraph {
 public:
  // kCollapse: runs of white space become one space. kKeep: they stay; a tab is four spaces.
  enum class Spaces : std::uint8_t { kKeep, kCollapse };

  // What takes one place in a row: a character with all that combines with it.
  struct Cell {
    std::uint32_t begin = 0;  // bytes of the drawn text
    std::uint32_t end = 0;
    std::uint32_t tag = 0;  // the caller's
    std::uint8_t width = 0;
    bool space = false;
    Style style;
  };
  // Cells [begin, end) of one row, without the spaces it was broken at.
  struct Row {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  explicit Paragraph(Spaces spaces = Spaces::kCollapse) : spaces_(spaces) {}

  // Appends `text`, valid UTF-8. Line ends count as spaces. Characters at the edge of two calls do not combine.
  void Add(std::string_view text, Style style = {}, std::uint32_t tag = 0);
  // Appends a sign as one cell: no row ends within it.
  void AddMarker(std::string_view text, Style style);

  bool empty() const { return cells_.empty(); }
  const std::vector<Cell>& cells() const { return cells_; }
  // Columns that the whole takes in one row.
  int Width() const;

  // Rows of at most `width` columns (a single cell may be wider); at least one row.
  std::vector<Row> Break(int width) const;
  void AppendRow(Row row, bool color, std::string& out) const;

  // All rows within the measure, each ended by a newline; `first` stands before the first row and `rest`, ASCII, before
  // the others. `first` is as wide as `rest` and may hold styles.
  std::string Wrapped(const Screen& screen, std::string_view first, std::string_view rest) const;
  // One row of at most `width` columns, cut with an ellipsis; no newline.
  std::string Clipped(const Screen& screen, int width) const;

 private:
  void AddCell(std::string_view drawn, int width, bool space, Style style, std::uint32_t tag);

  Spaces spaces_;
  std::string text_;
  std::vector<Cell> cells_;
};

// Columns that `text` takes.
int WidthOf(std::string_view text);

// `text` behind spaces, so that it ends at column `columns`; longer text stays as it is.
std::string RightAligned(std::string_view text, int columns);

// `text` in `style`, or plain where the screen has no colour. Not wrapped.
std::string Painted(const Screen& screen, std::string_view text, Style style);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_PARAGRAPH_H_
