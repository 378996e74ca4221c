// Width is counted a cell at a time. A cell is a base character with what terminals draw on top of it: combining marks,
// variation selectors, emoji modifiers, what a zero-width joiner joins, the second half of a flag. That is less than
// the full grapheme rules of Unicode and as much as today's terminals agree on.
#include "plugins/cli/paragraph.h"

#include <algorithm>

#include "daemon/text/utf8.h"

namespace youward::cli {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiVariation = 0xFE0F;
constexpr int kTabWidth = 4;

bool IsControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }
bool IsModifier(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool IsRegional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool IsBlank(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || (c != 0xA0 && text::IsSpace(c)); }

// A picture for a control character: U+2400 and up where Unicode has one.
void AppendPicture(char32_t c, std::string& out) {
  const char32_t picture = c < 0x20 ? 0x2400 + c : c == 0x7F ? 0x2421 : 0xFFFD;
  text::AppendUtf8(picture, out);
}

void AppendSgr(const Style& style, std::string& out) {
  out += "\x1b[0";
  if (style.bold) out += ";1";
  if (style.dim) out += ";2";
  if (style.underline) out += ";4";
  if (style.color != 0) out += ";" + std::to_string(style.color);
  out += "m";
}

}  // namespace

void Paragraph::AddCell(std::string_view drawn, int width, bool space, Style style, std::uint32_t tag) {
  Cell cell;
  cell.begin = static_cast<std::uint32_t>(text_.size());
  text_ += drawn;
  cell.end = static_cast<std::uint32_t>(text_.size());
  cell.tag = tag;
  cell.width = static_cast<std::uint8_t>(width);
  cell.space = space;
  cell.style = style;
  cells_.push_back(cell);
}

void Paragraph::Add(std::string_view text, Style style, std::uint32_t tag) {
  const std::size_t first_cell = cells_.size();
  bool joined = false;        // the character before was a zero-width joiner
  bool half_of_flag = false;  // the cell before is one regional indicator
  std::string picture;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::DecodeAt(text, i);
    const std::string_view bytes = text.substr(i, c.size);
    i += c.size;
    const bool can_combine = cells_.size() > first_cell && !cells_.back().space;
    if (c.value == '\r' && text.substr(i, 1) == "\n") continue;
    if (IsBlank(c.value)) {
      const bool after_space = !cells_.empty() && cells_.back().space;
      if (spaces_ == Spaces::kCollapse) {
        if (!after_space && !cells_.empty()) AddCell(" ", 1, true, style, tag);
      } else if (c.value == '\t') {
        AddCell(std::string(kTabWidth, ' '), kTabWidth, true, style, tag);
      } else {
        const bool wide = text::DisplayWidth(c.value) == 2;
        AddCell(wide ? "  " : " ", wide ? 2 : 1, true, style, tag);
      }
      joined = half_of_flag = false;
      continue;
    }
    if (IsControl(c.value)) {
      picture.clear();
      AppendPicture(c.value, picture);
      AddCell(picture, 1, false, style, tag);
      joined = half_of_flag = false;
      continue;
    }
    const int width = std::clamp(text::DisplayWidth(c.value), 0, 2);
    const bool second_half = half_of_flag && IsRegional(c.value);
    if (can_combine && (width == 0 || IsModifier(c.value) || second_half || (joined && text::IsEmoji(c.value)))) {
      Cell& cell = cells_.back();
      text_ += bytes;
      cell.end = static_cast<std::uint32_t>(text_.size());
      if (c.value == kEmojiVariation || second_half) cell.width = 2;
      half_of_flag = false;
    } else {
      AddCell(bytes, width, false, style, tag);
      half_of_flag = IsRegional(c.value);
    }
    joined = c.value == kJoiner;
  }
}

void Paragraph::AddMarker(std::string_view text, Style style) { AddCell(text, WidthOf(text), false, style, 0); }

int Paragraph::Width() const {
  int width = 0;
  for (const Cell& cell : cells_) width += cell.width;
  return width;
}

std::vector<Paragraph::Row> Paragraph::Break(int width) const {
  std::vector<Row> rows;
  std::size_t begin = 0;     // first cell of the row
  std::size_t word_end = 0;  // the row may end here, behind a word …
  std::size_t next = 0;      // … and the next begin here, behind the spaces; `begin` while there is no such place
  int used = 0;              // columns of [begin, i)
  int used_to_next = 0;      // columns of [begin, next)
  for (std::size_t i = 0; i < cells_.size();) {
    const Cell& cell = cells_[i];
    if (!cell.space && used + cell.width > width && i > begin) {
      const bool at_space = next > begin;
      rows.push_back({begin, at_space ? word_end : i});
      begin = at_space ? next : i;
      used = at_space ? used - used_to_next : 0;
      next = word_end = begin;
      continue;  // what is left of the word may still be too long
    }
    if (cell.space && i > begin && !cells_[i - 1].space) word_end = i;
    used += cell.width;
    ++i;
    if (cell.space && word_end > begin) {
      next = i;
      used_to_next = used;
    }
  }
  std::size_t last = cells_.size();
  while (last > begin && cells_[last - 1].space) --last;
  rows.push_back({begin, last});
  return rows;
}

void Paragraph::AppendRow(Row row, bool color, std::string& out) const {
  Style now;
  for (std::size_t i = row.begin; i < row.end; ++i) {
    const Cell& cell = cells_[i];
    if (color && !(cell.style == now)) {
      now = cell.style;
      AppendSgr(now, out);
    }
    out.append(text_, cell.begin, cell.end - cell.begin);
  }
  if (!(now == Style{})) out += "\x1b[0m";
}

std::string Paragraph::Wrapped(const Screen& screen, std::string_view first, std::string_view rest) const {
  std::string out;
  const int room = screen.Measure() - static_cast<int>(rest.size());
  bool is_first = true;
  for (const Row row : Break(std::max(room, 8))) {
    out += is_first ? first : rest;
    is_first = false;
    AppendRow(row, screen.color, out);
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += '\n';
  }
  return out;
}

std::string Paragraph::Clipped(const Screen& screen, int width) const {
  std::string out;
  if (Width() <= width) {
    AppendRow({0, cells_.size()}, screen.color, out);
    return out;
  }
  const int room = width - WidthOf(screen.Ellipsis());
  int used = 0;
  std::size_t end = 0;
  while (end < cells_.size() && used + cells_[end].width <= room) used += cells_[end++].width;
  while (end > 0 && cells_[end - 1].space) --end;
  AppendRow({0, end}, screen.color, out);
  out += screen.Ellipsis();
  return out;
}

int WidthOf(std::string_view text) {
  Paragraph paragraph(Paragraph::Spaces::kKeep);
  paragraph.Add(text);
  return paragraph.Width();
}

std::string RightAligned(std::string_view text, int columns) {
  return std::string(static_cast<std::size_t>(std::max(columns - WidthOf(text), 0)), ' ') + std::string(text);
}

std::string Painted(const Screen& screen, std::string_view text, Style style) {
  if (!screen.color || style == Style{}) return std::string(text);
  std::string out;
  AppendSgr(style, out);
  out += text;
  out += "\x1b[0m";
  return out;
}

}  // namespace youward::cli
