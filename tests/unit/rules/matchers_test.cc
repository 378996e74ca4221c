#include "daemon/rules/matchers/matcher.h"

#include <gtest/gtest.h>

#include "tests/unit/rules/finder.h"

namespace youward::rules {
namespace {

TEST(PhraseTest, OneMatchASentenceTheFirst) {
  const auto rules = MakeRuleSet("  phrase:\n    any: [we help, we serve]");
  EXPECT_EQ(Find(*rules, "Here we serve and we help. There we help."),
            "Here [[we serve]] and we help. There [[we help]].");
}

TEST(PhraseTest, UnlessVetoesAndOnlyIfAsks) {
  const auto rules = MakeRuleSet("  phrase:\n    any: [we help]\n    unless: [for free]\n    only_if: [teams]");
  EXPECT_EQ(Find(*rules, "Teams like it when we help."), "Teams like it when [[we help]].");
  EXPECT_EQ(Find(*rules, "We help, for free, some teams."), "We help, for free, some teams.");
  EXPECT_EQ(Find(*rules, "We help all."), "We help all.");
}

TEST(PhraseTest, MarksTheSentenceWhenAsked) {
  const auto rules = MakeRuleSet("  phrase:\n    any: [we help]\n    marks: sentence");
  EXPECT_EQ(Find(*rules, "Hi. As you know, we help all!"), "Hi. [[As you know, we help all!]]");
}

TEST(PhraseTest, KeepsToItsPlaces) {
  const auto questions = MakeRuleSet("  phrase:\n    any: [we help]\n    where: question");
  EXPECT_EQ(Find(*questions, "Can we help? We help."), "Can [[we help]]? We help.");
  const auto opening = MakeRuleSet("  phrase:\n    any: [we help]\n    where: opening");
  EXPECT_EQ(Find(*opening, "We help. Good. We help. We help. We help."),
            "[[We help]]. Good. We help. We help. We help.");
  const auto bullets = MakeRuleSet("  phrase:\n    any: [we help]\n    where: bullet");
  EXPECT_EQ(Find(*bullets, "We help:\n- we help\n- you"), "We help:\n- [[we help]]\n- you");
  const auto subject = MakeRuleSet("  phrase:\n    any: [we help]\n    where: subject");
  EXPECT_EQ(Find(*subject, "We help.", {.subject = "How we help"}), "We help.(subject: we help)");
}

TEST(PhraseTest, LeavesQuotedMailGreetingAndSignatureAlone) {
  const auto rules = MakeRuleSet("  phrase:\n    any: [we help]");
  EXPECT_EQ(Find(*rules, "Hi Sam,\n\nWe help.\n\nBest,\nAnn\n\nOn Monday Sam wrote:\n> How we help\n"),
            "Hi Sam,\n\n[[We help]].\n\nBest,\nAnn\n\nOn Monday Sam wrote:\n> How we help\n");
}

TEST(PhraseTest, AppliesInItsContextOnly) {
  const auto rules = MakeRuleSet("  phrase:\n    any: [we help]");
  EXPECT_EQ(Find(*rules, "We help.", {.purpose = base::Purpose::kAccount}), "[[We help]].");
  EXPECT_EQ(Find(*rules, "We help.", {.purpose = base::Purpose::kInternal}), "We help.");
}

TEST(ListTest, MarksEachItemUnderItsIntroduction) {
  const auto rules = MakeRuleSet("  list:\n    any: [we offer]");
  EXPECT_EQ(Find(*rules, "We offer:\n- Payroll\n- Hiring\n\nAnd then:\n- Peace"),
            "We offer:\n- [[Payroll]]\n- [[Hiring]]\n\nAnd then:\n- Peace");
  EXPECT_EQ(Find(*rules, "We offer payroll. That is all."), "We offer payroll. That is all.");
}

// The letter-wide kinds count what phrase rules of the same set found.
std::unique_ptr<RuleSet> TwoRules(std::string_view match) {
  const Lexicon lexicon;
  base::Diagnostics errors("test.yaml");
  Compiler compiler(lexicon);
  const auto add = [&](std::string_view id, std::string_view block, bool finding) {
    const std::string yaml =
        base::Concat("message: m\nexplanation: e\nprinciple: P5\nevidence: {grade: C, source: s}\nmatch:\n", block,
                     finding ? "\nsuggestions:\n  - {kind: delete, title: t}" : "",
                     "\nexamples:\n  flag: ['[[a]]', '[[b]]']\n  leave: [c, d]\n");
    const std::optional<RuleSource> rule = ReadRule(yaml, id, errors);
    if (rule) compiler.Add(*rule, errors);
  };
  add("deal-talk/whole", match, false);
  add("product-pitch/we-offer", "  phrase: {any: [we offer]}", true);
  add("open-question/how", "  phrase: {any: ['^ how']}", false);
  EXPECT_TRUE(errors.ok()) << base::MessageOf(errors.ToStatus());
  return std::make_unique<RuleSet>(compiler.Finish());
}

TEST(BalanceTest, SpeaksFromItsShareOn) {
  const auto rules = TwoRules("  balance: {of: product-pitch, percent: 50, at_least: 3}");
  EXPECT_EQ(Find(*rules, "We offer A. We offer B. You ask. You say."),
            "[[We offer]] A. [[We offer]] B. You ask. You say.(letter)");
  EXPECT_EQ(Find(*rules, "We offer A. You try. You ask. You say."), "[[We offer]] A. You try. You ask. You say.");
  EXPECT_EQ(Find(*rules, "We offer A. You ask."), "[[We offer]] A. You ask.") << "too short to judge";
}

TEST(SequenceTest, SpeaksWhenTheOneComesFirst) {
  const auto rules = TwoRules("  sequence: {of: product-pitch, before: open-question}");
  EXPECT_EQ(Find(*rules, "We offer A. How is it?"), "[[We offer]] A. [[How]] is it?(letter)");
  EXPECT_EQ(Find(*rules, "How is it? We offer A."), "[[How]] is it? [[We offer]] A.");
  EXPECT_EQ(Find(*rules, "You ask."), "You ask.");
}

TEST(AbsenceTest, SpeaksWhenThereIsNone) {
  const auto rules = TwoRules("  absence: {of: open-question, at_least: 2}");
  EXPECT_EQ(Find(*rules, "You try. You ask."), "You try. You ask.(letter)");
  EXPECT_EQ(Find(*rules, "How is it? You ask."), "[[How]] is it? You ask.");
}

TEST(LearnedTest, SpeaksOnlyForTheLearnedPart) {
  const auto rules = MakeRuleSet("  learned: {}");
  EXPECT_EQ(Find(*rules, "We offer A."), "We offer A.");
  ASSERT_NE(rules->LearnedRule(base::Code::kProductPitch), nullptr);
  EXPECT_EQ(rules->LearnedRule(base::Code::kProductPitch)->id, "product-pitch/under-test");
  EXPECT_EQ(rules->LearnedRule(base::Code::kApology), nullptr);
}

}  // namespace
}  // namespace youward::rules
