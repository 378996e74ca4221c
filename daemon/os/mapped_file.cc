#include "daemon/os/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "daemon/os/unique_fd.h"

namespace youward::os {
namespace {

absl::Status Failure(const std::string& path, int error) {
  const std::string what = absl::StrCat("cannot read ", path, ": ", std::generic_category().message(error));
  return error == ENOENT ? absl::NotFoundError(what) : absl::FailedPreconditionError(what);
}

}  // namespace

absl::StatusOr<MappedFile> MappedFile::Open(const std::string& path) {
  // Without O_NONBLOCK a pipe of that name would be waited for.
  const UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd.valid()) return Failure(path, errno);
  struct stat info{};
  if (fstat(fd.get(), &info) != 0) return Failure(path, errno);
  if (!S_ISREG(info.st_mode)) return absl::FailedPreconditionError(absl::StrCat(path, " is not a regular file"));
  if (info.st_size == 0) return MappedFile({});
  const auto size = static_cast<std::size_t>(info.st_size);
  void* address = mmap(nullptr, size, PROT_READ, MAP_SHARED, fd.get(), 0);
  if (address == MAP_FAILED) return Failure(path, errno);
  return MappedFile({static_cast<const std::byte*>(address), size});
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace youward::os
