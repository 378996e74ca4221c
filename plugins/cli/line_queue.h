// Lines on their way from one reader through several workers to one writer, who gets them in the order of reading.
// Bounded in number and bytes, so that a fast reader waits and memory stays the same however long the stream is.
//
//   reader:   while (…) if (!queue.Add(std::move(job))) break;  queue.Finish();
//   workers:  while (LineJob* job = queue.Take()) { job->answer = …; queue.Done(job); }
//   writer:   while (auto job = queue.Next()) Write(job->answer);
//
// One reader, one writer, any number of workers, each a thread of its own.
#ifndef YOUWARD_PLUGINS_CLI_LINE_QUEUE_H_
#define YOUWARD_PLUGINS_CLI_LINE_QUEUE_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

namespace youward::cli {

struct LineJob {
  std::string line;
  std::uint64_t number = 0;
  bool too_long = false;  // `line` is empty: the stream had more than is read
  std::string answer;     // by a worker, with its newline
  bool done = false;      // the queue's
};

class LineQueue {
 public:
  struct Limits {
    std::size_t lines = 64;
    std::size_t bytes = 16 << 20;  // of lines and answers; one more line may start below it
  };

  LineQueue() = default;
  explicit LineQueue(Limits limits) : limits_(limits) {}

  // Waits for room. False: stopped.
  bool Add(std::unique_ptr<LineJob> job);
  // There are no more lines.
  void Finish();
  // The oldest line that no worker has; waits for one. nullptr: finished or stopped. The queue keeps the job.
  LineJob* Take();
  void Done(LineJob* job);
  // The oldest line, once it is done; waits. nullptr: finished or stopped.
  std::unique_ptr<LineJob> Next();
  // Everybody is to end now.
  void Stop();

 private:
  Limits limits_;
  std::mutex mutex_;
  std::condition_variable changed_;            // all of: room, a line to take, a line done
  std::deque<std::unique_ptr<LineJob>> jobs_;  // oldest first
  std::size_t taken_ = 0;                      // the first `taken_` of jobs_ are with workers or done
  std::size_t bytes_ = 0;                      // of jobs_
  bool finished_ = false;
  bool stopped_ = false;
};

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_LINE_QUEUE_H_
