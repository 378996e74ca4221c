#include "daemon/language/tagger/features.h"

#include "daemon/language/words.h"
#include "daemon/text/utf8.h"

namespace youward::language::tagger {
namespace {

constexpr std::uint32_t Mix(std::uint32_t kind, std::uint32_t a, std::uint32_t b = 0, std::uint32_t c = 0) {
  std::uint32_t h = (kind + 1) * 0x9E3779B1U;
  for (const std::uint32_t x : {a, b, c}) {
    h ^= x;
    h *= 0x85EBCA6BU;
    h ^= h >> 15;
    h *= 0xC2B2AE35U;
    h ^= h >> 13;
  }
  return h;
}

std::string_view Suffix(std::string_view word, std::size_t size) {
  return word.size() > size ? word.substr(word.size() - size) : word;
}

enum Form : std::uint32_t { kNone, kBase, kThird, kPast, kIng };

// Which form of a verb that the lexicon knows `word` looks like.
Form FormOf(std::string_view word, const Lexicon& lexicon) {
  const auto known = [&](std::string_view stem) { return stem.size() > 1 && lexicon.IsVerb(Hash(stem)); };
  const auto restored = [&](std::size_t cut, char letter) {
    std::array<char, 24> out{};
    const std::size_t size = word.size() - cut;
    if (size + 1 > out.size()) return false;
    word.copy(out.data(), size);
    out[size] = letter;
    return known(std::string_view(out.data(), size + 1));
  };
  const auto undoubled = [&](std::size_t cut) {
    const std::size_t size = word.size() - cut;
    return size > 3 && word[size - 1] == word[size - 2] && known(word.substr(0, size - 1));
  };
  if (word.size() > 2 && word.ends_with('s') && !word.ends_with("ss")) {
    if (known(word.substr(0, word.size() - 1))) return kThird;
    if (word.ends_with("es") && known(word.substr(0, word.size() - 2))) return kThird;
    if (word.ends_with("ies") && restored(3, 'y')) return kThird;
  }
  if (word.size() > 3 && word.ends_with("ed")) {
    if (known(word.substr(0, word.size() - 2)) || known(word.substr(0, word.size() - 1)) || undoubled(2)) return kPast;
    if (word.ends_with("ied") && restored(3, 'y')) return kPast;
  }
  if (word.size() > 4 && word.ends_with("ing")) {
    if (known(word.substr(0, word.size() - 3)) || restored(3, 'e') || undoubled(3)) return kIng;
  }
  return known(word) ? kBase : kNone;
}

}  // namespace

std::uint32_t Hash(std::string_view text) {
  std::uint32_t h = 0x811C9DC5U;
  for (const char c : text) {
    h ^= static_cast<unsigned char>(c);
    h *= 0x01000193U;
  }
  return h ^ (h >> 15);
}

void Words::Read(std::string_view text, std::span<const text::Token> tokens, const Lexicon& lexicon) {
  words_.clear();
  bool first = true;
  for (const text::Token& token : tokens) {
    const std::string_view written = token.span.In(text);
    Normalize(written, buffer_);
    bool digit = false;
    for (char& c : buffer_) {
      if (c < '0' || c > '9') continue;
      c = '0';
      digit = true;
    }
    const std::string_view word = buffer_;
    Word& out = words_.emplace_back();
    const bool placeholder = token.kind == text::TokenKind::kPlaceholder;
    out.word = placeholder ? 1 : Hash(word);
    out.suffix1 = Hash(Suffix(word, 1));
    out.suffix2 = Hash(Suffix(word, 2));
    out.suffix3 = Hash(Suffix(word, 3));
    out.suffix4 = Hash(Suffix(word, 4));
    out.prefix = Hash(word.substr(0, 3));
    const bool capital = !written.empty() && text::IsUpper(text::DecodeAt(written, 0).value);
    const bool capitals = written.size() > 1 && capital && text::IsUpper(text::DecodeAt(written, 1).value);
    const bool hyphen = word.find('-') != std::string_view::npos;
    out.shape = static_cast<std::uint32_t>(token.kind) * 32 + (capital ? 1 : 0) + (capitals ? 2 : 0) +
                (hyphen ? 4 : 0) + (digit ? 8 : 0) + (first ? 16 : 0) + 1;
    const Entry entry = lexicon.Find(out.word);
    out.entry = entry.first * 256U + entry.second + 1;
    if (entry.sure) out.sure = entry.first;
    if (token.kind == text::TokenKind::kWord) {
      out.form = FormOf(word, lexicon);
      out.third = out.form == kThird;
      out.finite = entry.first != Entry::kNoTag && IsFinite(static_cast<Tag>(entry.first)) &&
                   (entry.second == Entry::kNoTag || IsFinite(static_cast<Tag>(entry.second)));
      first = false;
    }
  }
  bool seen = false;
  for (Word& word : words_) {
    word.finite_before = seen;
    seen = seen || word.finite;
  }
  seen = false;
  for (std::size_t i = words_.size(); i-- > 0;) {
    words_[i].finite_after = seen;
    seen = seen || words_[i].finite;
  }
}

void FeaturesOf(const Words& words, std::size_t i, std::uint8_t previous, std::uint8_t before_previous, Features& out) {
  const Word& w = words[i];
  const Word& left = words.At(i - 1);
  const Word& left2 = words.At(i - 2);
  const Word& right = words.At(i + 1);
  const Word& right2 = words.At(i + 2);
  const std::uint32_t finite = w.form * 4 + (w.finite_before ? 2U : 0U) + (w.finite_after ? 1U : 0U);
  out = {Mix(0, 0),
         Mix(1, w.word),
         Mix(2, w.suffix1, w.form),
         Mix(3, w.suffix2),
         Mix(4, w.suffix3),
         Mix(5, w.suffix4),
         Mix(6, w.prefix),
         Mix(7, w.shape),
         Mix(8, left.word),
         Mix(9, right.word),
         Mix(10, left2.word),
         Mix(11, right2.word),
         Mix(12, previous),
         Mix(13, previous, before_previous),
         Mix(14, previous, w.word),
         Mix(15, previous, right.word),
         Mix(16, left.word, w.word),
         Mix(17, w.word, right.word),
         Mix(18, w.entry, right.entry),
         Mix(19, w.form, previous, right.entry),
         Mix(20, w.suffix3, previous),
         Mix(21, finite, previous),
         Mix(22, finite, right.entry, right2.entry),
         Mix(23, w.entry, previous, right.form),
         Mix(24, w.shape, right.shape, left.shape)};
}

}  // namespace youward::language::tagger
