// English shows itself by its small words: nearly every paragraph has "the", "you" or "and", which no other language
// has in such numbers. A block that has them is English, without a closer look. Of the rest, one that is long enough is
// shown to CLD2, with its words alone (no URL, number or merge field) and with the hint that English is expected; what
// that is not sure of, and what is too short, is in the language of the block before it. A letter in which no block
// shows English is judged once more as a whole, so that a short one is recognised too.
#include "daemon/language/english.h"

// CLD2's header needs it and does not include it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string_view>

#include "daemon/text/utf8.h"

namespace youward::language {
namespace {

// Words that are frequent in English and rare elsewhere ("in", "is", "so" or "for" are frequent in others too). Sorted.
constexpr std::array<std::string_view, 49> kEnglish = {
    "'d",   "'ll",   "'m",    "'re",   "'s",   "'ve",  "about", "and",   "any",  "are",  "been",  "but",  "could",
    "from", "has",   "have",  "how",   "i",    "if",   "it",    "its",   "just", "more", "n't",   "not",  "of",
    "our",  "that",  "the",   "their", "them", "then", "there", "these", "they", "this", "those", "were", "what",
    "when", "where", "which", "who",   "why",  "with", "would", "you",   "your", "yours"};
static_assert(std::is_sorted(kEnglish.begin(), kEnglish.end()));

constexpr std::size_t kLongestEnglish = 5;
// One of so many words is enough to tell English …
constexpr std::size_t kOneOf = 8;
// … and in a block of this many bytes, two of them.
constexpr std::size_t kLong = 60;
// What has fewer bytes of words is not shown to CLD2 …
constexpr std::size_t kShortest = 30;
// … nor is more than this of a block, nor more blocks than this of a letter, so that time stays bounded.
constexpr std::size_t kMostBytes = 1'000;
constexpr int kMostLooks = 64;
// Of more capitalised words than this, in per cent, names are a better guess than sentences; German has forty.
constexpr std::size_t kNames = 60;

bool IsEnglishWord(std::string_view word) {
  if (word.size() > kLongestEnglish) return false;
  std::array<char, kLongestEnglish> lower{};
  for (std::size_t i = 0; i < kLongestEnglish && i < word.size(); ++i) {
    lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] - 'A' + 'a') : word[i];
  }
  return std::binary_search(kEnglish.begin(), kEnglish.end(), std::string_view(lower.data(), word.size()));
}

// "German" for "GERMAN", "Scots Gaelic" for "SCOTS_GAELIC"; empty for what is no other language.
std::string NameOf(CLD2::Language language) {
  if (language == CLD2::ENGLISH || language == CLD2::SCOTS || language == CLD2::UNKNOWN_LANGUAGE) return "";
  if (language == CLD2::CHINESE_T) return "Chinese";
  std::string name = CLD2::LanguageName(language);
  if (name.starts_with("X_") || name.starts_with("TG_")) return "";  // a script, or nonsense
  bool first = true;
  for (char& c : name) {
    if (c == '_') c = ' ';
    if (!first && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    first = c == ' ';
  }
  return name;
}

// "Kjærgaard", as names are written; not "CRM", "der" or a word of a script without capitals.
bool IsCapitalised(std::string_view word) {
  const text::CodePoint first = text::DecodeAt(word, 0);
  if (!text::IsUpper(first.value) || first.size == word.size()) return false;
  return !text::IsUpper(text::DecodeAt(word, first.size).value);
}

// The name of the language that CLD2 is sure of; empty when it is English or CLD2 is not sure.
std::string Recognise(std::string_view words) {
  static constexpr int kMostly = 80;  // per cent of the text
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::ENGLISH};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int bytes = 0;
  bool is_sure = false;
  CLD2::ExtDetectLanguageSummary(words.data(), static_cast<int>(words.size()), /*is_plain_text=*/true, &hints, 0,
                                 languages.data(), percents.data(), scores.data(), nullptr, &bytes, &is_sure);
  return is_sure && percents[0] >= kMostly ? NameOf(languages[0]) : "";
}

// What a block of the writer's own text shows.
struct Look {
  const text::Block* block;
  std::string words;  // its first kMostBytes, between spaces
  std::size_t count = 0;
  std::size_t english = 0;
  std::size_t capitalised = 0;  // "Søren", but not "SØREN"
  std::string other = {};       // the language, when it was recognised

  bool IsNames() const { return capitalised * 100 > count * kNames; }
  bool ShowsEnglish() const { return english * kOneOf >= count && english >= (words.size() < kLong ? 1U : 2U); }
};

// At most `bytes` of a word, whole characters; a script without spaces has words as long as sentences.
std::string_view Beginning(std::string_view word, std::size_t bytes) {
  if (word.size() <= bytes) return word;
  while (!text::IsBoundary(word, bytes)) --bytes;
  return word.substr(0, bytes);
}

std::vector<Look> LookAt(const text::Document& document) {
  std::vector<Look> looks;
  for (const text::Sentence& sentence : document.sentences()) {
    const text::Block& block = document.BlockOf(sentence);
    if (!text::IsProse(block.kind)) continue;
    if (looks.empty() || looks.back().block != &block) looks.push_back({.block = &block, .words = {}});
    Look& look = looks.back();
    for (const text::Token& token : document.TokensOf(sentence)) {
      if (token.kind != text::TokenKind::kWord || look.words.size() >= kMostBytes) continue;
      const std::string_view word = document.TextOf(token);
      ++look.count;
      look.english += IsEnglishWord(word);
      look.capitalised += IsCapitalised(word);
      look.words.append(Beginning(word, kMostBytes)).push_back(' ');
    }
  }
  return looks;
}

}  // namespace

std::optional<OtherLanguage> FindOtherLanguage(const text::Document& document) {
  std::vector<Look> looks = LookAt(document);
  int left = kMostLooks;
  bool any_english = false;
  bool any_other = false;
  for (Look& look : looks) {
    if (look.ShowsEnglish()) {
      any_english = true;
    } else if (look.words.size() >= kLong && !look.IsNames() && left-- > 0) {
      look.other = Recognise(look.words);
      any_other |= !look.other.empty();
    }
  }
  std::map<std::string, std::size_t> bytes;
  if (!any_other && !any_english) {
    std::string all;
    for (const Look& look : looks) {
      if (all.size() < kMostBytes && !look.IsNames()) all += look.words;
    }
    if (all.size() < kShortest) return std::nullopt;
    const std::string name = Recognise(all);
    if (name.empty()) return std::nullopt;
    bytes[name] = all.size();
  } else if (!any_other) {
    return std::nullopt;
  }

  // Blocks that show nothing go with the one before, those at the top with the first that shows something.
  OtherLanguage other{.whole = !any_english};
  bool is_other = any_english && std::find_if(looks.begin(), looks.end(), [](const Look& look) {
                                   return look.ShowsEnglish() || !look.other.empty();
                                 })->ShowsEnglish() == false;
  for (const Look& look : looks) {
    if (look.ShowsEnglish()) is_other = false;
    if (!look.other.empty()) is_other = true;
    if (other.whole || is_other) other.spans.push_back(look.block->span);
    if (!look.other.empty()) bytes[look.other] += look.words.size();
  }
  other.name = std::max_element(bytes.begin(), bytes.end(), [](const auto& a, const auto& b) {
                 return a.second < b.second;
               })->first;
  return other;
}

}  // namespace youward::language
