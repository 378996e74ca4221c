// The text itself: list items, headings, and which line breaks a mail program made. A line was wrapped when the first
// word of the next one would not have fitted into the width of the message (its longest line, if that is one that mail
// programs wrap at). Where lines are longer than that, each is a paragraph by itself.
#include <algorithm>

#include "daemon/text/layout.h"
#include "daemon/text/tokens.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::text {
namespace {

constexpr std::uint32_t kNarrowest = 48;  // columns of a wrapped message
constexpr std::uint32_t kWidest = 100;
constexpr std::uint32_t kOpenLine = 30;  // columns from which a line that ends with "the" was wrapped
constexpr std::size_t kHeadingWords = 9;

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAsciiAlpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

bool IsDash(char32_t c) { return c == '-' || c == '*' || c == '+' || c == 0x2013 || c == 0x2014 || c == 0x2212; }

// Marks that need no space behind them to be a list mark.
bool IsBulletSign(char32_t c) {
  return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25E6 || c == 0x25AA || c == 0x25AB || c == 0x25A0 ||
         c == 0x25CF || c == 0x25CB || c == 0x25BA || c == 0x25B8 || c == 0x25B6 || c == 0xB7 || c == 0x2219 ||
         c == 0x27A4 || c == 0x27A2 || c == 0x2713 || c == 0x25C6 || c == 0x25C7 || c == 0xF0B7;
}

bool IsBulletEmoji(char32_t c) {
  return c == 0x2705 || c == 0x27A1 || c == 0x274C || c == 0x2714 || c == 0x2716 || c == 0x2794 || c == 0x2611 ||
         (c >= 0x1F446 && c <= 0x1F449) || (c >= 0x1F534 && c <= 0x1F53A) || (c >= 0x1F7E0 && c <= 0x1F7EB) ||
         c == 0x2B50 || c == 0x1F4CC || c == 0x1F4CD || c == 0x2192 || c == 0x21D2 || c == 0x25AA;
}

bool EndsSentence(std::string_view line) {
  while (!line.empty() && (line.back() == ')' || line.back() == '"' || line.back() == '*' || line.back() == '\'')) {
    line.remove_suffix(1);
  }
  if (line.empty()) return false;
  const char last = line.back();
  return last == '.' || last == '!' || last == '?' || (line.size() >= 3 && line.substr(line.size() - 3) == "…");
}

std::uint32_t FirstWordColumns(std::string_view line) {
  std::uint32_t columns = 0;
  std::size_t i = 0;
  while (i < line.size() && columns <= kWidest) {
    const CodePoint c = DecodeAt(line, i);
    if (IsSpace(c.value)) break;
    i += c.size;
    ++columns;
  }
  return columns;
}

bool LowerStart(std::string_view line) {
  const CodePoint c = DecodeAt(line, 0);
  return IsLetter(c.value) && !IsUpper(c.value);
}

// Does the line end with a word that cannot end one: an article, preposition or conjunction?
bool EndsOpen(std::string_view line) {
  static constexpr auto kWords =
      WordList({"a",    "an", "and", "as", "at",  "because", "but", "by",    "for", "from",  "if",   "in",
                "into", "of", "on",  "or", "our", "that",    "the", "their", "to",  "which", "with", "your"});
  const std::size_t space = line.find_last_of(' ');
  if (space == std::string_view::npos || line.size() - space > 9) return false;
  return Has(kWords, line.substr(space + 1));
}

// "Label: value" or a row of a table: a line of its own, whatever its width.
bool LooksLikeField(std::string_view line) {
  if (line.front() == '|') return true;
  const std::size_t colon = line.substr(0, 24).find(": ");
  return colon != std::string_view::npos && IsUpper(DecodeAt(line, 0).value) &&
         std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), ' ') <= 1;
}

bool IsBody(const Line& line) { return !line.blank(); }

// May line i + 1 continue line i at all?
bool Adjacent(std::span<const Line> lines, std::size_t i) {
  return i + 1 < lines.size() && IsBody(lines[i]) && IsBody(lines[i + 1]) && lines[i].kind == lines[i + 1].kind &&
         !lines[i + 1].starts_block && lines[i].kind != BlockKind::kSignature && lines[i].kind != BlockKind::kQuote &&
         lines[i].kind != BlockKind::kHeading && lines[i].kind != BlockKind::kExcluded;
}

}  // namespace

std::size_t ListMarkEnd(std::string_view line) {
  if (line.empty()) return 0;
  const auto text_behind = [&](std::size_t i) -> std::size_t {  // the mark ends at i and a space and text follow
    if (i >= line.size() || (line[i] != ' ' && line[i] != '\t' && line.substr(i, 2) != "\u00A0")) return 0;
    while (i < line.size() && (line[i] == ' ' || line[i] == '\t')) ++i;
    if (line.substr(i, 2) == "\u00A0") i += 2;
    return i < line.size() ? i : 0;
  };
  const CodePoint first = DecodeAt(line, 0);
  if (IsDash(first.value)) return text_behind(first.size);
  if (IsBulletSign(first.value) || IsBulletEmoji(first.value)) {
    std::size_t i = std::max<std::size_t>(first.size, IsEmoji(first.value) ? EmojiEnd(line, 0) : 0);
    while (i < line.size() && IsSpace(DecodeAt(line, i).value)) i += DecodeAt(line, i).size;
    return i < line.size() ? i : 0;
  }
  if (const std::size_t keycap = EmojiEnd(line, 0); keycap > 0 && first.value < 0x80) {
    return text_behind(keycap) != 0 ? text_behind(keycap) : keycap < line.size() ? keycap : 0;
  }
  std::size_t i = 0;
  const bool open = line[0] == '(';
  if (open) ++i;
  const std::size_t begin = i;
  while (i < line.size() && i - begin < 2 && IsAsciiDigit(line[i])) ++i;
  if (i == begin) {
    const bool roman = line.substr(i, 2) == "ii" || line.substr(i, 2) == "iv" || line.substr(i, 2) == "vi";
    const std::size_t letters = roman ? (line.substr(i, 3) == "iii" ? 3 : 2) : 1;
    if (i >= line.size() || !IsAsciiAlpha(line[i])) return 0;
    i += letters;
    // A letter with a full stop may be an initial: "J. Smith"
    if (i < line.size() && line[i] == '.' && (line[begin] < 'a' || open)) return 0;
  }
  if (i >= line.size()) return 0;
  if (line[i] == ')' || (line[i] == '.' && !open)) return text_behind(i + 1);
  return 0;
}

std::vector<bool> FindWraps(std::string_view text, std::span<const Line> lines) {
  std::vector<bool> wraps(lines.size(), false);
  std::uint32_t width = 0;
  std::size_t too_long = 0, within = 0;
  for (const Line& line : lines) {
    if (line.blank() || (line.tagged && line.kind == BlockKind::kQuote)) continue;
    if (line.columns > kWidest) {
      if (line.span.In(text).find(' ') != std::string_view::npos) ++too_long;
    } else {
      width = std::max(width, line.columns);
      ++within;
    }
  }
  // Lines that nobody wraps: only a lower-case line behind a nearly full one can continue it.
  const bool wrapped = width >= kNarrowest && too_long * 8 <= within;
  std::size_t votes = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (Adjacent(lines, i) && lines[i].columns >= kOpenLine && EndsOpen(lines[i].span.In(text)) &&
        (lines[i + 1].head == 0 || lines[i].kind != BlockKind::kBullet)) {
      wraps[i] = true;
      continue;
    }
    if (!wrapped || !Adjacent(lines, i)) continue;
    const std::string_view next = lines[i + 1].span.In(text);
    if (LooksLikeField(next) || next.front() == '|') continue;
    if (lines[i].columns + lines[i].indent + 1 + FirstWordColumns(next) <= width && lines[i].columns + 12 < width)
      continue;
    const bool full = lines[i].columns + lines[i].indent + 1 + FirstWordColumns(next) > width;
    if (!full && !LowerStart(next)) continue;
    wraps[i] = true;
    ++votes;
  }
  // One break that looks wrapped may be chance: it needs a next line that begins in lower case.
  if (votes < 3) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (wraps[i] && !EndsOpen(lines[i].span.In(text)) &&
          (!LowerStart(lines[i + 1].span.In(text)) || EndsSentence(lines[i].span.In(text))))
        wraps[i] = false;
    }
  }
  return wraps;
}

void TagBody(std::string_view text, std::span<Line> lines) {
  bool in_item = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (line.blank() || line.tagged) {
      in_item = false;
      continue;
    }
    const std::string_view content = line.span.In(text);
    if (const std::size_t mark = ListMarkEnd(content); mark > 0) {
      line.Tag(BlockKind::kBullet);
      line.head = line.span.begin + static_cast<std::uint32_t>(mark);
      line.starts_block = true;
      in_item = true;
      continue;
    }
    // An indented line, or one that begins in lower case behind an open line, goes on with the item above it.
    const bool open = in_item && !EndsSentence(lines[i - 1].span.In(text)) && LowerStart(content);
    if (in_item &&
        (line.indent > lines[i - 1].indent || (line.indent > 0 && line.indent == lines[i - 1].indent) || open)) {
      line.Tag(BlockKind::kBullet);
      continue;
    }
    in_item = false;
    const bool first = i == 0 || lines[i - 1].blank() || lines[i - 1].tagged;
    const bool last = i + 1 >= lines.size() || lines[i + 1].blank();
    const std::string_view bare = content.substr(0, content.find_last_not_of("*_# ") + 1);
    const bool hash = content.front() == '#' && content.find(' ') != std::string_view::npos;
    const bool bold = content.size() > 4 && content.substr(0, 2) == "**" && content.substr(content.size() - 2) == "**";
    if (content.size() <= 90 && first && line.head == 0 && (!EndsSentence(bare) || bold || hash) &&
        WordsOf(Folded(content)).size() <= kHeadingWords && !LowerStart(content)) {
      std::size_t next = i + 1;
      while (next < lines.size() && lines[next].blank() && next < i + 3) ++next;
      const bool introduces = next < lines.size() && !lines[next].blank() &&
                              (!lines[next].tagged || lines[next].kind == BlockKind::kParagraph ||
                               lines[next].kind == BlockKind::kExcluded);
      // Directly above running text it must look like a heading; alone in its paragraph it only has to be short.
      const bool looks = hash || bold || bare.ends_with(':');
      if (introduces && (last || looks)) {
        line.Tag(BlockKind::kHeading);
        continue;
      }
    }
    line.Tag(BlockKind::kParagraph);
  }
}

}  // namespace youward::text
