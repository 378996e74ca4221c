// What the tagger looks at: hashes of a word, its ending, its neighbours and the tags before it. The trainer uses the
// same code, so that both see the same.
//
//   words.Read(text, tokens, lexicon);
//   FeaturesOf(words, i, tag of i - 1, tag of i - 2, features);
//
// Internal to daemon/language and training/tagger. Not thread-safe; buffers are used again.
#ifndef YOUWARD_DAEMON_LANGUAGE_TAGGER_FEATURES_H_
#define YOUWARD_DAEMON_LANGUAGE_TAGGER_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/language/tagger/tags.h"
#include "daemon/text/document.h"

namespace youward::language::tagger {

// What is known of a word without its sentence.
struct Entry {
  static constexpr std::uint8_t kNoTag = 255;
  std::uint8_t first = kNoTag;   // its most frequent tag
  std::uint8_t second = kNoTag;  // its second
  bool sure = false;             // the first is its only one
};

// Looks words up by hash.
class Lexicon {
 public:
  virtual ~Lexicon() = default;
  virtual Entry Find(std::uint32_t word) const = 0;
  virtual bool IsVerb(std::uint32_t word) const = 0;  // the base form of a verb
};

std::uint32_t Hash(std::string_view text);

// A word as the features see it; hashes of the normalised word, whose digits are all "0".
struct Word {
  std::uint32_t word = 0;
  std::uint32_t suffix1 = 0, suffix2 = 0, suffix3 = 0, suffix4 = 0;
  std::uint32_t prefix = 0;
  std::uint32_t shape = 0;  // kind, capitals, hyphen, first of its sentence
  std::uint32_t entry = 0;  // the lexicon's two tags
  std::uint32_t form = 0;   // which form of a known verb it looks like: none, base, -s, -ed, -ing
  bool third = false;       // that form is the third person
  bool finite = false;      // surely a finite verb
  bool finite_before = false, finite_after = false;  // one of these stands before it, after it
  std::uint8_t sure = Entry::kNoTag;                 // its tag where no choice is left
};

class Words {
 public:
  void Read(std::string_view text, std::span<const text::Token> tokens, const Lexicon& lexicon);
  std::size_t size() const { return words_.size(); }
  const Word& operator[](std::size_t i) const { return words_[i]; }
  // Beyond an edge: a word of zeros.
  const Word& At(std::size_t i) const { return i < words_.size() ? words_[i] : edge_; }

 private:
  std::vector<Word> words_;
  std::string buffer_;
  Word edge_;
};

inline constexpr std::size_t kFeatures = 25;
using Features = std::array<std::uint32_t, kFeatures>;

// `previous` and `before_previous` are tags, Entry::kNoTag beyond the sentence's head.
void FeaturesOf(const Words& words, std::size_t i, std::uint8_t previous, std::uint8_t before_previous, Features& out);

}  // namespace youward::language::tagger

#endif  // YOUWARD_DAEMON_LANGUAGE_TAGGER_FEATURES_H_
