#include "daemon/analysis/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "daemon/analysis/rule_confidence.h"
#include "daemon/analysis/score.h"
#include "daemon/base/concat.h"
#include "daemon/policy/own_rules.h"
#include "daemon/rules/compiler.h"
#include "daemon/text/utf8.h"

namespace youward::analysis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A catalogue of a few plain rules, so that these tests say what the analysis does and not what the catalogue finds.
class AnalyzerTest : public testing::Test {
 protected:
  AnalyzerTest() {
    Add("self-introduction/i-am", "i am", "warning");
    Add("self-introduction/founded", "founded", "information");
    Add("product-pitch/we-offer", "we offer", "warning");
    Add("meeting-ask/call", "a call", "warning");
    Add("buzzword/synergy", "(synergy|leverage)", "warning");
    Add("insight/you-opened", "you opened", "");
  }

  Answer Analyze(std::string_view body) {
    draft_.body = body;
    if (!analyzer_) {
      rules_ = std::make_unique<rules::RuleSet>(compiler_.Finish());
      analyzer_ = std::make_unique<Analyzer>(*rules_);
    }
    return analyzer_->Analyze(draft_, policy_);
  }

  // Each finding as "rule severity: passage".
  std::vector<std::string> Findings(std::string_view body) {
    std::vector<std::string> lines;
    for (const Finding& finding : Analyze(body).findings) {
      lines.push_back(base::Concat(finding.rule_id, " ", base::Name(finding.severity), ": ",
                                   finding.range ? finding.range->span.In(body) : "(letter)"));
    }
    return lines;
  }

  Draft draft_{.purpose = base::Purpose::kOutreach};
  policy::Policy policy_;

 private:
  void Add(std::string_view id, std::string_view pattern, std::string_view severity) {
    const std::string yaml = base::Concat(
        "message: 'm ", id, "'\nexplanation: e\nprinciple: P5\nevidence: {grade: C, source: s}\n",
        severity.empty() ? "" : base::Concat("severity: ", severity, "\nsuggestions: [{kind: delete, title: t}]\n"),
        "match: {phrase: {any: ['", pattern, "']}}\nexamples: {flag: ['[[a]]', '[[b]]'], leave: [c, d]}\n");
    base::Diagnostics errors("test.yaml");
    const auto rule = rules::ReadRule(yaml, id, errors);
    ASSERT_TRUE(errors.ok()) << base::MessageOf(errors.ToStatus());
    compiler_.Add(*rule, errors);
    ASSERT_TRUE(errors.ok()) << base::MessageOf(errors.ToStatus());
  }
  const rules::Lexicon lexicon_;
  rules::Compiler compiler_{lexicon_};
  std::unique_ptr<rules::RuleSet> rules_;
  std::unique_ptr<Analyzer> analyzer_;
};

TEST_F(AnalyzerTest, OneFindingACodeAndSentenceTheStrongestFirst) {
  EXPECT_THAT(Findings("Founded long ago by many people who liked it, and now I am here to tell you about all of it."),
              ElementsAre("self-introduction/i-am warning: I am"));
}

TEST_F(AnalyzerTest, SeveralCodesOfASentenceAreSeveralFindings) {
  EXPECT_THAT(Findings("We offer synergy."),
              ElementsAre("product-pitch/we-offer warning: We offer", "buzzword/synergy warning: synergy"));
}

TEST_F(AnalyzerTest, EachBuzzwordOfASentenceIsMarked) {
  // One match a rule and sentence: the second word needs a rule of its own.
  EXPECT_THAT(Findings("You get synergy. You get leverage."),
              ElementsAre("buzzword/synergy warning: synergy", "buzzword/synergy warning: leverage"));
}

TEST_F(AnalyzerTest, OneShortIntroductionIsTolerableInAFirstContact) {
  EXPECT_THAT(Findings("I am Ann. I am also tall."),
              ElementsAre("self-introduction/i-am hint: I am", "self-introduction/i-am warning: I am"));
  EXPECT_THAT(Findings("I am Ann and we offer payroll."),
              ElementsAre("self-introduction/i-am warning: I am", "product-pitch/we-offer warning: we offer"));
  draft_.stage = base::Stage::kFollowUp;
  EXPECT_THAT(Findings("I am Ann."), ElementsAre("self-introduction/i-am warning: I am"));
}

TEST_F(AnalyzerTest, AnAskIsTolerableInAConversationAndMilderAfterValue) {
  EXPECT_THAT(Findings("How about a call?"), ElementsAre("meeting-ask/call warning: a call"));
  EXPECT_THAT(Findings("I saw that you opened in Leeds. How about a call?"),
              ElementsAre("meeting-ask/call information: a call"));
  draft_.subject = "Re: Leeds";
  EXPECT_THAT(Findings("How about a call?"), ElementsAre("meeting-ask/call hint: a call"));
}

TEST_F(AnalyzerTest, AMessageThatDoesNotSellGetsNoFindingButKeepsItsStrengths) {
  draft_.purpose = std::nullopt;
  EXPECT_THAT(Findings("How about a call?"), IsEmpty()) << "one ask does not make a sales letter";
  EXPECT_EQ(Analyze("How about a call?").purpose, base::Purpose::kNone);
  EXPECT_EQ(Analyze("We offer payroll. How about a call?").purpose, base::Purpose::kOutreach);
  draft_.purpose = base::Purpose::kNone;
  const Answer answer = Analyze("We offer payroll. I saw that you opened in Leeds.");
  EXPECT_THAT(answer.findings, IsEmpty());
  EXPECT_EQ(answer.strengths.size(), 1u);
}

TEST_F(AnalyzerTest, ThePolicyDecides) {
  policy_.disabled_rules = {"buzzword"};
  policy_.severities = {{"product-pitch/we-offer", base::Severity::kInformation}};
  policy_.approved = {{.code = base::Code::kProductPitch, .text = "What would ${1:their goal} change for you?"}};
  EXPECT_THAT(Findings("We offer synergy."), ElementsAre("product-pitch/we-offer information: We offer"));
  const Answer answer = Analyze("So we offer synergy. Bye.");
  ASSERT_EQ(answer.findings.size(), 1u);
  ASSERT_EQ(answer.findings[0].suggestions.size(), 2u);
  const rewriting::Suggestion& first = answer.findings[0].suggestions[0];
  EXPECT_EQ(rewriting::Apply(draft_.body, base::Field::kBody, first), "What would [their goal] change for you? Bye.");
  ASSERT_EQ(first.edits[0].slots.size(), 1u);
  EXPECT_EQ(first.edits[0].slots[0].span.In(first.edits[0].new_text), "[their goal]");
}

TEST_F(AnalyzerTest, PhrasesToAvoidAreFindings) {
  const policy::AvoidPhrase avoid[] = {{.phrase = "touch base", .prefer = "talk"}};
  policy_.own_rules = *policy::CompileOwnRules(avoid);
  EXPECT_THAT(Findings("Let us touch base soon."), ElementsAre("buzzword/policy-1 warning: touch base"));
  const Answer answer = Analyze("Let us touch base soon.");
  EXPECT_EQ(rewriting::Apply(draft_.body, base::Field::kBody, answer.findings[0].suggestions[0]), "Let us talk soon.");
}

TEST_F(AnalyzerTest, ThePolicysWordComesBeforeTheCatalogues) {
  const policy::AvoidPhrase avoid[] = {
      {.phrase = "of synergy", .prefer = "of both", .severity = base::Severity::kInformation}};
  policy_.own_rules = *policy::CompileOwnRules(avoid);
  EXPECT_THAT(Findings("A lot of synergy here."), ElementsAre("buzzword/policy-1 information: of synergy"));
}

TEST_F(AnalyzerTest, SaysHowSureItIs) {
  const policy::AvoidPhrase avoid[] = {{.phrase = "touch base", .prefer = "talk"}};
  policy_.own_rules = *policy::CompileOwnRules(avoid);
  const Answer answer = Analyze("We offer payroll. Let us touch base soon. I saw that you opened in Leeds.");
  ASSERT_EQ(answer.findings.size(), 2U);
  EXPECT_EQ(answer.findings[0].confidence, RuleConfidence(base::Code::kProductPitch));
  EXPECT_EQ(answer.findings[1].confidence, 1) << "what the organisation wants flagged";
  ASSERT_EQ(answer.strengths.size(), 1U);
  EXPECT_EQ(answer.strengths[0].confidence, RuleConfidence(base::Code::kInsight));
}

TEST_F(AnalyzerTest, LimitsAreNotices) {
  policy_.limits[base::Channel::kEmail] = {.max_words = 3, .max_characters = 10};
  const auto messages = [this](std::string_view body) {
    std::vector<std::string> all;
    for (const Notice& notice : Analyze(body).notices) all.push_back(notice.message);
    return all;
  };
  constexpr std::string_view kAlone = "The learned part is missing; the rules speak alone.";
  EXPECT_THAT(messages("a b\tc"), ElementsAre(kAlone)) << "these tests have no weights, and every answer says so";
  EXPECT_THAT(messages("über alle Berge gegangen"),
              ElementsAre("4 words; your organisation's limit for email is 3",
                          "24 characters; your organisation's limit for email is 10", kAlone));
}

TEST_F(AnalyzerTest, ExcludedTextIsNeverFlagged) {
  draft_.excluded = {{base::Field::kBody, {0, 9}}};
  EXPECT_THAT(Findings("We offer. And we offer."), ElementsAre("product-pitch/we-offer warning: we offer"));
  draft_.excluded = {{base::Field::kBody, {3, 5}}};
  EXPECT_THAT(Findings("We of offer it."), IsEmpty()) << "a mask within the sentence";
}

TEST_F(AnalyzerTest, HintsCostNothing) {
  const int hinted = Analyze("I am Ann. The weather is fine.").score.value;
  EXPECT_EQ(hinted, Weights().base);
  EXPECT_LT(Analyze("I am Ann. We offer it.").score.value, hinted);
}

// --- the built-in catalogue on odd and real input

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What holds for every answer to every text.
void CheckAnswer(const Draft& draft, const Answer& answer) {
  int sum = 0;
  for (const ScoreComponent& component : answer.score.components) sum += component.points;
  EXPECT_EQ(sum, answer.score.value);
  EXPECT_GE(answer.score.value, 0);
  EXPECT_LE(answer.score.value, 100);
  for (const Finding& finding : answer.findings) {
    EXPECT_TRUE(base::IsFinding(finding.code));
    if (!finding.range) continue;
    const std::string& text = finding.range->field == base::Field::kBody ? draft.body : draft.subject;
    ASSERT_LT(finding.range->span.begin, finding.range->span.end);
    ASSERT_LE(finding.range->span.end, text.size());
    EXPECT_TRUE(text::IsBoundary(text, finding.range->span.begin));
    EXPECT_TRUE(text::IsBoundary(text, finding.range->span.end));
    for (const rewriting::Suggestion& suggestion : finding.suggestions) {
      std::uint32_t behind = 0;
      for (const rewriting::Edit& edit : suggestion.edits) {
        EXPECT_LE(behind, edit.span.begin) << finding.rule_id;
        behind = edit.span.end;
        for (const rewriting::Slot& slot : edit.slots) {
          EXPECT_EQ(slot.span.In(edit.new_text), base::Concat("[", slot.prompt, "]"));
        }
      }
      if (text.size() > 10'000) continue;  // applying thousands of suggestions to a megabyte copies gigabytes
      EXPECT_FALSE(text::FindInvalidUtf8(rewriting::Apply(text, finding.range->field, suggestion))) << finding.rule_id;
    }
  }
}

TEST(BuiltInTest, AnyTextGetsAnAnswer) {
  const Analyzer analyzer;
  std::string long_sentence;
  while (long_sentence.size() < 100'000) long_sentence += "we provide ";
  std::string megabyte;
  while (megabyte.size() < 1'000'000) megabyte += "We are a leading provider of things. Do you have 15 minutes?\n";
  const std::string texts[] = {"",
                               "   \r\n\t ",
                               "\U0001F600\U0001F44D\U0001F3FD\U0001F468\u200D\U0001F469\u200D\U0001F467",
                               std::string("We are\0 a leading provider", 26),
                               std::string(100'000, 'x'),
                               long_sentence,
                               megabyte,
                               "\u05e9\u05dc\u05d5\u05dd we offer \u0645\u0631\u062d\u0628\u0627",
                               std::string(50'000, '>') + "\n" + std::string(50'000, '\n')};
  for (const std::string& text : texts) {
    const Draft draft{.subject = text.substr(0, 0), .body = text};
    CheckAnswer(draft, analyzer.Analyze(draft, policy::Policy{}));
  }
}

TEST(BuiltInTest, SampleLettersGetAnswersThatHoldTogether) {
  const Analyzer analyzer;
  int letters = 0;
  for (const auto& entry : std::filesystem::directory_iterator(YOUWARD_SOURCE_DIR "/tests/letters")) {
    if (entry.path().extension() != ".txt") continue;
    ++letters;
    const Draft draft{.body = ReadAll(entry.path())};
    const Answer answer = analyzer.Analyze(draft, policy::Policy{});
    CheckAnswer(draft, answer);
    const Answer again = analyzer.Analyze(draft, policy::Policy{});
    EXPECT_EQ(again.findings.size(), answer.findings.size());
    EXPECT_EQ(again.score.value, answer.score.value);
  }
  EXPECT_GE(letters, 3);
}

TEST(BuiltInTest, TheEngineVersionNamesProgramAndCatalogue) {
  EXPECT_THAT(Analyzer().version(), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+\\+[0-9a-f]{8}-s[0-9]+-rules"));
}

}  // namespace
}  // namespace youward::analysis
