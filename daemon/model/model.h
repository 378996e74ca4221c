// The learned part: what a small text encoder finds in a letter, sentence by sentence.
//
//   absl::StatusOr<MappedFile> file = os::MappedFile::Open(path);
//   absl::StatusOr<Model> model = Model::Load(file->bytes());
//   Scratch scratch;                                                   // one a thread
//   Prediction found = model->Predict({.channel = "email", .subject = "Your audit", .sentences = sentences}, scratch);
//   found.probability(0, 2);                                           // of model->codes()[2] in the first sentence
//   model->Words(found, 0, 2, sentences[0]);                           // the bytes of it that this comes from
//
// The lower layers see one sentence alone. Whoever predicts again after one sentence changed keeps their results:
//
//   SegmentState head = model->EncodeHead("email", "Your audit", scratch);
//   SegmentState sentence = model->EncodeSentence("Hi Ann,", scratch); // may be kept by its text
//   model->Predict(head, {{&sentence, …}}, scratch);                   // the same answer as above, bit for bit
//
// A Model is immutable and may be shared by threads, each with a Scratch of its own; it starts none. It is a view of
// the file's bytes: they must stay mapped and unchanged as long as it is used. The answer depends on nothing but
// weights and text, whichever instructions the processor has.
#ifndef YOUWARD_DAEMON_MODEL_MODEL_H_
#define YOUWARD_DAEMON_MODEL_MODEL_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "daemon/model/encoder.h"
#include "daemon/model/kernels.h"
#include "daemon/model/linear.h"
#include "daemon/model/parts.h"
#include "daemon/model/scratch.h"
#include "daemon/model/weights.h"
#include "daemon/model/word_pieces.h"
#include "daemon/text/span.h"

namespace youward::model {

struct Input {
  std::string_view
      channel;  // "email", "followup", "customer" …; one that the weights do not know is "mail"; empty: email
  std::string_view subject;
  std::span<const std::string_view> sentences;  // of the body, in order
};

// The parts of a sentence, and what would be said of it if it held the tokens of one part alone; none where a finding
// could only point at the whole sentence.
struct PartsPrediction {
  std::vector<Part> parts;
  std::vector<float> logits;  // [parts, codes], not calibrated
};

struct Prediction {
  std::size_t windows = 0;  // 0: there was no sentence, and nothing here says anything
  std::size_t codes = 0;
  std::vector<float> probabilities;    // [sentences, codes], calibrated
  std::vector<bool> flags;             // [sentences, codes]: at or above the code's threshold
  float rating = 0;                    // 1 … 5, what people would give the letter
  float ordinary = 0;                  // probability that this is an ordinary message, no selling
  bool is_ordinary = false;            // it is so probable that no finding should be shown
  std::vector<PartsPrediction> parts;  // of each sentence

  float probability(std::size_t sentence, std::size_t code) const { return probabilities[sentence * codes + code]; }
  bool flagged(std::size_t sentence, std::size_t code) const { return flags[sentence * codes + code]; }
};

class Model {
 public:
  // INVALID_ARGUMENT with one line that says why: no weights, another version, cut off, damaged. The bytes begin at a
  // multiple of 64 bytes, as mapped files do. `kernels` may be any that this processor has.
  static absl::StatusOr<Model> Load(std::span<const std::byte> file, const Kernels& kernels = BestKernels());

  // Of a long letter the memory holds one window, the token ids and the answer; time grows with its length.
  Prediction Predict(const Input& input, Scratch& scratch) const;

  // From states that were made by this model. `sentences` in the order of the letter.
  Prediction Predict(const SegmentState& head, std::span<const SegmentState* const> sentences, Scratch& scratch) const;
  SegmentState EncodeHead(std::string_view channel, std::string_view subject, Scratch& scratch) const;
  SegmentState EncodeSentence(std::string_view text, Scratch& scratch) const;
  // Several at once, which is faster than one by one.
  std::vector<SegmentState> EncodeSentences(std::span<const std::string_view> texts, Scratch& scratch) const;

  // The words that a code of a sentence comes from, in bytes of `text`, which is that sentence: a clause or phrase that
  // stands out, whole words of it, or all of the text when it is short or each of its parts says the same. About 10
  // microseconds for a sentence of several parts.
  text::Span Words(const Prediction& prediction, std::size_t sentence, std::size_t code, std::string_view text) const;

  // Names in the order of a prediction's codes, "product-pitch" …; and from which probability each is flagged.
  std::span<const std::string_view> codes() const { return weights().codes; }
  float threshold(std::size_t code) const { return weights().thresholds[code]; }
  std::string_view kernels() const { return encoder_.kernels().name; }

  // Names the weights: two files with the same one give the same answers.
  std::uint32_t checksum() const { return weights().checksum; }

  // What single words say, which the encoder does not know; see linear.h.
  const Linear& linear() const { return linear_; }

  // As the encoder sees them.
  Segment HeadSegment(std::string_view channel, std::string_view subject) const;
  Segment SentenceSegment(std::string_view text) const;

 private:
  class Answer;
  Model(Encoder encoder, WordPieces pieces)
      : encoder_(std::move(encoder)), pieces_(pieces), linear_(encoder_.weights().linear) {}
  const Weights& weights() const { return encoder_.weights(); }

  Encoder encoder_;
  WordPieces pieces_;
  Linear linear_;
};

// Sentences begin … end of a letter, which the upper layers see together.
struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Window&, const Window&) = default;
};

// Cuts a letter into windows of at most `d.window_tokens`; a window repeats the last sentences of the one before.
// `tokens` are the sizes of its sentences.
std::vector<Window> WindowsOf(const Dimensions& d, std::size_t head_tokens, std::span<const std::size_t> tokens);

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_MODEL_H_
