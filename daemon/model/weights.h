// The encoder's weights file, taken apart (training/encoder/FORMAT.md describes it).
//
//   absl::StatusOr<Weights> weights = Weights::Parse(file.bytes());
//
// Everything here is a view into the bytes, which must outlive it and stay as they are; nothing is copied. Immutable,
// any thread.
#ifndef YOUWARD_DAEMON_MODEL_WEIGHTS_H_
#define YOUWARD_DAEMON_MODEL_WEIGHTS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace youward::model {

// In the order of the file.
struct Dimensions {
  std::uint32_t hidden = 0;
  std::uint32_t feed = 0;
  std::uint32_t heads = 0;
  std::uint32_t layers = 0;
  std::uint32_t split = 0;  // layers that see one segment alone
  std::uint32_t positions = 0;
  std::uint32_t places = 0;
  std::uint32_t pieces = 0;
  std::uint32_t codes = 0;
  std::uint32_t head_width = 0;
  std::uint32_t letter_outputs = 0;
  std::uint32_t window_tokens = 0;
  std::uint32_t sentence_tokens = 0;
  std::uint32_t head_tokens = 0;
  std::uint32_t window_overlap = 0;
  std::uint32_t slots = 0;
};

// An 8-bit matrix; row-major, one row an output.
struct Matrix {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  const std::int8_t* weight = nullptr;  // [rows, columns]
  const float* scale = nullptr;         // [rows]
  const float* bias = nullptr;          // [rows]
};

struct Norm {
  const float* weight = nullptr;  // [hidden]
  const float* bias = nullptr;    // [hidden]
};

struct Layer {
  Matrix qkv, mix, up, down;
  Norm norm1, norm2;
};

// Some outputs in single precision.
struct Dense {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  const float* weight = nullptr;  // [rows, columns]
  const float* bias = nullptr;    // [rows]
};

// Features by their CRC-32, ascending, and what each says about every code.
struct LinearWeights {
  std::uint32_t codes = 0;
  std::span<const std::uint32_t> features;
  const std::int8_t* weight = nullptr;  // [features, codes]
  const float* scale = nullptr;         // [codes]
  const float* bias = nullptr;          // [codes]
};

struct Weights {
  // Checks all of it: magic, version, size, checksum, dimensions, and every array that is needed. INVALID_ARGUMENT with
  // one line that says what is wrong.
  static absl::StatusOr<Weights> Parse(std::span<const std::byte> file);

  std::uint32_t checksum = 0;  // of the file's content: names the weights
  Dimensions dimensions;
  std::string_view vocabulary;
  std::span<const std::uint32_t> vocabulary_offsets;
  std::span<const std::uint32_t> vocabulary_slots;
  std::vector<std::string_view> codes;
  std::vector<std::pair<std::string_view, std::string_view>> channels;  // key, phrase
  const std::int8_t* words = nullptr;                                   // [pieces, hidden]
  const float* word_scales = nullptr;                                   // [pieces]
  const float* positions = nullptr;                                     // [positions, hidden]
  const float* places = nullptr;                                        // [places, hidden]
  Norm norm;
  std::vector<Layer> layers;
  Matrix head1;
  Dense head2, letter;
  LinearWeights linear;
  std::span<const float> slopes, offsets;  // calibration: codes, rating, ordinary
  std::span<const float> thresholds;       // codes, ordinary
};

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_WEIGHTS_H_
