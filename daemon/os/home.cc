#include "daemon/os/home.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <vector>

namespace youward::os {

std::string DirectoryFromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && value[0] == '/' ? value : "";
}

std::string HomeDirectory() {
  if (std::string home = DirectoryFromEnvironment("HOME"); !home.empty()) return home;
  std::vector<char> buffer(16 * 1024);
  passwd entry{};
  passwd* found = nullptr;
  if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr &&
      found->pw_dir != nullptr && found->pw_dir[0] == '/') {
    return found->pw_dir;
  }
  return {};
}

absl::StatusOr<std::string> DefaultPolicyPath() {
  std::string config = DirectoryFromEnvironment("XDG_CONFIG_HOME");
  if (config.empty()) {
    const std::string home = HomeDirectory();
    if (home.empty()) {
      return absl::FailedPreconditionError("no place for a policy: neither XDG_CONFIG_HOME nor HOME is set");
    }
    config = home + "/.config";
  }
  return config + "/youward/policy.yaml";
}

}  // namespace youward::os
