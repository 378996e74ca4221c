// The contract through the socket of a real daemon, with good clients and bad ones. What needs a call in a certain
// state is in tests/unit/service.
#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "tests/e2e/daemon/calls.h"
#include "tests/e2e/daemon/daemon_process.h"

namespace youward::e2e {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Protocol : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(daemon_.Start({"--log-level", "debug"})) << daemon_.log(); }

  // "CODE REASON field"
  std::string ErrorOf(const grpc::Status& status) {
    google::rpc::Status details;
    google::rpc::ErrorInfo info;
    if (!details.ParseFromString(status.error_details()) || details.details_size() != 1 ||
        !details.details(0).UnpackTo(&info)) {
      return "no details: " + status.error_message();
    }
    return std::to_string(status.error_code()) + " " + info.domain() + " " + info.reason() + " " +
           info.metadata().at("field");
  }

  DaemonProcess daemon_;
};

grpc::Status SendBytes(const std::shared_ptr<grpc::Channel>& channel, const std::string& bytes) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  const grpc::Slice slice(bytes);
  grpc::ByteBuffer request(&slice, 1);
  grpc::ByteBuffer response;
  std::promise<grpc::Status> status;
  stub.UnaryCall(&context, "/youward.v1.Analyzer/Analyze", grpc::StubOptions(), &request, &response,
                 [&status](grpc::Status done) { status.set_value(std::move(done)); });
  return status.get_future().get();
}

TEST_F(Protocol, AnswersWhatIsHardlyText) {
  using namespace std::string_literals;
  const auto channel = daemon_.Connect();
  for (const std::string& body : {""s, "   "s, "\n"s, "\0\0"s, "🙂🙂"s, std::string(100'000, 'x'), "\u202e\u200b"s}) {
    v1::AnalyzeResponse response;
    const grpc::Status status = Analyze(channel, Letter(body, v1::OFFSET_ENCODING_UTF16), response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_EQ(response.findings_size(), 0);
  }
}

TEST_F(Protocol, AnswersAMegabyteAndRefusesFive) {
  const auto channel = daemon_.Connect();
  std::string letter;
  while (letter.size() < 1'000'000) letter += "Thank you for the numbers, they help us to plan the move to Leeds. ";
  EXPECT_TRUE(Analyze(channel, Letter(letter)).ok());
  EXPECT_EQ(Analyze(channel, Letter(std::string(5'000'000, 'a'))).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_TRUE(Analyze(channel, Letter("Hello")).ok());
}

TEST_F(Protocol, SaysWhichFieldOfARequestIsWrong) {
  const auto channel = daemon_.Connect();
  EXPECT_EQ(ErrorOf(Analyze(channel, Letter("a", v1::OFFSET_ENCODING_UNSPECIFIED))),
            "3 youward OFFSET_ENCODING_UNSET offset_encoding");
  v1::AnalyzeRequest request = Letter("a");
  request.mutable_draft()->clear_channel();
  EXPECT_EQ(ErrorOf(Analyze(channel, request)), "3 youward CHANNEL_UNSET draft.channel");
  request = Letter("a🙂", v1::OFFSET_ENCODING_UTF16);
  v1::Range& range = *request.mutable_draft()->add_excluded_ranges();
  range.set_field(v1::FIELD_BODY);
  range.set_start(1);
  range.set_end(2);
  EXPECT_EQ(ErrorOf(Analyze(channel, request)), "3 youward RANGE_INVALID draft.excluded_ranges[0].end");
}

TEST_F(Protocol, EndsTheCallOfARawClientAloneWhoseBytesAreNotUtf8) {
  std::string bytes = Letter("Dear XX").SerializeAsString();
  bytes.replace(bytes.find("XX"), 2, "\xed\xa0");
  const auto channel = daemon_.Connect();
  std::vector<std::future<grpc::Status>> others;
  others.reserve(16);
  for (int i = 0; i < 16; ++i) {
    others.push_back(std::async(std::launch::async, [&] { return Analyze(channel, Letter("Dear Sam")); }));
  }
  EXPECT_EQ(SendBytes(channel, bytes).error_code(), grpc::StatusCode::INTERNAL);
  for (std::future<grpc::Status>& other : others) EXPECT_TRUE(other.get().ok());
  EXPECT_TRUE(Analyze(channel, Letter("Dear Sam")).ok());
}

TEST_F(Protocol, AnswersSixtyFourClientsAtOnce) {
  std::vector<std::future<grpc::Status>> calls;
  calls.reserve(64);
  for (int i = 0; i < 64; ++i) {
    calls.push_back(std::async(std::launch::async, [&, i] {
      v1::AnalyzeRequest request = Letter("We are the leading provider. What slows your close down?");
      request.set_document_version(i);
      v1::AnalyzeResponse response;
      const grpc::Status status = Analyze(daemon_.Connect(), request, response);
      EXPECT_EQ(response.document_version(), i);
      return status;
    }));
  }
  for (std::future<grpc::Status>& call : calls) {
    const grpc::Status status = call.get();
    EXPECT_TRUE(status.ok()) << status.error_message();
  }
}

TEST_F(Protocol, OutlivesClientsThatTalkNonsense) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, daemon_.socket().data(), daemon_.socket().size());
  for (const std::string& nonsense : {std::string("GET / HTTP/1.0\r\n\r\n"), std::string(4096, '\0'),
                                      std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") + std::string(4096, '\xff')}) {
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0);
    ASSERT_EQ(send(fd, nonsense.data(), nonsense.size(), MSG_NOSIGNAL), static_cast<ssize_t>(nonsense.size()));
    char buffer[4096];
    while (recv(fd, buffer, sizeof(buffer), 0) > 0) continue;  // until the daemon hangs up
    close(fd);
  }
  EXPECT_TRUE(Analyze(daemon_.Connect(), Letter("Hello")).ok());
}

TEST_F(Protocol, LogsNothingOfWhatIsWritten) {
  const std::string secret = "Zanzibarquartett";
  const auto channel = daemon_.Connect();
  for (const auto& letter : std::filesystem::recursive_directory_iterator(YOUWARD_SOURCE_DIR "/tests/letters")) {
    std::ostringstream text;
    text << std::ifstream(letter.path()).rdbuf();
    v1::AnalyzeRequest request = Letter(text.str() + "\nWe are the leading " + secret + ".\n");
    request.mutable_draft()->set_subject(secret);
    request.mutable_draft()->add_sender_names(secret);
    request.mutable_draft()->add_recipient_names(secret);
    request.set_document_id(secret);
    EXPECT_TRUE(Analyze(channel, request).ok());
    request.mutable_draft()->add_excluded_ranges()->set_start(1);
    EXPECT_EQ(ErrorOf(Analyze(channel, request)), "3 youward RANGE_INVALID draft.excluded_ranges[0].field");
    std::string bytes = request.SerializeAsString();
    bytes.replace(bytes.find(secret), 1, "\xff");
    EXPECT_FALSE(SendBytes(channel, bytes).ok());
  }
  grpc::ClientContext context;
  v1::GetRuleRequest rule;
  rule.set_id(secret);
  v1::GetRuleResponse response;
  const grpc::Status status = v1::Analyzer::NewStub(channel)->GetRule(&context, rule, &response);
  EXPECT_EQ(ErrorOf(status), "5 youward RULE_NOT_FOUND id");
  EXPECT_THAT(status.error_message(), Not(HasSubstr(secret)));
  daemon_.Signal(SIGTERM);
  EXPECT_EQ(daemon_.WaitForExit(), 0);
  EXPECT_THAT(daemon_.log(), HasSubstr("daemon ended"));
  EXPECT_THAT(daemon_.log(), Not(HasSubstr("anzibarquartett")));
}

}  // namespace
}  // namespace youward::e2e
