// The longest prefix that is a piece, then the longest continuation, and so on. The hash of a prefix grows byte by
// byte, so that the hashes of all prefixes cost one pass; they are tried from the longest that a piece may have. Words
// longer than a hundred characters are one unknown token, and only their first characters are kept.
#include "daemon/model/word_pieces.h"

#include <algorithm>
#include <array>
#include <string>

#include "daemon/base/concat.h"
#include "daemon/base/status_macros.h"
#include "daemon/base/unicode.h"
#include "daemon/model/characters.h"

namespace youward::model {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kLongestWord = 100;  // characters

// FNV-1a.
constexpr std::uint32_t kHashStart = 2166136261u;
constexpr std::uint32_t Hashed(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 16777619u;
}
constexpr std::uint32_t kHashOfContinuation = Hashed(Hashed(kHashStart, '#'), '#');

void AppendUtf8(char32_t c, std::string& out) {
  const auto add = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) return add(c);
  if (c < 0x800) {
    add(0xC0 | (c >> 6));
  } else {
    if (c < 0x10000) {
      add(0xE0 | (c >> 12));
    } else {
      add(0xF0 | (c >> 18));
      add(0x80 | ((c >> 12) & 0x3F));
    }
    add(0x80 | ((c >> 6) & 0x3F));
  }
  add(0x80 | (c & 0x3F));
}

absl::Status Wrong(std::string_view what) {
  return absl::InvalidArgumentError(base::Concat("the vocabulary is damaged: ", what));
}

absl::StatusOr<std::uint32_t> Special(std::uint32_t id, std::string_view name) {
  if (id == kNone) return Wrong(base::Concat("no ", name));
  return id;
}

std::uint32_t HashOf(std::string_view text) {
  std::uint32_t hash = kHashStart;
  for (const char byte : text) hash = Hashed(hash, byte);
  return hash;
}

}  // namespace

struct WordPieces::Word {
  std::string bytes;
  std::array<std::uint16_t, kLongestWord + 1> ends{};  // where each kept character ends in `bytes`
  std::size_t characters = 0;                          // all of them, also those not kept
  std::size_t begin = 0;                               // where the first one stands in the text

  void Add(char32_t c, std::size_t at) {
    if (characters == 0) begin = at;
    if (characters < kLongestWord) {
      AppendUtf8(c, bytes);
      ends[characters] = static_cast<std::uint16_t>(bytes.size());
    }
    ++characters;
  }
  void Clear() {
    bytes.clear();
    characters = 0;
  }
};

absl::StatusOr<WordPieces> WordPieces::Make(std::string_view text, std::span<const std::uint32_t> offsets,
                                            std::span<const std::uint32_t> slots) {
  WordPieces made;
  if (offsets.size() < 2 || offsets.front() != 0 || offsets.back() > text.size()) return Wrong("offsets");
  for (std::size_t i = 1; i < offsets.size(); ++i) {
    if (offsets[i] < offsets[i - 1]) return Wrong("offsets");
    made.longest_ = std::max<std::size_t>(made.longest_, offsets[i] - offsets[i - 1]);
  }
  bool free = false;  // without a free slot a search would not end
  for (const std::uint32_t id : slots) {
    if (id != kNone && id >= offsets.size() - 1) return Wrong("slots");
    free = free || id == kNone;
  }
  if (!free) return Wrong("slots");
  made.text_ = text;
  made.offsets_ = offsets;
  made.slots_ = slots;
  const auto special = [&made](std::string_view name) { return Special(made.Find(false, name, HashOf(name)), name); };
  YOUWARD_ASSIGN_OR_RETURN(made.unknown_, special("[UNK]"));
  YOUWARD_ASSIGN_OR_RETURN(made.start_, special("[CLS]"));
  YOUWARD_ASSIGN_OR_RETURN(made.end_, special("[SEP]"));
  return made;
}

std::string_view WordPieces::Piece(std::size_t id) const {
  return text_.substr(offsets_[id], offsets_[id + 1] - offsets_[id]);
}

std::uint32_t WordPieces::Find(bool continues, std::string_view rest, std::uint32_t hash) const {
  for (std::size_t slot = hash % slots_.size();; slot = slot + 1 == slots_.size() ? 0 : slot + 1) {
    const std::uint32_t id = slots_[slot];
    if (id == kNone) return kNone;
    std::string_view piece = Piece(id);
    if (continues) {
      if (piece.substr(0, 2) != "##") continue;
      piece.remove_prefix(2);
    }
    if (piece == rest) return id;
  }
}

// The longest piece that begins with the word's character `begin`; `end` is the character behind it.
std::uint32_t WordPieces::Longest(const Word& word, std::size_t begin, std::size_t& end) const {
  const std::size_t first = begin == 0 ? 0 : word.ends[begin - 1];
  const std::string_view rest = std::string_view(word.bytes).substr(first);
  const std::size_t longest = std::min(rest.size(), longest_);
  std::array<std::uint32_t, kLongestWord + 1> hashes;
  std::uint32_t hash = begin == 0 ? kHashStart : kHashOfContinuation;
  std::size_t at = 0;
  std::size_t count = 0;  // characters that a piece could hold
  while (begin + count < word.characters && word.ends[begin + count] - first <= longest) {
    for (; at < word.ends[begin + count] - first; ++at) hash = Hashed(hash, rest[at]);
    hashes[count++] = hash;
  }
  for (; count > 0; --count) {
    end = begin + count;
    const std::uint32_t id = Find(begin != 0, rest.substr(0, word.ends[end - 1] - first), hashes[count - 1]);
    if (id != kNone) return id;
  }
  return kNone;
}

void WordPieces::Close(Word& word, std::size_t limit, std::vector<std::uint32_t>& ids) const {
  if (word.characters == 0) return;
  const std::size_t before = ids.size();
  bool known = word.characters <= kLongestWord;
  for (std::size_t begin = 0; known && begin < word.characters;) {
    const std::uint32_t id = Longest(word, begin, begin);
    known = id != kNone;
    ids.push_back(id);
  }
  if (!known) {
    ids.resize(before);
    ids.push_back(unknown_);
  }
  if (ids.size() - before > limit) ids.resize(before + limit);
  word.Clear();
}

void WordPieces::Append(std::string_view text, std::size_t limit, std::vector<std::uint32_t>& ids) const {
  std::vector<std::uint32_t> begins;
  Append(text, limit, ids, begins);
}

void WordPieces::Append(std::string_view text, std::size_t limit, std::vector<std::uint32_t>& ids,
                        std::vector<std::uint32_t>& begins) const {
  const std::size_t full = ids.size() + limit;
  Word word;
  const auto close = [&](std::size_t most) {
    const std::size_t before = ids.size();
    Close(word, most, ids);
    begins.insert(begins.end(), ids.size() - before, static_cast<std::uint32_t>(word.begin));
  };
  for (std::size_t i = 0; i < text.size() && ids.size() < full;) {
    const std::size_t at = i;
    const base::CodePointAt c = base::DecodeUtf8(text, i);
    i += c.size;
    if (!c.valid) continue;
    const Characters made = Fold(c.value);
    switch (made.kind) {
      case Characters::Kind::kNothing:
        break;
      case Characters::Kind::kSpace:
        close(full - ids.size());
        break;
      case Characters::Kind::kAlone:
        close(full - ids.size());
        if (ids.size() == full) return;
        word.Add(made.letters[0], at);
        close(1);
        break;
      case Characters::Kind::kLetters:
        for (std::size_t k = 0; k < made.count; ++k) word.Add(made.letters[k], at);
        break;
    }
  }
  close(full - ids.size());
}

}  // namespace youward::model
