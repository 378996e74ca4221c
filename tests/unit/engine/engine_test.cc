// Rules and learned part together, with the weights that ship.
#include "daemon/engine/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "daemon/base/concat.h"
#include "daemon/rules/compiler.h"

namespace youward::engine {
namespace {

using analysis::Answer;
using analysis::Draft;
using analysis::Finding;
using analysis::Origin;
using testing::HasSubstr;

constexpr char kWeights[] = YOUWARD_SOURCE_DIR "/daemon/model/weights/encoder.ywenc";

const Engine& Whole() {
  static const Engine engine(kWeights);
  return engine;
}

std::string Read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Draft Outreach(std::string body) { return {.body = std::move(body), .purpose = base::Purpose::kOutreach}; }

bool Has(const Answer& answer, base::Code code, Origin origin) {
  return std::ranges::any_of(answer.findings, [&](const Finding& f) { return f.code == code && f.origin == origin; });
}

bool SaysRulesAlone(const Answer& answer) {
  return std::ranges::any_of(answer.notices, [](const auto& notice) { return notice.id == "engine/rules-alone"; });
}

TEST(EngineTest, ReadsTheWeightsThatShip) {
  ASSERT_TRUE(Whole().weights_status().ok()) << base::MessageOf(Whole().weights_status());
  EXPECT_FALSE(SaysRulesAlone(Whole().analyzer().Analyze(Outreach("We sell pumps."), {})));
  EXPECT_THAT(Whole().analyzer().version(), testing::Not(testing::EndsWith("-rules")));
}

TEST(EngineTest, WithoutWeightsTheRulesGoOnAndEveryAnswerSaysSo) {
  const Engine missing("/no/such/weights.ywenc");
  EXPECT_THAT(std::string(base::MessageOf(missing.weights_status())), HasSubstr("/no/such/weights.ywenc"));
  const Answer answer = missing.analyzer().Analyze(Outreach("Sorry to bother you."), {});
  EXPECT_TRUE(SaysRulesAlone(answer));
  EXPECT_TRUE(Has(answer, base::Code::kApology, Origin::kRule));
  EXPECT_THAT(missing.analyzer().version(), testing::EndsWith("-rules"));
}

TEST(EngineTest, CutOffWeightsAreRefusedInOneLine) {
  const std::string path = testing::TempDir() + "/cut.ywenc";
  std::ofstream(path, std::ios::binary) << Read(kWeights).substr(0, 1'000'000);
  const Engine engine(path);
  const std::string message(base::MessageOf(engine.weights_status()));
  EXPECT_THAT(message, HasSubstr(path));
  EXPECT_EQ(message.find('\n'), std::string::npos);
  EXPECT_TRUE(SaysRulesAlone(engine.analyzer().Analyze(Outreach("We sell pumps."), {})));
  std::filesystem::remove(path);
}

TEST(EngineTest, NoneIsNoMistake) {
  const Engine engine("none");
  EXPECT_TRUE(engine.weights_status().ok());
  EXPECT_TRUE(SaysRulesAlone(engine.analyzer().Analyze(Outreach("We sell pumps."), {})));
}

// A first mail in which nothing is said in the words of a rule.
constexpr char kPlainPitch[] =
    "Hi Dana,\n\nI run a small bookkeeping practice in Leeds with a team of nine, and before that I was with two of "
    "the "
    "bigger firms for twelve years.\n\nEverything from receipts to payroll sits in one login, the app works on any "
    "phone, "
    "and each shop gets its own report every Monday. Setting it up takes a day and there is nothing to install.\n\n"
    "Could you spare me half an hour next week so that I can show you?\n\nBest,\nJo";

TEST(EngineTest, SaysWhoSpoke) {
  std::map<Origin, int> count;
  for (const Finding& finding : Whole().analyzer().Analyze({.body = kPlainPitch}, {}).findings) ++count[finding.origin];
  EXPECT_GT(count[Origin::kModel], 0);
  EXPECT_GT(count[Origin::kBoth], 0);
}

TEST(EngineTest, FindsAPitchThatNoRuleKnows) {
  const Engine rules("none");
  const auto pitches = [](const Answer& answer) {
    return std::ranges::count_if(answer.findings, [](const Finding& f) { return f.code == base::Code::kProductPitch; });
  };
  EXPECT_GT(pitches(Whole().analyzer().Analyze(Outreach(kPlainPitch), {})),
            pitches(rules.analyzer().Analyze(Outreach(kPlainPitch), {})));
}

TEST(EngineTest, APolicySwitchesTheLearnedPartOffByItsRule) {
  policy::Policy policy;
  policy.disabled_rules = {"product-pitch/in-other-words"};
  const Answer answer = Whole().analyzer().Analyze(Outreach(kPlainPitch), policy);
  EXPECT_FALSE(Has(answer, base::Code::kProductPitch, Origin::kModel));
  EXPECT_TRUE(Has(Whole().analyzer().Analyze(Outreach(kPlainPitch), {}), base::Code::kProductPitch, Origin::kModel));
}

TEST(EngineTest, TheSameLetterGetsTheSameAnswer) {
  const Draft draft{.body = Read(YOUWARD_SOURCE_DIR "/tests/letters/first-mail.txt")};
  const Answer one = Whole().analyzer().Analyze(draft, {});
  const Answer two = Whole().analyzer().Analyze(draft, {});
  ASSERT_EQ(one.findings.size(), two.findings.size());
  for (std::size_t i = 0; i < one.findings.size(); ++i) {
    EXPECT_EQ(one.findings[i].rule_id, two.findings[i].rule_id);
    EXPECT_EQ(one.findings[i].range, two.findings[i].range);
  }
  EXPECT_EQ(one.score.value, two.score.value);
}

// What a learned rule's file says is to be left alone stays quiet. (What it is to flag needs the letter around it.)
TEST(EngineTest, WhatLearnedRulesLeaveAloneIsLeftAlone) {
  const auto source =
      rules::ReadCatalog(YOUWARD_SOURCE_DIR "/daemon/rules/catalog", YOUWARD_SOURCE_DIR "/daemon/rules/lexicon");
  ASSERT_TRUE(source.ok()) << base::MessageOf(source.status());
  int learned = 0;
  for (const rules::RuleSource& rule : source->rules) {
    if (rule.kind != rules::MatcherKind::kLearned) continue;
    ++learned;
    for (const rules::ExampleSource& example : rule.examples) {
      if (example.flagged) continue;
      const Answer answer = Whole().analyzer().Analyze(Outreach(example.text), {});
      const auto is_it = [&](const auto& item) { return item.rule_id == rule.id; };
      EXPECT_FALSE(std::ranges::any_of(answer.findings, is_it) || std::ranges::any_of(answer.strengths, is_it))
          << rule.id << ": " << example.text;
    }
  }
  EXPECT_EQ(learned, 16);
}

}  // namespace
}  // namespace youward::engine
