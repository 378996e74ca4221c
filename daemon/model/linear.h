// The linear part: what single words, word groups, letter groups and the rules say about a sentence, added up.
//
//   const Linear linear(weights.linear);
//   std::vector<float> logits = linear.Logits({.kind = "email", .sentences = sentences, .marks = marks});
//   logits[2 * codes + 5];                                    // of the sixth code in the third sentence
//
// It knows little of meaning, but what it knows holds where the encoder wanders: exact words, and how far a rule is to
// be believed. Features and weights: training/encoder/FORMAT.md, "The linear part". A Linear is immutable and may be
// shared by threads; it is a view of the weights' bytes. The same input gives the same answer, bit for bit.
#ifndef YOUWARD_DAEMON_MODEL_LINEAR_H_
#define YOUWARD_DAEMON_MODEL_LINEAR_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "daemon/model/weights.h"

namespace youward::model {

struct LinearInput {
  std::string_view kind;                        // "email", "followup", "customer" … as the training data names it
  std::span<const std::string_view> sentences;  // of the body, in order; UTF-8
  std::span<const std::vector<std::string_view>> marks;  // of each sentence, the ids of rules that spoke about it
};

class Linear {
 public:
  explicit Linear(const LinearWeights& weights);

  // [sentences, codes], not calibrated. Time grows with the length of the text, memory with one sentence.
  std::vector<float> Logits(const LinearInput& input) const;
  // [codes]: what the words and letter groups of `text` say by themselves, without place, neighbours, rules and bias.
  std::vector<float> LogitsOfWords(std::string_view text) const;

 private:
  class Sum;

  // The row of a feature; -1 for one that the weights do not know.
  std::ptrdiff_t Row(std::uint32_t feature) const;

  LinearWeights weights_;
  std::vector<std::uint32_t> starts_;  // where the features of each leading 12 bits begin
};

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_LINEAR_H_
