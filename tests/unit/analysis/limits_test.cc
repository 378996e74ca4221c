#include "daemon/analysis/limits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace youward::analysis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Finding At(std::uint32_t begin, base::Severity severity) {
  return {
      .rule_id = std::to_string(begin), .range = Range{base::Field::kBody, {begin, begin + 1}}, .severity = severity};
}

TEST(CutFlood, LeavesAnAnswerThatFitsAsItIs) {
  Answer answer;
  for (std::uint32_t i = 0; i < kMostFindings; ++i) answer.findings.push_back(At(i, base::Severity::kHint));
  CutFlood(answer);
  EXPECT_EQ(answer.findings.size(), kMostFindings);
  EXPECT_THAT(answer.notices, IsEmpty());
}

// A thousand hints, a hundred warnings behind them, three findings about the whole letter: the warnings and the three
// are kept, and the first hints; all in their order.
TEST(CutFlood, KeepsWhatMattersMost) {
  Answer answer;
  for (std::uint32_t i = 0; i < 1'000; ++i) answer.findings.push_back(At(i, base::Severity::kHint));
  for (std::uint32_t i = 1'000; i < 1'100; ++i) answer.findings.push_back(At(i, base::Severity::kWarning));
  for (const char* whole : {"a", "b", "c"}) answer.findings.push_back({.rule_id = whole});
  answer.strengths.resize(kMostFindings + 1);
  CutFlood(answer);

  std::vector<std::string> expected;
  expected.reserve(kMostFindings);
  for (std::uint32_t i = 0; i < kMostFindings - 103; ++i) expected.push_back(std::to_string(i));
  for (std::uint32_t i = 1'000; i < 1'100; ++i) expected.push_back(std::to_string(i));
  for (const char* whole : {"a", "b", "c"}) expected.emplace_back(whole);
  std::vector<std::string> kept;
  kept.reserve(answer.findings.size());
  for (const Finding& finding : answer.findings) kept.push_back(finding.rule_id);
  EXPECT_EQ(kept, expected);
  EXPECT_EQ(answer.strengths.size(), kMostFindings);
  EXPECT_THAT(answer.notices,
              ElementsAre(testing::AllOf(
                  testing::Field(&Notice::id, "limit/findings"),
                  testing::Field(&Notice::message, "There are 1103 findings; these are the 500 that matter most."))));
}

}  // namespace
}  // namespace youward::analysis
