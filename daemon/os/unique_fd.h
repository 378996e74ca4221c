// A file descriptor that closes itself.
//
//   UniqueFd fd(open(…));
//   if (!fd.valid()) …
//   Consume(fd.Release());
//
// Owns its descriptor; movable, not copyable; for one thread at a time.
#ifndef YOUWARD_DAEMON_OS_UNIQUE_FD_H_
#define YOUWARD_DAEMON_OS_UNIQUE_FD_H_

#include <utility>

namespace youward::os {

class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(other.Release()) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    if (this != &other) Reset(other.Release());
    return *this;
  }
  ~UniqueFd() { Reset(); }

  bool valid() const { return fd_ >= 0; }
  int get() const { return fd_; }
  // Gives the descriptor away.
  int Release() { return std::exchange(fd_, -1); }
  // Closes the descriptor held, then holds `fd`. Leaves errno alone.
  void Reset(int fd = -1);

 private:
  int fd_ = -1;
};

}  // namespace youward::os

#endif  // YOUWARD_DAEMON_OS_UNIQUE_FD_H_
