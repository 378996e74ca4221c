#include "daemon/model/parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/base/concat.h"

namespace youward::model {
namespace {

using ::testing::AnyOf;

// The parts with a bar between them.
std::string Cut(std::string_view sentence) {
  std::string result;
  for (const Part& part : PartsOf(sentence)) {
    if (!result.empty()) result += " | ";
    result += part.span.In(sentence);
  }
  return result;
}

TEST(Parts, AreClausesAndPhrases) {
  EXPECT_EQ(Cut("Our clinics like Mondays, and we offer a fully integrated suite."),
            "Our clinics like Mondays | we offer a fully integrated suite");
  EXPECT_EQ(Cut("We raised our prices in May because the yard charges us more."),
            "We raised our prices in May | because the yard charges us more");
  EXPECT_EQ(Cut("The band – no charge for the first month – fits every buggy you rent out."),
            "The band | no charge for the first month | fits every buggy you rent out");
  EXPECT_EQ(Cut("You rent twelve buggies a day (we make the lock for them) and five bikes."),
            "You rent twelve buggies a day | (we make the lock for them) and five bikes");
  EXPECT_EQ(Cut("Two things: your yard is full; our yard stands empty from June on."),
            "Two things | your yard is full | our yard stands empty from June on");
}

TEST(Parts, AndOpensAClauseWhereAVerbFollows) {
  EXPECT_EQ(Cut("The leveller hangs too low on the left side and the drivers solve it with a wedge."),
            "The leveller hangs too low on the left side | the drivers solve it with a wedge");
  EXPECT_EQ(Cut("We are a pooling network that improves turnaround and lowers the spend on packaging."),
            "We are a pooling network | that improves turnaround | lowers the spend on packaging");
  EXPECT_EQ(Cut("I visit the butcher in the High Street and the vape shop next door."),
            "I visit the butcher in the High Street and the vape shop next door.");
}

TEST(Parts, WordsThatAreListedStayTogether) {
  EXPECT_EQ(Cut("We do payroll, hiring, pensions, and training for forty small bakeries."),
            "We do payroll, hiring, pensions, and training for forty small bakeries.");
  EXPECT_EQ(Cut("We sell ink and paper to all of the schools in Leeds and in York."),
            "We sell ink and paper to all of the schools in Leeds and in York.");
  EXPECT_EQ(Cut("Our friendly, knowledgeable team of twelve comes out to the yard."),
            "Our friendly, knowledgeable team of twelve comes out to the yard.");
  EXPECT_EQ(Cut("I feel that you and I ought to be linked on here."),
            "I feel | that you and I ought to be linked on here");
  EXPECT_EQ(Cut("It tells you all week long when to order more of them."),
            "It tells you all week long when to order more of them.");
}

TEST(Parts, NothingIsCutInside) {
  EXPECT_EQ(Cut("With [name of the event, if any, and the date], we had 1,200 guests in 3.5 hours and/or days."),
            "With [name of the event, if any, and the date] | we had 1,200 guests in 3.5 hours and/or days");
  EXPECT_EQ(Cut("You'll find what we've written, and you don't pay, at https://a.example/x,y?and=so today."),
            "You'll find | what we've written | you don't pay | at https://a.example/x,y?and=so today");
  EXPECT_EQ(Cut("Thanks for the fair, {{first_name}}, it's good, {{and_more}}'s stand was full."),
            "Thanks for the fair, {{first_name}}, it's good | {{and_more}}'s stand was full");
}

TEST(Parts, WhatIsSeenAtAGlanceIsOne) {
  EXPECT_EQ(Cut("We make software, and it is good."), "We make software, and it is good.");
  EXPECT_EQ(Cut(""), "");
  EXPECT_EQ(Cut("—"), "—");
  EXPECT_EQ(PartsOf("").size(), 1u);
}

// Letters of ASCII, in their order.
std::string Letters(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) letters += c;
  }
  return letters;
}

TEST(Parts, TogetherHoldEveryWordButAndBetweenThem) {
  for (const std::string_view sentence :
       {"And, and, and, and, and, and, and, and, and, and.", "((((( a b c d e f g h i j )))))", "– – – – – – – – – –",
        "[ [ [ [ one two three, and four five six, and seven eight nine", "so that if when who which that and or but",
        "Ünïcode – wörds, änd 🙂 emoji, ānd “quotes” everywhere, and nothing cut.\nEver."}) {
    std::uint32_t end = 0;
    for (const Part& part : PartsOf(sentence)) {
      EXPECT_LE(end, part.span.begin) << sentence;
      EXPECT_LT(part.span.begin, part.span.end) << sentence;
      EXPECT_LE(part.span.end, sentence.size()) << sentence;
      EXPECT_THAT(Letters(sentence.substr(end, part.span.begin - end)), AnyOf("", "and", "And", "so")) << sentence;
      end = part.span.end;
    }
    EXPECT_EQ(Letters(sentence.substr(end)), "") << sentence;
  }
}

// What is marked when each of the parts alone says it this strongly.
std::string Marked(std::string_view sentence, const std::vector<float>& strengths) {
  const std::vector<Part> parts = PartsOf(sentence);
  EXPECT_EQ(parts.size(), strengths.size()) << Cut(sentence);
  const std::optional<text::Span> span = StrongestParts(sentence, parts, strengths);
  if (!span) return "all of it";
  return base::Concat(sentence.substr(0, span->begin), "[[", span->In(sentence), "]]", sentence.substr(span->end));
}

TEST(StrongestParts, TheStrongestAndNeighboursThatAreNearlyAsStrong) {
  const std::string_view sentence =
      "Your yard is full, and we have room, because we moved to Leeds, where rents are low.";
  EXPECT_EQ(Marked(sentence, {-4, 3, -2, -4}),
            "Your yard is full, and [[we have room]], because we moved to Leeds, where rents are low.");
  EXPECT_EQ(Marked(sentence, {-4, 3, 1, -4}),
            "Your yard is full, and [[we have room, because we moved to Leeds]], where rents are low.");
  EXPECT_EQ(Marked(sentence, {-4, -4, -4, 0}),
            "Your yard is full, and we have room, because we moved to Leeds, [[where rents are low]].");
}

TEST(StrongestParts, AllOfItWhereItIsSpread) {
  const std::string_view sentence =
      "Your yard is full, and we have room, because we moved to Leeds, where rents are low.";
  EXPECT_EQ(Marked(sentence, {1, 2, 2, 1}), "all of it");
  EXPECT_EQ(Marked(sentence, {3, -4, 3, -4}), "all of it") << "a part of it would be passed over";
  EXPECT_EQ(Marked("We sell ink and paper to all of the schools in Leeds, if you like.", {2, -4}), "all of it")
      << "that is most of it";
}

}  // namespace
}  // namespace youward::model
