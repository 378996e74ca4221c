#include "plugins/cli/letter_view.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "daemon/text/utf8.h"
#include "plugins/cli/paragraph.h"

namespace youward::cli {
namespace {

// What a cell's tag says: which mark of the field it belongs to, plus one; 0: none.
using Tag = std::uint32_t;

class Drawer {
 public:
  Drawer(std::string_view text, const std::vector<Mark>& marks, const Screen& screen, std::string_view first,
         std::string_view indent)
      : text_(text), marks_(marks), screen_(screen), first_(first), indent_(indent) {}

  std::string Draw() {
    const int width = std::max(screen_.Measure() - static_cast<int>(indent_.size()), 8);
    for (std::size_t begin = 0; begin <= text_.size();) {
      std::size_t end = EndOfLine(begin);
      while (end < text_.size() && WrapsInto(begin, end, width)) {
        begin_of_last_ = end + 1;
        end = EndOfLine(end + 1);
      }
      DrawLine(begin, end > begin && end < text_.size() && text_[end - 1] == '\r' ? end - 1 : end, width);
      begin = begin_of_last_ = end + 1;
    }
    return std::move(out_);
  }

 private:
  std::size_t EndOfLine(std::size_t begin) const { return std::min(text_.find('\n', begin), text_.size()); }

  // A line that was wrapped by the writer's editor, to more columns than there are here, flows on into the next: two
  // ragged edges in one paragraph are hard to read. `end` is its newline. Lists, quotes and blank lines begin anew.
  bool WrapsInto(std::size_t begin, std::size_t end, int width) const {
    const std::size_t from = std::max(begin, begin_of_last_);
    if (end - from <= static_cast<std::size_t>(width) || end + 1 >= text_.size()) return false;
    if (WidthOf(text_.substr(from, end - from)) <= width) return false;
    const std::string_view next = text_.substr(end + 1);
    const std::size_t digits = std::min(next.find_first_not_of("0123456789"), next.size());
    if (digits > 0) return !next.substr(digits).starts_with('.') && !next.substr(digits).starts_with(')');
    return text::IsLetter(text::DecodeAt(next, 0).value);
  }

  void DrawLine(std::size_t begin, std::size_t end, int width) {
    Paragraph line(Paragraph::Spaces::kKeep);
    std::size_t at = begin;
    while (at < end) {
      while (mark_ < marks_.size() && marks_[mark_].span.end <= at) ++mark_;
      if (mark_ == marks_.size() || marks_[mark_].span.begin >= end) {
        line.Add(text_.substr(at, end - at));
        break;
      }
      const Mark& mark = marks_[mark_];
      if (mark.span.begin > at) line.Add(text_.substr(at, mark.span.begin - at));
      at = std::max<std::size_t>(at, mark.span.begin);
      const std::size_t stop = std::min<std::size_t>(end, mark.span.end);
      line.Add(text_.substr(at, stop - at), mark.style, static_cast<Tag>(mark_ + 1));
      at = stop;
      if (screen_.color && mark.number > 0 && mark.last && stop == mark.span.end) {
        line.AddMarker(SmallNumber(mark.number, screen_), {.color = mark.style.color, .bold = true});
      }
    }
    for (const Paragraph::Row row : line.Break(width)) {
      std::string drawn;
      line.AppendRow(row, screen_.color, drawn);
      Append(drawn);
      if (!screen_.color) AppendUnderline(line, row);
    }
  }

  void Append(std::string_view row) {
    const bool is_first = out_.empty();
    if (!row.empty() || is_first) out_ += is_first ? first_ : indent_;
    out_ += row;
    out_ += '\n';
  }

  void AppendUnderline(const Paragraph& line, Paragraph::Row row) {
    std::string under;
    for (std::size_t i = row.begin; i < row.end; ++i) {
      const Paragraph::Cell& cell = line.cells()[i];
      const Mark* mark = cell.tag == 0 ? nullptr : &marks_[cell.tag - 1];
      const bool marked = mark != nullptr && mark->style.underline;
      if (marked && mark->number != numbered_) {  // its first words: the number comes first
        pending_ = std::to_string(mark->number);
        numbered_ = mark->number;
      }
      for (int column = 0; column < cell.width; ++column) {
        if (!pending_.empty()) {
          under += pending_.front();
          pending_.erase(0, 1);
        } else {
          under += !marked ? ' ' : mark->nested ? '^' : '~';
        }
      }
    }
    under += pending_;
    pending_.clear();
    under.erase(under.find_last_not_of(' ') + 1);
    if (under.empty()) return;
    out_ += indent_;
    out_ += under;
    out_ += '\n';
  }

  std::string_view text_;
  const std::vector<Mark>& marks_;
  const Screen& screen_;
  std::string_view first_;
  std::string_view indent_;
  std::string out_;
  std::size_t begin_of_last_ = 0;  // of the line of the text that is at the end of the row being put together
  std::size_t mark_ = 0;           // the first that does not end before where we are
  int numbered_ = 0;               // the group whose number was drawn last
  std::string pending_;            // digits of a number that are still to be drawn
};

}  // namespace

std::string DrawText(std::string_view text, const std::vector<Mark>& marks, const Screen& screen,
                     std::string_view first, std::string_view indent) {
  return Drawer(text, marks, screen, first, indent).Draw();
}

std::string SmallNumber(int number, const Screen& screen) {
  static constexpr std::array<std::string_view, 10> kDigits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  const std::string digits = std::to_string(number);
  if (!screen.unicode) return "[" + digits + "]";
  std::string small;
  for (const char digit : digits) small += kDigits[static_cast<std::size_t>(digit - '0')];
  return small;
}

}  // namespace youward::cli
