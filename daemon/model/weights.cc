// A file that was cut off, or damaged by a disk, is told from a good one by its size and checksum. The checks behind
// those are for files that were made wrongly: an index out of a table must not come from a file, whoever wrote it.
#include "daemon/model/weights.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

#include "daemon/base/concat.h"
#include "daemon/base/status_macros.h"
#include "daemon/model/checksum.h"

namespace youward::model {
namespace {

static_assert(std::endian::native == std::endian::little, "the weights are used as they lie in the file");

constexpr std::string_view kMagic("YWENC1\0\0", 8);
constexpr std::uint32_t kVersion = 2;
constexpr std::size_t kHeader = 64;
constexpr std::size_t kEntry = 56;
constexpr std::size_t kName = 32;
constexpr std::size_t kAlignment = 64;
constexpr std::size_t kDirectory = kHeader + sizeof(Dimensions);
static_assert(sizeof(Dimensions) == 64);

enum class Type : std::uint32_t { kU8, kS8, kF32, kU32 };
constexpr std::uint32_t kSizes[] = {1, 1, 4, 4};
constexpr std::uint32_t kAny = 0xFFFFFFFF;

template <typename... Pieces>
absl::Status Refused(const Pieces&... pieces) {
  return absl::InvalidArgumentError(base::Concat("the weights are refused: ", pieces...));
}

template <typename T>
T Read(std::span<const std::byte> file, std::size_t at) {
  T value;
  std::memcpy(&value, file.data() + at, sizeof(T));
  return value;
}

// Finds arrays by name. The first error stays and what follows it gives null, so that it is asked for once, at the end.
class Arrays {
 public:
  Arrays(std::span<const std::byte> file, std::uint32_t count) : file_(file), count_(count) {}

  const absl::Status& status() const { return status_; }

  // The array's bytes; `columns` may be kAny.
  std::span<const std::byte> Get(std::string_view name, Type type, std::uint32_t rows, std::uint32_t columns) {
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t entry = kDirectory + i * kEntry;
      const char* stored = reinterpret_cast<const char*>(file_.data()) + entry;
      if (std::string_view(stored, strnlen(stored, kName)) != name) continue;
      if (Read<Type>(file_, entry + kName) != type) return Fail(name, "is of another type");
      const auto stored_rows = Read<std::uint32_t>(file_, entry + kName + 4);
      const auto stored_columns = Read<std::uint32_t>(file_, entry + kName + 8);
      if (stored_rows != rows || (columns != kAny && stored_columns != columns)) return Fail(name, "has another shape");
      const auto offset = Read<std::uint64_t>(file_, entry + kName + 16);
      const std::uint64_t cells = std::uint64_t{stored_rows} * stored_columns;
      if (offset % kAlignment != 0) return Fail(name, "is not aligned");
      if (offset > file_.size() || cells > (file_.size() - offset) / kSizes[static_cast<std::size_t>(type)]) {
        return Fail(name, "lies beyond the end");
      }
      return file_.subspan(offset, cells * kSizes[static_cast<std::size_t>(type)]);
    }
    return Fail(name, "is missing");
  }

  std::string_view Text(std::string_view name) {
    const std::span<const std::byte> bytes = Get(name, Type::kU8, 1, kAny);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

  // `count` may be kAny.
  std::span<const std::uint32_t> Numbers(std::string_view name, std::uint32_t count) {
    const std::span<const std::byte> bytes = Get(name, Type::kU32, 1, count);
    return {reinterpret_cast<const std::uint32_t*>(bytes.data()), bytes.size() / sizeof(std::uint32_t)};
  }

  const std::int8_t* Bytes(std::string_view name, std::uint32_t rows, std::uint32_t columns) {
    return reinterpret_cast<const std::int8_t*>(Get(name, Type::kS8, rows, columns).data());
  }

  const float* Floats(std::string_view name, std::uint32_t rows, std::uint32_t columns) {
    const std::span<const std::byte> bytes = Get(name, Type::kF32, rows, columns);
    const auto* values = reinterpret_cast<const float*>(bytes.data());
    for (std::size_t i = 0; i < bytes.size() / sizeof(float); ++i) {
      if (!std::isfinite(values[i])) {
        Fail(name, "holds what is no number");
        return nullptr;
      }
    }
    return values;
  }

  Matrix MatrixOf(const std::string& name, std::uint32_t rows, std::uint32_t columns) {
    return {rows, columns, Bytes(name + ".weight", rows, columns), Floats(name + ".scale", 1, rows),
            Floats(name + ".bias", 1, rows)};
  }

  Dense DenseOf(const std::string& name, std::uint32_t rows, std::uint32_t columns) {
    return {rows, columns, Floats(name + ".weight", rows, columns), Floats(name + ".bias", 1, rows)};
  }

  LinearWeights LinearOf(const std::string& name, std::uint32_t codes) {
    LinearWeights linear{.codes = codes, .features = Numbers(name + ".features", kAny)};
    linear.weight = Bytes(name + ".weight", static_cast<std::uint32_t>(linear.features.size()), codes);
    linear.scale = Floats(name + ".scale", 1, codes);
    linear.bias = Floats(name + ".bias", 1, codes);
    if (!std::is_sorted(linear.features.begin(), linear.features.end())) Fail(name + ".features", "is not in order");
    return linear;
  }

  Norm NormOf(const std::string& name, std::uint32_t columns) {
    return {Floats(name + ".weight", 1, columns), Floats(name + ".bias", 1, columns)};
  }

 private:
  std::span<const std::byte> Fail(std::string_view name, std::string_view what) {
    if (status_.ok()) status_ = Refused("the array \"", name, "\" ", what);
    return {};
  }

  std::span<const std::byte> file_;
  std::uint32_t count_;
  absl::Status status_;
};

// What the kernels and the fixed sizes of scratch memory take for granted.
absl::Status CheckDimensions(const Dimensions& d) {
  struct Limit {
    std::string_view name;
    std::uint32_t value, least, most, multiple;
  };
  const Limit limits[] = {
      {"hidden", d.hidden, 64, 1024, 64},
      {"feed", d.feed, 64, 4096, 64},
      {"heads", d.heads, d.hidden / 32, d.hidden / 32, 1},
      {"layers", d.layers, 1, 24, 1},
      {"split", d.split, 0, d.layers, 1},
      {"places", d.places, 1, 4096, 1},
      {"pieces", d.pieces, 3, 1u << 20, 1},
      {"codes", d.codes, 1, 256, 1},
      {"head_width", d.head_width, 64, 1024, 64},
      {"letter_outputs", d.letter_outputs, 2, 2, 1},
      {"sentence_tokens", d.sentence_tokens, 1, 1024, 1},
      {"head_tokens", d.head_tokens, 1, 1024, 1},
      {"positions", d.positions, std::max(d.sentence_tokens, d.head_tokens) + 2, 4096, 1},
      {"window_tokens", d.window_tokens, d.sentence_tokens + d.head_tokens + 3, 4096, 1},
      {"slots", d.slots, 1, 1u << 22, 1},
  };
  for (const Limit& limit : limits) {
    if (limit.value < limit.least || limit.value > limit.most || limit.value % limit.multiple != 0) {
      return Refused("dimension ", limit.name, " is ", limit.value);
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::uint32_t> CheckHeader(std::span<const std::byte> file) {
  if (file.size() < kMagic.size() || std::memcmp(file.data(), kMagic.data(), kMagic.size()) != 0) {
    return Refused("not a weights file");
  }
  if (file.size() < kDirectory) return Refused("the file is cut off: ", file.size(), " bytes");
  if (reinterpret_cast<std::uintptr_t>(file.data()) % kAlignment != 0) return Refused("not at a multiple of 64 bytes");
  const auto version = Read<std::uint32_t>(file, 8);
  if (version != kVersion) return Refused("version ", version, ", this program reads version ", kVersion);
  const auto size = Read<std::uint64_t>(file, 16);
  if (size != file.size()) return Refused("the file has ", file.size(), " bytes and should have ", size);
  if (Crc32(file.subspan(kHeader)) != Read<std::uint32_t>(file, 24)) return Refused("the checksum does not fit");
  const auto count = Read<std::uint32_t>(file, 12);
  if (count > (file.size() - kDirectory) / kEntry) return Refused("the directory lies beyond the end");
  return count;
}

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) {
    lines.push_back(text.substr(0, end));
  }
  return lines;
}

}  // namespace

absl::StatusOr<Weights> Weights::Parse(std::span<const std::byte> file) {
  YOUWARD_ASSIGN_OR_RETURN(const std::uint32_t count, CheckHeader(file));
  Weights w;
  w.checksum = Read<std::uint32_t>(file, 24);
  w.dimensions = Read<Dimensions>(file, kHeader);
  const Dimensions& d = w.dimensions;
  YOUWARD_RETURN_IF_ERROR(CheckDimensions(d));
  Arrays arrays(file, count);
  w.vocabulary = arrays.Text("vocabulary.text");
  w.vocabulary_offsets = arrays.Numbers("vocabulary.offsets", d.pieces + 1);
  w.vocabulary_slots = arrays.Numbers("vocabulary.slots", d.slots);
  w.codes = Lines(arrays.Text("codes"));
  for (const std::string_view line : Lines(arrays.Text("channels"))) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return Refused("a channel has no phrase");
    w.channels.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  w.words = arrays.Bytes("words.weight", d.pieces, d.hidden);
  w.word_scales = arrays.Floats("words.scale", 1, d.pieces);
  w.positions = arrays.Floats("positions", d.positions, d.hidden);
  w.places = arrays.Floats("places", d.places, d.hidden);
  w.norm = arrays.NormOf("norm", d.hidden);
  for (std::uint32_t i = 0; i < d.layers; ++i) {
    const std::string name = base::Concat("layers.", i, ".");
    w.layers.push_back({.qkv = arrays.MatrixOf(name + "qkv", 3 * d.hidden, d.hidden),
                        .mix = arrays.MatrixOf(name + "mix", d.hidden, d.hidden),
                        .up = arrays.MatrixOf(name + "up", d.feed, d.hidden),
                        .down = arrays.MatrixOf(name + "down", d.hidden, d.feed),
                        .norm1 = arrays.NormOf(name + "norm1", d.hidden),
                        .norm2 = arrays.NormOf(name + "norm2", d.hidden)});
  }
  w.head1 = arrays.MatrixOf("head1", d.head_width, 3 * d.hidden);
  w.head2 = arrays.DenseOf("head2", d.codes, d.head_width);
  w.letter = arrays.DenseOf("letter", d.letter_outputs, d.hidden);
  w.linear = arrays.LinearOf("linear", d.codes);
  const std::uint32_t outputs = d.codes + d.letter_outputs;
  const float* calibration = arrays.Floats("calibration", 2, outputs);
  const float* thresholds = arrays.Floats("thresholds", 1, d.codes + 1);
  YOUWARD_RETURN_IF_ERROR(arrays.status());
  if (w.codes.size() != d.codes) return Refused("it names ", w.codes.size(), " codes and answers ", d.codes);
  w.slopes = {calibration, outputs};
  w.offsets = {calibration + outputs, outputs};
  w.thresholds = {thresholds, d.codes + 1};
  return w;
}

}  // namespace youward::model
