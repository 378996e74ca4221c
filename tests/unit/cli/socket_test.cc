#include "plugins/cli/socket.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace youward::cli {
namespace {

using ::testing::HasSubstr;

TEST(GrpcTarget, EncodesWhatAUriMayNotHold) {
  EXPECT_EQ(GrpcTarget("/run/user/1000/youward/s.sock"), "unix:/run/user/1000/youward/s.sock");
  EXPECT_EQ(GrpcTarget("a b%é?"), "unix:a%20b%25%C3%A9%3F");
}

TEST(FindListener, SaysThatNobodyListens) {
  const auto listener = FindListener("/nonexistent/youward.sock");
  EXPECT_TRUE(absl::IsUnavailable(listener.status()));
  EXPECT_THAT(std::string(listener.status().message()), HasSubstr("/nonexistent/youward.sock"));
}

TEST(FindListener, SaysThatAPathIsTooLong) {
  const auto listener = FindListener("/" + std::string(200, 'a'));
  EXPECT_TRUE(absl::IsInvalidArgument(listener.status())) << listener.status();
}

}  // namespace
}  // namespace youward::cli
