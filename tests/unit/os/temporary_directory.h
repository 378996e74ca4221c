// A directory of its own for a test, mode 0700, removed with all that is in it.
#ifndef YOUWARD_TESTS_UNIT_OS_TEMPORARY_DIRECTORY_H_
#define YOUWARD_TESTS_UNIT_OS_TEMPORARY_DIRECTORY_H_

#include <string>

namespace youward::os {

class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

// The permission bits of `path`; 0 when there is none.
unsigned ModeOf(const std::string& path);

}  // namespace youward::os

#endif  // YOUWARD_TESTS_UNIT_OS_TEMPORARY_DIRECTORY_H_
