// The threads that analyse, and the calls that wait for them. They are few, so that the machine stays quick for who
// types, and the waiting room is limited, so that a client that floods the daemon is answered at once and costs little.
//
//   Workers workers({.threads = 2, .max_waiting = 256});
//   if (!workers.Submit([] { … })) …                    // too many wait: refuse the call
//   workers.Join();                                     // runs what waits, then ends
//
// Submit from any thread. Zero threads: Submit runs the work before it returns, for tests.
#ifndef YOUWARD_DAEMON_SERVICE_WORKERS_H_
#define YOUWARD_DAEMON_SERVICE_WORKERS_H_

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <cstddef>
#include <functional>
#include <optional>

namespace youward::service {

class Workers {
 public:
  struct Options {
    int threads = 1;
    std::size_t max_waiting = 256;  // submitted and not begun
  };

  explicit Workers(const Options& options);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // False, and nothing else happens, when max_waiting wait already. `work` does not throw.
  bool Submit(std::function<void()> work);

  // Waits until all that was submitted has run. Once; nothing may be submitted any more.
  void Join();

 private:
  std::size_t max_waiting_;
  std::atomic<std::size_t> waiting_ = 0;
  std::optional<boost::asio::thread_pool> pool_;
};

// One less than there are cores, at least 1, at most 4.
int DefaultWorkerCount();

}  // namespace youward::service

#endif  // YOUWARD_DAEMON_SERVICE_WORKERS_H_
