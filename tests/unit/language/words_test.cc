#include "daemon/language/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace youward::language {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string Normalized(std::string_view token) {
  std::string out = "what was there before";
  Normalize(token, out);
  return out;
}

std::vector<std::string> Lemmas(std::string_view word) {
  std::vector<std::string> out;
  AppendLemmas(word, out);
  return out;
}

TEST(Normalize, FoldsCaseApostrophesHyphensAndInvisibleMarks) {
  EXPECT_EQ(Normalized("WE’RE"), "we're");
  EXPECT_EQ(Normalized("‘s"), "'s");
  EXPECT_EQ(Normalized("state‑of‐the-art"), "state-of-the-art");
  EXPECT_EQ(Normalized("co\u00ADoper\u200Bate\uFEFF"), "cooperate");
  EXPECT_EQ(Normalized("ÉTÉ"), "été");
  EXPECT_EQ(Normalized("שלום"), "שלום");
  EXPECT_EQ(Normalized("40%"), "40%");
  EXPECT_EQ(Normalized(""), "");
}

TEST(Readings, OfClitics) {
  EXPECT_THAT(Readings("'re"), ElementsAre("are"));
  EXPECT_THAT(Readings("'m"), ElementsAre("am"));
  EXPECT_THAT(Readings("'ve"), ElementsAre("have"));
  EXPECT_THAT(Readings("'ll"), ElementsAre("will"));
  EXPECT_THAT(Readings("'d"), ElementsAre("would", "had"));
  EXPECT_THAT(Readings("n't"), ElementsAre("not"));
  EXPECT_THAT(Readings("'s"), ElementsAre("is", "has", "us"));
  EXPECT_THAT(Readings("ca"), ElementsAre("can"));
  EXPECT_THAT(Readings("wo"), ElementsAre("will"));
  EXPECT_THAT(Readings("sha"), ElementsAre("shall"));
  EXPECT_THAT(Readings("we"), IsEmpty());
}

// Each line: a lemma and forms that must lead to it.
void ExpectForms(const char* table) {
  std::istringstream lines(table);
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string lemma, form;
    words >> lemma;
    while (words >> form) {
      EXPECT_THAT(Lemmas(form), testing::Contains(lemma)) << form << " is a form of " << lemma;
    }
  }
}

TEST(AppendLemmas, RegularVerbs) {
  ExpectForms(R"(
offer offers offered offering
provide provides provided providing
help helps helped helping
specialize specializes specialized specializing
specialise specialises specialised specialising
leverage leverages leveraged leveraging
introduce introduces introduced introducing
reduce reduces reduced reducing
close closes closed closing
increase increases increased increasing
stop stops stopped stopping
plan plans planned planning
travel travels travelled travelling traveled traveling
call calls called calling
miss misses missed missing
pass passes passed passing
push pushes pushed pushing
reach reaches reached reaching
fix fixes fixed fixing
try tries tried trying
apply applies applied applying
play plays played playing
tie ties tied tying
die dies died dying
agree agrees agreed agreeing
see sees seeing
free frees freed freeing
guarantee guarantees guaranteed guaranteeing
schedule schedules scheduled scheduling
value values valued valuing
need needs needed needing
add adds added adding
use uses used using
share shares shared sharing
grow growing grows
serve serves served serving
achieve achieves achieved achieving
analyse analyses analysed analysing
analyze analyzes analyzed analyzing
focus focuses focused focusing
refer refers referred referring
prefer prefers preferred preferring
echo echoes echoed echoing
quiz quizzes quizzed
chase chases chased chasing
believe believes believed believing
)");
}

TEST(AppendLemmas, IrregularVerbs) {
  ExpectForms(R"(
be am is are was were been being 's 're 'm
have has had having 've 'd
do does did done doing
go goes went gone going
get gets got gotten getting
give gives gave given giving
take takes took taken taking
make makes made making
find finds found finding
leave leaves left leaving
build builds built building
sell sells sold selling
buy buys bought buying
bring brings brought bringing
think thinks thought thinking
see saw seen
hear hears heard hearing
lose loses lost losing
choose chose chosen choosing
write writes wrote written writing
drive drove driven driving
grow grew grown
win wins won winning
begin began begun beginning
cut cuts cutting
put puts putting
set sets setting
mean means meant meaning
run ran runs running
lie lay lain lying
lay laid laying
pay paid
speak spoke spoken
understand understood
undergo underwent undergone
can could ca
will would wo 'll 'd
shall should sha
may might
)");
}

TEST(AppendLemmas, Nouns) {
  ExpectForms(R"(
company companies
business businesses
process processes
box boxes
branch branches
day days
child children
person people
man men
woman women
foot feet
life lives
half halves
analysis analyses
criterion criteria
datum data
index indices indexes
status statuses
potato potatoes
movie movies
salesperson salespeople
price prices
sale sales
house houses
)");
}

TEST(AppendLemmas, Adjectives) {
  ExpectForms(R"(
good better best
bad worse worst
big bigger biggest
large larger largest
early earlier earliest
fast faster fastest
easy easier easiest
far further farthest
)");
}

TEST(AppendLemmas, TheWordItselfComesFirst) {
  for (const std::string_view word : {"closing", "we", "went", "is", "a", "'re", "best-in-class", "été", "40%"}) {
    EXPECT_EQ(Lemmas(word).front(), word);
  }
}

TEST(AppendLemmas, PronounsAndFunctionWordsStayThemselves) {
  for (const std::string_view word :
       {"we",     "us",      "our",     "ours",      "i",          "me",     "my",     "you",
        "your",   "yours",   "his",     "her",       "its",        "they",   "this",   "thus",
        "always", "during",  "nothing", "something", "everything", "other",  "ever",   "under",
        "never",  "whether", "yes",     "unless",    "interest",   "number", "morning"}) {
    EXPECT_THAT(Lemmas(word), ElementsAre(std::string(word)));
  }
}

TEST(AppendLemmas, WordsWithoutAForm) {
  for (const std::string_view word : {"ring", "glass", "bus", "ai", "basis", "red", "the", "sing"}) {
    EXPECT_THAT(Lemmas(word), ElementsAre(std::string(word)));
  }
}

TEST(AppendLemmas, AppendsBehindWhatIsThere) {
  std::vector<std::string> out = {"close"};
  AppendLemmas("closed", out);
  EXPECT_THAT(out, ElementsAre("close", "closed", "close", "clos"));
}

TEST(AppendLemmas, AtMostEightAndNoneTwice) {
  for (const std::string_view word :
       {"'s", "lay", "found", "leaves", "lives", "axes", "stopped", "biggest", "dressing", "'d"}) {
    std::vector<std::string> lemmas = Lemmas(word);
    EXPECT_LE(lemmas.size(), 8u) << word;
    std::sort(lemmas.begin(), lemmas.end());
    EXPECT_EQ(std::unique(lemmas.begin(), lemmas.end()), lemmas.end()) << word;
  }
}

}  // namespace
}  // namespace youward::language
