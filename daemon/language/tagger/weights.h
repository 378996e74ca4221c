// The tagger's weights as they lie in a file: what is known of single words, and what each feature says for each tag.
//
//   BuiltInWeights().Score(feature, scores);
//
// Layout (little-endian; arrays without gaps):
//   "YWTAG1\0\0", then the numbers of entries E, verbs V and features F, u32 each
//   u32[E] hashes of words, ascending; u8[E] first tags; u8[E] second tags; u8[E] sure
//   u32[V] hashes of the base forms of verbs, ascending
//   u32[F] features, ascending; u8[F] how many tags each speaks of; then for each of these u8 tag, i8 weight
//
// Immutable, any thread. Keeps a view of its bytes.
#ifndef YOUWARD_DAEMON_LANGUAGE_TAGGER_WEIGHTS_H_
#define YOUWARD_DAEMON_LANGUAGE_TAGGER_WEIGHTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "daemon/language/tagger/features.h"
#include "daemon/language/tagger/tags.h"

namespace youward::language::tagger {

using Scores = std::array<std::int32_t, kTags>;

class Weights : public Lexicon {
 public:
  // `bytes` lie as above, whole and unharmed: they are linked in, or the trainer just made them.
  explicit Weights(std::span<const std::byte> bytes);

  Entry Find(std::uint32_t word) const override;
  bool IsVerb(std::uint32_t word) const override;
  // Adds what `feature` says to `scores`; nothing where it is unknown.
  void Score(std::uint32_t feature, Scores& scores) const;

 private:
  struct Place {
    std::uint32_t feature = 0;
    std::uint32_t first = 0;  // its first pair, in bytes from pairs_
  };

  std::span<const std::byte> entries_, verbs_, tags_;
  std::size_t entry_count_ = 0;
  const std::byte* pairs_ = nullptr;
  std::vector<Place> places_;           // one more than there are features
  std::vector<std::uint32_t> buckets_;  // by the feature's upper bits: its first place
};

// The tag with the highest score; of equals the first.
Tag Best(const Scores& scores);

// The tags of a sentence. `tags` is replaced.
void TagWords(const Words& words, const Weights& weights, std::vector<Tag>& tags);

// Those that are linked in.
const Weights& BuiltInWeights();

}  // namespace youward::language::tagger

#endif  // YOUWARD_DAEMON_LANGUAGE_TAGGER_WEIGHTS_H_
