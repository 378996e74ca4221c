// Segments are run through the lower layers together, as many as a window has room for: the matrices are then read once
// for all of them. Every row's result depends on that row alone, or on its segment, so that batching changes no bit.
#include "daemon/model/encoder.h"

#include <algorithm>
#include <numeric>

namespace youward::model {

void Encoder::Embed(const Segment& segment, float* rows) const {
  const std::size_t hidden = weights_.dimensions.hidden;
  const float* position = weights_.positions + (segment.is_head ? 0 : hidden);
  float* row = rows;
  for (const std::uint32_t id : segment.ids) {
    const std::int8_t* const word = weights_.words + id * hidden;
    const float scale = weights_.word_scales[id];
    for (std::size_t i = 0; i < hidden; ++i) row[i] = static_cast<float>(word[i]) * scale + position[i];
    row += hidden;
    position += hidden;
  }
  kernels_->normalise(rows, nullptr, segment.ids.size(), hidden, weights_.norm);
}

void Encoder::Product(const float* x, std::size_t rows, const Matrix& matrix, float* out, Scratch& scratch) const {
  Quantised quantised;
  quantised.values = scratch.values_.Get(2 * rows * matrix.columns);
  quantised.scales = scratch.scales_.Get(rows);
  kernels_->quantise(x, rows, matrix.columns, quantised);
  kernels_->product(quantised, matrix, scratch.panel_.Get(PanelBytes(rows, matrix.columns)), out);
}

void Encoder::RunLayer(const Layer& layer, std::span<const std::size_t> groups, float* x, Scratch& scratch) const {
  const Dimensions& d = weights_.dimensions;
  const std::size_t rows = std::accumulate(groups.begin(), groups.end(), std::size_t{0});
  const std::size_t largest = *std::max_element(groups.begin(), groups.end());
  float* const wide = scratch.wide_.Get(rows * std::max(3 * d.hidden, d.feed));
  float* const narrow = scratch.narrow_.Get(rows * d.hidden);
  float* const memory = scratch.attention_.Get(AttentionFloats(largest));

  Product(x, rows, layer.qkv, wide, scratch);
  std::size_t row = 0;
  for (const std::size_t group : groups) {
    kernels_->attention(wide + row * 3 * d.hidden, group, d.heads, narrow + row * d.hidden, memory);
    row += group;
  }
  Product(narrow, rows, layer.mix, wide, scratch);
  kernels_->normalise(x, wide, rows, d.hidden, layer.norm1);

  Product(x, rows, layer.up, wide, scratch);
  kernels_->gelu(wide, rows * d.feed);
  Product(wide, rows, layer.down, narrow, scratch);
  kernels_->normalise(x, narrow, rows, d.hidden, layer.norm2);
}

void Encoder::Lower(std::span<const Segment> segments, Scratch& scratch, std::vector<SegmentState>& states) const {
  const Dimensions& d = weights_.dimensions;
  states.reserve(states.size() + segments.size());
  std::vector<std::size_t> groups;
  for (std::size_t begin = 0; begin < segments.size();) {
    std::size_t rows = 0;
    std::size_t end = begin;
    groups.clear();
    while (end < segments.size() && (end == begin || rows + segments[end].ids.size() <= d.window_tokens)) {
      groups.push_back(segments[end].ids.size());
      rows += segments[end++].ids.size();
    }
    float* const x = scratch.rows_.Get(rows * d.hidden);
    float* at = x;
    for (const Segment& segment : segments.subspan(begin, end - begin)) {
      Embed(segment, at);
      at += segment.ids.size() * d.hidden;
    }
    for (std::size_t i = 0; i < d.split; ++i) RunLayer(weights_.layers[i], groups, x, scratch);
    at = x;
    for (const Segment& segment : segments.subspan(begin, end - begin)) {
      const std::size_t tokens = segment.ids.size();
      states.push_back({tokens, std::vector<float>(at, at + tokens * d.hidden), segment.parts});
      at += tokens * d.hidden;
    }
    begin = end;
  }
}

// The mean and the maximum of `count` rows, and the window's first row.
void Encoder::Pool(const float* rows, std::size_t count, const float* first_row, float* features) const {
  const std::size_t hidden = weights_.dimensions.hidden;
  float* const mean = features;
  float* const largest = mean + hidden;
  std::copy_n(rows, hidden, mean);
  std::copy_n(rows, hidden, largest);
  for (std::size_t token = 1; token < count; ++token) {
    const float* const row = rows + token * hidden;
    for (std::size_t i = 0; i < hidden; ++i) {
      mean[i] = mean[i] + row[i];
      largest[i] = row[i] > largest[i] ? row[i] : largest[i];
    }
  }
  const auto divisor = static_cast<float>(count);
  for (std::size_t i = 0; i < hidden; ++i) mean[i] = mean[i] / divisor;
  std::copy_n(first_row, hidden, largest + hidden);
}

std::vector<float> Encoder::Features(std::span<const SegmentState* const> sentences, const float* first_row,
                                     const float* rows) const {
  const std::size_t hidden = weights_.dimensions.hidden;
  std::size_t count = sentences.size();
  for (const SegmentState* sentence : sentences) count += sentence->parts.size();
  std::vector<float> features(count * 3 * hidden);
  float* whole = features.data();
  float* part = whole + sentences.size() * 3 * hidden;
  for (const SegmentState* sentence : sentences) {
    const std::size_t own = sentence->tokens - 1;  // [SEP] aside
    Pool(rows, own, first_row, whole);
    for (std::size_t p = 0; p < sentence->parts.size(); ++p) {
      const std::size_t begin = sentence->parts[p].first_token;
      const std::size_t end = p + 1 < sentence->parts.size() ? sentence->parts[p + 1].first_token : own;
      Pool(rows + begin * hidden, end - begin, first_row, part);
      part += 3 * hidden;
    }
    rows += sentence->tokens * hidden;
    whole += 3 * hidden;
  }
  return features;
}

WindowOutputs Encoder::Upper(const SegmentState& head, std::span<const SegmentState* const> sentences,
                             std::size_t first, Scratch& scratch) const {
  const Dimensions& d = weights_.dimensions;
  std::size_t rows = head.tokens;
  for (const SegmentState* sentence : sentences) rows += sentence->tokens;
  float* const x = scratch.rows_.Get(rows * d.hidden);
  float* at = x;
  const auto place = [&](const SegmentState& state, std::size_t number) {
    const float* const values = weights_.places + std::min<std::size_t>(number, d.places - 1) * d.hidden;
    const float* row = state.rows.data();
    for (std::size_t token = 0; token < state.tokens; ++token, row += d.hidden, at += d.hidden) {
      for (std::size_t i = 0; i < d.hidden; ++i) at[i] = row[i] + values[i];
    }
  };
  place(head, 0);
  for (std::size_t k = 0; k < sentences.size(); ++k) place(*sentences[k], first + k + 1);
  for (std::size_t i = d.split; i < d.layers; ++i) RunLayer(weights_.layers[i], {&rows, 1}, x, scratch);

  const std::vector<float> features = Features(sentences, x, x + head.tokens * d.hidden);
  const std::size_t count = features.size() / (3 * d.hidden);
  std::vector<float> inner(count * d.head_width);
  Product(features.data(), count, weights_.head1, inner.data(), scratch);
  kernels_->gelu(inner.data(), inner.size());
  WindowOutputs outputs;
  outputs.logits.resize(sentences.size() * d.codes);
  outputs.part_logits.resize((count - sentences.size()) * d.codes);
  for (std::size_t k = 0; k < count; ++k) {
    float* const logits = k < sentences.size() ? outputs.logits.data() + k * d.codes
                                               : outputs.part_logits.data() + (k - sentences.size()) * d.codes;
    kernels_->dense(inner.data() + k * d.head_width, weights_.head2, logits);
  }
  float letter[2];
  kernels_->dense(x, weights_.letter, letter);
  outputs.rating = letter[0];
  outputs.ordinary = letter[1];
  return outputs;
}

}  // namespace youward::model
