// A letter is cut into windows; what several windows say of one sentence is averaged. For a long letter the lower
// layers' states are made window by window and dropped behind it, so that memory stays with the window.
#include "daemon/model/model.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "daemon/base/concat.h"
#include "daemon/base/status_macros.h"

namespace youward::model {
namespace {

constexpr std::string_view kDefaultChannel = "email";

// How much the linear part's word counts beside the encoder's where a finding is to point: it is less often right, but
// knows exactly where each of its words stands.
constexpr float kLinearShare = 0.5F;

// The parts of a sentence whose words begin at these bytes; those behind the last token that is read are left out. None
// if fewer than two remain.
std::vector<TokenPart> TokenPartsOf(std::string_view text, std::span<const std::uint32_t> begins) {
  std::vector<TokenPart> result;
  for (const Part& part : PartsOf(text)) {
    const auto at = result.empty() ? begins.begin() : std::lower_bound(begins.begin(), begins.end(), part.span.begin);
    if (at == begins.end()) break;
    const auto token = static_cast<std::size_t>(at - begins.begin());
    if (!result.empty() && token == result.back().first_token) continue;
    result.push_back({part, token});
  }
  if (result.size() < 2) result.clear();
  return result;
}

}  // namespace

std::vector<Window> WindowsOf(const Dimensions& d, std::size_t head_tokens, std::span<const std::size_t> tokens) {
  std::vector<Window> windows;
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t size = head_tokens;
    std::size_t end = begin;
    while (end < tokens.size() && (end == begin || size + tokens[end] <= d.window_tokens)) size += tokens[end++];
    windows.push_back({begin, end});
    if (end == tokens.size()) break;
    begin = std::max(begin + 1, end > d.window_overlap ? end - d.window_overlap : 0);
  }
  return windows;
}

// Sums over windows, then the calibrated answer.
class Model::Answer {
 public:
  Answer(const Model& model, std::size_t sentences)
      : model_(model), logits_(sentences * model.codes().size()), seen_(sentences), parts_(sentences) {}

  // `sentences` are those of the window.
  void Add(const Window& window, std::span<const SegmentState* const> sentences, const WindowOutputs& outputs) {
    const std::size_t codes = model_.codes().size();
    for (std::size_t i = 0; i < outputs.logits.size(); ++i) logits_[window.begin * codes + i] += outputs.logits[i];
    for (std::size_t i = window.begin; i < window.end; ++i) seen_[i] += 1.0f;
    const float* part_logits = outputs.part_logits.data();
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      PartsPrediction& known = parts_[window.begin + i];
      if (known.parts.empty()) {
        for (const TokenPart& part : sentences[i]->parts) known.parts.push_back(part.part);
        known.logits.resize(known.parts.size() * codes);
      }
      for (float& logit : known.logits) logit += *part_logits++;
    }
    rating_ += outputs.rating;
    ordinary_ += outputs.ordinary;
    ++windows_;
  }

  Prediction Finish() const {
    const Weights& w = model_.weights();
    const std::size_t codes = model_.codes().size();
    Prediction result{.windows = windows_, .codes = codes};
    if (windows_ == 0) return result;
    result.probabilities.resize(logits_.size());
    result.flags.resize(logits_.size());
    for (std::size_t i = 0; i < logits_.size(); ++i) {
      const std::size_t code = i % codes;
      const float probability = Probability(logits_[i] / seen_[i / codes], code);
      result.probabilities[i] = probability;
      result.flags[i] = probability >= w.thresholds[code];
    }
    result.parts = parts_;
    for (std::size_t i = 0; i < result.parts.size(); ++i) {
      for (float& logit : result.parts[i].logits) logit /= seen_[i];
    }
    const auto count = static_cast<float>(windows_);
    const float rating = std::fma(rating_ / count, w.slopes[codes], w.offsets[codes]) + 3.0f;
    result.rating = std::clamp(rating, 1.0f, 5.0f);
    result.ordinary = Probability(ordinary_ / count, codes + 1);
    result.is_ordinary = result.ordinary >= w.thresholds[codes];
    return result;
  }

 private:
  float Probability(float logit, std::size_t output) const {
    const Weights& w = model_.weights();
    return model_.encoder_.kernels().sigmoid(std::fma(logit, w.slopes[output], w.offsets[output]));
  }

  const Model& model_;
  std::vector<float> logits_;
  std::vector<float> seen_;
  std::vector<PartsPrediction> parts_;
  float rating_ = 0;
  float ordinary_ = 0;
  std::size_t windows_ = 0;
};

absl::StatusOr<Model> Model::Load(std::span<const std::byte> file, const Kernels& kernels) {
  YOUWARD_ASSIGN_OR_RETURN(Weights weights, Weights::Parse(file));
  YOUWARD_ASSIGN_OR_RETURN(WordPieces pieces,
                           WordPieces::Make(weights.vocabulary, weights.vocabulary_offsets, weights.vocabulary_slots));
  return Model(Encoder(std::move(weights), kernels), pieces);
}

Segment Model::HeadSegment(std::string_view channel, std::string_view subject) const {
  std::string_view phrase;
  const std::string_view wanted = channel.empty() ? kDefaultChannel : channel;
  for (const auto& [key, value] : weights().channels) {
    if (key == wanted) {
      phrase = value;
      break;
    }
    if (key.empty()) phrase = value;
  }
  Segment segment{.is_head = true};
  segment.ids.push_back(pieces_.start());
  // A subject is a line; what goes beyond the limit is not looked at, but would be copied here.
  pieces_.Append(base::Concat(phrase, " : ", subject), weights().dimensions.head_tokens, segment.ids);
  segment.ids.push_back(pieces_.end());
  return segment;
}

Segment Model::SentenceSegment(std::string_view text) const {
  Segment segment;
  std::vector<std::uint32_t> begins;
  const std::size_t limit = weights().dimensions.sentence_tokens;
  pieces_.Append(text, limit, segment.ids, begins);
  // What is not read is no part either, whatever its size.
  segment.parts = TokenPartsOf(begins.size() < limit ? text : text.substr(0, begins.back()), begins);
  if (segment.ids.empty()) segment.ids.push_back(pieces_.unknown());
  segment.ids.push_back(pieces_.end());
  return segment;
}

SegmentState Model::EncodeHead(std::string_view channel, std::string_view subject, Scratch& scratch) const {
  const Segment segment = HeadSegment(channel, subject);
  std::vector<SegmentState> states;
  encoder_.Lower({&segment, 1}, scratch, states);
  return std::move(states.front());
}

SegmentState Model::EncodeSentence(std::string_view text, Scratch& scratch) const {
  return std::move(EncodeSentences({&text, 1}, scratch).front());
}

std::vector<SegmentState> Model::EncodeSentences(std::span<const std::string_view> texts, Scratch& scratch) const {
  std::vector<Segment> segments;
  segments.reserve(texts.size());
  for (const std::string_view text : texts) segments.push_back(SentenceSegment(text));
  std::vector<SegmentState> states;
  encoder_.Lower(segments, scratch, states);
  return states;
}

Prediction Model::Predict(const SegmentState& head, std::span<const SegmentState* const> sentences,
                          Scratch& scratch) const {
  std::vector<std::size_t> tokens;
  for (const SegmentState* sentence : sentences) tokens.push_back(sentence->tokens);
  Answer answer(*this, sentences.size());
  for (const Window& window : WindowsOf(weights().dimensions, head.tokens, tokens)) {
    const auto seen = sentences.subspan(window.begin, window.end - window.begin);
    answer.Add(window, seen, encoder_.Upper(head, seen, window.begin, scratch));
  }
  return answer.Finish();
}

Prediction Model::Predict(const Input& input, Scratch& scratch) const {
  const SegmentState head = EncodeHead(input.channel, input.subject, scratch);
  std::vector<Segment> segments;
  std::vector<std::size_t> tokens;
  for (const std::string_view text : input.sentences) {
    segments.push_back(SentenceSegment(text));
    tokens.push_back(segments.back().ids.size());
  }
  Answer answer(*this, segments.size());
  std::vector<SegmentState> states;  // of the sentences from `first` on
  std::size_t first = 0;
  for (const Window& window : WindowsOf(weights().dimensions, head.tokens, tokens)) {
    states.erase(states.begin(), states.begin() + static_cast<std::ptrdiff_t>(window.begin - first));
    first = window.begin;
    const std::size_t known = first + states.size();
    encoder_.Lower(std::span(segments).subspan(known, window.end - known), scratch, states);
    std::vector<const SegmentState*> seen;
    seen.reserve(states.size());
    for (const SegmentState& state : states) seen.push_back(&state);
    answer.Add(window, seen, encoder_.Upper(head, seen, window.begin, scratch));
  }
  return answer.Finish();
}

text::Span Model::Words(const Prediction& prediction, std::size_t sentence, std::size_t code,
                        std::string_view text) const {
  const PartsPrediction& known = prediction.parts[sentence];
  const text::Span all{0, static_cast<std::uint32_t>(text.size())};
  if (known.parts.empty()) return all;
  std::vector<float> strengths;
  for (std::size_t p = 0; p < known.parts.size(); ++p) {
    const float linear = linear_.LogitsOfWords(known.parts[p].span.In(text))[code];
    strengths.push_back(known.logits[p * prediction.codes + code] + kLinearShare * linear);
  }
  return StrongestParts(text, known.parts, strengths).value_or(all);
}

}  // namespace youward::model
