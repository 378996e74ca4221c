// The server over gRPC, client and server in one process, on a pair of sockets. Where a call has to be in a certain
// state, the only worker is kept busy, so that calls wait until the test lets them go on.
#include "daemon/service/server.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <grpcpp/create_channel_posix.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "daemon/service/errors.h"
#include "tests/unit/service/test_policy.h"
#include "youward/v1/analyzer.grpc.pb.h"
#include "youward/v1/policy.grpc.pb.h"

namespace youward::service {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

// Keeps the only worker of a server busy until it is destroyed or told to let go.
class BusyWorker {
 public:
  explicit BusyWorker(Server& server) {
    EXPECT_TRUE(server.workers().Submit([this] {
      begun_.set_value();
      go_on_.get_future().wait();
    }));
    begun_.get_future().wait();
  }
  ~BusyWorker() { LetGo(); }
  void LetGo() {
    if (!std::exchange(let_go_, true)) go_on_.set_value();
  }

 private:
  std::promise<void> begun_;
  std::promise<void> go_on_;
  bool let_go_ = false;
};

class ServerTest : public testing::Test {
 protected:
  void SetUp() override { Start({}); }

  void Start(ServerOptions options) {
    options.workers.threads = 1;
    absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(options, state_);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
  }

  std::shared_ptr<grpc::Channel> Connect() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0) return nullptr;
    server_->AddConnection(ends[0]);
    return grpc::CreateInsecureChannelFromFd("youward", ends[1]);
  }

  std::unique_ptr<v1::Analyzer::Stub> NewStub() { return v1::Analyzer::NewStub(Connect()); }

  // Waits until the server has counted what `reached` asks for.
  template <typename Condition>
  void WaitFor(Condition reached) {
    while (!reached(server_->calls().counts())) std::this_thread::yield();
  }

  const analysis::Analyzer analyzer_;
  State state_{analyzer_, TestPolicy(), "policy.yaml"};
  std::unique_ptr<Server> server_;
};

// Sends bytes as the request of a method, whether they are a message or not.
grpc::Status CallRaw(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                     const std::string& bytes) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  const grpc::Slice slice(bytes);
  grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> status;
  stub.UnaryCall(&context, method, grpc::StubOptions(), &request, &response,
                 [&status](grpc::Status done) { status.set_value(std::move(done)); });
  return status.get_future().get();
}

constexpr char kAnalyze[] = "/youward.v1.Analyzer/Analyze";

TEST_F(ServerTest, ServesEveryMethodOfTheContract) {
  const std::shared_ptr<grpc::Channel> channel = Connect();
  const auto analyzer = v1::Analyzer::NewStub(channel);
  {
    grpc::ClientContext context;
    v1::AnalyzeResponse response;
    ASSERT_TRUE(analyzer->Analyze(&context, RequestFor("Here is moonshine for you."), &response).ok());
    EXPECT_EQ(AvoidedRanges(response).size(), 1u);
  }
  {
    grpc::ClientContext context;
    v1::ListRulesResponse response;
    ASSERT_TRUE(analyzer->ListRules(&context, {}, &response).ok());
    EXPECT_GT(response.rules_size(), 0);
  }
  {
    grpc::ClientContext context;
    v1::GetRuleRequest request;
    request.set_id(std::string(kAvoidRule));
    v1::GetRuleResponse response;
    ASSERT_TRUE(analyzer->GetRule(&context, request, &response).ok());
    EXPECT_EQ(response.rule().id(), kAvoidRule);
  }
  {
    grpc::ClientContext context;
    v1::GetEffectivePolicyResponse response;
    ASSERT_TRUE(v1::Policies::NewStub(channel)->GetEffectivePolicy(&context, {}, &response).ok());
    EXPECT_EQ(response.source_path(), "policy.yaml");
  }
  EXPECT_EQ(server_->calls().counts().begun, 4u);
}

TEST_F(ServerTest, SendsTheReasonOfAnErrorAlong) {
  grpc::ClientContext context;
  v1::AnalyzeResponse response;
  const grpc::Status status = NewStub()->Analyze(&context, RequestFor("a", v1::OFFSET_ENCODING_UNSPECIFIED), &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  const std::optional<google::rpc::ErrorInfo> info = ErrorInfoOf(status);
  ASSERT_TRUE(info.has_value());
  EXPECT_EQ(info->reason(), "OFFSET_ENCODING_UNSET");
  EXPECT_EQ(info->metadata().at("field"), "offset_encoding");
}

TEST_F(ServerTest, AnswersManyCallsAtOnceEachWithItsOwn) {
  constexpr int kCalls = 64;
  std::vector<std::thread> clients;
  std::atomic<int> right = 0;
  const std::shared_ptr<grpc::Channel> channel = Connect();
  for (int i = 0; i < kCalls; ++i) {
    clients.emplace_back([&, i] {
      v1::AnalyzeRequest request = RequestFor("Here is moonshine " + std::string(i, 'x') + " moonshine.");
      request.set_document_id(absl::StrCat("document ", i));
      grpc::ClientContext context;
      v1::AnalyzeResponse response;
      const grpc::Status status = v1::Analyzer::NewStub(channel)->Analyze(&context, request, &response);
      EXPECT_TRUE(status.ok()) << status.error_message();
      if (status.ok() && response.document_id() == request.document_id() && !AvoidedRanges(response).empty()) ++right;
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(right, kCalls);
}

TEST_F(ServerTest, EndsOnlyTheCallWhoseTextIsNotUtf8) {
  v1::AnalyzeRequest request = RequestFor("Here is moonshine for you XX.");
  std::string bytes = request.SerializeAsString();
  bytes.replace(bytes.find("XX"), 2, "\xff\xfe");
  const std::shared_ptr<grpc::Channel> channel = Connect();
  BusyWorker busy(*server_);
  std::future<grpc::Status> other = std::async(std::launch::async, [&] {
    grpc::ClientContext context;
    v1::AnalyzeResponse response;
    return v1::Analyzer::NewStub(channel)->Analyze(&context, RequestFor("fine"), &response);
  });
  WaitFor([](const CallLog::Counts& counts) { return counts.running() == 1; });
  const grpc::Status status = CallRaw(channel, kAnalyze, bytes);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_THAT(status.error_message(), testing::Not(HasSubstr("moonshine")));
  busy.LetGo();
  EXPECT_TRUE(other.get().ok()) << "a call that ran on the same connection at the same time";
  EXPECT_TRUE(CallRaw(channel, kAnalyze, request.SerializeAsString()).ok()) << "and the next one";
}

TEST_F(ServerTest, RefusesWhatIsNoMessageAndWhatIsNoMethod) {
  const std::shared_ptr<grpc::Channel> channel = Connect();
  EXPECT_EQ(CallRaw(channel, kAnalyze, "\x0a\xff").error_code(), grpc::StatusCode::INTERNAL);
  EXPECT_EQ(CallRaw(channel, "/youward.v1.Analyzer/Write", "").error_code(), grpc::StatusCode::UNIMPLEMENTED);
  EXPECT_EQ(CallRaw(channel, kAnalyze, "").error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

TEST_F(ServerTest, AnswersAMegabyteAndRefusesMoreThanItTakes) {
  const auto stub = NewStub();
  v1::AnalyzeResponse response;
  {
    grpc::ClientContext context;
    const grpc::Status status = stub->Analyze(&context, RequestFor(std::string(1 << 20, 'a')), &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
  }
  {
    grpc::ClientContext context;
    const grpc::Status status = stub->Analyze(&context, RequestFor(std::string((4 << 20) + 1, 'a')), &response);
    EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED) << status.error_message();
  }
  grpc::ClientContext context;
  EXPECT_TRUE(stub->Analyze(&context, RequestFor("fine"), &response).ok()) << "the connection lives on";
}

TEST_F(ServerTest, DoesNotAnalyseForAClientThatWentAway) {
  BusyWorker busy(*server_);
  const auto stub = NewStub();
  grpc::ClientContext context;
  std::future<grpc::Status> call = std::async(std::launch::async, [&] {
    v1::AnalyzeResponse response;
    return stub->Analyze(&context, RequestFor("Here is moonshine."), &response);
  });
  WaitFor([](const CallLog::Counts& counts) { return counts.running() == 1; });
  context.TryCancel();
  EXPECT_EQ(call.get().error_code(), grpc::StatusCode::CANCELLED);
  WaitFor([](const CallLog::Counts& counts) { return counts.cancelled == 1; });
  busy.LetGo();
  WaitFor([](const CallLog::Counts& counts) { return counts.running() == 0; });
  EXPECT_EQ(server_->calls().counts().abandoned, 1u);
  EXPECT_EQ(server_->calls().counts().answered, 0u);
  grpc::ClientContext another;
  v1::AnalyzeResponse response;
  EXPECT_TRUE(stub->Analyze(&another, RequestFor("fine"), &response).ok()) << "the connection lives on";
}

TEST_F(ServerTest, DoesNotAnalyseAfterTheDeadline) {
  BusyWorker busy(*server_);
  const auto stub = NewStub();
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + 20ms);
  v1::AnalyzeResponse response;
  EXPECT_EQ(stub->Analyze(&context, RequestFor("Here is moonshine."), &response).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
  // The client's clock rings first; what counts here is that the server has heard of it.
  WaitFor([](const CallLog::Counts& counts) { return counts.cancelled == counts.begun; });
  busy.LetGo();
  WaitFor([](const CallLog::Counts& counts) { return counts.running() == 0; });
  EXPECT_EQ(server_->calls().counts().answered, 0u);
}

TEST_F(ServerTest, RefusesCallsWhenTooManyWait) {
  ServerOptions options;
  options.workers.max_waiting = 2;
  Start(options);
  BusyWorker busy(*server_);
  const std::shared_ptr<grpc::Channel> channel = Connect();
  std::vector<std::future<grpc::Status>> waiting;
  for (int i = 0; i < 2; ++i) {
    waiting.push_back(std::async(std::launch::async, [&] {
      grpc::ClientContext context;
      v1::AnalyzeResponse response;
      return v1::Analyzer::NewStub(channel)->Analyze(&context, RequestFor("a"), &response);
    }));
  }
  WaitFor([](const CallLog::Counts& counts) { return counts.running() == 2; });
  grpc::ClientContext context;
  v1::AnalyzeResponse response;
  const grpc::Status refused = v1::Analyzer::NewStub(channel)->Analyze(&context, RequestFor("a"), &response);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  ASSERT_TRUE(ErrorInfoOf(refused).has_value());
  EXPECT_EQ(ErrorInfoOf(refused)->reason(), "TOO_MANY_CALLS");
  busy.LetGo();
  for (std::future<grpc::Status>& call : waiting) EXPECT_TRUE(call.get().ok());
}

TEST_F(ServerTest, LetsCallsThatRunBeAnsweredWhenItStops) {
  BusyWorker busy(*server_);
  std::future<grpc::Status> call = std::async(std::launch::async, [stub = NewStub()] {
    grpc::ClientContext context;
    v1::AnalyzeResponse response;
    return stub->Analyze(&context, RequestFor("a"), &response);
  });
  WaitFor([](const CallLog::Counts& counts) { return counts.running() == 1; });
  std::thread stopper([&] { server_->Stop(1h); });
  busy.LetGo();
  EXPECT_TRUE(call.get().ok());
  stopper.join();
}

TEST_F(ServerTest, CancelsCallsThatWaitWhenTheGraceIsOver) {
  BusyWorker busy(*server_);
  std::future<grpc::Status> call = std::async(std::launch::async, [stub = NewStub()] {
    grpc::ClientContext context;
    v1::AnalyzeResponse response;
    return stub->Analyze(&context, RequestFor("a"), &response);
  });
  WaitFor([](const CallLog::Counts& counts) { return counts.running() == 1; });
  std::thread stopper([&] { server_->Stop(0ms); });
  EXPECT_FALSE(call.get().ok()) << "answered although no worker is free";
  WaitFor([](const CallLog::Counts& counts) { return counts.cancelled == 1; });
  busy.LetGo();
  stopper.join();
  EXPECT_EQ(server_->calls().counts().answered, 0u);
  EXPECT_EQ(server_->calls().counts().abandoned, 1u);
}

// grpc.health.v1.HealthCheckRequest and HealthCheckResponse have one field each, 1: the service's name, and its state.
TEST_F(ServerTest, SaysThatItIsHealthyAndWhichServicesItHas) {
  const std::shared_ptr<grpc::Channel> channel = Connect();
  for (const std::string service : {"", "youward.v1.Analyzer", "youward.v1.Policies"}) {
    const std::string request = service.empty() ? "" : "\x0a" + std::string(1, char(service.size())) + service;
    EXPECT_TRUE(CallRaw(channel, "/grpc.health.v1.Health/Check", request).ok()) << service;
  }
  EXPECT_EQ(CallRaw(channel, "/grpc.health.v1.Health/Check", "\x0a\x01x").error_code(), grpc::StatusCode::NOT_FOUND);
}

}  // namespace
}  // namespace youward::service
