// The greeting: the first line of the writer's own text, or the head of it. A greeting word is followed by nothing but
// a name
// ("Hi Sam,", "Dear Mr and Mrs Ferreira"); without a greeting word a name must stand alone on its line ("Ms Brosnan,",
// "Team,") or be a placeholder or carry a title. What is longer is a sentence, and then nothing is a greeting.
#include <algorithm>
#include <array>

#include "daemon/text/layout.h"
#include "daemon/text/tokens.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::text {
namespace {

constexpr std::size_t kLongestGreeting = 80;  // bytes
constexpr int kMostNames = 6;                 // words behind the greeting word

constexpr auto kGreetings =
    WordList({"afternoon", "bonjour", "ciao",    "dear",    "dearest", "evening",   "g'day", "gday",        "greetings",
              "hallo",     "hej",     "hello",   "hey",     "heya",    "hi",        "hiya",  "hola",        "howdy",
              "liebe",     "lieber",  "morning", "namaste", "olá",     "respected", "salut", "salutations", "yo"});
constexpr auto kTitles = WordList({"dr", "herr", "frau", "madam", "madame", "mme", "monsieur", "mr", "mrs", "ms",
                                   "miss", "mx", "prof", "professor", "sir"});
constexpr auto kAddressees =
    WordList({"again",   "all",       "and",       "both",      "colleague",  "colleagues", "customer", "customers",
              "dear",    "everybody", "everyone",  "folks",     "friend",     "friends",    "gents",    "guys",
              "hiring",  "ladies",    "gentlemen", "lot",       "maam",       "ma'am",      "manager",  "mate",
              "member",  "members",   "my",        "neighbour", "neighbours", "of",         "or",       "owner",
              "partner", "partners",  "people",    "reader",    "readers",    "sir",        "sirs",     "team",
              "the",     "there",     "valued",    "y'all",     "you",        "de",         "van",      "von",
              "der",     "la",        "da",        "del",       "di",         "bin",        "al"});

class Reader {
 public:
  explicit Reader(std::string_view line) : line_(line.substr(0, std::min(line.size(), kLongestGreeting + 40))) {}

  // Bytes of the greeting, with the mark behind it; 0 if the line does not begin with one.
  std::size_t GreetingEnd() {
    SkipSpace();
    const std::size_t begin = at_;
    std::string word = PeekWord();
    bool greeted = Has(kGreetings, word);
    if (greeted) {
      Take();
    } else if (word == "good") {
      Take();
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
      if (c == '.' && at_ > begin && (title || capital)) {  // "Mr.", "J."
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
        if (!is_title && !is_addressee && !upper && !(greeted && names == 0)) return 0;
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
  std::size_t at_ = 0;
  std::size_t word_end_ = 0;
};

}  // namespace

void TagOpening(std::string_view text, std::span<Line> lines) {
  const auto own =
      std::find_if(lines.begin(), lines.end(), [](const Line& line) { return !line.blank() && !line.tagged; });
  if (own == lines.end()) return;
  const std::string_view line = own->span.In(text);
  // A clipped line must not end inside a code point.
  std::size_t window = std::min(line.size(), kLongestGreeting + 40);
  while (!IsBoundary(line, window)) --window;
  const std::size_t end = Reader(line.substr(0, window)).GreetingEnd();
  if (end == 0 || end > kLongestGreeting) return;
  if (line.find_first_not_of(' ', end) == std::string_view::npos) {
    own->Tag(BlockKind::kGreeting);
    return;
  }
  const std::size_t rest = line.find_first_not_of(' ', end);
  own->head = own->span.begin + static_cast<std::uint32_t>(rest);
}

}  // namespace youward::text
