#include "daemon/os/mapped_file.h"

#include <gtest/gtest.h>

#include <utility>

namespace youward::os {
namespace {

TEST(MappedFile, HoldsTheBytesOfTheFile) {
  absl::StatusOr<MappedFile> file = MappedFile::Open(YOUWARD_SOURCE_DIR "/tests/unit/model/data/tiny.ywenc");
  ASSERT_TRUE(file.ok()) << file.status();
  ASSERT_GT(file->bytes().size(), 8u);
  EXPECT_EQ(std::to_integer<char>(file->bytes()[0]), 'Y');
  const std::byte* const where = file->bytes().data();
  const MappedFile moved = *std::move(file);
  EXPECT_EQ(moved.bytes().data(), where);
}

TEST(MappedFile, SaysWhatIsWrong) {
  EXPECT_EQ(MappedFile::Open("/nowhere/encoder.ywenc").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(MappedFile::Open("/").status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(MappedFile::Open("/dev/null").status().code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace youward::os
