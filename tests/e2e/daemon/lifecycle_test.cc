// From start to end: who may start, where, with what, and what is left behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "tests/e2e/daemon/calls.h"
#include "tests/e2e/daemon/daemon_process.h"

namespace youward::e2e {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;

unsigned ModeOf(const std::string& path) {
  struct stat info{};
  return stat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0;
}

sockaddr_un AddressOf(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

int ConnectTo(const std::string& path) {
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = AddressOf(path);
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) return fd;
  close(fd);
  return -1;
}

int ListenOn(const std::string& path) {
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_un address = AddressOf(path);
  if (bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 && listen(fd, 16) == 0) return fd;
  close(fd);
  return -1;
}

TEST(Lifecycle, ServesTheUserAloneAndLeavesNothingBehind) {
  DaemonProcess daemon;
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  EXPECT_EQ(ModeOf(daemon.socket()), 0600u);
  EXPECT_EQ(ModeOf(daemon.folder() / "run"), 0700u);
  EXPECT_TRUE(Analyze(daemon.Connect(), Letter("Hello")).ok());
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.WaitForExit(), 0) << daemon.log();
  EXPECT_TRUE(std::filesystem::is_empty(daemon.folder() / "run"));
  EXPECT_THAT(daemon.log(), AllOf(HasSubstr("daemon ready"), HasSubstr("daemon ended")));
}

TEST(Lifecycle, EndsOnInterruptToo) {
  DaemonProcess daemon;
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  daemon.Signal(SIGINT);
  EXPECT_EQ(daemon.WaitForExit(), 0);
}

TEST(Lifecycle, UsesTheRuntimeDirectoryByDefault) {
  DaemonProcess daemon;
  const std::string runtime = daemon.folder() / "runtime";
  std::filesystem::create_directory(runtime);
  daemon.SetEnvironment("XDG_RUNTIME_DIR", runtime);
  daemon.UseDefaultSocket();
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  EXPECT_TRUE(Exists(runtime + "/youward/youwardd.sock"));
  EXPECT_EQ(ModeOf(runtime + "/youward"), 0700u);
}

TEST(Lifecycle, UsesTheHomeDirectoryWithoutARuntimeDirectory) {
  DaemonProcess daemon;
  daemon.UseDefaultSocket();
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  EXPECT_TRUE(Exists(daemon.folder() / ".local/state/youward/run/youwardd.sock"));
}

TEST(Lifecycle, SecondStartSaysWhoRuns) {
  DaemonProcess first;
  ASSERT_TRUE(first.Start()) << first.log();
  DaemonProcess second(first.socket());
  EXPECT_FALSE(second.Start());
  EXPECT_EQ(second.WaitForExit(), 3);
  EXPECT_EQ(second.log(),
            "youwardd: already running (pid " + std::to_string(first.pid()) + ") on " + first.socket() + "\n");
  EXPECT_TRUE(Analyze(first.Connect(), Letter("Hello")).ok()) << "the first one goes on";
}

TEST(Lifecycle, ReplacesTheSocketOfADaemonThatDied) {
  DaemonProcess first;
  ASSERT_TRUE(first.Start()) << first.log();
  first.Signal(SIGKILL);
  EXPECT_EQ(first.WaitForExit(), -1);
  ASSERT_TRUE(Exists(first.socket()));
  DaemonProcess second(first.socket());
  ASSERT_TRUE(second.Start()) << second.log();
  EXPECT_TRUE(Analyze(second.Connect(), Letter("Hello")).ok());
}

TEST(Lifecycle, OfEightStartersOneStaysAndTheOthersSayThatItRuns) {
  const Folder folder;
  std::vector<std::unique_ptr<DaemonProcess>> daemons;
  daemons.reserve(8);
  for (int i = 0; i < 8; ++i) daemons.push_back(std::make_unique<DaemonProcess>(folder / "youwardd.sock"));
  for (const auto& daemon : daemons) daemon->Spawn();
  // Those that lose end; the winner is the one whose log says that it is ready.
  DaemonProcess* winner = nullptr;
  for (const auto& daemon : daemons) {
    if (!daemon->WaitForLog("daemon ready")) continue;
    EXPECT_EQ(winner, nullptr) << "two are ready";
    winner = daemon.get();
  }
  ASSERT_NE(winner, nullptr);
  for (const auto& daemon : daemons) {
    if (daemon.get() == winner) continue;
    EXPECT_EQ(daemon->WaitForExit(), 3);
    EXPECT_THAT(daemon->log(), HasSubstr("already running (pid " + std::to_string(winner->pid()) + ")"));
  }
  EXPECT_TRUE(Analyze(winner->Connect(), Letter("Hello")).ok());
}

TEST(Lifecycle, EndsWithCallsInFlightAnsweredOrCancelled) {
  DaemonProcess daemon;
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  const auto channel = daemon.Connect();
  ASSERT_TRUE(Analyze(channel, Letter("Hello")).ok());
  std::string long_letter;
  while (long_letter.size() < 200'000) long_letter += "We are the leading provider, and would love to talk.\n\n";
  std::promise<void> one_answered;
  std::once_flag once;
  std::vector<std::future<grpc::Status>> calls;
  calls.reserve(32);
  for (int i = 0; i < 32; ++i) {
    calls.push_back(std::async(std::launch::async, [&] {
      const grpc::Status status = Analyze(channel, Letter(long_letter));
      std::call_once(once, [&] { one_answered.set_value(); });
      return status;
    }));
  }
  one_answered.get_future().wait();  // so the daemon is at work, and has more to do than its grace allows
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.WaitForExit(), 0) << daemon.log();
  int answered = 0;
  int turned_away = 0;
  for (std::future<grpc::Status>& call : calls) {
    const grpc::Status status = call.get();
    const bool ended =
        status.error_code() == grpc::StatusCode::CANCELLED || status.error_code() == grpc::StatusCode::UNAVAILABLE;
    EXPECT_TRUE(status.ok() || ended) << status.error_code() << " " << status.error_message();
    ++(status.ok() ? answered : turned_away);
  }
  EXPECT_GT(answered, 0);
  EXPECT_THAT(daemon.log(), AnyOf(HasSubstr("daemon ended"), HasSubstr("ending with calls unanswered")))
      << turned_away << " were turned away";
  EXPECT_FALSE(Exists(daemon.socket()));
  EXPECT_FALSE(Exists(daemon.socket() + ".lock"));
}

TEST(Lifecycle, EndsWhenNobodyCalls) {
  DaemonProcess daemon;
  ASSERT_TRUE(daemon.Start({"--idle-exit", "1"})) << daemon.log();
  EXPECT_TRUE(Analyze(daemon.Connect(), Letter("Hello")).ok());
  EXPECT_EQ(daemon.WaitForExit(), 0);
  EXPECT_THAT(daemon.log(), HasSubstr("nobody called"));
  EXPECT_FALSE(Exists(daemon.socket()));
}

TEST(Lifecycle, RefusesADirectoryThatOthersMayEnter) {
  DaemonProcess daemon;
  std::filesystem::create_directory(daemon.folder() / "run");
  ASSERT_EQ(chmod((daemon.folder() / "run").c_str(), 0755), 0);
  EXPECT_FALSE(daemon.Start());
  EXPECT_EQ(daemon.WaitForExit(), 2);
  EXPECT_THAT(daemon.log(), AllOf(HasSubstr(daemon.folder() / "run"), HasSubstr("mode 0755"), HasSubstr("chmod 700")));
  EXPECT_FALSE(Exists(daemon.socket()));
}

TEST(Lifecycle, RefusesADirectoryOfAnotherUser) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can make one";
  DaemonProcess daemon;
  std::filesystem::create_directory(daemon.folder() / "run");
  ASSERT_EQ(chmod((daemon.folder() / "run").c_str(), 0700), 0);
  ASSERT_EQ(chown((daemon.folder() / "run").c_str(), 65534, 65534), 0);
  EXPECT_FALSE(daemon.Start());
  EXPECT_EQ(daemon.WaitForExit(), 2);
  EXPECT_THAT(daemon.log(), HasSubstr("belongs to another user (uid 65534)"));
}

TEST(Lifecycle, RefusesAPathThatIsTooLongAndNamesTheLimit) {
  const Folder folder;
  DaemonProcess daemon(folder / (std::string(120, 'a') + ".sock"));
  EXPECT_FALSE(daemon.Start());
  EXPECT_EQ(daemon.WaitForExit(), 2);
  EXPECT_THAT(daemon.log(), AllOf(HasSubstr("too long"), HasSubstr("107")));
}

TEST(Lifecycle, RefusesAFileInTheSocketsPlaceAndKeepsIt) {
  const Folder folder;
  WriteFile(folder / "letter.txt", "Dear Sam");
  DaemonProcess daemon(folder / "letter.txt");
  EXPECT_FALSE(daemon.Start());
  EXPECT_EQ(daemon.WaitForExit(), 2);
  EXPECT_THAT(daemon.log(), HasSubstr("is not a socket"));
  EXPECT_EQ(std::filesystem::file_size(folder / "letter.txt"), 8u);
}

TEST(Lifecycle, RefusesWrongOptionsWithExitCodeTwo) {
  const std::vector<std::vector<std::string>> wrong = {
      {"--idle-exit", "-1"}, {"--idle-exit", "soon"}, {"--log-level", "loud"}, {"--no-such-option"}, {"word"}};
  for (const std::vector<std::string>& arguments : wrong) {
    DaemonProcess daemon;
    EXPECT_FALSE(daemon.Start(arguments));
    EXPECT_EQ(daemon.WaitForExit(), 2) << arguments[0];
    EXPECT_THAT(daemon.log(), HasSubstr(arguments[0])) << "says which";
  }
}

TEST(Lifecycle, TellsVersionAndExitCodes) {
  DaemonProcess version;
  EXPECT_FALSE(version.Start({"--version"}));
  EXPECT_EQ(version.WaitForExit(), 0);
  EXPECT_THAT(version.log(), testing::StartsWith("youwardd "));
  DaemonProcess help;
  EXPECT_FALSE(help.Start({"--help"}));
  EXPECT_EQ(help.WaitForExit(), 0);
  EXPECT_THAT(help.log(), AllOf(HasSubstr("--idle-exit SECONDS"), HasSubstr("already running")));
}

TEST(Lifecycle, TakesOverASocketThatAServiceManagerPassesAndLeavesItsName) {
  const Folder folder;
  const std::string path = folder / "passed.sock";
  DaemonProcess daemon(path);
  daemon.UseDefaultSocket();
  daemon.PassListener(ListenOn(path));
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  EXPECT_TRUE(Analyze(daemon.Connect(), Letter("Hello")).ok());
  EXPECT_FALSE(Exists(daemon.folder() / ".local")) << "it needs no socket of its own";
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.WaitForExit(), 0);
  EXPECT_TRUE(Exists(path)) << "the manager's";
  EXPECT_FALSE(Exists(path + ".lock"));
}

TEST(Lifecycle, ClosesTheConnectionOfAnotherUser) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can come as another user";
  const Folder folder;
  const std::string path = folder / "passed.sock";
  DaemonProcess daemon(path);
  daemon.PassListener(ListenOn(path));
  ASSERT_EQ(chmod(folder.path().c_str(), 0755), 0);
  ASSERT_EQ(chmod(path.c_str(), 0777), 0);
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  const pid_t child = fork();
  if (child == 0) {
    if (setuid(65534) != 0) _exit(3);
    const int fd = ConnectTo(path);
    char byte;
    _exit(fd < 0 ? 2 : read(fd, &byte, 1) == 0 ? 0 : 1);  // 0: closed without a word
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_TRUE(daemon.WaitForLog("connection refused")) << daemon.log();
  EXPECT_TRUE(Analyze(daemon.Connect(), Letter("Hello")).ok()) << "its own user is served";
}

TEST(Lifecycle, OutlivesMoreConnectionsThanItHasDescriptorsFor) {
  DaemonProcess daemon;
  daemon.LimitDescriptors(48);
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  std::vector<int> connections;
  connections.reserve(64);
  for (int i = 0; i < 64; ++i) connections.push_back(ConnectTo(daemon.socket()));
  EXPECT_TRUE(daemon.WaitForLog("cannot accept a connection"));
  for (const int fd : connections) close(fd);
  EXPECT_TRUE(Analyze(daemon.Connect(), Letter("Hello")).ok());
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.WaitForExit(), 0);
}

}  // namespace
}  // namespace youward::e2e
