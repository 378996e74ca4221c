// Where rules and learned part meet, with the weights that ship.
#include "daemon/analysis/merge.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "daemon/base/concat.h"
#include "daemon/engine/engine.h"
#include "daemon/policy/own_rules.h"

namespace youward::analysis {
namespace {

const engine::Engine& ShippedEngine() {
  static const engine::Engine engine(YOUWARD_SOURCE_DIR "/daemon/model/weights/encoder.ywenc");
  EXPECT_TRUE(engine.weights_status().ok()) << engine.weights_status().message();
  return engine;
}

Answer Analyze(std::string body, const policy::Policy& policy = {}) {
  Draft draft;
  draft.body = std::move(body);
  draft.purpose = base::Purpose::kOutreach;
  return ShippedEngine().analyzer().Analyze(draft, policy);
}

// A code and who says it of the words `passage`; empty when nobody does.
std::string WhoSays(const std::string& body, std::string_view passage, base::Code code,
                    const policy::Policy& policy = {}) {
  const std::size_t at = body.find(passage);
  for (const Finding& finding : Analyze(body, policy).findings) {
    if (finding.code != code || !finding.range || finding.range->span.end <= at ||
        finding.range->span.begin >= at + passage.size()) {
      continue;
    }
    static constexpr std::string_view kWho[] = {"rule", "model", "both"};
    return base::Concat(kWho[static_cast<std::size_t>(finding.origin)], " ", finding.rule_id);
  }
  return "";
}

constexpr std::string_view kNote =
    "Hi Zoë,\n\nYour drivers wait forty minutes at bay 3. The kettle in the yard office is broken again.\n";

TEST(Merge, MoreOfAnyVoiceNeverMakesItLessSure) {
  for (const MergeWeights& weights : MergeTable()) {
    EXPECT_GE(weights.encoder, 0);
    EXPECT_GE(weights.linear, 0);
    EXPECT_GE(weights.rule, 0);
    EXPECT_GT(weights.threshold, 0);
    EXPECT_LT(weights.threshold, 1);
  }
}

TEST(Merge, WhatTheOrganisationWantsFlaggedIsNeverDropped) {
  const std::string note(kNote);
  EXPECT_EQ(WhoSays(note, "kettle", base::Code::kBuzzword), "");
  policy::Policy policy;
  const policy::AvoidPhrase avoid[] = {{.phrase = "kettle", .prefer = "tea maker"}};
  policy.own_rules = *policy::CompileOwnRules(avoid);
  EXPECT_EQ(WhoSays(note, "kettle", base::Code::kBuzzword, policy), "rule buzzword/policy-1");
  const Answer answer = Analyze(note, policy);
  const auto own = std::find_if(answer.findings.begin(), answer.findings.end(),
                                [](const Finding& f) { return f.rule_id == "buzzword/policy-1"; });
  ASSERT_NE(own, answer.findings.end());
  EXPECT_EQ(own->confidence, 1);
}

TEST(Merge, ARuleTheLearnedPartSharesIsSurer) {
  const std::string letter = "Hi Zoë,\n\nWe offer a fully integrated payroll suite with real-time dashboards.\n";
  EXPECT_EQ(WhoSays(letter, "We offer", base::Code::kProductPitch), "both product-pitch/we-offer");
}

TEST(Merge, TheLearnedPartSpeaksAloneInItsOwnRulesWords) {
  const std::string letter =
      "Hi Zoë,\n\nThe dashboard pulls every invoice into one place and sorts it in seconds, around the clock.\n\n"
      "We offer a fully integrated payroll suite.\n";
  EXPECT_EQ(WhoSays(letter, "The dashboard", base::Code::kProductPitch), "model product-pitch/in-other-words");
}

TEST(Merge, MarkupIsNoPitch) {
  const std::string letter = "Hi Zoë,\n\n<div class=\"WordSection1\">\n\nWe offer a fully integrated payroll suite.\n";
  EXPECT_EQ(WhoSays(letter, "<div", base::Code::kProductPitch), "");
}

}  // namespace
}  // namespace youward::analysis
