// Errors of the contract: a canonical code, a sentence for a developer, and a reason that a program can read.
//
//   return InvalidArgument("CHANNEL_UNSET", "draft.channel", "the channel is not set");
//   grpc::Status answer = ToGrpcStatus(status);                 // reason and field travel in the trailers
//   std::optional<google::rpc::ErrorInfo> info = ErrorInfoOf(answer);
//
// A message never quotes the request's text: numbers, field paths and names of the contract only. Pure functions, any
// thread.
#ifndef YOUWARD_DAEMON_SERVICE_ERRORS_H_
#define YOUWARD_DAEMON_SERVICE_ERRORS_H_

#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "google/rpc/error_details.pb.h"
#include "grpcpp/support/status.h"

namespace youward::service {

// An error with a google.rpc.ErrorInfo of domain "youward". `reason` is a constant of the contract; `field` the path of
// the request's field that is wrong, empty when it is none.
absl::Status Error(absl::StatusCode code, std::string_view reason, std::string_view field, std::string_view message);
absl::Status InvalidArgument(std::string_view reason, std::string_view field, std::string_view message);
absl::Status NotFound(std::string_view reason, std::string_view field, std::string_view message);

// The same code and message; what the error carries becomes its details.
grpc::Status ToGrpcStatus(const absl::Status& status);

// What the error says beyond its code; nullopt when it says nothing.
std::optional<google::rpc::ErrorInfo> ErrorInfoOf(const absl::Status& status);
std::optional<google::rpc::ErrorInfo> ErrorInfoOf(const grpc::Status& status);

}  // namespace youward::service

#endif  // YOUWARD_DAEMON_SERVICE_ERRORS_H_
