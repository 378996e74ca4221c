// The daemon as a Backend: the synchronous gRPC client, which a thread of its own for each call in flight makes as fast
// as any other. Offsets travel as bytes; what the caller counts is worked out where the answer is printed.
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "plugins/cli/backend.h"
#include "plugins/cli/proto_answer.h"
#include "plugins/cli/socket.h"
#include "youward/v1/analyzer.grpc.pb.h"

namespace youward::cli {
namespace {

constexpr std::chrono::seconds kDeadline{60};
constexpr int kMaxAnswerBytes = 256 << 20;  // a letter of 4 MB may have very many findings
constexpr int kRulesAPage = 1000;

absl::Status StatusOf(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::OK:
      return absl::OkStatus();
    case grpc::StatusCode::NOT_FOUND:
      return absl::NotFoundError(status.error_message());
    case grpc::StatusCode::UNAVAILABLE:
      return absl::UnavailableError("the daemon went away");
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return absl::DeadlineExceededError("the daemon did not answer within 60 seconds");
    default:
      return absl::UnknownError("the daemon answered: " + status.error_message());
  }
}

class Client final : public Backend {
 public:
  explicit Client(const std::string& path) {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(kMaxAnswerBytes);
    stub_ = v1::Analyzer::NewStub(
        grpc::CreateCustomChannel(GrpcTarget(path), grpc::InsecureChannelCredentials(), arguments));
  }

  absl::StatusOr<Checked> Analyze(const analysis::Draft& draft) const override {
    v1::AnalyzeResponse response;
    const absl::Status status = Call(&v1::Analyzer::Stub::Analyze, ToProto(draft), response);
    if (!status.ok()) return status;
    return FromProto(response, draft);
  }

  absl::StatusOr<std::vector<RuleInfo>> ListRules() const override {
    std::vector<RuleInfo> rules;
    v1::ListRulesRequest request;
    request.set_page_size(kRulesAPage);
    do {
      v1::ListRulesResponse response;
      const absl::Status status = Call(&v1::Analyzer::Stub::ListRules, request, response);
      if (!status.ok()) return status;
      for (const v1::Rule& rule : response.rules()) rules.push_back(FromProto(rule));
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return rules;
  }

  absl::StatusOr<RuleInfo> GetRule(const std::string& id) const override {
    v1::GetRuleRequest request;
    request.set_id(id);
    v1::GetRuleResponse response;
    const absl::Status status = Call(&v1::Analyzer::Stub::GetRule, request, response);
    if (!status.ok()) return status;
    return FromProto(response.rule());
  }

 private:
  template <typename Request, typename Response>
  absl::Status Call(grpc::Status (v1::Analyzer::Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                    const Request& request, Response& response) const {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kDeadline);
    return StatusOf((stub_.get()->*method)(&context, request, &response));
  }

  std::unique_ptr<v1::Analyzer::Stub> stub_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Backend>> Connect(const Connection& connection) {
  if (connection.standalone) return MakeStandalone(connection.policy, connection.weights);
  const absl::StatusOr<Listener> listener = FindListener(connection.socket);
  if (!listener.ok()) return listener.status();
  return std::make_unique<Client>(listener->path);
}

}  // namespace youward::cli
