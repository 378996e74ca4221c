#include <algorithm>

#include "daemon/text/layout.h"
#include "daemon/text/tokens.h"
#include "daemon/text/utf8.h"

namespace youward::text {
namespace {

constexpr std::size_t kLongestFolded = 240;  // bytes

// Bytes of the line break at `i`: \n, \r\n, \r, U+2028, U+2029; 0 if there is none.
std::size_t BreakSize(std::string_view text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  if (c == '\n') return 1;
  if (c == '\r') return i + 1 < text.size() && text[i + 1] == '\n' ? 2 : 1;
  if (c == 0xE2 && (text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029")) return 3;
  return 0;
}

}  // namespace

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  lines.reserve(text.size() / 48 + 4);
  std::size_t i = 0;
  while (i < text.size()) {
    Line line;
    const std::size_t start = i;
    std::size_t begin = text.size(), end = start;  // of what is visible
    std::uint32_t columns = 0, columns_at_end = 0;
    std::size_t brk = 0;
    while (i < text.size() && (brk = BreakSize(text, i)) == 0) {
      const CodePoint c = DecodeAt(text, i);
      const bool space = IsSpace(c.value);
      if (!space && begin == text.size()) begin = i;
      i += c.size;
      if (begin != text.size()) ++columns;
      if (!space) {
        end = i;
        columns_at_end = columns;
      }
    }
    if (begin == text.size()) begin = end = start;
    line.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    line.indent = static_cast<std::uint32_t>(begin - start);
    line.columns = columns_at_end;
    lines.push_back(line);
    i += brk;
  }
  return lines;
}

std::string Folded(std::string_view line) {
  std::string out;
  out.reserve(std::min(line.size(), kLongestFolded));
  std::size_t i = 0;
  while (i < line.size() && out.size() < kLongestFolded) {
    const CodePoint c = DecodeAt(line, i);
    if (c.value == 0x2019 || c.value == 0x2018 || c.value == 0xB4) {
      out += '\'';
    } else if (c.value == 0xA0 || c.value == 0x202F) {
      out += ' ';
    } else if (!IsInvisible(c.value)) {
      AppendUtf8(ToLower(c.value), out);
    }
    i += c.size;
  }
  return out;
}

std::vector<std::string_view> WordsOf(std::string_view folded) {
  std::vector<std::string_view> words;
  std::size_t i = 0;
  while (i < folded.size()) {
    const std::size_t placeholder = PlaceholderEnd(folded, i);
    if (placeholder > i) {
      words.push_back(folded.substr(i, placeholder - i));
      i = placeholder;
      continue;
    }
    const std::size_t begin = i;
    while (i < folded.size()) {
      const CodePoint c = DecodeAt(folded, i);
      const bool inner = c.value == '\'' && i > begin;
      if (!IsLetter(c.value) && !IsDigit(c.value) && !inner) break;
      i += c.size;
    }
    if (i == begin) {
      i += DecodeAt(folded, i).size;
    } else {
      words.push_back(folded.substr(begin, i - begin));
    }
  }
  return words;
}

}  // namespace youward::text
