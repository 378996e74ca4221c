// Reading the policy from its file.
//
//   absl::StatusOr<LoadedPolicy> loaded = LoadPolicyFile(path, context, MissingFile::kMeansBuiltIn);
//   if (!loaded.ok()) …                      // say why, and do not start with another policy than the one meant
//
// May be called from any thread. Reads the file once; whoever wants to notice a change watches it (daemon/os).
#ifndef YOUWARD_DAEMON_POLICY_FILE_H_
#define YOUWARD_DAEMON_POLICY_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "daemon/policy/policy.h"

namespace youward::policy {

inline constexpr std::size_t kMaxPolicyBytes = 1'000'000;

// What it means that there is no file: kMeansBuiltIn at the default place, kIsError for a file that someone named.
enum class MissingFile : std::uint8_t { kIsError, kMeansBuiltIn };

struct LoadedPolicy {
  Policy policy;
  std::string path;  // as given; empty for the built-in policy
};

// The policy in the file `path`. Every line of an error's message begins with the path. Errors:
//   NOT_FOUND          there is no such file (unless that means the built-in policy), or it is a link to nothing
//   INVALID_ARGUMENT   a directory or another thing that is no file, more than kMaxPolicyBytes, not UTF-8 (with the
//   byte
//                      offset), or what ParsePolicy reports
//   what errno means   it cannot be read: PERMISSION_DENIED, …
absl::StatusOr<LoadedPolicy> LoadPolicyFile(const std::string& path, const PolicyContext& context,
                                            MissingFile missing = MissingFile::kIsError);

}  // namespace youward::policy

#endif  // YOUWARD_DAEMON_POLICY_FILE_H_
