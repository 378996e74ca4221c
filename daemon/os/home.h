// The user's own folders, as the environment names them. Creates nothing.
//
//   std::string config = DirectoryFromEnvironment("XDG_CONFIG_HOME");
//   if (config.empty()) config = HomeDirectory() + "/.config";
//
// Free functions; they read the environment and keep nothing.
#ifndef YOUWARD_DAEMON_OS_HOME_H_
#define YOUWARD_DAEMON_OS_HOME_H_

#include <string>

#include "absl/status/statusor.h"

namespace youward::os {

// The value of the variable `name` if it is an absolute path, else empty.
std::string DirectoryFromEnvironment(const char* name);

// $HOME, or what the user database says; empty when neither knows.
std::string HomeDirectory();

// Where a policy is looked for when none is named: $XDG_CONFIG_HOME/youward/policy.yaml, without that variable
// ~/.config/youward/policy.yaml. FAILED_PRECONDITION: there is no home directory either.
absl::StatusOr<std::string> DefaultPolicyPath();

}  // namespace youward::os

#endif  // YOUWARD_DAEMON_OS_HOME_H_
