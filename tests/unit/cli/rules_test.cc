#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/cli/catalog_commands.h"
#include "plugins/cli/guide.h"

namespace youward::cli {
namespace {

using ::testing::ElementsAre;

RuleInfo Rule(std::string id, base::Code code, std::string message) {
  RuleInfo rule;
  rule.id = std::move(id);
  rule.code = code;
  if (base::IsFinding(code)) rule.severity = base::Severity::kWarning;
  rule.message = std::move(message);
  return rule;
}

std::vector<RuleInfo> SomeRules() {
  return {Rule("buzzword/synergy", base::Code::kBuzzword, "A claim without content"),
          Rule("meeting-ask/demo", base::Code::kMeetingAsk, "Asks for time before giving any"),
          Rule("meeting-ask/fifteen-minutes", base::Code::kMeetingAsk, "Asks for a slot in the reader's calendar"),
          Rule("open-question/how", base::Code::kOpenQuestion, "A question they can answer")};
}

TEST(RenderRules, ListsThemByCodeAndSaysWhichAreNotAsMost) {
  std::vector<RuleInfo> rules = SomeRules();
  rules[0].severity = base::Severity::kInformation;
  rules[1].enabled = false;
  EXPECT_EQ(RenderRules(rules, {.width = 50}), R"(buzzword (1)
  synergy          (information) A claim without
                   content

meeting-ask (2)
  demo             (off) Asks for time before
                   giving any
  fifteen-minutes  Asks for a slot in the reader's
                   calendar

open-question (1)
  how              A question they can answer
)");
}

TEST(RenderRules, PutsTheMessageBelowOnANarrowScreen) {
  EXPECT_EQ(RenderRules({SomeRules()[0]}, {.width = 30}), R"(buzzword (1)
  synergy
    A claim without content
)");
}

TEST(RenderRule, TellsWhatIsKnownAndShowsExamples) {
  RuleInfo rule = SomeRules()[1];
  rule.explanation = "The reader is asked to give before there is anything in it for them.";
  rule.principle = "P7";
  rule.evidence_grade = "B";
  rule.evidence = "A vendor's 300,000 mails: an ask for interest did better than an ask for time.";
  rule.channels = {base::Channel::kEmail, base::Channel::kInMail};
  rule.purposes = {base::Purpose::kOutreach};
  rule.examples = {{"Hi. [[Book a demo today.]]", "Hi. What would [a good month] look like?"},
                   {"The demo you asked for is attached.", ""}};
  EXPECT_EQ(RenderRule(rule, {.width = 70}), R"(meeting-ask/demo  finding · warning
Asks for time before giving any

  The reader is asked to give before there is anything in it for them.

  Principle  P7, slow down: No pitch and no ask for time before there
             is something in it for them.
  Evidence   B, large vendor data: A vendor's 300,000 mails: an ask
             for interest did better than an ask for time.
  Channels   email, inmail
  Stages     all
  Purposes   outreach

  Flags

    Hi. Book a demo today.
        ~~~~~~~~~~~~~~~~~~
    → Hi. What would [a good month] look like?

  Leaves alone

    The demo you asked for is attached.
)");
}

TEST(RenderRule, ARuleAboutTheWholeLetterHasExamplesWithoutMarks) {
  RuleInfo rule = SomeRules()[1];
  rule.examples = {{"Book a demo.", ""}, {"Hello.", ""}};
  EXPECT_THAT(RenderRule(rule, {}), testing::EndsWith("\n  Examples\n\n    Book a demo.\n    Hello.\n"));
}

TEST(NearestRules, FindsWhatWasMeant) {
  EXPECT_THAT(NearestRules("meeting-ask/dmeo", SomeRules(), 1), ElementsAre("meeting-ask/demo"));
  EXPECT_THAT(NearestRules("demo", SomeRules(), 1), ElementsAre("meeting-ask/demo"));
  EXPECT_THAT(NearestRules("minutes", SomeRules(), 5), ElementsAre("meeting-ask/fifteen-minutes"));
  EXPECT_THAT(NearestRules("meeting-ask", SomeRules(), 5),
              ElementsAre("meeting-ask/demo", "meeting-ask/fifteen-minutes"));
  EXPECT_THAT(NearestRules("xyzzy-nothing-like-it", SomeRules(), 5), ElementsAre());
}

TEST(Guide, KnowsEveryPrincipleAndGrade) {
  for (int i = 1; i <= 11; ++i) {
    EXPECT_NE(PrincipleName("P" + std::to_string(i)), "") << i;
    EXPECT_NE(PrincipleText("P" + std::to_string(i)), "") << i;
  }
  for (const char* grade : {"A", "A-", "B", "C"}) {
    EXPECT_NE(GradeName(grade), "") << grade;
    EXPECT_NE(ShortGradeName(grade), "") << grade;
  }
  EXPECT_EQ(PrincipleName("P12"), "");
  EXPECT_EQ(GradeName("D"), "");
}

}  // namespace
}  // namespace youward::cli
