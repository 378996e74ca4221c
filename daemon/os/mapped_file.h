// A file's bytes as memory that is shared with every process that maps it and read from the disk only where it is used.
//
//   absl::StatusOr<MappedFile> file = MappedFile::Open("/usr/share/youward/encoder.ywenc");
//   file->bytes()
//
// Owns its mapping; movable, and bytes() stays valid when it is moved. Read-only, any thread. Whoever shortens the file
// in place while it is mapped ends this process (SIGBUS): such files are replaced by renaming, as package managers do.
#ifndef YOUWARD_DAEMON_OS_MAPPED_FILE_H_
#define YOUWARD_DAEMON_OS_MAPPED_FILE_H_

#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "absl/status/statusor.h"

namespace youward::os {

class MappedFile {
 public:
  // NOT_FOUND: there is none. FAILED_PRECONDITION: it cannot be read, or is no regular file. An empty file has no
  // bytes.
  static absl::StatusOr<MappedFile> Open(const std::string& path);

  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();

  // Begins at the beginning of a page.
  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}

  std::span<const std::byte> bytes_;
};

}  // namespace youward::os

#endif  // YOUWARD_DAEMON_OS_MAPPED_FILE_H_
