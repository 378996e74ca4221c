// What the calls did, in numbers: how many run, how many ended and how, since when none runs. The idle exit and the log
// read it; nothing of a draft can get in.
//
// Any thread.
#ifndef YOUWARD_DAEMON_SERVICE_CALL_LOG_H_
#define YOUWARD_DAEMON_SERVICE_CALL_LOG_H_

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>

namespace youward::service {

class CallLog {
 public:
  enum class End {
    kAnswered,   // with a response or an error of the contract
    kRefused,    // too many calls waited
    kAbandoned,  // the client went away or its deadline passed before the work began
  };

  struct Counts {
    std::uint64_t begun = 0;
    std::uint64_t answered = 0;
    std::uint64_t refused = 0;
    std::uint64_t abandoned = 0;
    std::uint64_t cancelled = 0;  // of all that begun: the client was heard to be gone before it had its answer
    std::uint64_t running() const { return begun - answered - refused - abandoned; }
  };

  void Begin();
  void Finish(End end);
  // Beside Finish, whatever its end.
  void NoteCancelled();
  // A client came; counts as activity.
  void Touch();

  Counts counts() const;
  // When the last call ended or the last client came; nullopt while a call runs.
  std::optional<std::chrono::steady_clock::time_point> IdleSince() const;

 private:
  mutable std::mutex mutex_;
  Counts counts_;                                                                           // guarded by mutex_
  std::chrono::steady_clock::time_point last_activity_ = std::chrono::steady_clock::now();  // guarded by mutex_
};

}  // namespace youward::service

#endif  // YOUWARD_DAEMON_SERVICE_CALL_LOG_H_
