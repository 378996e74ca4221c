// The socket, its lock and who may come. What another process sees is asked in a forked one, because the lock is the
// process's.
#include "daemon/os/endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <sstream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "daemon/os/lock_file.h"
#include "daemon/os/process.h"
#include "tests/unit/os/temporary_directory.h"

namespace youward::os {
namespace {

using ::testing::HasSubstr;

// What `says` returns in a process of its own.
std::string InAnotherProcess(const std::function<std::string()>& says) {
  int pipe_ends[2];
  if (pipe(pipe_ends) != 0) return "no pipe";
  const pid_t child = fork();
  if (child == 0) {
    const std::string text = says();
    const bool written = write(pipe_ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size());
    _exit(written ? 0 : 1);
  }
  close(pipe_ends[1]);
  std::string text;
  char buffer[512];
  for (ssize_t size; (size = read(pipe_ends[0], buffer, sizeof(buffer))) > 0;) text.append(buffer, size);
  close(pipe_ends[0]);
  waitpid(child, nullptr, 0);
  return text;
}

std::string ContentOf(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

bool Exists(const std::string& path) { return std::filesystem::exists(std::filesystem::symlink_status(path)); }

UniqueFd ConnectTo(const std::string& path) {
  UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.data(), path.size());
  if (connect(fd.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) fd.Reset();
  return fd;
}

TEST(LockFile, TellsAnotherProcessWhoHoldsIt) {
  const TemporaryDirectory root;
  const std::string path = root / "lock";
  absl::StatusOr<LockFile::Attempt> ours = LockFile::Try(path);
  ASSERT_TRUE(ours.ok() && ours->lock.has_value());
  EXPECT_EQ(ContentOf(path), absl::StrCat(getpid(), "\n"));
  EXPECT_EQ(ModeOf(path), 0600u);
  EXPECT_EQ(InAnotherProcess([&] { return absl::StrCat(LockFile::Try(path)->holder); }), absl::StrCat(getpid()));
}

TEST(LockFile, IsFreeAfterItsHolderAndLeavesNoFile) {
  const TemporaryDirectory root;
  const std::string path = root / "lock";
  {
    const absl::StatusOr<LockFile::Attempt> ours = LockFile::Try(path);
    ASSERT_TRUE(ours.ok());
  }
  EXPECT_FALSE(Exists(path));
  EXPECT_EQ(InAnotherProcess([&] { return LockFile::Try(path)->lock.has_value() ? "free" : "held"; }), "free");
}

TEST(LockFile, OfADeadProcessCountsAsFree) {
  const TemporaryDirectory root;
  const std::string path = root / "lock";
  InAnotherProcess([&]() -> std::string {
    const absl::StatusOr<LockFile::Attempt> held = LockFile::Try(path);
    ExitAtOnce(0);
  });
  ASSERT_TRUE(Exists(path)) << "the dead process left its file";
  EXPECT_TRUE(LockFile::Try(path)->lock.has_value());
}

TEST(LockFile, IsNotFollowedThroughALink) {
  const TemporaryDirectory root;
  std::ofstream(root / "precious") << "text";
  std::filesystem::create_symlink(root / "precious", root / "lock");
  EXPECT_EQ(LockFile::Try(root / "lock").status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ContentOf(root / "precious"), "text");
}

TEST(Endpoint, ListensForTheUserAloneAndLeavesNothingBehind) {
  const TemporaryDirectory root;
  const std::string path = root / "run/youwardd.sock";
  {
    absl::StatusOr<Endpoint> endpoint = Endpoint::Claim(path);
    ASSERT_TRUE(endpoint.ok()) << endpoint.status();
    EXPECT_EQ(ModeOf(path), 0600u);
    EXPECT_EQ(ModeOf(root / "run"), 0700u);
    EXPECT_TRUE(ConnectTo(path).valid());
  }
  EXPECT_TRUE(std::filesystem::is_empty(root / "run"));
}

TEST(Endpoint, SaysWhoServesThePathAlready) {
  const TemporaryDirectory root;
  const std::string path = root / "youwardd.sock";
  const absl::StatusOr<Endpoint> endpoint = Endpoint::Claim(path);
  ASSERT_TRUE(endpoint.ok()) << endpoint.status();
  EXPECT_EQ(InAnotherProcess([&] { return Endpoint::Claim(path).status().ToString(); }),
            absl::StrCat("ALREADY_EXISTS: already running (pid ", getpid(), ") on ", path));
  EXPECT_TRUE(ConnectTo(path).valid()) << "the second one left the first one's socket alone";
}

TEST(Endpoint, ReplacesASocketThatNobodyServes) {
  const TemporaryDirectory root;
  const std::string path = root / "youwardd.sock";
  InAnotherProcess([&]() -> std::string {
    const absl::StatusOr<Endpoint> dead = Endpoint::Claim(path);
    ExitAtOnce(0);
  });
  ASSERT_TRUE(Exists(path)) << "the dead process left its socket";
  ASSERT_FALSE(ConnectTo(path).valid());
  const absl::StatusOr<Endpoint> endpoint = Endpoint::Claim(path);
  ASSERT_TRUE(endpoint.ok()) << endpoint.status();
  EXPECT_TRUE(ConnectTo(path).valid());
}

TEST(Endpoint, DoesNotReplaceAFile) {
  const TemporaryDirectory root;
  std::ofstream(root / "letter.txt") << "text";
  const absl::StatusOr<Endpoint> endpoint = Endpoint::Claim(root / "letter.txt");
  EXPECT_EQ(endpoint.status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(endpoint.status().message()), HasSubstr("is not a socket"));
  EXPECT_EQ(ContentOf(root / "letter.txt"), "text");
}

TEST(Endpoint, CannotBeFoundOnceWithdrawnButKeepsItsLock) {
  const TemporaryDirectory root;
  const std::string path = root / "youwardd.sock";
  absl::StatusOr<Endpoint> endpoint = Endpoint::Claim(path);
  ASSERT_TRUE(endpoint.ok()) << endpoint.status();
  endpoint->Withdraw();
  EXPECT_FALSE(Exists(path));
  EXPECT_EQ(InAnotherProcess([&] { return LockFile::Try(path + ".lock")->lock.has_value() ? "free" : "held"; }),
            "held");
}

TEST(Endpoint, LeavesASocketOfTheSameNameAloneThatIsNotItsOwn) {
  const TemporaryDirectory root;
  const std::string path = root / "youwardd.sock";
  absl::StatusOr<Endpoint> endpoint = Endpoint::Claim(path);
  ASSERT_TRUE(endpoint.ok()) << endpoint.status();
  std::filesystem::rename(path, root / "moved.sock");
  std::ofstream(path) << "another's";
  endpoint->Withdraw();
  EXPECT_EQ(ContentOf(path), "another's");
}

TEST(Endpoint, IsNotInheritedWhenNothingWasPassed) {
  const absl::StatusOr<std::optional<Endpoint>> inherited = Endpoint::Inherit();
  ASSERT_TRUE(inherited.ok()) << inherited.status();
  EXPECT_FALSE(inherited->has_value());
}

TEST(CheckPeer, LetsTheUserInAndNobodyElse) {
  const TemporaryDirectory root;
  absl::StatusOr<Endpoint> endpoint = Endpoint::Claim(root / "youwardd.sock");
  ASSERT_TRUE(endpoint.ok()) << endpoint.status();
  const UniqueFd listener(endpoint->TakeListener());
  const UniqueFd own = ConnectTo(endpoint->path());
  const UniqueFd accepted(accept(listener.get(), nullptr, nullptr));
  EXPECT_TRUE(CheckPeer(accepted.get()).ok());

  if (geteuid() != 0) GTEST_SKIP() << "only root can also come as another user";
  ASSERT_EQ(chmod(root.path().c_str(), 0755), 0);
  ASSERT_EQ(chmod(endpoint->path().c_str(), 0777), 0);
  const std::string came = InAnotherProcess([&] {
    if (setuid(65534) != 0) return "cannot become another user";
    return ConnectTo(endpoint->path()).valid() ? "connected" : "not connected";
  });
  ASSERT_EQ(came, "connected");
  const UniqueFd foreign(accept(listener.get(), nullptr, nullptr));
  EXPECT_EQ(CheckPeer(foreign.get()).code(), absl::StatusCode::kPermissionDenied);
}

TEST(CheckPeer, RefusesWhatIsNoSocket) {
  int pipe_ends[2];
  ASSERT_EQ(pipe(pipe_ends), 0);
  const UniqueFd read_end(pipe_ends[0]);
  const UniqueFd write_end(pipe_ends[1]);
  EXPECT_EQ(CheckPeer(read_end.get()).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace youward::os
