#include "daemon/rules/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/rules/finder.h"

namespace youward::rules {
namespace {

std::string ErrorOf(std::string_view pattern, const Lexicon& lexicon = {}) {
  Vocabulary vocabulary;
  const absl::StatusOr<CompiledPattern> result = CompilePattern(pattern, lexicon, vocabulary);
  return result.ok() ? "compiles" : std::string(base::MessageOf(result.status()));
}

Lexicon MakeLexicon() {
  Lexicon lexicon;
  lexicon["seller"] = {.name = "seller", .entries = {{"we"}, {"our #word"}, {"@sender-name+"}}};
  lexicon["loop"] = {.name = "loop", .entries = {{"@loop"}}};
  return lexicon;
}

struct Case {
  const char* pattern;
  const char* marked;  // the text, with what the pattern must find
};

class PatternTest : public testing::TestWithParam<Case> {};

TEST_P(PatternTest, Finds) {
  std::string text = GetParam().marked;
  for (std::string_view mark : {"[[", "]]"}) {
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.erase(at, 2);
  }
  EXPECT_EQ(FindPattern(GetParam().pattern, text, MakeLexicon()), GetParam().marked) << GetParam().pattern;
}

INSTANTIATE_TEST_SUITE_P(Words, PatternTest,
                         testing::Values(Case{"we help", "Today [[we help]] them."},
                                         Case{"we help", "[[WE HELP]] them."}, Case{"we help", "We can help them."},
                                         Case{"we are", "[[We're]] here."}, Case{"we''re", "[[We are]] here."},
                                         Case{"we''re", "[[We’re]] here."}, Case{"do not", "I [[don't]] know."},
                                         Case{"~provide", "They [[provided]] it."},
                                         Case{"~provide", "[[Providing]] it all."}, Case{"~be", "They [[were]] late."},
                                         Case{"best-in-class", "A [[best-in-class]] fit."},
                                         Case{"24/7", "Open [[24/7]] for all."}));

INSTANTIATE_TEST_SUITE_P(Clitics, PatternTest,
                         testing::Values(Case{"let us", "[[Let's]] go."}, Case{"us", "It's Ann's."},
                                         Case{"it is", "[[It's]] late."}, Case{"will not", "We [[won't]] go."},
                                         Case{"can", "Made in CA today."}, Case{"can not", "We [[can't]] go."}));

INSTANTIATE_TEST_SUITE_P(
    Structure, PatternTest,
    testing::Values(Case{"we (help|serve the)", "Here [[we serve the]] north."},
                    Case{"we (help|serve the)", "Here we serve all."}, Case{"we really? help", "[[We help]] all."},
                    Case{"we really? help", "[[We really help]] all."}, Case{"(of the)? year", "The [[year]] ends."},
                    Case{"best (of the)? year", "The [[best of the year]] so far."},
                    Case{"we ... help", "[[We do our best to help]] all."},
                    Case{"we ...2 help", "We do our best to help all."}, Case{"^ we", "Then we go."},
                    Case{"^ we", "\"[[We]] go.\""}, Case{"go $", "Then we [[go]]!"}, Case{"go $", "We go there."},
                    Case{"(go ...2 $|is .)", "Then we [[go now]]."}, Case{"we !(never|not) go", "[[We go]] now."},
                    Case{"we !(never|not) _ go", "We never go."}, Case{"we !(never|not) _ go", "[[We always go]]."}));

INSTANTIATE_TEST_SUITE_P(
    Shapes, PatternTest,
    testing::Values(Case{"#number minutes", "Just [[15 minutes]] please."},
                    Case{"#money", "It costs [[$1,200]] today."}, Case{"#percent", "Down by [[40%]] now."},
                    Case{"#percent", "Down by [[40]] % now."}, Case{"at #name", "I work [[at Acme]] now."},
                    Case{"at #name", "I work at home."}, Case{"at #name", "I work [[at {{company}}]] now."},
                    Case{"our _ platform", "[[Our *new* platform]] is up."},
                    Case{"#url", "See [[www.example.com/a]] there."}, Case{"ask #question", "May I [[ask?]]"},
                    Case{"#caps", "This is [[FREE]] for all."}));

INSTANTIATE_TEST_SUITE_P(Classes, PatternTest,
                         testing::Values(Case{"@seller ~offer", "Today [[our team offers]] it."},
                                         Case{"@seller ~offer", "[[We offer]] it."},
                                         Case{"@seller ~offer", "They offer it."}));

TEST(PatternTest, KnowsNames) {
  const FindOptions options{.sender_names = {"Halden Freight", "TrackIt"}, .reader_names = {"Ann Lee"}};
  EXPECT_EQ(FindPattern("@seller ~offer", "Today Halden Freight offers it.", MakeLexicon(), options),
            "Today [[Halden Freight offers]] it.");
  EXPECT_EQ(FindPattern("@reader-name+", "So Ann Lee said.", {}, options), "So [[Ann Lee]] said.");
  EXPECT_EQ(FindPattern("@sender-name+", "The freight moved.", {}, options), "The freight moved.");
  // A merge field can be a name, and a name can be a word.
  const FindOptions words{.sender_names = {"{{my_company}}", "trackit"}, .reader_names = {"Will"}};
  EXPECT_EQ(FindPattern("@sender-name ~offer", "So {{my_company}} offers it.", {}, words),
            "So [[{{my_company}} offers]] it.");
  EXPECT_EQ(FindPattern("@sender-name ~offer", "So TrackIt offers it.", {}, words), "So [[TrackIt offers]] it.");
  EXPECT_EQ(FindPattern("@reader-name", "It will do, said Will.", {}, words), "It will do, said [[Will]].");
}

TEST(PatternTest, SaysWhatIsWrong) {
  EXPECT_EQ(ErrorOf("(we help"), "\"(\" without its \")\"");
  EXPECT_EQ(ErrorOf("we help)"), "\")\" without its \"(\"");
  EXPECT_EQ(ErrorOf("(we|)"), "an empty alternative; write x? for what may be missing");
  EXPECT_EQ(ErrorOf(""), "an empty alternative; write x? for what may be missing");
  EXPECT_EQ(ErrorOf("... help"), "a pattern may not begin with a gap");
  EXPECT_EQ(ErrorOf("help?"), "a pattern may not match nothing");
  EXPECT_EQ(ErrorOf("we ...21 help"), "a gap is 1 to 20 tokens");
  EXPECT_EQ(ErrorOf("@nobody helps", MakeLexicon()), "unknown class \"@nobody\"; allowed: loop, seller");
  EXPECT_THAT(ErrorOf("@loop", MakeLexicon()), testing::HasSubstr("class \"@loop\" refers to itself"));
  EXPECT_THAT(ErrorOf("#nmae"), testing::HasSubstr("unknown shape \"#nmae\"; allowed: #word, #number"));
  EXPECT_EQ(ErrorOf("(we help)+"), "+ may only follow a single word, class or #shape");
  EXPECT_EQ(ErrorOf("a:(we) b:(we) c:(we) d:(we) e:(we)"), "at most four captures a pattern");
  EXPECT_EQ(ErrorOf(std::string(100, '(') + "a" + std::string(100, ')')), "nested too deeply");
}

TEST(PatternTest, ASentenceWithoutEndTakesLinearTime) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "we do ";
  EXPECT_EQ(FindPattern("we ...20 we ...20 we ...20 help", text), text);
}

}  // namespace
}  // namespace youward::rules
