// A youwardd of the benchmark's own: in a folder made for it, stopped and removed at the end. Aborts the benchmark with
// a message when the daemon does not start; a benchmark without its subject says nothing.
//
//   DaemonProcess daemon("build/release/bin/youwardd", true);
//   auto channel = daemon.Connect();
//
// Owns the process and the folder. One thread.
#ifndef YOUWARD_TESTS_BENCH_DAEMON_PROCESS_H_
#define YOUWARD_TESTS_BENCH_DAEMON_PROCESS_H_

#include <grpcpp/channel.h>
#include <sys/types.h>

#include <memory>
#include <string>

namespace youward::bench {

class DaemonProcess {
 public:
  // Starts `program` and returns when clients can connect; the daemon says so (--ready-fd).
  // `with_model`: with the learned part, from the weights beside the program; else rules alone.
  DaemonProcess(const std::string& program, bool with_model);
  ~DaemonProcess();
  DaemonProcess(const DaemonProcess&) = delete;
  DaemonProcess& operator=(const DaemonProcess&) = delete;

  // A new channel with a connection of its own.
  std::shared_ptr<grpc::Channel> Connect() const;

  // Resident memory now, in KiB.
  long ResidentKib() const;

 private:
  std::string folder_;
  std::string socket_;
  pid_t pid_ = -1;
};

}  // namespace youward::bench

#endif  // YOUWARD_TESTS_BENCH_DAEMON_PROCESS_H_
