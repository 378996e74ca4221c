// Reading a policy from a path that may be anything.
#include "daemon/policy/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "daemon/base/concat.h"
#include "tests/unit/policy/read.h"

namespace youward::policy {
namespace {

namespace fs = std::filesystem;
using base::Concat;

class LoadPolicyFileTest : public ::testing::Test {
 protected:
  LoadPolicyFileTest() {
    std::string folder = (fs::temp_directory_path() / "youward-policy-XXXXXX").string();
    if (::mkdtemp(folder.data()) != nullptr) folder_ = folder;
    path_ = (folder_ / "policy.yaml").string();
  }
  ~LoadPolicyFileTest() override { fs::remove_all(folder_); }

  void Write(std::string_view bytes) { std::ofstream(path_, std::ios::binary) << bytes; }

  // The error of loading path_ as a file that someone named, its path shown as "PATH"; "" when there is none.
  std::string Error(absl::StatusCode expected_code, MissingFile missing = MissingFile::kIsError) {
    const absl::StatusOr<LoadedPolicy> loaded = LoadPolicyFile(path_, Catalogue(), missing);
    if (loaded.ok()) return "";
    EXPECT_EQ(loaded.status().code(), expected_code);
    std::string message(base::MessageOf(loaded.status()));
    for (std::size_t at; (at = message.find(path_)) != std::string::npos;) message.replace(at, path_.size(), "PATH");
    return message;
  }

  fs::path folder_;
  std::string path_;
};

TEST_F(LoadPolicyFileTest, ReadsTheFile) {
  Write("version: 1\ncompany: Acme\n");
  const absl::StatusOr<LoadedPolicy> loaded = LoadPolicyFile(path_, Catalogue());
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->path, path_);
  EXPECT_EQ(loaded->policy.company_names, std::vector<std::string>{"Acme"});
  EXPECT_EQ(loaded->policy.revision, Read("company: Acme\n").revision);
}

TEST_F(LoadPolicyFileTest, ReadsTheFileAtTheDefaultPlaceToo) {
  Write("version: 1\ncompany: Acme\n");
  const absl::StatusOr<LoadedPolicy> loaded = LoadPolicyFile(path_, Catalogue(), MissingFile::kMeansBuiltIn);
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->policy.company_names, std::vector<std::string>{"Acme"});
}

TEST_F(LoadPolicyFileTest, ReadsThroughALink) {
  const std::string target = (folder_ / "shared.yaml").string();
  std::ofstream(target) << "version: 1\n";
  fs::create_symlink(target, path_);
  EXPECT_EQ(Error(absl::StatusCode::kOk), "");
}

TEST_F(LoadPolicyFileTest, AMissingFileThatWasNamedIsAnError) {
  EXPECT_EQ(Error(absl::StatusCode::kNotFound), "PATH: there is no such file");
}

TEST_F(LoadPolicyFileTest, AMissingFileAtTheDefaultPlaceIsTheBuiltInPolicy) {
  const absl::StatusOr<LoadedPolicy> loaded = LoadPolicyFile(path_, Catalogue(), MissingFile::kMeansBuiltIn);
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(loaded->path, "");
  EXPECT_EQ(loaded->policy.revision, "built-in");
  path_ = (folder_ / "no-such-folder" / "policy.yaml").string();
  EXPECT_EQ(Error(absl::StatusCode::kOk, MissingFile::kMeansBuiltIn), "");
}

TEST_F(LoadPolicyFileTest, ALinkToNothingIsAnErrorAtEitherPlace) {
  fs::create_symlink(folder_ / "gone.yaml", path_);
  for (MissingFile missing : {MissingFile::kIsError, MissingFile::kMeansBuiltIn}) {
    EXPECT_EQ(Error(absl::StatusCode::kNotFound, missing), "PATH: is a link to a file that does not exist");
  }
}

TEST_F(LoadPolicyFileTest, WhatIsThereButWrongIsAnErrorAtTheDefaultPlaceToo) {
  Write("version: 1\ncompany: ''\n");
  EXPECT_EQ(Error(absl::StatusCode::kInvalidArgument, MissingFile::kMeansBuiltIn),
            "PATH:2:10: a name must not be empty");
}

TEST_F(LoadPolicyFileTest, ADirectory) {
  fs::create_directory(path_);
  EXPECT_EQ(Error(absl::StatusCode::kInvalidArgument), "PATH: is a directory; a policy is one YAML file");
  EXPECT_EQ(Error(absl::StatusCode::kInvalidArgument, MissingFile::kMeansBuiltIn),
            "PATH: is a directory; a policy is one YAML file");
}

TEST_F(LoadPolicyFileTest, APipeIsNotWaitedFor) {
  ASSERT_EQ(::mkfifo(path_.c_str(), 0600), 0);
  EXPECT_EQ(Error(absl::StatusCode::kInvalidArgument), "PATH: is not a regular file; a policy is one YAML file");
}

TEST_F(LoadPolicyFileTest, ALinkToItselfCannotBeRead) {
  fs::create_symlink(path_, path_);
  EXPECT_EQ(Error(absl::ErrnoToStatusCode(ELOOP)), "PATH: cannot be read: Too many levels of symbolic links");
}

TEST_F(LoadPolicyFileTest, AFileThatFailsWhileItIsRead) {
  path_ = "/proc/self/mem";  // a regular file that opens, and whose first byte nobody can read
  EXPECT_EQ(Error(absl::ErrnoToStatusCode(EIO)), "PATH: cannot be read: Input/output error");
}

TEST_F(LoadPolicyFileTest, AFileOfAnotherUser) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read every file";
  Write("version: 1\n");
  fs::permissions(path_, fs::perms::none);
  EXPECT_EQ(Error(absl::StatusCode::kPermissionDenied), "PATH: cannot be read: Permission denied");
}

TEST_F(LoadPolicyFileTest, AMillionBytesAreEnough) {
  std::string text = "version: 1\n";
  text.append(kMaxPolicyBytes - text.size(), '\n');
  Write(text);
  EXPECT_EQ(Error(absl::StatusCode::kOk), "");
  Write(text + "\n");
  EXPECT_EQ(Error(absl::StatusCode::kInvalidArgument), "PATH: larger than 1000000 bytes, the most that is allowed");
}

TEST_F(LoadPolicyFileTest, NotUtf8) {
  Write("version: 1\ncompany: caf\xE9\n");
  EXPECT_EQ(Error(absl::StatusCode::kInvalidArgument), "PATH:2:13: not valid UTF-8 at byte offset 23");
}

TEST_F(LoadPolicyFileTest, EmptyFile) {
  Write("");
  EXPECT_EQ(Error(absl::StatusCode::kInvalidArgument), "PATH:1:1: missing key \"version\"; allowed: version: 1");
}

}  // namespace
}  // namespace youward::policy
