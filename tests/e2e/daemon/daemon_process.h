// A real youwardd in a folder of its own, for one test.
//
//   DaemonProcess daemon;                       // on folder()/run/youwardd.sock
//   ASSERT_TRUE(daemon.Start({"--idle-exit", "1"})) << daemon.log();
//   auto stub = v1::Analyzer::NewStub(daemon.Connect());
//   daemon.Signal(SIGTERM);
//   EXPECT_EQ(daemon.WaitForExit(), 0);
//
// Waits for events (the line on --ready-fd, a line of the log, the end of the process), never for time. Kills what is
// left at the end of the test. For one thread.
#ifndef YOUWARD_TESTS_E2E_DAEMON_DAEMON_PROCESS_H_
#define YOUWARD_TESTS_E2E_DAEMON_DAEMON_PROCESS_H_

#include <sys/types.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "grpcpp/channel.h"

namespace youward::e2e {

// A folder, mode 0700, removed with all that is in it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

void WriteFile(const std::string& path, const std::string& content);
bool Exists(const std::string& path);

class DaemonProcess {
 public:
  // `socket` empty: one in the process's own folder.
  explicit DaemonProcess(std::string socket = "");
  ~DaemonProcess();
  DaemonProcess(const DaemonProcess&) = delete;
  DaemonProcess& operator=(const DaemonProcess&) = delete;

  // What the process finds in its environment beside HOME (its folder) and PATH. Before Start.
  void SetEnvironment(const std::string& name, const std::string& value) { environment_.emplace_back(name, value); }
  // Not to pass --socket. Before Start.
  void UseDefaultSocket() { default_socket_ = true; }
  // How many descriptors the process may have. Before Start.
  void LimitDescriptors(unsigned limit) { descriptors_ = limit; }
  // A listening socket that the process finds as a service manager passes it; closed here. Before Start.
  void PassListener(int fd) { listener_ = fd; }

  // Starts youwardd with `arguments` after --socket and returns once clients can connect; false if it ends before.
  bool Start(const std::vector<std::string>& arguments = {});
  // Starts it and waits for nothing.
  void Spawn(const std::vector<std::string>& arguments = {});

  void Signal(int signal) const;
  // Blocks; -1 when it was killed by a signal.
  int WaitForExit();
  // Blocks until the log has a line with `text`, counted after what an earlier call found; false when the process
  // closes its log first.
  bool WaitForLog(const std::string& text);

  // A channel with a connection of its own.
  std::shared_ptr<grpc::Channel> Connect() const;

  const Folder& folder() const { return folder_; }
  const std::string& socket() const { return socket_; }
  pid_t pid() const { return pid_; }
  // What it has said on standard error; all of it after WaitForExit.
  std::string log() const;

 private:
  void ReadLog(int fd);

  Folder folder_;
  std::string socket_;
  std::vector<std::pair<std::string, std::string>> environment_;
  bool default_socket_ = false;
  unsigned descriptors_ = 0;
  int listener_ = -1;
  pid_t pid_ = -1;
  int ready_fd_ = -1;
  std::thread reader_;
  mutable std::mutex mutex_;
  std::condition_variable said_;
  std::string log_;          // guarded by mutex_
  bool log_closed_ = false;  // guarded by mutex_
  std::size_t log_seen_ = 0;
};

}  // namespace youward::e2e

#endif  // YOUWARD_TESTS_E2E_DAEMON_DAEMON_PROCESS_H_
