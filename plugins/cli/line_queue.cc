#include "plugins/cli/line_queue.h"

#include <utility>

namespace youward::cli {
namespace {

std::size_t BytesOf(const LineJob& job) { return job.line.size() + job.answer.size(); }

}  // namespace

bool LineQueue::Add(std::unique_ptr<LineJob> job) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || (jobs_.size() < limits_.lines && bytes_ < limits_.bytes); });
  if (stopped_) return false;
  bytes_ += BytesOf(*job);
  jobs_.push_back(std::move(job));
  changed_.notify_all();
  return true;
}

void LineQueue::Finish() {
  const std::lock_guard lock(mutex_);
  finished_ = true;
  changed_.notify_all();
}

LineJob* LineQueue::Take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || finished_ || taken_ < jobs_.size(); });
  if (stopped_ || taken_ == jobs_.size()) return nullptr;
  return jobs_[taken_++].get();
}

void LineQueue::Done(LineJob* job) {
  const std::lock_guard lock(mutex_);
  job->done = true;
  bytes_ += job->answer.size();
  changed_.notify_all();
}

std::unique_ptr<LineJob> LineQueue::Next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return stopped_ || (jobs_.empty() ? finished_ : jobs_.front()->done); });
  if (stopped_ || jobs_.empty()) return nullptr;
  std::unique_ptr<LineJob> job = std::move(jobs_.front());
  jobs_.pop_front();
  --taken_;
  bytes_ -= BytesOf(*job);
  changed_.notify_all();
  return job;
}

void LineQueue::Stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

}  // namespace youward::cli
