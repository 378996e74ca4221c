// CRC-32 as zlib computes it (polynomial 0xEDB88320, reflected).
//
//   Crc32(bytes)   // 0xCBF43926 of "123456789"
//
// Pure, any thread. A gigabyte takes about a second.
#ifndef YOUWARD_DAEMON_MODEL_CHECKSUM_H_
#define YOUWARD_DAEMON_MODEL_CHECKSUM_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace youward::model {

std::uint32_t Crc32(std::span<const std::byte> bytes);

// The sum of text that grows: RunningCrc32("ab").Add("c").value() == Crc32 of "abc". A copy goes on by itself.
class RunningCrc32 {
 public:
  explicit RunningCrc32(std::string_view text = {}) { Add(text); }
  RunningCrc32& Add(std::string_view text);
  std::uint32_t value() const { return ~sum_; }

 private:
  std::uint32_t sum_ = 0xFFFFFFFF;
};

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_CHECKSUM_H_
