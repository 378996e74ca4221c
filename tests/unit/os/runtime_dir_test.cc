#include "daemon/os/runtime_dir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "absl/status/status.h"
#include "tests/unit/os/temporary_directory.h"

namespace youward::os {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

// Sets a variable of the environment, or removes it, for one test.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before, had_ = true;
    value != nullptr ? setenv(name, value, 1) : unsetenv(name);
  }
  ~Variable() { had_ ? setenv(name_, before_.c_str(), 1) : unsetenv(name_); }

 private:
  const char* name_;
  std::string before_;
  bool had_ = false;
};

TEST(DefaultSocketPath, LiesInTheRuntimeDirectory) {
  const Variable runtime("XDG_RUNTIME_DIR", "/run/user/1000");
  EXPECT_EQ(DefaultSocketPath().value(), "/run/user/1000/youward/youwardd.sock");
}

TEST(DefaultSocketPath, LiesInTheHomeDirectoryWithoutOne) {
  const Variable runtime("XDG_RUNTIME_DIR", nullptr);
  const Variable home("HOME", "/home/ann");
  EXPECT_EQ(DefaultSocketPath().value(), "/home/ann/.local/state/youward/run/youwardd.sock");
}

TEST(DefaultSocketPath, IgnoresARuntimeDirectoryThatIsNotAbsolute) {
  const Variable runtime("XDG_RUNTIME_DIR", "run");
  const Variable home("HOME", "/home/ann");
  EXPECT_EQ(DefaultSocketPath().value(), "/home/ann/.local/state/youward/run/youwardd.sock");
}

TEST(DefaultSocketPath, AsksTheUserDatabaseWhenHomeIsUnset) {
  const Variable runtime("XDG_RUNTIME_DIR", nullptr);
  const Variable home("HOME", nullptr);
  const absl::StatusOr<std::string> path = DefaultSocketPath();
  if (path.ok()) {
    EXPECT_THAT(*path, HasSubstr("/.local/state/youward/run/youwardd.sock"));
  } else {
    EXPECT_THAT(path.status().message(), HasSubstr("--socket"));
  }
}

TEST(CheckSocketPath, NamesTheLimitWhenAPathIsTooLong) {
  EXPECT_TRUE(CheckSocketPath("/" + std::string(kMaxSocketPathBytes - 1, 'a')).ok());
  const absl::Status status = CheckSocketPath("/" + std::string(kMaxSocketPathBytes, 'a'));
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), AllOf(HasSubstr("108 bytes"), HasSubstr("107")));
}

TEST(CheckSocketPath, RefusesWhatNamesNoFile) {
  EXPECT_FALSE(CheckSocketPath("").ok());
  EXPECT_FALSE(CheckSocketPath("/run/").ok());
  EXPECT_FALSE(CheckSocketPath(std::string("/run/a\0b", 8)).ok());
}

TEST(DirectoryOf, IsWhatStandsBeforeTheName) {
  EXPECT_EQ(DirectoryOf("/a/b/c.sock"), "/a/b");
  EXPECT_EQ(DirectoryOf("/c.sock"), "/");
  EXPECT_EQ(DirectoryOf("c.sock"), ".");
}

TEST(PreparePrivateDirectory, CreatesEveryMissingPartForTheUserAlone) {
  const TemporaryDirectory root;
  const mode_t mask = umask(0);
  const absl::Status status = PreparePrivateDirectory(root / "a/b");
  umask(mask);
  ASSERT_TRUE(status.ok()) << status;
  EXPECT_EQ(ModeOf(root / "a"), 0700u);
  EXPECT_EQ(ModeOf(root / "a/b"), 0700u);
  EXPECT_TRUE(PreparePrivateDirectory(root / "a/b").ok()) << "a second time";
}

TEST(PreparePrivateDirectory, RefusesOneThatOthersMayEnterAndLeavesItsModeAlone) {
  const TemporaryDirectory root;
  for (const unsigned mode : {0710u, 0755u, 0701u, 0777u}) {
    ASSERT_EQ(chmod(root.path().c_str(), mode), 0);
    const absl::Status status = PreparePrivateDirectory(root.path());
    EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied) << std::oct << mode;
    EXPECT_THAT(std::string(status.message()), AllOf(HasSubstr(root.path()), HasSubstr("chmod 700")));
    EXPECT_EQ(ModeOf(root.path()), mode);
  }
}

TEST(PreparePrivateDirectory, RefusesOneOfAnotherUser) {
  const TemporaryDirectory root;
  std::string foreign = "/";  // root's
  if (geteuid() == 0) {
    foreign = root.path();
    ASSERT_EQ(chown(foreign.c_str(), 65534, 65534), 0);
  }
  const absl::Status status = PreparePrivateDirectory(foreign);
  EXPECT_EQ(status.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_THAT(std::string(status.message()), HasSubstr("belongs to another user"));
}

TEST(PreparePrivateDirectory, RefusesAFile) {
  const TemporaryDirectory root;
  std::ofstream(root / "file") << "text";
  EXPECT_EQ(PreparePrivateDirectory(root / "file").code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(PreparePrivateDirectory(root / "file/below").code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace youward::os
