// Offsets of callers (UTF-8 bytes, UTF-16 code units, code points) to byte offsets and back.
//
//   OffsetMap map("a\U0001F44Db");
//   map.ToByte(OffsetEncoding::kUtf16, 3)   // 5: behind the emoji
//   map.ToByte(OffsetEncoding::kUtf16, 2)   // nullopt: inside the surrogate pair
//   map.FromByte(OffsetEncoding::kCodePoint, 5)  // 2
//
// One pass at construction lays a checkpoint every 64 code points; look-ups then touch at most 64. ASCII text needs
// none. Immutable after construction: any number of threads. Keeps a view: the text must outlive the map.
#ifndef YOUWARD_DAEMON_TEXT_OFFSETS_H_
#define YOUWARD_DAEMON_TEXT_OFFSETS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace youward::text {

enum class OffsetEncoding : std::uint8_t { kUtf8, kUtf16, kCodePoint };

class OffsetMap {
 public:
  // `text` is valid UTF-8 of less than 2^31 bytes.
  explicit OffsetMap(std::string_view text);

  // Byte offset of `offset`; nullopt if it lies beyond the text or inside a surrogate pair or UTF-8 sequence.
  std::optional<std::uint32_t> ToByte(OffsetEncoding encoding, std::uint64_t offset) const;

  // `byte` is a code point boundary within the text.
  std::uint32_t FromByte(OffsetEncoding encoding, std::uint32_t byte) const;

  // Length of the whole text in units of `encoding`.
  std::uint32_t Length(OffsetEncoding encoding) const;

 private:
  struct Checkpoint {
    std::uint32_t byte;
    std::uint32_t utf16;
    std::uint32_t code_point;
  };
  std::string_view text_;
  bool ascii_;
  std::vector<Checkpoint> checkpoints_;
  Checkpoint end_;
};

}  // namespace youward::text

#endif  // YOUWARD_DAEMON_TEXT_OFFSETS_H_
