#include "daemon/base/status_macros.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace youward::base {
namespace {

absl::Status FailWhen(bool fails) { return fails ? absl::NotFoundError("no letter") : absl::OkStatus(); }

absl::StatusOr<std::unique_ptr<int>> NumberUnless(bool fails) {
  if (fails) return absl::DataLossError("no number");
  return std::make_unique<int>(7);
}

TEST(StatusMacros, ReturnIfError) {
  bool went_on = false;
  const auto call = [&](bool fails) -> absl::Status {
    YOUWARD_RETURN_IF_ERROR(FailWhen(fails));
    went_on = true;
    return absl::OkStatus();
  };
  EXPECT_EQ(call(true), absl::NotFoundError("no letter"));
  EXPECT_FALSE(went_on);
  EXPECT_EQ(call(false), absl::OkStatus());
  EXPECT_TRUE(went_on);
}

TEST(StatusMacros, ReturnIfErrorIsOneStatement) {
  const auto call = [](bool asks) -> absl::StatusOr<int> {
    if (asks)
      YOUWARD_RETURN_IF_ERROR(FailWhen(true));
    else
      return 1;
    return 2;
  };
  EXPECT_EQ(call(true).status(), absl::NotFoundError("no letter"));
  EXPECT_EQ(*call(false), 1);
}

TEST(StatusMacros, AssignOrReturn) {
  const auto sum = [](bool first_fails, bool second_fails) -> absl::StatusOr<int> {
    YOUWARD_ASSIGN_OR_RETURN(const std::unique_ptr<int> first, NumberUnless(first_fails));
    std::unique_ptr<int> second;
    YOUWARD_ASSIGN_OR_RETURN(second, NumberUnless(second_fails));
    return *first + *second;
  };
  EXPECT_EQ(*sum(false, false), 14);
  EXPECT_EQ(sum(true, false).status(), absl::DataLossError("no number"));
  EXPECT_EQ(sum(false, true).status(), absl::DataLossError("no number"));
}

TEST(StatusMacros, ExpressionIsEvaluatedOnce) {
  int calls = 0;
  const auto count = [&]() -> absl::StatusOr<int> { return ++calls; };
  const auto call = [&]() -> absl::Status {
    YOUWARD_ASSIGN_OR_RETURN(const int value, count());
    EXPECT_EQ(value, 1);
    YOUWARD_RETURN_IF_ERROR(count().status());
    return absl::OkStatus();
  };
  EXPECT_TRUE(call().ok());
  EXPECT_EQ(calls, 2);
}

}  // namespace
}  // namespace youward::base
