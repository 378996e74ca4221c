// Calls as a client makes them, in one line each.
#ifndef YOUWARD_TESTS_E2E_DAEMON_CALLS_H_
#define YOUWARD_TESTS_E2E_DAEMON_CALLS_H_

#include <memory>
#include <string>

#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "youward/v1/analyzer.grpc.pb.h"

namespace youward::e2e {

inline v1::AnalyzeRequest Letter(const std::string& body, v1::OffsetEncoding encoding = v1::OFFSET_ENCODING_UTF8) {
  v1::AnalyzeRequest request;
  request.set_offset_encoding(encoding);
  request.mutable_draft()->set_body(body);
  request.mutable_draft()->set_channel(v1::CHANNEL_EMAIL);
  request.mutable_draft()->set_purpose(v1::PURPOSE_OUTREACH);
  return request;
}

inline grpc::Status Analyze(const std::shared_ptr<grpc::Channel>& channel, const v1::AnalyzeRequest& request,
                            v1::AnalyzeResponse& response) {
  grpc::ClientContext context;
  return v1::Analyzer::NewStub(channel)->Analyze(&context, request, &response);
}

inline grpc::Status Analyze(const std::shared_ptr<grpc::Channel>& channel, const v1::AnalyzeRequest& request) {
  v1::AnalyzeResponse response;
  return Analyze(channel, request, response);
}

}  // namespace youward::e2e

#endif  // YOUWARD_TESTS_E2E_DAEMON_CALLS_H_
