// The daemon's weights: whatever is wrong with their file is said in one line of the log, the rules go on alone, and
// every answer says so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/e2e/daemon/calls.h"
#include "tests/e2e/daemon/daemon_process.h"

namespace youward::e2e {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kLetter[] = "Hi Sam,\n\nMy name is Ann and I work for Acme. We are a leading provider of pumps.\n";

// A small file of the kind that ships, in everything but the size.
std::string Tiny() {
  std::ifstream file(YOUWARD_SOURCE_DIR "/tests/unit/model/data/tiny.ywenc", std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

bool SaysRulesAlone(const v1::AnalyzeResponse& response) {
  for (const v1::Notice& notice : response.notices()) {
    if (notice.id() == "engine/rules-alone") return true;
  }
  return false;
}

v1::AnalyzeResponse AnswerOf(const DaemonProcess& daemon) {
  v1::AnalyzeResponse response;
  const grpc::Status status = Analyze(daemon.Connect(), Letter(kLetter), response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

// The lines of a log that speak of the weights.
std::vector<std::string> LinesAboutWeights(const std::string& log) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < log.size();) {
    const std::size_t end = std::min(log.find('\n', at), log.size());
    std::string line = log.substr(at, end - at);
    if (line.find("learned part") != std::string::npos) lines.push_back(std::move(line));
    at = end + 1;
  }
  return lines;
}

TEST(Weights, ThatAreInOrderAreUsed) {
  DaemonProcess daemon;
  WriteFile(daemon.folder() / "encoder.ywenc", Tiny());
  ASSERT_TRUE(daemon.Start({"--weights", daemon.folder() / "encoder.ywenc"})) << daemon.log();
  const v1::AnalyzeResponse answer = AnswerOf(daemon);
  EXPECT_FALSE(SaysRulesAlone(answer));
  EXPECT_THAT(answer.engine_version(), Not(EndsWith("-rules")));
}

TEST(Weights, ThatAreNotAskedForAreNoMistake) {
  DaemonProcess daemon;
  ASSERT_TRUE(daemon.Start({"--weights", "none"})) << daemon.log();
  EXPECT_TRUE(SaysRulesAlone(AnswerOf(daemon)));
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.WaitForExit(), 0);
  EXPECT_TRUE(LinesAboutWeights(daemon.log()).empty()) << daemon.log();
}

struct Bad {
  const char* name;
  const char* why;  // what the line says
  void (*make)(const std::string& path);
};

class BadWeights : public testing::TestWithParam<Bad> {};

TEST_P(BadWeights, AreRefusedInOneLineAndTheRulesGoOnAlone) {
  DaemonProcess daemon;
  const std::string path = daemon.folder() / "encoder.ywenc";
  GetParam().make(path);
  ASSERT_TRUE(daemon.Start({"--weights", path})) << daemon.log();
  for (int call = 0; call < 2; ++call) {
    const v1::AnalyzeResponse answer = AnswerOf(daemon);
    EXPECT_TRUE(SaysRulesAlone(answer));
    EXPECT_THAT(answer.engine_version(), EndsWith("-rules"));
    EXPECT_GE(answer.findings_size(), 2);
    for (const v1::Finding& finding : answer.findings()) EXPECT_EQ(finding.origin(), v1::ORIGIN_RULE);
  }
  daemon.Signal(SIGTERM);
  EXPECT_EQ(daemon.WaitForExit(), 0);
  const std::vector<std::string> lines = LinesAboutWeights(daemon.log());
  ASSERT_EQ(lines.size(), 1U) << daemon.log();
  EXPECT_THAT(lines[0], HasSubstr(path));
  EXPECT_THAT(lines[0], HasSubstr(GetParam().why));
}

INSTANTIATE_TEST_SUITE_P(
    , BadWeights,
    testing::Values(Bad{"Missing", "", [](const std::string&) {}},
                    Bad{"AFolder", "", [](const std::string& path) { std::filesystem::create_directory(path); }},
                    Bad{"Empty", "", [](const std::string& path) { WriteFile(path, ""); }},
                    Bad{"OfAnotherKind", "not a weights file",
                        [](const std::string& path) { WriteFile(path, "version: 1\n# a policy, by mistake\n"); }},
                    Bad{"CutOff", "should have",
                        [](const std::string& path) { WriteFile(path, Tiny().substr(0, Tiny().size() / 2)); }},
                    Bad{"Damaged", "checksum",
                        [](const std::string& path) {
                          std::string bytes = Tiny();
                          bytes[bytes.size() / 2] ^= 1;
                          WriteFile(path, bytes);
                        }},
                    Bad{"OfAnotherVersion", "version 9",
                        [](const std::string& path) {
                          std::string bytes = Tiny();
                          bytes[8] = 9;
                          WriteFile(path, bytes);
                        }}),
    [](const auto& bad) { return bad.param.name; });

}  // namespace
}  // namespace youward::e2e
