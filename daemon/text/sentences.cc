// A mark that can end a sentence (. ! ? … and their relatives) is looked at together with the word before it, the
// quotes and brackets behind it and the word that follows. Marks other than the full stop end a sentence unless a
// lower-case word goes on behind a quote or bracket. The full stop is doubted more: titles and initials never end one,
// "Inc." or "a.m." only before a word that sentences begin with, numbers not at the head of a line ("1. Summary").
// Writers of chat messages begin in lower case, so that a lower-case word behind a full stop is a sentence too unless
// the word before it is short or abbreviated.
#include "daemon/text/sentences.h"

#include <algorithm>
#include <array>
#include <string>

#include "daemon/text/tokens.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::text {
namespace {

constexpr std::size_t kLongestWord = 24;  // bytes that are looked at before and after a mark

// What follows belongs to them.
constexpr auto kBound =
    WordList({"asst", "attn", "capt", "cf",  "dr",    "e.g",  "i.e", "lt",  "messrs", "mme", "mr", "mrs",
              "ms",   "mx",   "n.b",  "p.s", "p.p.s", "prof", "sgt", "sra", "viz",    "vs",  "z.b"});
// Bound to a number that follows, else the end of a sentence ("No.").
constexpr auto kBeforeNumber =
    WordList({"approx", "apr", "art", "aug",  "ca",  "cal", "chap", "cl",  "dec",  "ext", "feb",
              "fig",    "jan", "jul", "jun",  "mar", "max", "min",  "no",  "nos",  "nov", "nr",
              "oct",    "p",   "par", "para", "pp",  "ref", "sec",  "sep", "sept", "tel", "vol"});
// May stand in the middle or at the end: the next word decides.
constexpr auto kEither = WordList(
    {"a.m",  "abt", "adv",  "appt", "approx", "assoc", "avg",  "bhd",   "blvd", "bros", "co",  "col", "corp", "ct",
     "d.c",  "dba", "dept", "e.u",  "eng",    "est",   "ext",  "f.a.o", "gen",  "gov",  "hon", "inc", "incl", "intl",
     "jr",   "ltd", "mfg",  "mgmt", "mgr",    "misc",  "mt",   "n.v",   "natl", "nos",  "op",  "p.a", "p.m",  "p.p",
     "ph.d", "plc", "pte",  "pty",  "pvt",    "qty",   "rd",   "ref",   "rep",  "rev",  "s.a", "sen", "sq",   "sr",
     "st",   "tel", "u.k",  "u.n",  "u.s",    "u.s.a", "univ", "v",     "vol",  "w.r.t"});
// Units and the like: a capital behind them begins a sentence.
constexpr auto kUnits = WordList({"etc", "hr", "hrs", "lbs", "min", "mins", "mos", "oz", "wk", "wks", "yr", "yrs"});
// Weekdays, if written with a capital.
constexpr auto kDays = WordList({"fri", "mon", "sat", "sun", "thu", "thur", "thurs", "tue", "tues", "wed", "weds"});
// Words that a sentence may well begin with.
constexpr auto kStarters =
    WordList({"a",        "after",     "all",     "also",   "although", "an",         "and",     "any",     "anyone",
              "anything", "anyway",    "are",     "as",     "at",       "be",         "because", "before",  "best",
              "both",     "but",       "by",      "can",    "cheers",   "could",      "did",     "do",      "does",
              "don't",    "each",      "either",  "every",  "everyone", "everything", "few",     "finally", "for",
              "from",     "give",      "glad",    "had",    "happy",    "has",        "have",    "he",      "hello",
              "her",      "here",      "hey",     "hi",     "his",      "hope",       "how",     "however", "i",
              "i'd",      "i'll",      "i'm",     "i've",   "if",       "in",         "instead", "is",      "it",
              "it's",     "its",       "just",    "last",   "let",      "let's",      "like",    "looking", "many",
              "maybe",    "meanwhile", "more",    "most",   "my",       "neither",    "never",   "no",      "nobody",
              "none",     "not",       "nothing", "now",    "of",       "on",         "once",    "one",     "only",
              "or",       "other",     "our",     "over",   "perhaps",  "please",     "reply",   "see",     "send",
              "she",      "should",    "since",   "so",     "some",     "someone",    "sorry",   "still",   "such",
              "talk",     "tell",      "thank",   "thanks", "that",     "that's",     "the",     "their",   "then",
              "there",    "there's",   "these",   "they",   "this",     "those",      "though",  "through", "to",
              "today",    "together",  "two",     "under",  "unless",   "until",      "want",    "was",     "we",
              "we'd",     "we'll",     "we're",   "we've",  "well",     "were",       "what",    "what's",  "when",
              "whenever", "where",     "whether", "which",  "while",    "who",        "whose",   "why",     "will",
              "with",     "without",   "worth",   "would",  "yes",      "yet",        "you",     "you'd",   "you'll",
              "you're",   "you've",    "your"});

bool IsTerminal(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203C || c == 0x2049 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F || c == 0x61F || c == 0x6D4 || c == 0x964;
}

bool IsCloser(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == '*' || c == '_' || c == 0x201D || c == 0x2019 ||
         c == 0xBB || c == 0x201C;
}

class Splitter {
 public:
  Splitter(std::string_view text, Span run, std::span<const Span> masks, std::vector<Span>& out)
      : text_(text), end_(run.end), at_(run.begin), begin_(run.begin), masks_(masks), out_(out) {}

  void Run() {
    while (at_ < end_) Step();
    Emit(end_);
  }

 private:
  CodePoint Peek(std::size_t i) const { return i < end_ ? DecodeAt(text_, i) : CodePoint{0, 0}; }

  void Step() {
    while (mask_ < masks_.size() && masks_[mask_].end <= at_) ++mask_;
    if (mask_ < masks_.size() && masks_[mask_].begin <= at_) {
      at_ = std::min<std::size_t>(masks_[mask_].end, end_);
      return;
    }
    const auto c = static_cast<unsigned char>(text_[at_]);
    if (c == '{' || c == '[' || c == '<') {
      const std::size_t end = PlaceholderEnd(text_, at_);
      if (end > at_ && end <= end_) {
        at_ = end;
        return;
      }
    }
    if (c == '(') open_ = at_;
    if (c < 0x80 && c != '.' && c != '!' && c != '?') {
      ++at_;
      return;
    }
    const CodePoint here = Peek(at_);
    if (!IsTerminal(here.value)) {
      at_ += here.size;
      return;
    }
    Terminal();
  }

  // at_ is a mark that may end a sentence.
  void Terminal() {
    const std::size_t mark = at_;
    bool dots_only = true;  // one or more full stops or an ellipsis
    int dots = 0;
    std::size_t i = at_;
    for (CodePoint c = Peek(i); c.size > 0 && IsTerminal(c.value); c = Peek(i)) {
      dots += c.value == '.' ? 1 : c.value == 0x2026 ? 3 : 0;
      dots_only = dots_only && (c.value == '.' || c.value == 0x2026);
      i += c.size;
    }
    bool closed = false, bracket = false;
    for (CodePoint c = Peek(i); c.size > 0 && (IsCloser(c.value) || IsTerminal(c.value)); c = Peek(i)) {
      closed = closed || IsCloser(c.value);
      bracket = bracket || c.value == ')' || c.value == ']';
      i += c.size;
    }
    at_ = i;
    // An emoji joined to the mark, or behind a space and not a bullet, still belongs to the sentence.
    std::size_t next = SkipSpace(i);
    const bool spaced = next > i;
    std::size_t behind = i;
    while (next < end_) {
      const CodePoint c = Peek(next);
      if (c.value < 0x80 || IsPointer(c.value)) break;
      const std::size_t end = EmojiEnd(text_, next);
      if (end == next) break;
      behind = std::min(end, end_);
      next = SkipSpace(behind);
    }
    at_ = std::max(at_, behind);
    if (next >= end_) return;
    const bool emoji = behind > i;
    if (!spaced && !emoji) {
      if (MissingSpace(mark, next, dots_only, closed)) Emit(i);
      return;
    }
    const CodePoint first = Peek(next);
    if (mark > begin_ && text_[mark - 1] == '(' && bracket) return;  // "(?)"
    const bool lower = IsLetter(first.value) && !IsUpper(first.value) && HasCase(first.value);
    if (closed && lower && (bracket || !dots_only)) return;  // '"Ready?" she asked', "(really!) and"
    if (first.value == '/' && dots_only) return;             // "Phone No. / address"
    if (first.value == ',' || first.value == ';' || first.value == ':' || first.value == ')') return;
    if ((first.value == '-' || first.value == 0x2013 || first.value == 0x2014) && dots_only && closed == false &&
        dots < 2 && IsAbbreviation(WordBefore(mark))) {
      return;
    }
    if (emoji || !dots_only) {
      if (bracket && open_ > begin_ && open_ < mark && !StartsSentence(next)) return;
      Emit(behind);
      return;
    }
    if (dots >= 2) {
      if (!lower) Emit(behind);
      return;
    }
    if (closed && !lower) {
      Emit(behind);
      return;
    }
    if (FullStopEnds(mark, next, lower)) Emit(behind);
  }

  bool FullStopEnds(std::size_t mark, std::size_t next, bool lower) const {
    const std::string word = WordBefore(mark);
    const char32_t first = Peek(next).value;
    const bool number_next = IsDigit(first) || first == '#' || first == '$' || first == 0xA3 || first == 0x20AC;
    if (word.empty()) return true;  // a number, bracket, placeholder or mark before the full stop … unless at the head
    if (IsHead(mark, word)) return false;
    if (Has(kBound, word)) return false;
    if (Has(kBeforeNumber, word) && (number_next || NumberedAt(next))) return false;
    if (Has(kUnits, word)) return !lower && !number_next;
    const bool figures = word.find_first_of("0123456789") != std::string::npos;
    const bool dotted = !figures && word.find('.') != std::string::npos;
    const bool day = Has(kDays, word) && text_[mark - word.size()] != word[0];
    if (Has(kEither, word) || dotted || day) return !lower && !number_next && StartsSentence(next);
    const bool initial = word.size() == 1 && IsUpper(DecodeAt(text_, mark - 1).value);
    if (initial) return !lower && StartsSentence(next);
    if (lower) {
      const bool digits =
          std::all_of(word.begin(), word.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
      const bool capitals = word.size() <= 3 && mark >= 1 && text_[mark - 1] >= 'A' && text_[mark - 1] <= 'Z';
      return word.size() >= 2 && !digits && !capitals;
    }
    return true;
  }

  // "1. Summary", "a. Price", "**2. Terms**": the mark numbers what follows.
  bool IsHead(std::size_t mark, const std::string& word) const {
    if (word.size() > 3) return false;
    const bool digits = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits && word.size() > 1) return false;
    std::size_t i = begin_;
    while (i < mark && (text_[i] == '*' || text_[i] == '#' || text_[i] == '_' || text_[i] == '(' || text_[i] == ' ' ||
                        text_[i] == '\n' || text_[i] == '\r')) {
      ++i;
      if (i - begin_ > 16) return false;
    }
    return i + word.size() == mark;
  }

  // "great!We", "done.Then": people forget the space. Not in "Node.js", links or decimals.
  bool MissingSpace(std::size_t mark, std::size_t next, bool dots_only, bool closed) const {
    const CodePoint first = Peek(next);
    if (!IsUpper(first.value) || closed) return false;
    const CodePoint second = Peek(next + first.size);
    if (dots_only) {
      if (!IsLetter(second.value) || IsUpper(second.value)) return false;
      const std::string word = WordBefore(mark);
      return word.size() >= 3 && word.find('.') == std::string::npos && text_[mark - 1] >= 'a' && StartsSentence(next);
    }
    return true;
  }

  // Marks that point at what follows, as bullets do.
  static bool IsPointer(char32_t c) {
    return (c >= 0x2190 && c <= 0x21FF) || c == 0x27A1 || c == 0x2794 || (c >= 0x1F446 && c <= 0x1F449) ||
           c == 0x2705 || c == 0x2714 || c == 0x2713 || c == 0x274C || c == 0x2716 || (c >= 0x1F536 && c <= 0x1F539) ||
           c == 0x25B6 || c == 0x1F4CC || c == 0x1F517 || c == 0x1F4C5;
  }

  // Does the next word have a digit in it ("QT/0331")?
  bool NumberedAt(std::size_t i) const {
    for (std::size_t k = i; k < end_ && k < i + kLongestWord && static_cast<unsigned char>(text_[k]) > ' '; ++k) {
      if (text_[k] >= '0' && text_[k] <= '9') return true;
    }
    return false;
  }

  // Scripts without capitals have no lower-case starts either.
  static bool HasCase(char32_t c) { return c < 0x590 || (c >= 0x10A0 && c < 0x10FF) || (c >= 0x1E00 && c < 0x2000); }

  bool StartsSentence(std::size_t i) const {
    while (i < end_ && (text_[i] == '"' || text_[i] == '(' || text_[i] == '*')) ++i;
    if (!IsUpper(Peek(i).value)) return false;
    std::string word;
    while (i < end_ && word.size() < kLongestWord) {
      const CodePoint c = Peek(i);
      if (IsApostrophe(c.value)) {
        word += '\'';
      } else if (IsLetter(c.value)) {
        AppendUtf8(ToLower(c.value), word);
      } else {
        break;
      }
      i += c.size;
    }
    return IsSentenceStarter(word);
  }

  // The letters, digits and inner full stops before `mark`, in lower case; at most kLongestWord bytes.
  std::string WordBefore(std::size_t mark) const {
    std::size_t i = mark;
    while (i > begin_ && mark - i < kLongestWord) {
      const auto c = static_cast<unsigned char>(text_[i - 1]);
      const bool part = (c | 0x20u) - 'a' < 26u || (c >= '0' && c <= '9') || c >= 0x80 || c == '\'' || c == '.' ||
                        c == '-' || c == '&' || c == '%';
      if (!part) break;
      --i;
    }
    std::string word(text_.substr(i, mark - i));
    for (char& c : word) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
    }
    return word;
  }

  std::size_t SkipSpace(std::size_t i) const {
    while (i < end_) {
      const CodePoint c = Peek(i);
      if (!IsSpace(c.value) && !(c.value >= 0x80 && IsInvisible(c.value))) break;
      i += c.size;
    }
    return i;
  }

  // Ends the sentence at `end` and begins the next one behind it.
  void Emit(std::size_t end) {
    std::size_t begin = begin_;
    while (begin < end) {
      const CodePoint c = Peek(begin);
      if (!IsSpace(c.value)) break;
      begin += c.size;
    }
    std::size_t last = end;
    while (last > begin) {
      std::size_t back = last - 1;
      while (!IsBoundary(text_, back)) --back;
      if (!IsSpace(DecodeAt(text_, back).value)) break;
      last = back;
    }
    if (last > begin) out_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(last)});
    begin_ = end;
    at_ = std::max(at_, end);
  }

  std::string_view text_;
  std::size_t end_;
  std::size_t at_;
  std::size_t begin_;     // of the sentence that is being read
  std::size_t open_ = 0;  // the last "(", if behind begin_
  std::span<const Span> masks_;
  std::size_t mask_ = 0;
  std::vector<Span>& out_;
};

}  // namespace

bool IsAbbreviation(std::string_view word) {
  if (!word.empty() && word.back() == '.') word.remove_suffix(1);
  return Has(kBound, word) || Has(kBeforeNumber, word) || Has(kEither, word) || Has(kUnits, word);
}

bool IsSentenceStarter(std::string_view word) { return Has(kStarters, word); }

void SplitSentences(std::string_view text, Span run, std::span<const Span> masks, std::vector<Span>& out) {
  Splitter(text, run, masks, out).Run();
}

}  // namespace youward::text
