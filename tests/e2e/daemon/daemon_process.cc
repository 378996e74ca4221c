#include "tests/e2e/daemon/daemon_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"

namespace youward::e2e {
namespace {

constexpr int kListenerFd = 3;  // where a service manager puts it
constexpr int kReadyFd = 4;

}  // namespace

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "youward-e2e-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) std::abort();
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void WriteFile(const std::string& path, const std::string& content) { std::ofstream(path) << content; }

bool Exists(const std::string& path) { return std::filesystem::exists(std::filesystem::symlink_status(path)); }

DaemonProcess::DaemonProcess(std::string socket) : socket_(std::move(socket)) {
  if (socket_.empty()) socket_ = folder_ / "run/youwardd.sock";
}

DaemonProcess::~DaemonProcess() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    WaitForExit();
  }
  if (ready_fd_ >= 0) close(ready_fd_);
}

void DaemonProcess::Spawn(const std::vector<std::string>& arguments) {
  int ready[2];
  int log[2];
  if (pipe2(ready, O_CLOEXEC) != 0 || pipe2(log, O_CLOEXEC) != 0) std::abort();
  std::vector<std::string> words = {YOUWARDD, "--ready-fd", std::to_string(kReadyFd)};
  if (!default_socket_) words.insert(words.end(), {"--socket", socket_});
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  std::vector<std::string> variables = {"HOME=" + folder_.path(), "PATH=/usr/bin:/bin"};
  for (const auto& [name, value] : environment_) variables.push_back(std::string(name).append("=").append(value));
  // LISTEN_PID is known in the child alone; its place is kept here, because a child of a process with threads must not
  // allocate.
  std::string listen_pid = "LISTEN_PID=0000000000";
  std::vector<char*> environment;
  environment.reserve(variables.size() + 3);
  for (std::string& variable : variables) environment.push_back(variable.data());
  std::string listen_fds = "LISTEN_FDS=1";
  if (listener_ >= 0) {
    environment.push_back(listen_fds.data());
    environment.push_back(listen_pid.data());
  }
  environment.push_back(nullptr);

  pid_ = fork();
  if (pid_ == 0) {
    if (descriptors_ > 0) {
      const rlimit limit = {descriptors_, descriptors_};
      setrlimit(RLIMIT_NOFILE, &limit);
    }
    long id = getpid();
    for (std::size_t i = listen_pid.size(); listen_pid[i - 1] != '='; --i, id /= 10) {
      listen_pid[i - 1] = static_cast<char>('0' + id % 10);
    }
    // Out of the way first, so that no dup2 closes what the next one needs.
    const int ready_copy = fcntl(ready[1], F_DUPFD_CLOEXEC, 10);
    const int listener_copy = listener_ >= 0 ? fcntl(listener_, F_DUPFD_CLOEXEC, 10) : -1;
    dup2(log[1], STDERR_FILENO);
    dup2(log[1], STDOUT_FILENO);
    dup2(ready_copy, kReadyFd);
    if (listener_copy >= 0) dup2(listener_copy, kListenerFd);
    execve(YOUWARDD, argv.data(), environment.data());
    _exit(127);
  }
  close(ready[1]);
  close(log[1]);
  if (listener_ >= 0) close(std::exchange(listener_, -1));
  ready_fd_ = ready[0];
  reader_ = std::thread([this, fd = log[0]] { ReadLog(fd); });
}

bool DaemonProcess::Start(const std::vector<std::string>& arguments) {
  Spawn(arguments);
  char line[16] = {};
  return read(ready_fd_, line, sizeof(line)) > 0 && std::string(line) == "ready\n";
}

void DaemonProcess::ReadLog(int fd) {
  char buffer[4096];
  for (ssize_t size; (size = read(fd, buffer, sizeof(buffer))) > 0;) {
    const std::lock_guard lock(mutex_);
    log_.append(buffer, static_cast<std::size_t>(size));
    said_.notify_all();
  }
  close(fd);
  const std::lock_guard lock(mutex_);
  log_closed_ = true;
  said_.notify_all();
}

bool DaemonProcess::WaitForLog(const std::string& text) {
  std::unique_lock lock(mutex_);
  std::size_t found = std::string::npos;
  said_.wait(lock, [&] { return (found = log_.find(text, log_seen_)) != std::string::npos || log_closed_; });
  if (found == std::string::npos) return false;
  log_seen_ = found + text.size();
  return true;
}

void DaemonProcess::Signal(int signal) const { kill(pid_, signal); }

int DaemonProcess::WaitForExit() {
  int status = 0;
  waitpid(std::exchange(pid_, -1), &status, 0);
  if (reader_.joinable()) reader_.join();
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::shared_ptr<grpc::Channel> DaemonProcess::Connect() const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(-1);
  return grpc::CreateCustomChannel("unix:" + socket_, grpc::InsecureChannelCredentials(), arguments);
}

std::string DaemonProcess::log() const {
  const std::lock_guard lock(mutex_);
  return log_;
}

}  // namespace youward::e2e
