// One pass over the text. At each place the first shape that fits wins: emoji, placeholder, link or address, clitic,
// number, word, run of a mark. Looking ahead is bounded or remembered, so that the pass is linear whatever comes.
#include "daemon/text/tokens.h"

#include <algorithm>
#include <array>

#include "daemon/text/document.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::text {
namespace {

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::uint32_t base_offset, std::vector<Token>& out)
      : text_(text), base_(base_offset), out_(out) {}

  void Run() {
    while (at_ < text_.size()) Step();
  }

 private:
  CodePoint Peek(std::size_t i) const { return i < text_.size() ? DecodeAt(text_, i) : CodePoint{0, 0}; }

  bool LetterAt(std::size_t i) const { return i < text_.size() && IsLetter(DecodeAt(text_, i).value); }
  bool DigitAt(std::size_t i) const { return i < text_.size() && IsDigit(DecodeAt(text_, i).value); }

  void Emit(std::size_t end, TokenKind kind) {
    out_.push_back({{base_ + static_cast<std::uint32_t>(at_), base_ + static_cast<std::uint32_t>(end)}, kind});
    at_ = end;
  }

  void Step() {
    const CodePoint here = Peek(at_);
    const char32_t c = here.value;
    if (IsSpace(c) || IsInvisible(c)) {
      at_ += here.size;
      return;
    }
    if (c >= 0x80 || c == '#' || c == '*' || (c >= '0' && c <= '9')) {
      if (const std::size_t end = EmojiEnd(text_, at_); end > at_) return Emit(end, TokenKind::kEmoji);
    }
    if (const std::size_t end = PlaceholderEnd(text_, at_); end > at_) return Emit(end, TokenKind::kPlaceholder);
    if (const LinkEnd link = FindLink(text_, at_, tried_until_); link.end > at_) {
      return Emit(link.end, link.email ? TokenKind::kEmail : TokenKind::kUrl);
    }
    if (IsApostrophe(c)) {
      if (const std::size_t end = CliticEnd(at_); end > at_) return Emit(end, TokenKind::kWord);
    }
    if (Number()) return;
    if (IsLetter(c)) return Word(at_);
    Mark(here);
  }

  // The end of 're, 'm, 've, 'll, 'd, 's at `i`, an apostrophe; `i` if there is none.
  std::size_t CliticEnd(std::size_t i) const {
    const std::size_t letters = i + Peek(i).size;
    const auto lower = [&](std::size_t k) { return k < text_.size() ? static_cast<char>(text_[k] | 0x20) : '\0'; };
    std::size_t end = i;
    const char first = lower(letters), second = lower(letters + 1);
    if ((first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l')) {
      end = letters + 2;
    } else if (first == 'm' || first == 'd' || first == 's') {
      end = letters + 1;
    } else {
      return i;
    }
    if (LetterAt(end) || DigitAt(end)) return i;
    return end;
  }

  // A letter run with inner hyphens, full stops and apostrophes, from at_; `i` is where to go on reading.
  void Word(std::size_t i) {
    bool dotted = false;        // "e.g", "U.S": single letters with full stops between
    std::size_t segment = at_;  // where the letters since the last full stop or hyphen begin
    while (i < text_.size()) {
      const CodePoint here = Peek(i);
      const char32_t c = here.value;
      if (c == '_' && !LetterAt(i + 1) && !DigitAt(i + 1)) break;
      if (IsLetter(c) || IsDigit(c) || c == '_' || IsInvisible(c) || IsSuperscript(c)) {
        i += here.size;
        continue;
      }
      const std::size_t next = i + here.size;
      if ((c == '-' || c == 0x2010 || c == 0x2011) && (LetterAt(next) || DigitAt(next))) {
        segment = i = next;
        continue;
      }
      if (c == '.') {
        const bool single = Peek(segment).size == i - segment && LetterAt(segment);
        const bool single_before = single && (segment == at_ || dotted);
        if (single_before && LetterAt(next) && !LetterAt(next + Peek(next).size)) {
          dotted = true;
          segment = i = next;
          continue;
        }
        if (dotted && single) {
          i = next;  // "e.g." with its last full stop
          break;
        }
        const bool between_digits = i > at_ && DigitAt(i - 1) && DigitAt(next);
        if (between_digits || IsFileEnding(next)) {
          segment = i = next;
          continue;
        }
        break;
      }
      if (IsApostrophe(c) && LetterAt(next)) {
        const char last = static_cast<char>(text_[i - 1] | 0x20);
        if ((text_[next] | 0x20) == 't' && last == 'n' && !LetterAt(next + 1)) {
          // "don't": do + n't
          if (i - 1 > at_) Emit(i - 1, TokenKind::kWord);
          return Emit(next + 1, TokenKind::kWord);
        }
        if (CliticEnd(i) > i) break;
        segment = i = next;
        continue;
      }
      break;
    }
    Emit(i, TokenKind::kWord);
  }

  static bool IsSuperscript(char32_t c) { return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0xAA || c == 0xBA; }

  // "Node.js", "report.pdf"
  bool IsFileEnding(std::size_t i) const {
    static constexpr auto kEndings =
        WordList({"csv", "doc", "docx", "gif", "html", "ics", "jpeg", "jpg",  "js",  "json", "mp3", "mp4", "pdf",
                  "png", "ppt", "pptx", "py",  "sql",  "txt", "xls",  "xlsx", "xml", "yaml", "yml", "zip"});
    std::size_t end = i;
    while (end < text_.size() && end - i < 5 && text_[end] >= '0' && (LetterAt(end) || DigitAt(end))) ++end;
    if (LetterAt(end)) return false;
    return Has(kEndings, text_.substr(i, end - i));
  }

  static bool IsCurrency(char32_t c) { return c == '$' || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF); }

  static bool IsFraction(char32_t c) { return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x215F); }

  // Emits the number (or the word that begins with digits) at at_; false if none begins there.
  bool Number() {
    std::size_t i = at_;
    CodePoint here = Peek(i);
    if (IsCurrency(here.value) || (here.value == '+' && !AfterLetterOrDigit())) {
      i += here.size;
      here = Peek(i);
      if (!IsDigit(here.value)) return false;
    }
    if (!IsDigit(here.value) && !IsFraction(here.value)) return false;
    while (i < text_.size()) {
      here = Peek(i);
      if (IsDigit(here.value) || IsFraction(here.value)) {
        i += here.size;
        continue;
      }
      const std::size_t next = i + here.size;
      const char32_t c = here.value;
      const bool joins = c == '.' || c == ',' || c == ':' || c == '/' || c == '-' || c == 0x2013 || c == 0x2011 ||
                         c == 0x2044 || IsApostrophe(c);
      if (joins && DigitAt(next)) {
        i = next;
        continue;
      }
      // "1 800" with a no-break or thin space
      if ((c == 0xA0 || c == 0x202F || c == 0x2009) && DigitAt(next) && DigitAt(next + 1) && DigitAt(next + 2) &&
          !DigitAt(next + 3)) {
        i = next;
        continue;
      }
      break;
    }
    // Letters at its end: a unit up to three letters ("5k", "3x", "10am"), else a word ("15-minute", "360degree").
    std::size_t unit = i;
    int letters = 0;
    while (unit < text_.size() && letters <= 3 && LetterAt(unit)) {
      unit += Peek(unit).size;
      ++letters;
    }
    const CodePoint after = Peek(unit);
    const bool hyphen = after.value == '-' || after.value == 0x2010 || after.value == 0x2011;
    const bool more = hyphen && (LetterAt(unit + after.size) || (letters > 0 && DigitAt(unit + after.size)));
    if (letters > 3 || (letters > 0 && DigitAt(unit)) || more) {
      Word(i);
      return true;
    }
    i = unit;
    const CodePoint sign = Peek(i);
    if (sign.value == '%' || sign.value == 0x2030 || (IsCurrency(sign.value) && !DigitAt(i + sign.size))) {
      i += sign.size;
    }
    if (Peek(i).value == '+' && !DigitAt(i + 1) && !LetterAt(i + 1)) ++i;
    Emit(i, TokenKind::kNumber);
    return true;
  }

  bool AfterLetterOrDigit() const {
    return !out_.empty() && out_.back().span.end == base_ + at_ &&
           (out_.back().kind == TokenKind::kWord || out_.back().kind == TokenKind::kNumber);
  }

  void Mark(CodePoint here) {
    std::size_t end = at_ + here.size;
    // A run of the same mark; brackets stay single.
    const bool single = here.value == '(' || here.value == ')' || here.value == '[' || here.value == ']' ||
                        here.value == '{' || here.value == '}' || here.value == '<' || here.value == '>';
    while (!single && end < text_.size() && Peek(end).value == here.value) end += here.size;
    Emit(end, IsPunctuation(here.value) ? TokenKind::kPunctuation : TokenKind::kSymbol);
  }

  std::string_view text_;
  std::uint32_t base_;
  std::vector<Token>& out_;
  std::size_t at_ = 0;
  std::size_t tried_until_ = 0;
};

}  // namespace

void Tokenize(std::string_view text, std::uint32_t base_offset, std::vector<Token>& out) {
  Tokenizer(text, base_offset, out).Run();
}

}  // namespace youward::text
