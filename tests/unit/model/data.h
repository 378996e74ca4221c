// The files in tests/unit/model/data: a weights file of small sizes and chance numbers, and what the training side's
// reference makes of it. YOUWARD_MODEL_TEST_DATA names two others, "weights.ywenc,vectors.json", that these tests are
// to be run on (such as a trained file).
#ifndef YOUWARD_TESTS_UNIT_MODEL_DATA_H_
#define YOUWARD_TESTS_UNIT_MODEL_DATA_H_

#include <cstddef>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "daemon/model/model.h"
#include "daemon/os/mapped_file.h"

namespace youward::model {

std::span<const std::byte> WeightsBytes();
const nlohmann::json& Vectors();

// The weights above under the given kernels.
Model LoadModel(const Kernels& kernels = BestKernels());

// A copy of bytes that may be changed, at a multiple of 64 bytes.
class Copy {
 public:
  explicit Copy(std::span<const std::byte> bytes);
  std::span<std::byte> bytes() { return bytes_; }
  template <typename T>
  void Set(std::size_t at, T value);
  // Makes the checksum fit again.
  void Seal();

 private:
  std::vector<std::byte> memory_;
  std::span<std::byte> bytes_;
};

template <typename T>
void Copy::Set(std::size_t at, T value) {
  const auto* source = reinterpret_cast<const std::byte*>(&value);
  std::copy_n(source, sizeof(T), bytes_.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace youward::model

#endif  // YOUWARD_TESTS_UNIT_MODEL_DATA_H_
