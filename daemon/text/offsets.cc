// Checkpoints every 64 code points hold all three offsets of the same place. A look-up finds the checkpoint before the
// place (directly for code points, by bisection for the others) and walks at most 64 code points from it.
#include "daemon/text/offsets.h"

#include <algorithm>

#include "daemon/text/utf8.h"

namespace youward::text {
namespace {

constexpr std::uint32_t kStride = 64;  // code points

std::uint32_t Utf16Units(std::uint8_t utf8_size) { return utf8_size == 4 ? 2 : 1; }

}  // namespace

OffsetMap::OffsetMap(std::string_view text) : text_(text), ascii_(true), end_{0, 0, 0} {
  ascii_ = std::none_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
  const auto size = static_cast<std::uint32_t>(text.size());
  if (ascii_) {
    end_ = {size, size, size};
    return;
  }
  checkpoints_.reserve(text.size() / kStride + 1);
  Checkpoint here{0, 0, 0};
  while (here.byte < size) {
    if (here.code_point % kStride == 0) checkpoints_.push_back(here);
    const std::uint8_t bytes = DecodeAt(text, here.byte).size;
    here.byte += bytes;
    here.utf16 += Utf16Units(bytes);
    ++here.code_point;
  }
  end_ = here;
}

std::optional<std::uint32_t> OffsetMap::ToByte(OffsetEncoding encoding, std::uint64_t offset) const {
  if (offset > Length(encoding)) return std::nullopt;
  const auto target = static_cast<std::uint32_t>(offset);
  if (ascii_) return target;
  if (encoding == OffsetEncoding::kUtf8) {
    if (!IsBoundary(text_, target)) return std::nullopt;
    return target;
  }
  const auto unit = [encoding](const Checkpoint& c) {
    return encoding == OffsetEncoding::kUtf16 ? c.utf16 : c.code_point;
  };
  auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), target,
                                [&](std::uint32_t value, const Checkpoint& c) { return value < unit(c); });
  Checkpoint here = *(after - 1);  // the first checkpoint is 0, 0, 0
  while (unit(here) < target) {
    const std::uint8_t bytes = DecodeAt(text_, here.byte).size;
    here.byte += bytes;
    here.utf16 += Utf16Units(bytes);
    ++here.code_point;
  }
  if (unit(here) != target) return std::nullopt;  // inside a surrogate pair
  return here.byte;
}

std::uint32_t OffsetMap::FromByte(OffsetEncoding encoding, std::uint32_t byte) const {
  if (ascii_ || encoding == OffsetEncoding::kUtf8) return byte;
  if (byte >= end_.byte) return Length(encoding);
  auto after = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), byte,
                                [](std::uint32_t value, const Checkpoint& c) { return value < c.byte; });
  Checkpoint here = *(after - 1);
  while (here.byte < byte) {
    const std::uint8_t bytes = DecodeAt(text_, here.byte).size;
    here.byte += bytes;
    here.utf16 += Utf16Units(bytes);
    ++here.code_point;
  }
  return encoding == OffsetEncoding::kUtf16 ? here.utf16 : here.code_point;
}

std::uint32_t OffsetMap::Length(OffsetEncoding encoding) const {
  switch (encoding) {
    case OffsetEncoding::kUtf8:
      return end_.byte;
    case OffsetEncoding::kUtf16:
      return end_.utf16;
    case OffsetEncoding::kCodePoint:
      return end_.code_point;
  }
  return end_.byte;
}

}  // namespace youward::text
