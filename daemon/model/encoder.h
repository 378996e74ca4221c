// The network itself, from token ids to logits; a letter's text and the meaning of its outputs are
// daemon/model/model.h's.
//
//   encoder.Lower(segments, scratch, states);        // each depends on its segment alone
//   encoder.Upper(head, states, 0, scratch, outputs);
//
// Views into the weights, which must stay; immutable, any thread with a Scratch of its own.
#ifndef YOUWARD_DAEMON_MODEL_ENCODER_H_
#define YOUWARD_DAEMON_MODEL_ENCODER_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "daemon/model/kernels.h"
#include "daemon/model/parts.h"
#include "daemon/model/scratch.h"
#include "daemon/model/weights.h"

namespace youward::model {

// A part of a sentence (daemon/model/parts.h) and its tokens: up to those of the next part, or to [SEP].
struct TokenPart {
  Part part;
  std::size_t first_token = 0;
};

// The head of a letter or one sentence, as tokens.
struct Segment {
  std::vector<std::uint32_t> ids;  // ends with [SEP]
  bool is_head = false;            // begins with [CLS]
  std::vector<TokenPart> parts;    // of a sentence that a finding may point into, else none
};

// What the lower layers make of a segment: the part of the work that does not change when other sentences do. About 1.5
// KiB a token.
struct SegmentState {
  std::size_t tokens = 0;
  std::vector<float> rows;  // [tokens, hidden]
  std::vector<TokenPart> parts;
};

struct WindowOutputs {
  std::vector<float> logits;  // [sentences, codes], not calibrated
  // [parts of all sentences, codes]: what would be said of the sentence if it held the tokens of one part alone, each
  // as it is in the whole letter.
  std::vector<float> part_logits;
  float rating = 0;
  float ordinary = 0;
};

class Encoder {
 public:
  Encoder(Weights weights, const Kernels& kernels) : weights_(std::move(weights)), kernels_(&kernels) {}

  const Weights& weights() const { return weights_; }
  const Kernels& kernels() const { return *kernels_; }

  // The states of `segments`, in their order, appended to `states`. How they are batched changes no bit of them.
  void Lower(std::span<const Segment> segments, Scratch& scratch, std::vector<SegmentState>& states) const;

  // One window: the head, and `sentences`, the first of which is the letter's sentence number `first`.
  WindowOutputs Upper(const SegmentState& head, std::span<const SegmentState* const> sentences, std::size_t first,
                      Scratch& scratch) const;

 private:
  void Embed(const Segment& segment, float* rows) const;
  // One layer over rows that stand in `x`; attention stays within each of the groups, whose sizes add up to all rows.
  void RunLayer(const Layer& layer, std::span<const std::size_t> groups, float* x, Scratch& scratch) const;
  void Product(const float* x, std::size_t rows, const Matrix& matrix, float* out, Scratch& scratch) const;
  // What the heads look at: first of the sentences, then of all their parts.
  std::vector<float> Features(std::span<const SegmentState* const> sentences, const float* first_row,
                              const float* rows) const;
  void Pool(const float* rows, std::size_t count, const float* first_row, float* features) const;

  Weights weights_;
  const Kernels* kernels_;
};

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_ENCODER_H_
