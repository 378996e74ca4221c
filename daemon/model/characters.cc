// Nearly every character of a mail is ASCII and answered by a table of 128. The others are looked up by halving in
// tables made from the training side's tokeniser; Hangul, 11,172 syllables, is taken apart by rule (Unicode,
// chapter 3.12).
#include "daemon/model/characters.h"

#include <algorithm>
#include <iterator>

namespace youward::model {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};
struct Folded {
  char32_t from;
  char32_t to;
};
struct FoldedToSeveral {
  char32_t from;
  char32_t to[3];
};

#include "daemon/model/characters.inc"

using Kind = Characters::Kind;

template <std::size_t size>
bool Contains(const Range (&ranges)[size], char32_t c) {
  const Range* after = std::upper_bound(std::begin(ranges), std::end(ranges), c,
                                        [](char32_t value, const Range& range) { return value < range.first; });
  return after != std::begin(ranges) && c <= std::prev(after)->last;
}

template <typename Entry, std::size_t size>
const Entry* Find(const Entry (&entries)[size], char32_t c) {
  const Entry* found = std::lower_bound(std::begin(entries), std::end(entries), c,
                                        [](const Entry& entry, char32_t value) { return entry.from < value; });
  return found != std::end(entries) && found->from == c ? found : nullptr;
}

Characters One(char32_t c) { return {Contains(kAlone, c) ? Kind::kAlone : Kind::kLetters, 1, {c}}; }

Characters Hangul(char32_t index) {
  const char32_t trailing = index % 28;
  Characters made{Kind::kLetters, 2, {0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + trailing}};
  if (trailing != 0) made.count = 3;
  return made;
}

Characters LookUp(char32_t c) {
  if (Contains(kDropped, c)) return {};
  if (Contains(kSpaces, c)) return {Kind::kSpace, 0, {}};
  if (const Folded* folded = Find(kOne, c)) return One(folded->to);
  if (c >= 0xAC00 && c < 0xAC00 + 11172) return Hangul(c - 0xAC00);
  if (const FoldedToSeveral* folded = Find(kSeveral, c)) {
    Characters made{Kind::kLetters, 2, {folded->to[0], folded->to[1], folded->to[2]}};
    if (folded->to[2] != 0) made.count = 3;
    return made;
  }
  return One(c);
}

constexpr std::size_t kAscii = 128;

std::array<Characters, kAscii> MakeAscii() {
  std::array<Characters, kAscii> table;
  for (char32_t c = 0; c < kAscii; ++c) table[c] = LookUp(c);
  return table;
}

}  // namespace

Characters Fold(char32_t c) {
  static const std::array<Characters, kAscii> ascii = MakeAscii();
  return c < kAscii ? ascii[c] : LookUp(c);
}

}  // namespace youward::model
