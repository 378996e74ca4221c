#include "daemon/service/workers.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <thread>
#include <utility>

namespace youward::service {

Workers::Workers(const Options& options) : max_waiting_(options.max_waiting) {
  if (options.threads > 0) pool_.emplace(static_cast<std::size_t>(options.threads));
}

Workers::~Workers() { Join(); }

bool Workers::Submit(std::function<void()> work) {
  if (!pool_.has_value()) {
    work();
    return true;
  }
  if (waiting_.fetch_add(1) >= max_waiting_) {
    waiting_.fetch_sub(1);
    return false;
  }
  boost::asio::post(*pool_, [this, work = std::move(work)] {
    waiting_.fetch_sub(1);
    work();
  });
  return true;
}

void Workers::Join() {
  if (pool_.has_value()) pool_->join();
}

int DefaultWorkerCount() { return std::clamp(static_cast<int>(std::thread::hardware_concurrency()) - 1, 1, 4); }

}  // namespace youward::service
