#include "daemon/service/errors.h"

#include <gtest/gtest.h>

#include "google/rpc/status.pb.h"

namespace youward::service {
namespace {

TEST(Errors, CarryReasonAndFieldThroughGrpc) {
  const grpc::Status status = ToGrpcStatus(InvalidArgument("CHANNEL_UNSET", "draft.channel", "no channel"));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "no channel");
  const std::optional<google::rpc::ErrorInfo> info = ErrorInfoOf(status);
  ASSERT_TRUE(info.has_value());
  EXPECT_EQ(info->domain(), "youward");
  EXPECT_EQ(info->reason(), "CHANNEL_UNSET");
  EXPECT_EQ(info->metadata().at("field"), "draft.channel");
}

TEST(Errors, RepeatCodeAndMessageInTheDetailsAsOtherClientsExpect) {
  google::rpc::Status details;
  ASSERT_TRUE(details.ParseFromString(ToGrpcStatus(NotFound("RULE_NOT_FOUND", "id", "none")).error_details()));
  EXPECT_EQ(details.code(), 5);
  EXPECT_EQ(details.message(), "none");
  ASSERT_EQ(details.details_size(), 1);
  EXPECT_EQ(details.details(0).type_url(), "type.googleapis.com/google.rpc.ErrorInfo");
}

TEST(Errors, WithoutDetailsStayPlain) {
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
  const grpc::Status plain = ToGrpcStatus(absl::CancelledError("gone"));
  EXPECT_EQ(plain.error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_EQ(plain.error_details(), "");
  EXPECT_FALSE(ErrorInfoOf(plain).has_value());
  EXPECT_FALSE(ErrorInfoOf(grpc::Status(grpc::StatusCode::INTERNAL, "", "no protobuf\xff")).has_value());
}

}  // namespace
}  // namespace youward::service
