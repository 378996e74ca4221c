// Every example of every rule, executed. One test a rule, so that a failure names its file.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "daemon/analysis/examples.h"
#include "daemon/base/concat.h"
#include "daemon/rules/compiler.h"

namespace youward::analysis {
namespace {

const rules::CatalogSource& Source() {
  static const absl::StatusOr<rules::CatalogSource> source =
      rules::ReadCatalog(YOUWARD_SOURCE_DIR "/daemon/rules/catalog", YOUWARD_SOURCE_DIR "/daemon/rules/lexicon");
  if (!source.ok()) {
    ADD_FAILURE() << base::MessageOf(source.status());
    static const rules::CatalogSource none;
    return none;
  }
  return *source;
}

class CatalogExamplesTest : public testing::TestWithParam<rules::RuleSource> {};

TEST_P(CatalogExamplesTest, Hold) {
  const Analyzer analyzer;
  base::Diagnostics errors(GetParam().file);
  CheckExamples(GetParam(), analyzer, errors);
  EXPECT_TRUE(errors.ok()) << base::MessageOf(errors.ToStatus());
}

INSTANTIATE_TEST_SUITE_P(Rules, CatalogExamplesTest, testing::ValuesIn(Source().rules), [](const auto& test) {
  std::string name = test.param.id;
  std::replace_if(name.begin(), name.end(), [](char c) { return c == '/' || c == '-'; }, '_');
  return name;
});

// What the check itself must notice: a rule whose examples do not hold.
class BrokenExampleTest : public testing::Test {
 protected:
  std::vector<std::string> Check(std::string_view flag, std::string_view after, std::string_view leave) {
    const std::string yaml = base::Concat(
        "message: m\nexplanation: e\nprinciple: P5\nevidence: {grade: C, source: s}\nmatch:\n  phrase: {any: [we "
        "sell]}\n"
        "suggestions:\n  - {kind: replace, of: match, title: t, text: you get}\nexamples:\n  flag:\n    - {text: '",
        flag, "', after: '", after, "'}\n    - {text: 'So [[we sell]] it.', after: 'So you get it.'}\n  leave: ['",
        leave, "', d]\n");
    base::Diagnostics errors("sell.yaml");
    const auto rule = rules::ReadRule(yaml, "product-pitch/we-sell", errors);
    EXPECT_TRUE(errors.ok()) << base::MessageOf(errors.ToStatus());
    rules::Compiler compiler(lexicon_);
    compiler.Add(*rule, errors);
    const rules::RuleSet rules(compiler.Finish());
    CheckExamples(*rule, Analyzer(rules), errors);
    return errors.lines();
  }
  const rules::Lexicon lexicon_;
};

TEST_F(BrokenExampleTest, IsReportedAtItsPlace) {
  using testing::ElementsAre;
  EXPECT_THAT(Check("Here [[we sell]].", "Here you get.", "They sell."), ElementsAre());
  EXPECT_THAT(Check("Here [[we buy]].", "Here you get.", "They sell."),
              ElementsAre("sell.yaml:11:7: example is not flagged: Here [[we buy]]."));
  EXPECT_THAT(Check("Here we [[sell]]; we sell.", "Here you get.", "They sell."),
              ElementsAre("sell.yaml:11:7: example is flagged elsewhere: Here [[we sell]]; we sell."));
  EXPECT_THAT(Check("Here [[we sell]].", "Here they get.", "They sell."),
              ElementsAre("sell.yaml:11:7: example becomes another text: Here you get."));
  EXPECT_THAT(Check("Here [[we sell]].", "Here you get.", "Yes, we sell."),
              ElementsAre("sell.yaml:13:11: example is flagged, but must be left alone: Yes, [[we sell]]."));
  EXPECT_THAT(Check("[[We sell]] all, we sell.", "You get all, we sell.", "They sell."),
              ElementsAre("sell.yaml:11:7: example the text after the suggestion is flagged by product-pitch/we-sell"));
}

}  // namespace
}  // namespace youward::analysis
