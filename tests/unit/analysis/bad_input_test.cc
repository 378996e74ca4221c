// What people paste that is no well-kept letter: no crash, no flood of findings, the same answer twice, and every range
// on whole characters; with the rules alone and with the learned part.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "daemon/analysis/analyzer.h"
#include "daemon/analysis/limits.h"
#include "daemon/base/concat.h"
#include "daemon/engine/engine.h"
#include "daemon/text/utf8.h"

namespace youward::analysis {
namespace {

using testing::Contains;
using testing::Field;
using testing::Not;

std::string ReadAll(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// A letter of tests/letters/odd, its subject taken off.
Draft Odd(std::string_view name) {
  std::string text = ReadAll(base::Concat(YOUWARD_SOURCE_DIR "/tests/letters/odd/", name, ".txt"));
  EXPECT_FALSE(text.empty()) << name;
  Draft draft;
  static constexpr std::string_view kSubject = "Subject: ";
  if (text.starts_with(kSubject)) {
    const std::size_t end = text.find("\n\n");
    draft.subject = text.substr(kSubject.size(), end - kSubject.size());
    text.erase(0, end + 2);
  }
  draft.body = std::move(text);
  return draft;
}

void ExpectRangeIsWhole(const Draft& draft, const Range& range) {
  const std::string& text = range.field == base::Field::kSubject ? draft.subject : draft.body;
  ASSERT_LE(range.span.begin, range.span.end);
  ASSERT_LE(range.span.end, text.size());
  EXPECT_TRUE(text::IsBoundary(text, range.span.begin));
  EXPECT_TRUE(text::IsBoundary(text, range.span.end));
}

void ExpectHoldsTogether(const Draft& draft, const Answer& answer) {
  for (const Finding& finding : answer.findings) {
    SCOPED_TRACE(finding.rule_id);
    if (finding.range) ExpectRangeIsWhole(draft, *finding.range);
    for (const rewriting::Suggestion& suggestion : finding.suggestions) {
      for (const rewriting::Edit& edit : suggestion.edits) {
        ExpectRangeIsWhole(draft, {edit.field, edit.span});
        EXPECT_FALSE(text::FindInvalidUtf8(edit.new_text));
      }
    }
    EXPECT_GT(finding.confidence, 0);
    EXPECT_LE(finding.confidence, 1);
  }
  for (const Strength& strength : answer.strengths) {
    if (strength.range) ExpectRangeIsWhole(draft, *strength.range);
    EXPECT_GT(strength.confidence, 0);
    EXPECT_LE(strength.confidence, 1);
  }
  int sum = 0;
  for (const ScoreComponent& component : answer.score.components) sum += component.points;
  EXPECT_EQ(sum, answer.score.value);
  EXPECT_GE(answer.score.value, 0);
  EXPECT_LE(answer.score.value, 100);
}

// "rule severity: passage" a line, to read in a failure and to compare two answers.
std::string Shown(const Draft& draft, const Answer& answer) {
  std::string text;
  const auto add = [&](std::string_view rule, std::string_view severity, const std::optional<Range>& range) {
    const std::string& field = range && range->field == base::Field::kSubject ? draft.subject : draft.body;
    text += base::Concat("  ", rule, " ", severity, ": ", range ? range->span.In(field) : "(letter)", "\n");
  };
  for (const Finding& finding : answer.findings) add(finding.rule_id, base::Name(finding.severity), finding.range);
  for (const Strength& strength : answer.strengths) add(strength.rule_id, "strength", strength.range);
  for (const Notice& notice : answer.notices) text += base::Concat("  ! ", notice.id, "\n");
  return text + base::Concat("  = ", answer.score.value, "\n");
}

bool IsShown(const Finding& finding) { return finding.severity != base::Severity::kHint; }

std::ptrdiff_t CountOf(const Answer& answer) { return std::ranges::count_if(answer.findings, IsShown); }

// With the rules alone and with the weights that ship.
class BadInputTest : public testing::TestWithParam<bool> {
 protected:
  static const engine::Engine& EngineWith(bool learned) {
    static const engine::Engine rules("none");
    static const engine::Engine whole(YOUWARD_SOURCE_DIR "/daemon/model/weights/encoder.ywenc");
    return learned ? whole : rules;
  }

  Answer Analyze(const Draft& draft) const {
    const Analyzer& analyzer = EngineWith(GetParam()).analyzer();
    Answer answer = analyzer.Analyze(draft, {});
    ExpectHoldsTogether(draft, answer);
    EXPECT_EQ(Shown(draft, answer), Shown(draft, analyzer.Analyze(draft, {}))) << "the same letter, another answer";
    return answer;
  }

  // A message of which nothing is known; and one that is said to be outreach, which is read more closely: at most one.
  void ExpectNothing(Draft draft) const {
    for (const auto purpose : {std::optional<base::Purpose>(), std::optional(base::Purpose::kOutreach)}) {
      draft.purpose = purpose;
      const Answer answer = Analyze(draft);
      EXPECT_LE(CountOf(answer), purpose ? 1 : 0) << (purpose ? "outreach\n" : "not said\n") << Shown(draft, answer);
    }
  }

  void ExpectBetween(const Draft& draft, int least, int most) const {
    const Answer answer = Analyze(draft);
    EXPECT_GE(CountOf(answer), least) << Shown(draft, answer);
    EXPECT_LE(CountOf(answer), most) << Shown(draft, answer);
  }
};

INSTANTIATE_TEST_SUITE_P(, BadInputTest, testing::Bool(),
                         [](const auto& either) { return either.param ? "WithTheLearnedPart" : "RulesAlone"; });

TEST_P(BadInputTest, ALegalTextIsLeftAlone) { ExpectNothing(Odd("legal")); }
TEST_P(BadInputTest, SourceCodeIsLeftAlone) { ExpectNothing(Odd("code")); }
TEST_P(BadInputTest, APoemIsLeftAlone) { ExpectNothing(Odd("poem")); }
TEST_P(BadInputTest, ATablePastedFromASpreadsheetIsLeftAlone) { ExpectNothing(Odd("table")); }

TEST_P(BadInputTest, ALetterInCapitalsIsReadLikeAnyOther) { ExpectBetween(Odd("all-caps"), 4, 9); }
TEST_P(BadInputTest, ALetterWithoutPunctuationGetsAFewFindings) { ExpectBetween(Odd("no-punctuation"), 1, 5); }
TEST_P(BadInputTest, ASentenceOfThreeHundredWordsGetsAtMostOneFindingACode) {
  ExpectBetween(Odd("one-sentence"), 0, 3);
}
TEST_P(BadInputTest, AListHasAtMostOneFindingALine) { ExpectBetween(Odd("bullets"), 0, 12); }
TEST_P(BadInputTest, RemainsOfHtmlAreNoFindings) { ExpectBetween(Odd("html"), 1, 8); }
TEST_P(BadInputTest, MarkdownIsReadThrough) { ExpectBetween(Odd("markdown"), 1, 4); }
TEST_P(BadInputTest, ATemplateIsReadAsIfFilledIn) { ExpectBetween(Odd("template"), 1, 8); }

TEST_P(BadInputTest, AQuotedLetterIsNotTheWriters) {
  Draft draft = Odd("quotes-a-bad-letter");
  ExpectNothing(draft);
  draft.body.insert(0, "We are the leading provider of payroll software.\n\n");
  draft.purpose = base::Purpose::kOutreach;
  const Answer answer = Analyze(draft);
  const std::size_t quote = draft.body.find("On Tue, 5 Mar");
  EXPECT_GT(CountOf(answer), 0) << "the writer's own words are read";
  for (const Finding& finding : answer.findings) {
    if (finding.range && finding.range->field == base::Field::kBody) {
      EXPECT_LE(finding.range->span.end, quote) << finding.rule_id;
    }
  }
}

TEST_P(BadInputTest, ControlZeroWidthAndRightToLeftCharactersChangeNothing) {
  const std::string plain = "We are the leading provider of payroll software. I would love to show you our platform.";
  std::string zero_width;
  for (const char c : plain) {
    zero_width += c;
    if (c == 'e') zero_width += "\u200b";
  }
  std::string controls = plain;
  for (char c = 1; c < 0x20; ++c) {
    if (c != '\n' && c != '\r') controls += c;
  }
  controls += std::string("\0\x7f\u0085\u2028\ufeff\ufffd", 1 + 1 + 2 + 3 + 3 + 3);
  const std::string texts[] = {
      zero_width,
      controls,
      "\u202e" + plain + "\u202c",
      "\u05e9\u05dc\u05d5\u05dd \u05d3\u05e0\u05d4, " + plain + " \u05ea\u05d5\u05d3\u05d4",
      plain + " \U0001F468\u200D\U0001F469\u200D\U0001F467 e\u0301\u0301\u0301\u0301\u0301",
  };
  for (const std::string& text : texts) {
    const Draft draft{.body = text, .purpose = base::Purpose::kOutreach};
    const Answer answer = Analyze(draft);
    EXPECT_GE(CountOf(answer), 1) << text;
    EXPECT_LE(CountOf(answer), 4) << text << "\n" << Shown(draft, answer);
  }
  ExpectNothing({.body = std::string(1'000, '\0') + std::string(1'000, '\x01')});
  ExpectNothing({.body = "\u200b\u200d\ufeff\u202e\u2066\u2069"});
}

// Fifty thousand words, and more findings than anyone reads: the gravest are kept, in their places, and it is said.
TEST_P(BadInputTest, AFloodIsCutAndItIsSaid) {
  Draft draft{.purpose = base::Purpose::kOutreach};
  for (int i = 0; i < 2'500; ++i) {
    draft.body +=
        "Sorry to bother you. We are the leading provider of payroll software with dashboards for everyone.\n\n";
  }
  const Answer answer = Analyze(draft);
  EXPECT_EQ(answer.findings.size(), kMostFindings);
  EXPECT_LE(answer.strengths.size(), kMostFindings);
  EXPECT_TRUE(std::ranges::is_sorted(answer.findings, {}, [](const Finding& finding) {
    return std::pair(!finding.range, finding.range ? finding.range->span.begin : 0);
  }));
  EXPECT_THAT(answer.notices, Contains(Field(&Notice::id, "limit/findings")));
  EXPECT_EQ(answer.score.value, 0) << "the score counts what is not shown too";
}

TEST_P(BadInputTest, FiftyThousandPlainWordsAreQuiet) {
  Draft draft;
  for (int i = 0; i < 5'000; ++i) draft.body += "The second shift at the yard starts with the milk. ";
  const Answer answer = Analyze(draft);
  EXPECT_EQ(CountOf(answer), 0) << Shown(draft, answer).substr(0, 1'000);
  EXPECT_THAT(answer.notices, Not(Contains(Field(&Notice::id, "limit/findings"))));
}

}  // namespace
}  // namespace youward::analysis
