// Which rules a policy turns off, and how strongly the others speak.
#include "daemon/policy/policy.h"

#include <gtest/gtest.h>

#include "tests/unit/policy/read.h"

namespace youward::policy {
namespace {

using base::Severity;

TEST(Policy, EverythingIsOnByDefault) {
  const Policy policy;
  EXPECT_TRUE(policy.IsEnabled("buzzword/synergy"));
  EXPECT_EQ(policy.SeverityOf("buzzword/synergy"), std::nullopt);
}

TEST(Policy, ARuleIsOffByItself) {
  const Policy policy = Read("rules: {disabled: [buzzword/synergy]}\n");
  EXPECT_FALSE(policy.IsEnabled("buzzword/synergy"));
  EXPECT_TRUE(policy.IsEnabled("buzzword/leverage"));
  EXPECT_TRUE(policy.IsEnabled("buzzword/synergy-two"));
}

TEST(Policy, ACodeTurnsAllOfItsRulesOff) {
  const Policy policy = Read("rules: {disabled: [buzzword]}\n");
  EXPECT_FALSE(policy.IsEnabled("buzzword/synergy"));
  EXPECT_FALSE(policy.IsEnabled("buzzword/leverage"));
  EXPECT_TRUE(policy.IsEnabled("meeting-ask/demo-link"));
  EXPECT_TRUE(policy.IsEnabled("buzzword-like/synergy"));
}

TEST(Policy, ARulesOwnSeverityWinsOverItsCodes) {
  const Policy policy = Read("rules: {severities: {buzzword: information, buzzword/synergy: hint}}\n");
  EXPECT_EQ(policy.SeverityOf("buzzword/synergy"), Severity::kHint);
  EXPECT_EQ(policy.SeverityOf("buzzword/leverage"), Severity::kInformation);
  EXPECT_EQ(policy.SeverityOf("meeting-ask/demo-link"), std::nullopt);
}

TEST(Policy, ASeverityDoesNotTurnADisabledCodeOn) {
  const Policy policy = Read("rules: {disabled: [buzzword], severities: {buzzword/synergy: warning}}\n");
  EXPECT_FALSE(policy.IsEnabled("buzzword/synergy"));
}

}  // namespace
}  // namespace youward::policy
