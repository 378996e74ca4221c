#include "daemon/service/call_log.h"

namespace youward::service {

void CallLog::Begin() {
  const std::lock_guard lock(mutex_);
  ++counts_.begun;
}

void CallLog::Finish(End end) {
  const std::lock_guard lock(mutex_);
  switch (end) {
    case End::kAnswered:
      ++counts_.answered;
      break;
    case End::kRefused:
      ++counts_.refused;
      break;
    case End::kAbandoned:
      ++counts_.abandoned;
      break;
  }
  last_activity_ = std::chrono::steady_clock::now();
}

void CallLog::NoteCancelled() {
  const std::lock_guard lock(mutex_);
  ++counts_.cancelled;
}

void CallLog::Touch() {
  const std::lock_guard lock(mutex_);
  last_activity_ = std::chrono::steady_clock::now();
}

CallLog::Counts CallLog::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

std::optional<std::chrono::steady_clock::time_point> CallLog::IdleSince() const {
  const std::lock_guard lock(mutex_);
  if (counts_.running() > 0) return std::nullopt;
  return last_activity_;
}

}  // namespace youward::service
