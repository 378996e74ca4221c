#include "tests/unit/model/data.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "daemon/model/checksum.h"

namespace youward::model {
namespace {

std::pair<std::string, std::string> Paths() {
  if (const char* named = std::getenv("YOUWARD_MODEL_TEST_DATA"); named != nullptr) {
    const std::string_view both = named;
    const std::size_t comma = both.find(',');
    return {std::string(both.substr(0, comma)), std::string(both.substr(comma + 1))};
  }
  const std::string folder = YOUWARD_SOURCE_DIR "/tests/unit/model/data/";
  return {folder + "tiny.ywenc", folder + "tiny.json"};
}

}  // namespace

std::span<const std::byte> WeightsBytes() {
  static const os::MappedFile file = os::MappedFile::Open(Paths().first).value();
  return file.bytes();
}

const nlohmann::json& Vectors() {
  static const nlohmann::json vectors = [] {
    const os::MappedFile file = os::MappedFile::Open(Paths().second).value();
    const auto* begin = reinterpret_cast<const char*>(file.bytes().data());
    return nlohmann::json::parse(begin, begin + file.bytes().size());
  }();
  return vectors;
}

Model LoadModel(const Kernels& kernels) { return Model::Load(WeightsBytes(), kernels).value(); }

Copy::Copy(std::span<const std::byte> bytes) : memory_(bytes.size() + 64) {
  const std::size_t past = reinterpret_cast<std::uintptr_t>(memory_.data()) % 64;
  bytes_ = std::span(memory_).subspan(64 - past, bytes.size());
  std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

void Copy::Seal() { Set(24, Crc32(bytes_.subspan(64))); }

}  // namespace youward::model
