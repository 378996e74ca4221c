// The greeting: the first line of the writer's own text, or the head of it. A greeting word is followed by nothing but
// a name
// ("Hi Sam,", "Dear Mr and Mrs Ferreira"); without a greeting word a name must stand alone on its line ("Ms Brosnan,",
// "Team,") or be a placeholder or carry a title. What is longer is a sentence, and then nothing is a greeting.
#include <algorithm>
#include <array>

#include "daemon/text/ending.h"
#include "daemon/text/layout.h"
#include "daemon/text/tokens.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::text {
namespace {

constexpr std::size_t kLongestGreeting = 80;  // bytes
constexpr std::size_t kAddressLines = 8;      // above the greeting
constexpr int kMostNames = 6;                 // words behind the greeting word

constexpr auto kGreetings =
    WordList({"afternoon", "bonjour",     "ciao",  "dear",   "dearest",  "evening",  "g'day", "gday",
              "greetings", "hallo",       "hej",   "hello",  "hey",      "heya",     "hi",    "hiya",
              "hola",      "howdy",       "liebe", "lieber", "morning",  "namaste",  "olá",   "respected",
              "salut",     "salutations", "yo",    "sehr",   "estimado", "estimada", "attn"});
constexpr auto kTitles = WordList({"dr", "herr", "frau", "madam", "madame", "mme", "monsieur", "mr", "mrs", "ms",
                                   "miss", "mx", "prof", "professor", "sir"});
constexpr auto kAddressees = WordList(
    {"again",     "all",        "and",      "both",   "colleague", "colleagues", "customer", "customers", "dear",
     "everybody", "everyone",   "folks",    "friend", "friends",   "gents",      "guys",     "hiring",    "ladies",
     "gentlemen", "lot",        "maam",     "ma'am",  "manager",   "mate",       "member",   "members",   "my",
     "neighbour", "neighbours", "of",       "or",     "owner",     "partner",    "partners", "people",    "reader",
     "readers",   "sir",        "sirs",     "team",   "the",       "there",      "valued",   "y'all",     "you",
     "de",        "van",        "von",      "der",    "la",        "da",         "del",      "di",        "bin",
     "al",        "geehrte",    "geehrter", "damen",  "herren",    "und",        "family",   "ma",        "sirs"});

// Capitalised words that stand before a comma without being a name.
constexpr auto kNoNames = WordList({"congratulations",
                                    "congrats",
                                    "thanks",
                                    "sorry",
                                    "well",
                                    "so",
                                    "ok",
                                    "okay",
                                    "finally",
                                    "great",
                                    "hope",
                                    "welcome",
                                    "wow",
                                    "breaking",
                                    "urgent",
                                    "attention",
                                    "happy",
                                    "quick",
                                    "important",
                                    "reminder",
                                    "today",
                                    "yesterday",
                                    "tomorrow",
                                    "yes",
                                    "no",
                                    "please",
                                    "now",
                                    "update",
                                    "in",
                                    "on",
                                    "at",
                                    "from",
                                    "to",
                                    "its",
                                    "saw",
                                    "just",
                                    "is",
                                    "for",
                                    "as",
                                    "we",
                                    "i",
                                    "you",
                                    "it",
                                    "the",
                                    "our",
                                    "your",
                                    "this",
                                    "that",
                                    "if",
                                    "when"});

class Reader {
 public:
  explicit Reader(std::string_view line) : line_(line) {}

  // Bytes of the greeting, with the mark behind it; 0 if the line does not begin with one.
  std::size_t GreetingEnd() {
    SkipSpace();
    const std::size_t begin = at_;
    std::string word = PeekWord();
    bool& greeted = greeted_;
    greeted = Has(kGreetings, word);
    if (greeted) {
      Take();
    } else if (word == "good") {
      Take();
      SkipSpace();
      word = PeekWord();
      if (word != "morning" && word != "afternoon" && word != "evening" && word != "day") return 0;
      Take();
      greeted = true;
    } else if (word == "to" && Folded(line_).substr(0, 23) == "to whom it may concern,") {
      return 23;
    }
    int names = 0;
    bool title = false, placeholder = false, capital = false, known = false;
    bool afterwards_emoji = false;
    while (names <= kMostNames) {
      SkipSpace();
      if (at_ >= line_.size()) return Whole(greeted, names, title || placeholder);
      const char c = line_[at_];
      if (const std::size_t end = PlaceholderEnd(line_, at_); end > at_) {
        at_ = end;
        placeholder = true;
        ++names;
        continue;
      }
      const CodePoint here = DecodeAt(line_, at_);
      if (here.value >= 0x80 && EmojiEnd(line_, at_) > at_) {
        at_ = EmojiEnd(line_, at_);
        afterwards_emoji = true;
        continue;
      }
      const bool before_mark = at_ + 1 < line_.size() && (line_[at_ + 1] == ':' || line_[at_ + 1] == ',');
      if (c == '.' && at_ > begin && (title || capital || before_mark)) {  // "Mr.", "J.", "Dept.:"
        ++at_;
        continue;
      }
      if (c == '&' || c == '/' || c == '\'') {
        ++at_;
        continue;
      }
      if (IsLetter(here.value)) {
        if (afterwards_emoji) return 0;
        word = PeekWord();
        const bool is_title = Has(kTitles, word);
        const bool is_addressee = Has(kAddressees, word);
        const bool upper = IsUpper(here.value);
        // A lower-case word is a name in chats ("hey ana,"), if it is the only one.
        if ((!greeted || !upper) && Has(kNoNames, word)) return 0;
        if (!is_title && !is_addressee && !upper && !(greeted && (names == 0 || ClosesLine()))) return 0;
        title = title || is_title;
        known = known || is_addressee;
        capital = upper;
        if (word != "and" && word != "or") ++names;
        Take();
        continue;
      }
      break;
    }
    if (names > kMostNames) return 0;
    return Marked(greeted, names, title || placeholder, begin);
  }

  // Did the line begin with a greeting word?
  bool greeted() const { return greeted_; }

 private:
  // The line ends behind the names, without a mark.
  std::size_t Whole(bool greeted, int names, bool certain) const {
    if (greeted) return names <= 4 ? line_.size() : 0;
    return certain && names > 0 && line_.back() == '}' ? line_.size() : 0;
  }

  // A mark stands at at_: does it end a greeting?
  std::size_t Marked(bool greeted, int names, bool certain, std::size_t begin) {
    const CodePoint mark = DecodeAt(line_, at_);
    const bool comma = mark.value == ',' || mark.value == 0xFF0C;
    const bool dash = mark.value == '-' || mark.value == 0x2013 || mark.value == 0x2014;
    const bool other = mark.value == '!' || mark.value == ':' || mark.value == '.' || mark.value == ';';
    if (!comma && !dash && !other) return 0;
    std::size_t end = at_ + mark.size;
    while (end < line_.size() && line_[end] == line_[at_]) ++end;
    if (dash && end < line_.size() && line_[end] != ' ') return 0;
    const bool at_line_end = line_.find_first_not_of(' ', end) == std::string_view::npos;
    if (mark.value == '.' && at_line_end && !greeted) return 0;
    if (greeted) return names == 0 && dash && !at_line_end ? 0 : end;
    if (names == 0) return 0;
    // A name without a greeting word: alone on its line, or sure to be one.
    if (at_line_end) return names <= 4 && (comma || dash || mark.value == ':') && at_ - begin <= 40 ? end : 0;
    return certain && (comma || dash) ? end : 0;
  }

  // Is the word that was looked at the last one, before a comma that ends the line ("Hi XFS developers,")?
  bool ClosesLine() const { return line_.substr(word_end_) == ","; }

  void SkipSpace() {
    while (at_ < line_.size() && (line_[at_] == ' ' || line_[at_] == '\t')) ++at_;
  }

  // The word at at_, in lower case; its end in word_end_.
  std::string PeekWord() {
    std::string word;
    word_end_ = at_;
    while (word_end_ < line_.size()) {
      const CodePoint c = DecodeAt(line_, word_end_);
      const bool apostrophe = IsApostrophe(c.value);
      if (!IsLetter(c.value) && !(apostrophe && word_end_ > at_) && !(c.value == '-' && word_end_ > at_)) break;
      if (c.value == '-' && (word_end_ + 1 >= line_.size() || !IsLetter(DecodeAt(line_, word_end_ + 1).value))) break;
      AppendUtf8(apostrophe ? U'\'' : ToLower(c.value), word);
      word_end_ += c.size;
    }
    return word;
  }
  void Take() { at_ = word_end_; }

  std::string_view line_;
  bool greeted_ = false;
  std::size_t at_ = 0;
  std::size_t word_end_ = 0;
};

struct Greeting {
  std::size_t end = 0;   // bytes, with the mark behind it; 0: there is none
  std::size_t rest = 0;  // where the text behind it begins
  bool whole = false;    // it is the whole line
  bool word = false;     // it begins with a greeting word
};

Greeting FindGreeting(std::string_view line) {
  // A clipped line must not end inside a code point.
  std::size_t window = std::min(line.size(), kLongestGreeting + 40);
  while (!IsBoundary(line, window)) --window;
  Reader reader(line.substr(0, window));
  Greeting greeting;
  greeting.end = reader.GreetingEnd();
  greeting.word = reader.greeted();
  if (greeting.end == 0 || greeting.end > kLongestGreeting) return {};
  greeting.rest = line.find_first_not_of(' ', greeting.end);
  greeting.whole = greeting.rest == std::string_view::npos;
  return greeting;
}

}  // namespace

void TagOpening(std::string_view text, std::span<Line> lines) {
  const auto next_own = [&](std::size_t i) {
    while (i < lines.size() && (lines[i].blank() || lines[i].tagged)) ++i;
    return i;
  };
  const std::size_t own = next_own(0);
  if (own == lines.size()) return;
  const Greeting first = FindGreeting(lines[own].span.In(text));
  if (first.end > 0 && !first.whole) {
    lines[own].head = lines[own].span.begin + static_cast<std::uint32_t>(first.rest);
    return;
  }
  if (first.end > 0) {
    lines[own].Tag(BlockKind::kGreeting);
    // A second one in another language
    const std::size_t second = next_own(own + 1);
    if (second < lines.size()) {
      const Greeting again = FindGreeting(lines[second].span.In(text));
      if (again.whole && again.word) lines[second].Tag(BlockKind::kGreeting);
    }
    return;
  }
  // The address of the reader above the greeting, as in a letter on paper.
  std::size_t i = own;
  for (std::size_t seen = 0; seen < kAddressLines && i < lines.size(); ++seen, i = next_own(i + 1)) {
    const std::string_view line = lines[i].span.In(text);
    const Greeting greeting = FindGreeting(line);
    if (greeting.whole && greeting.word) {
      for (std::size_t k = own; k <= i; ++k) {
        if (!lines[k].blank() && !lines[k].tagged) lines[k].Tag(BlockKind::kGreeting);
      }
      return;
    }
    if (!LooksLikeSignature(line) || ListMarkEnd(line) != 0 || (seen == 0 && !NamesSomebody(line))) return;
  }
}

}  // namespace youward::text
