#include "tests/bench/daemon_process.h"

#include <fcntl.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "grpcpp/support/channel_arguments.h"

extern char** environ;

namespace youward::bench {
namespace {

[[noreturn]] void Die(const std::string& what) {
  std::fprintf(stderr, "youward_bench: %s\n", what.c_str());
  std::exit(2);
}

}  // namespace

DaemonProcess::DaemonProcess(const std::string& program, bool with_model) {
  std::string folder = (std::filesystem::temp_directory_path() / "youward-bench.XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) Die("cannot make a folder like " + folder);
  folder_ = folder;
  socket_ = folder_ + "/socket";
  // An empty policy of its own: the figures must not depend on the user's.
  const std::string policy = folder_ + "/policy.yaml";
  std::ofstream(policy) << "version: 1\n";
  constexpr int kReadyFd = 3;
  std::vector<std::string> arguments = {
      program, "--socket", socket_, "--policy", policy, "--ready-fd", std::to_string(kReadyFd)};
  if (!with_model) arguments.insert(arguments.end(), {"--weights", "none"});
  std::vector<char*> argv;
  argv.reserve(arguments.size() + 1);
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  int ready[2];
  if (::pipe2(ready, O_CLOEXEC) != 0) Die("cannot make a pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder_ + "/log").c_str(), O_WRONLY | O_CREAT, 0600);
  // Also takes the close-on-exec mark off, where both are the same descriptor.
  posix_spawn_file_actions_adddup2(&actions, ready[1], kReadyFd);
  const int error = ::posix_spawn(&pid_, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ready[1]);
  if (error != 0) Die("cannot start " + program);
  char byte = 0;
  const bool started = ::read(ready[0], &byte, 1) == 1;  // the end of file when the daemon ended instead
  ::close(ready[0]);
  if (!started) {
    std::ifstream log(folder_ + "/log");
    const std::string said(std::istreambuf_iterator<char>(log), {});
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    Die("youwardd did not start: " + said);
  }
}

DaemonProcess::~DaemonProcess() {
  if (pid_ > 0) {
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
  }
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::shared_ptr<grpc::Channel> DaemonProcess::Connect() const {
  // Channels with equal arguments share a connection; each of ours is to be its own.
  static std::atomic<int> count{0};
  grpc::ChannelArguments arguments;
  arguments.SetInt("youward.bench.channel", ++count);
  auto channel = grpc::CreateCustomChannel("unix:" + socket_, grpc::InsecureChannelCredentials(), arguments);
  if (!channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10)))
    Die("youwardd does not answer");
  return channel;
}

long DaemonProcess::ResidentKib() const {
  std::ifstream status("/proc/" + std::to_string(pid_) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::strtol(line.c_str() + 6, nullptr, 10);
  }
  return 0;
}

}  // namespace youward::bench
