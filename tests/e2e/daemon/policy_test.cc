// The policy at the start and after SIGHUP.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <algorithm>

#include <filesystem>
#include <string>

#include "tests/e2e/daemon/calls.h"
#include "tests/e2e/daemon/daemon_process.h"
#include "youward/v1/policy.grpc.pb.h"

namespace youward::e2e {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr char kAvoidMoonshine[] = "version: 1\nphrases:\n  avoid: [{phrase: moonshine, prefer: daylight}]\n";
constexpr char kAvoidNothing[] = "version: 1\n";

std::string RevisionOf(const DaemonProcess& daemon) {
  v1::AnalyzeResponse response;
  const grpc::Status status = Analyze(daemon.Connect(), Letter("Hello"), response);
  return status.ok() ? response.policy_revision() : status.error_message();
}

TEST(Policy, IsTheBuiltInOneWhereThereIsNoFile) {
  DaemonProcess daemon;
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  EXPECT_EQ(RevisionOf(daemon), "built-in");
}

TEST(Policy, IsFoundAtItsDefaultPlace) {
  DaemonProcess daemon;
  std::filesystem::create_directories(daemon.folder() / ".config/youward");
  WriteFile(daemon.folder() / ".config/youward/policy.yaml", kAvoidMoonshine);
  ASSERT_TRUE(daemon.Start()) << daemon.log();
  EXPECT_THAT(RevisionOf(daemon), SizeIs(16));
  grpc::ClientContext context;
  v1::GetEffectivePolicyResponse response;
  ASSERT_TRUE(v1::Policies::NewStub(daemon.Connect())->GetEffectivePolicy(&context, {}, &response).ok());
  EXPECT_EQ(response.source_path(), daemon.folder() / ".config/youward/policy.yaml");
  EXPECT_EQ(response.policy().avoid(0).phrase(), "moonshine");
}

TEST(Policy, DecidesWhatIsFlagged) {
  DaemonProcess daemon;
  WriteFile(daemon.folder() / "policy.yaml", kAvoidMoonshine);
  ASSERT_TRUE(daemon.Start({"--policy", daemon.folder() / "policy.yaml"})) << daemon.log();
  v1::AnalyzeResponse response;
  ASSERT_TRUE(Analyze(daemon.Connect(), Letter("🙂 Here is moonshine.", v1::OFFSET_ENCODING_UTF16), response).ok());
  ASSERT_GE(response.findings_size(), 1);
  const v1::Finding& finding = response.findings(0);
  EXPECT_EQ(finding.rule_id(), "buzzword/policy-1");
  EXPECT_EQ(finding.range().start(), 11u) << "the emoji counts two";
  EXPECT_EQ(finding.range().end(), 20u);
  ASSERT_GE(finding.suggestions_size(), 1);
  EXPECT_THAT(finding.suggestions(0).edits(0).new_text(), HasSubstr("daylight"));
}

TEST(Policy, WithMistakesKeepsTheDaemonFromStartingAndSaysEachLine) {
  DaemonProcess daemon;
  const std::string path = daemon.folder() / "policy.yaml";
  WriteFile(path, "version: 1\ncompanies: Acme\nsend_check:\n  enabled: perhaps\n");
  EXPECT_FALSE(daemon.Start({"--policy", path}));
  EXPECT_EQ(daemon.WaitForExit(), 2);
  EXPECT_THAT(daemon.log(),
              AllOf(HasSubstr("youwardd: " + path + ":2:1: "), HasSubstr("youwardd: " + path + ":4:12: ")));
  EXPECT_FALSE(Exists(daemon.socket()));
}

TEST(Policy, ThatIsNamedMustBeThere) {
  DaemonProcess daemon;
  EXPECT_FALSE(daemon.Start({"--policy", daemon.folder() / "none.yaml"}));
  EXPECT_EQ(daemon.WaitForExit(), 2);
  EXPECT_THAT(daemon.log(), HasSubstr(daemon.folder() / "none.yaml"));
}

TEST(Policy, IsReadAgainOnHangUp) {
  DaemonProcess daemon;
  const std::string path = daemon.folder() / "policy.yaml";
  WriteFile(path, kAvoidNothing);
  ASSERT_TRUE(daemon.Start({"--policy", path})) << daemon.log();
  const std::string before = RevisionOf(daemon);
  WriteFile(path, kAvoidMoonshine);
  EXPECT_EQ(RevisionOf(daemon), before) << "not before it is asked to";
  daemon.Signal(SIGHUP);
  ASSERT_TRUE(daemon.WaitForLog("policy reloaded")) << daemon.log();
  EXPECT_NE(RevisionOf(daemon), before);
  v1::AnalyzeResponse response;
  ASSERT_TRUE(Analyze(daemon.Connect(), Letter("Here is moonshine."), response).ok());
  const auto flags = [](const v1::Finding& finding) { return finding.rule_id() == "buzzword/policy-1"; };
  EXPECT_TRUE(std::ranges::any_of(response.findings(), flags)) << response.ShortDebugString();
}

TEST(Policy, StaysAsItWasWhenTheNewOneHasMistakes) {
  DaemonProcess daemon;
  const std::string path = daemon.folder() / "policy.yaml";
  WriteFile(path, kAvoidMoonshine);
  ASSERT_TRUE(daemon.Start({"--policy", path})) << daemon.log();
  const std::string before = RevisionOf(daemon);
  WriteFile(path, "version: 1\nlimits:\n  fax: {max_words: 3}\n");
  daemon.Signal(SIGHUP);
  ASSERT_TRUE(daemon.WaitForLog("policy not reloaded")) << daemon.log();
  EXPECT_THAT(daemon.log(), HasSubstr(path + ":3:3: "));
  EXPECT_EQ(RevisionOf(daemon), before);
  WriteFile(path, kAvoidNothing);
  daemon.Signal(SIGHUP);
  ASSERT_TRUE(daemon.WaitForLog("policy reloaded")) << "it goes on listening";
  EXPECT_NE(RevisionOf(daemon), before);
}

}  // namespace
}  // namespace youward::e2e
