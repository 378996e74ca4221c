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

namespace youward::model {

std::uint32_t Crc32(std::span<const std::byte> bytes);

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_CHECKSUM_H_
