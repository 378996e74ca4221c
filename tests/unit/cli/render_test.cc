#include "plugins/cli/render.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>

#include "plugins/cli/paragraph.h"
#include "tests/unit/cli/marked_letter.h"

namespace youward::cli {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

std::string RenderOf(const Sample& sample, const Screen& screen = {}) {
  return Render("letter.txt", sample.draft, {sample.answer, "0.1.0", "built-in"}, screen);
}

// Each style "\x1b[0;1m" written as `open` + "0;1" + `close`, or left out where both are empty.
std::string StylesAs(std::string_view text, std::string_view open, std::string_view close) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t style = std::min(text.find("\x1b[", at), text.size());
    shown += text.substr(at, style - at);
    if (style == text.size()) break;
    const std::size_t end = text.find('m', style);
    if (!open.empty()) (shown += open).append(text.substr(style + 2, end - style - 2)).append(close);
    at = end + 1;
  }
  return shown;
}

std::string WithoutStyles(std::string_view text) { return StylesAs(text, "", ""); }

// "<0;1>" for each style, so that a difference can be read.
std::string StylesShown(std::string_view text) { return StylesAs(text, "<", ">"); }

TEST(Render, ALetterWithEverything) {
  EXPECT_EQ(RenderOf(Sample()), R"(letter.txt  email · first-contact · outreach

  Subject: Quick intro
           1~~~~~~~~~~

  Hi Maria,

  I hope this finds you well. Our best-in-class platform files your payroll
  2~~~~~~~~~~~~~~~~~~~~~~~~~~ 3~~~^^^^^^^^^^^^^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
  taxes in forty states.
  ~~~~~~~~~~~~~~~~~~~~~~

  How will the extra shifts in Leeds change what your team checks by hand? Do
                                                                           4~
  you have 15 minutes on Thursday?
  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

  Tom Ellery

5 things to turn toward your reader

   1  “Quick intro”
      A subject that could head any mail
      The reader learns nothing from it.
      empty-opener/quick · P7 slow down · evidence B (vendor data) · 92% sure

   2  “I hope this finds you well.”
      A greeting that would fit anyone
      The first line is what decides whether the rest is read; this one is spent
      on nothing.
      → Open with something that only they could get
        Congratulations on [what they did].
      empty-opener/hope · P7 slow down · evidence B (vendor data) · 92% sure

   3  “Our best-in-class platform files your payroll taxes in forty states.”
      What you sell is the topic
      The reader looks for themselves in it.
      product-pitch/our-platform · P7 slow down · evidence B (vendor data) · 92%
      sure

      “best-in-class” A claim without content
      → Leave it out
        Our platform files your payroll taxes in forty states.
      buzzword/best-in-class · P7 slow down · evidence B (vendor data) · worth a
      look · 92% sure

   4  “Do you have 15 minutes on Thursday?”
      Asks for time before giving any
      Why: see 3
      meeting-ask/minutes · 92% sure

   5  The whole letter
      More of it is about you than about them
      Two sentences of four have you as their topic.
      product-pitch/balance · P7 slow down · evidence B (vendor data) · 92% sure

Already turned toward your reader

   +  A question they can answer  “How will the extra shifts in Leeds change wh…

Fine here, good to know

   ·  Your name, once  “Tom Ellery”

   !  142 words; your organisation's limit is 120

Score 47 of 100  ████████████░░░░░░░░░░░░░

   +60  base           where every letter starts
   −18  product-pitch  2 sentences about what you sell
    +5  open-question  1 question about their situation
 =  47
)");
}

TEST(Render, InColorPassagesAreUnderlinedAndNumbered) {
  const std::string shown = StylesShown(RenderOf(Sample(), {.color = true}));
  EXPECT_THAT(shown, HasSubstr("  <0;4;36>I hope this finds you well.<0;1;36>²<0> "
                               "<0;4;33>Our <0;4;36>best-in-class<0;4;33> platform files your payroll<0>\n"
                               "  <0;4;33>taxes in forty states.<0;1;33>³<0>\n"));
  EXPECT_THAT(shown, HasSubstr("  <0;32>How will the extra shifts in Leeds change what your team checks by hand?<0>"));
  EXPECT_THAT(shown, HasSubstr("<0;1;32>Congratulations on <0;1;33>[what they did]<0;1;32>.<0>\n"));
  EXPECT_THAT(shown, Not(HasSubstr("~")));
}

TEST(Render, EveryRowFitsTheScreen) {
  for (int width = 40; width <= 130; ++width) {
    for (const bool color : {false, true}) {
      const Screen screen{.width = width, .color = color};
      std::istringstream rows(WithoutStyles(RenderOf(Sample(), screen)));
      for (std::string row; std::getline(rows, row);) EXPECT_LE(WidthOf(row), screen.Measure()) << width << ": " << row;
    }
  }
}

TEST(Render, EveryStyleEndsWithItsRow) {
  std::istringstream rows(RenderOf(Sample(), {.color = true}));
  for (std::string row; std::getline(rows, row);) {
    const std::size_t last = row.rfind('\x1b');
    if (last == std::string::npos) continue;
    EXPECT_THAT(row.substr(last), testing::StartsWith("\x1b[0m"));
  }
}

TEST(Render, WithoutUnicodeOnlyTheLetterHasSignsBeyondAscii) {
  for (const char c : RenderOf(Sample(), {.unicode = false})) EXPECT_LT(static_cast<unsigned char>(c), 0x80);
}

TEST(Render, ALetterWithoutFindingsSaysSo) {
  Sample sample;
  sample.answer.findings.clear();
  EXPECT_THAT(RenderOf(sample), HasSubstr("\nNothing to change\n"));
  sample.answer.purpose = base::Purpose::kNone;
  EXPECT_THAT(RenderOf(sample), HasSubstr("\nNothing to change: this message sells nothing\n"));
  sample.answer.notices.push_back({.id = "language/not-english", .message = "This looks like German"});
  EXPECT_THAT(RenderOf(sample), HasSubstr("\nLeft alone\n"));
}

TEST(Render, AHintIsNotUnderlined) {
  const std::string text = RenderOf(Sample());
  EXPECT_THAT(text, HasSubstr("  Tom Ellery\n\n"));
  EXPECT_THAT(text, HasSubstr("Fine here, good to know\n\n   ·  Your name, once  “Tom Ellery”\n"));
}

TEST(Render, AfterThreeSuggestionsTheRestIsCounted) {
  Sample sample;
  auto& suggestions = sample.answer.findings[1].suggestions;
  suggestions.resize(5, suggestions[0]);
  EXPECT_THAT(RenderOf(sample), HasSubstr("\n      and 2 more suggestions (--json has all)\n"));
}

TEST(Render, AReasonIsToldWhereItIsFirstGiven) {
  Sample sample;
  sample.answer.findings[1].suggestions[0].reason = "It is about them.";
  sample.answer.findings[3].suggestions[0].reason = "It is about them.";
  const std::string text = RenderOf(sample);
  EXPECT_THAT(text, HasSubstr("→ Open with something that only they could get · It is about them.\n"));
  EXPECT_THAT(text, HasSubstr("→ Leave it out\n"));
}

TEST(Render, SaysHowSureItIsAndWhatElseSpoke) {
  Sample sample;
  analysis::Finding& finding = sample.answer.findings[4];
  finding.origin = analysis::Origin::kBoth;
  EXPECT_THAT(RenderOf(sample), HasSubstr("meeting-ask/minutes · rule and model, 92% sure\n"));
  finding.origin = analysis::Origin::kModel;
  finding.confidence = 0.999F;
  EXPECT_THAT(RenderOf(sample), HasSubstr("meeting-ask/minutes · model, 99% sure\n")) << "never quite";
  finding.confidence = 1;
  finding.origin = analysis::Origin::kRule;
  EXPECT_THAT(RenderOf(sample), HasSubstr("meeting-ask/minutes · 100% sure\n"));
  finding.confidence = 0;
  EXPECT_THAT(RenderOf(sample), HasSubstr("meeting-ask/minutes\n")) << "an older daemon does not say it";
}

TEST(Render, ASubjectAloneIsALetter) {
  Sample sample;
  sample.draft.body.clear();
  sample.answer.findings.resize(1);
  sample.answer.strengths.clear();
  EXPECT_THAT(RenderOf(sample), HasSubstr("  Subject: Quick intro\n           1~~~~~~~~~~\n\n1 thing to turn"));
}

TEST(Render, TheScoreAddsUpToItsLastLine) {
  Sample sample;
  sample.answer.score = {0, {{"base", 60, "start"}, {"floor", -60, "not below 0"}}};
  EXPECT_THAT(RenderOf(sample), EndsWith("Score 0 of 100  ░░░░░░░░░░░░░░░░░░░░░░░░░\n\n"
                                         "   +60  base   start\n"
                                         "   −60  floor  not below 0\n"
                                         " =   0\n"));
  sample.answer.score = {100, {{"base", 100, "start"}}};
  EXPECT_THAT(RenderOf(sample), HasSubstr("Score 100 of 100  █████████████████████████\n"));
}

TEST(Render, ALetterCannotSteerTheTerminal) {
  Sample sample;
  sample.draft.subject = "Quick\x1b]0;x\x07";
  sample.draft.body.replace(0, 2, "\x1b[");
  const std::string text = RenderOf(sample);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\x07'), std::string::npos);
}

}  // namespace
}  // namespace youward::cli
