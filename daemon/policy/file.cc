#include "daemon/policy/file.h"

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "absl/status/status.h"
#include "daemon/base/concat.h"
#include "daemon/base/status_macros.h"

namespace youward::policy {
namespace {

namespace fs = std::filesystem;
using base::Concat;

absl::Status CannotBeRead(const std::string& path, int error_number) {
  return absl::ErrnoToStatus(error_number, Concat(path, ": cannot be read"));
}

bool IsLink(const std::string& path) {
  std::error_code error;
  return fs::is_symlink(fs::symlink_status(path, error));
}

// Never opens what could block or never end (a pipe, a device).
absl::Status CheckIsFile(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  switch (status.type()) {
    case fs::file_type::regular:
      return absl::OkStatus();
    case fs::file_type::not_found:
      if (IsLink(path)) return absl::NotFoundError(Concat(path, ": is a link to a file that does not exist"));
      return absl::NotFoundError(Concat(path, ": there is no such file"));
    case fs::file_type::directory:
      return absl::InvalidArgumentError(Concat(path, ": is a directory; a policy is one YAML file"));
    case fs::file_type::none:
      return CannotBeRead(path, error.value());
    default:
      return absl::InvalidArgumentError(Concat(path, ": is not a regular file; a policy is one YAML file"));
  }
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  errno = 0;
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return CannotBeRead(path, errno);
  std::string bytes(kMaxPolicyBytes + 1, '\0');
  bytes.resize(std::fread(bytes.data(), 1, bytes.size(), file.get()));
  if (std::ferror(file.get()) != 0) return CannotBeRead(path, errno);
  if (bytes.size() > kMaxPolicyBytes) {
    return absl::InvalidArgumentError(
        Concat(path, ": larger than ", kMaxPolicyBytes, " bytes, the most that is allowed"));
  }
  return bytes;
}

}  // namespace

absl::StatusOr<LoadedPolicy> LoadPolicyFile(const std::string& path, const PolicyContext& context,
                                            MissingFile missing) {
  const absl::Status is_file = CheckIsFile(path);
  // A link at the default place was put there by someone: that it leads nowhere is no wish for the built-in policy.
  if (absl::IsNotFound(is_file) && missing == MissingFile::kMeansBuiltIn && !IsLink(path)) return LoadedPolicy();
  YOUWARD_RETURN_IF_ERROR(is_file);
  YOUWARD_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path));
  LoadedPolicy loaded;
  YOUWARD_ASSIGN_OR_RETURN(loaded.policy, ParsePolicy(bytes, path, context));
  loaded.path = path;
  return loaded;
}

}  // namespace youward::policy
