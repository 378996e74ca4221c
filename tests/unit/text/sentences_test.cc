// Where sentences end. Each case is a text with [[ ]] around its sentences.
#include <gtest/gtest.h>

#include <string_view>

#include "tests/unit/text/render.h"

namespace youward::text {
namespace {

void Expect(std::initializer_list<std::string_view> marked_texts) {
  for (const std::string_view marked : marked_texts) EXPECT_EQ(MarkSentences(WithoutMarks(marked)), marked);
}

TEST(Sentences, EndAtFullStopsQuestionAndExclamationMarks) {
  Expect({
      "[[It works.]] [[Does it?]] [[Yes!]]",
      "[[Only one, without an end]]",
      "[[Really??]] [[Yes!!!]] [[Why?!]] [[Because.]]",
      "[[One.]]  [[Two.]]\t[[Three.]]",
      "[[中文。]] [[更多。]]",
      "[[هل تعمل؟]] [[نعم.]]",
      "[[שלום.]] [[מה שלומך?]]",
  });
}

TEST(Sentences, TitlesInitialsAndAbbreviationsDoNotEndThem) {
  Expect({
      "[[Dr. Banerjee and Mrs. Lee met Prof. J. P. O'Brien.]] [[They agreed.]]",
      "[[Tools, e.g. hammers, i.e. heavy ones, vs. drills.]]",
      "[[We buy from Acme Inc. and Widgets Pvt. Ltd. in Pune.]]",
      "[[It belongs to Acme Inc.]] [[We bought it.]]",
      "[[See offer No. 24 or no. QT/0331 on p. 5.]]",
      "[[The answer is no.]] [[Then we stop.]]",
      "[[Approx. 40 people came from the U.S. Army.]]",
      "[[They left the U.S.]] [[The rest stayed.]]",
      "[[Bring pens, paper, etc.]] [[Book early.]]",
      "[[Ask our sales rep.]] [[He knows.]]",
      "[[Phone No. / address and time, please.]]",
      "[[If B passes, order B.]] [[I would.]]",
  });
}

TEST(Sentences, TimesDatesAndNumbers) {
  Expect({
      "[[See you at 10 a.m. Tuesday.]] [[Bye.]]",
      "[[We close at 6 p.m.]] [[You can ring before.]]",
      "[[It costs $1,200.50 or 3.5 %.]] [[Fine?]]",
      "[[It was 5.4.]] [[When did you last measure?]]",
      "[[Best case: €4.1m.]] [[Gap: €900k.]]",
      "[[They meet on Fri. 3 May.]]",
      "[[We rode in the sun.]] [[Everyone liked it.]]",
  });
}

TEST(Sentences, LinksAndPlaceholdersStayWhole) {
  Expect({
      "[[Look at www.example.com/a.b?c=d.]] [[Then call.]]",
      "[[Write to ann.lee@example.com.]] [[She answers.]]",
      "[[Hi {{first. Name}} from [e.g. Leeds].]] [[Bye.]]",
      "[[Node.js is fine.]]",
  });
}

TEST(Sentences, EllipsesWaitForACapital) {
  Expect({
      "[[I was wondering... maybe we could talk.]]",
      "[[That was it...]] [[Next week then.]]",
      "[[So… what now?]]",
  });
}

TEST(Sentences, LowerCaseStarts) {
  Expect({
      "[[saw your question.]] [[you don't need a tool for it.]] [[there's a setting]]",
      "[[great!!]] [[which one do you want]]",
      "[[it is approx. right and incl. tax.]]",
  });
}

TEST(Sentences, QuotesAndBrackets) {
  Expect({
      "[[She said \"stop.\"]] [[Then she left.]]",
      "[[\"Ready?\" she asked.]]",
      "[[He said “yes!” and meant it.]]",
      "[[(It is closed on Mondays.)]] [[Come on Tuesday.]]",
      "[[Tuesday works (or is Wednesday better?) for me.]]",
      "[[A test (?) of marks (!) inside.]]",
      "[[**Smart boards.**]] [[Drag and drop.]]",
      "[[It is good (really).]] [[Try it.]]",
  });
}

TEST(Sentences, AnEmojiBehindTheEndBelongsToIt) {
  Expect({
      "[[See you soon! 🎉]] [[Bring Sam.]]",
      "[[Thanks.👍🏽]] [[More tomorrow.]]",
      "[[Nice 🎉 work.]]",
      "[[It is live.]] [[👉 Click here.]]",
      "[[🎉🎉🎉]]",
  });
}

TEST(Sentences, ForgottenSpaces) {
  Expect({
      "[[It was great!]][[We loved it.]]",
      "[[All is done.]][[Then we left.]]",
      "[[Booking.com is a site.]]",
  });
}

TEST(Sentences, NumbersAtTheHeadOfALineCountIt) {
  Expect({
      "[[**1. Summary**]]",
      "[[## 2. Where it hurts]]",
  });
}

TEST(Sentences, WrappedLinesAreOneSentence) {
  Expect({
      "[[Your booking page lets people take a Saturday slot with a name and a\n"
      "mobile number, and nothing else is asked of them before they turn up,\n"
      "or do not.]] [[For a practice with three vets that is where the holes in\n"
      "the day come from.]]",
      "[[I would like to know what you think of the plan that I sent to the\r\nothers.]]",
  });
}

TEST(Sentences, ShortLinesAreSentencesOfTheirOwn) {
  Expect({
      "[[Stage: shortlist]]\n[[Amount: 186,000]]\n[[Close: in May]]",
      "[[What we sell:]]\n- [[pens]]\n- [[paper]]",
      "[[Acme Ltd]]\n[[12 Main Street]]\n[[Leeds]]",
  });
}

TEST(Sentences, PostscriptMarksBelongToTheirSentence) {
  Expect({"[[Text here.]]\n\n[[P.S. We are closed on Monday.]] [[Really.]]"});
}

}  // namespace
}  // namespace youward::text
