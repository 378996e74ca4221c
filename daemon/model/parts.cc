// Clauses are told by what a writer shows of them: punctuation, and the words that open one. No grammar is needed for
// that, and a part that is cut a little early or late is still a phrase that a reader can look at.
#include "daemon/model/parts.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "daemon/text/document.h"
#include "daemon/text/word_list.h"

namespace youward::model {
namespace {

using text::Token;
using text::TokenKind;
using text::WordList;

constexpr auto kOpeners =
    WordList({"although", "and",     "because", "but",   "how",  "if",       "nor",  "or",       "since", "so",
              "that",     "though",  "unless",  "until", "what", "whatever", "when", "whenever", "where", "whereas",
              "wherever", "whether", "which",   "while", "who",  "whose",    "why",  "without"});
// Not part of what they introduce, where a reader is shown it.
constexpr auto kCoordinators = WordList({"and", "but", "nor", "or", "so"});
// "and" joins words as often as clauses. It opens a clause when one of these follows, or enough words.
constexpr auto kJoiners = WordList({"and", "or", "nor"});
constexpr auto kSubjects = WordList({"i",   "we",    "you",  "they",  "he",  "she", "it",   "this", "that", "there",
                                     "can", "could", "will", "would", "is",  "are", "was",  "were", "have", "has",
                                     "had", "do",    "does", "did",   "let", "if",  "when", "how",  "what"});
// "in which", "of what": the clause has begun before.
constexpr auto kPrepositions = WordList(
    {"about", "at", "by", "for", "from", "in", "into", "like", "of", "on", "over", "than", "through", "to", "with"});

constexpr std::uint32_t kGlance = 8;       // words that are seen at once
constexpr std::uint32_t kLeast = 2;        // words of a part
constexpr std::uint32_t kLeastListed = 3;  // behind a comma
constexpr std::uint32_t kLeastJoined = 5;  // with "and" alone

// Of log odds. Measured on writers that were not trained on, against encoding the sentence without the run of parts:
// nearer, and what is left says it as strongly in every sixth sentence; farther, and few sentences are marked in part.
constexpr float kNearlyAsStrong = 2.5F;
constexpr std::uint32_t kMost = 75;  // per cent of the words

bool IsWord(TokenKind kind) {
  return kind == TokenKind::kWord || kind == TokenKind::kNumber || kind == TokenKind::kUrl ||
         kind == TokenKind::kEmail || kind == TokenKind::kPlaceholder;
}

bool IsDash(std::string_view mark) { return mark == "—" || mark == "–" || mark == "-" || mark == "--"; }

// A mark behind which a clause may begin.
bool Separates(std::string_view mark) {
  return mark == "," || mark == ";" || mark == ":" || mark == ")" || mark == "]" || mark == "!" || mark == "?" ||
         mark == "…" || mark == "..." || IsDash(mark);
}
bool IsLoose(std::string_view mark) { return mark == "(" || mark == "—" || mark == "–" || mark == "--"; }
bool Opens(std::string_view mark) { return mark == "(" || mark == "[" || IsDash(mark); }

std::string Lower(std::string_view word) {
  std::string lower(word);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  return lower;
}

class Cutter {
 public:
  explicit Cutter(std::string_view sentence) : sentence_(sentence) { text::Tokenize(sentence, 0, tokens_); }

  std::vector<Part> Cut() {
    std::vector<Run> runs;
    for (std::size_t t = 0; t < tokens_.size(); ++t) {
      if (t == 0 || Breaks(t, runs.back().first)) runs.push_back({.first = t});
      Run& run = runs.back();
      run.end = t + 1;
      run.words += IsWord(tokens_[t].kind) && (IsApart(t) || !IsWord(tokens_[t - 1].kind)) ? 1 : 0;
    }
    Join(runs);
    if (Words(runs) <= kGlance) return Whole(Words(runs));
    std::vector<Part> parts;
    for (const Run& run : runs) parts.push_back(Shown(run));
    return parts.size() < 2 ? Whole(Words(runs)) : parts;
  }

 private:
  struct Run {  // of tokens
    std::size_t first = 0;
    std::size_t end = 0;
    std::uint32_t words = 0;
  };

  static std::uint32_t Words(const std::vector<Run>& runs) {
    std::uint32_t words = 0;
    for (const Run& run : runs) words += run.words;
    return words;
  }
  std::vector<Part> Whole(std::uint32_t words) const {
    return {{{0, static_cast<std::uint32_t>(sentence_.size())}, words}};
  }

  std::string_view Text(std::size_t t) const { return tokens_[t].span.In(sentence_); }
  // Is there room before token t?
  bool IsApart(std::size_t t) const { return t == 0 || tokens_[t].span.begin > tokens_[t - 1].span.end; }
  // Token t as a word in lower case; empty for others.
  std::string Word(std::size_t t) const {
    return t < tokens_.size() && tokens_[t].kind == TokenKind::kWord ? Lower(Text(t)) : std::string();
  }

  // Does a part begin with token t, behind one that began with token `first`?
  bool Breaks(std::size_t t, std::size_t first) const {
    const bool mark_before = !IsWord(tokens_[t - 1].kind);
    if (!IsApart(t) && !(mark_before && IsLoose(Text(t - 1)))) return false;
    if (!IsWord(tokens_[t].kind)) return Opens(Text(t));
    if (mark_before) return t - 1 != first && Separates(Text(t - 1));
    if (Word(t) == "so" && !text::Has(kSubjects, Word(t + 1))) return false;  // "so far", "so many"
    return text::Has(kOpeners, Word(t)) && !text::Has(kOpeners, Word(t - 1)) && !text::Has(kPrepositions, Word(t - 1));
  }

  bool IsTooShort(const Run& run) const {
    if (run.words < kLeast) return true;
    if (run.first == 0) return false;
    const std::string word = Word(run.first);
    if (text::Has(kJoiners, word)) return run.words < kLeastJoined && !text::Has(kSubjects, Word(run.first + 1));
    return run.words < kLeastListed && Text(run.first - 1) == ",";
  }

  void Join(std::vector<Run>& runs) const {
    std::vector<Run> joined;
    for (const Run& run : runs) {
      if (joined.empty() || (!IsTooShort(run) && joined.back().words >= kLeast)) {
        joined.push_back(run);
      } else {
        joined.back().end = run.end;
        joined.back().words += run.words;
      }
    }
    runs = std::move(joined);
  }

  // Without the marks at its edges and an "and" that leads it.
  Part Shown(Run run) const {
    const auto is_edge = [this](std::size_t t) {
      return !IsWord(tokens_[t].kind) && (Separates(Text(t)) || Opens(Text(t)) || Text(t) == ".");
    };
    while (run.first + 1 < run.end && is_edge(run.first)) ++run.first;
    while (run.first + 1 < run.end && is_edge(run.end - 1)) --run.end;
    if (run.words > kLeast && text::Has(kCoordinators, Word(run.first)) && IsApart(run.first + 1)) {
      ++run.first;
      --run.words;
    }
    return {{tokens_[run.first].span.begin, tokens_[run.end - 1].span.end}, run.words};
  }

  std::string_view sentence_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Part> PartsOf(std::string_view sentence) { return Cutter(sentence).Cut(); }

std::optional<text::Span> StrongestParts(std::span<const Part> parts, std::span<const float> strengths) {
  const auto strongest = std::max_element(strengths.begin(), strengths.end());
  const auto is_near = [least = *strongest - kNearlyAsStrong](float strength) { return strength >= least; };
  const auto begin = std::find_if_not(std::reverse_iterator(strongest), strengths.rend(), is_near).base();
  const auto end = std::find_if_not(strongest, strengths.end(), is_near);
  if (std::any_of(strengths.begin(), begin, is_near) || std::any_of(end, strengths.end(), is_near)) return std::nullopt;
  const auto first = parts.begin() + (begin - strengths.begin());
  const auto last = parts.begin() + (end - strengths.begin());
  const auto words = [](auto from, auto to) {
    std::uint32_t sum = 0;
    for (; from != to; ++from) sum += from->words;
    return sum;
  };
  if (100 * words(first, last) > kMost * words(parts.begin(), parts.end())) return std::nullopt;
  return text::Span{first->span.begin, std::prev(last)->span.end};
}

}  // namespace youward::model
