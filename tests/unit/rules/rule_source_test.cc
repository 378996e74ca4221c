#include "daemon/rules/rule_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/base/concat.h"

namespace youward::rules {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kGood = R"(message: A line.
explanation: Why.
principle: P5
evidence: {grade: B, source: Somebody}
severity: information
channels: [email]
match:
  phrase:
    any: [we help]
    where: [question, opening]
suggestions:
  - {kind: replace, title: Turn it, text: You get help}
examples:
  flag:
    - {text: '[[We help]].', after: You get help}
    - {text: 'Now [[we help]].', after: You get help}
  leave:
    - They help.
    - {text: Nobody helps., channel: followup}
)";

std::string Replace(std::string_view from, std::string_view to) {
  std::string yaml(kGood);
  const std::size_t at = yaml.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return yaml.replace(at, from.size(), to);
}

std::vector<std::string> ErrorsOf(const std::string& yaml, std::string_view id = "product-pitch/help") {
  base::Diagnostics errors("help.yaml");
  const bool read = ReadRule(yaml, id, errors).has_value();
  EXPECT_EQ(read, errors.ok());
  return errors.lines();
}

TEST(RuleSourceTest, ReadsARule) {
  base::Diagnostics errors("help.yaml");
  const std::optional<RuleSource> rule = ReadRule(kGood, "product-pitch/help", errors);
  ASSERT_THAT(errors.lines(), IsEmpty());
  EXPECT_EQ(rule->code, base::Code::kProductPitch);
  EXPECT_EQ(rule->severity, base::Severity::kInformation);
  EXPECT_TRUE(rule->channels.Contains(base::Channel::kEmail));
  EXPECT_FALSE(rule->channels.Contains(base::Channel::kChat));
  EXPECT_TRUE(rule->purposes.Contains(base::Purpose::kAccount));
  EXPECT_EQ(rule->any.size(), 1u);
  EXPECT_TRUE(rule->where & Where::kQuestion);
  EXPECT_FALSE(rule->where & Where::kStatement);
  EXPECT_FALSE(rule->where & Where::kClosing);
  EXPECT_TRUE(rule->where & Where::kBullet) << "a group that is not named is open";
  EXPECT_EQ(rule->examples.size(), 4u);
}

TEST(RuleSourceTest, ARuleWithoutExamplesIsRefused) {
  EXPECT_THAT(ErrorsOf(std::string(kGood.substr(0, kGood.find("examples:")))), ElementsAre(HasSubstr("\"examples\"")));
  EXPECT_THAT(ErrorsOf(Replace("    - They help.\n", "")),
              ElementsAre("help.yaml:18:5: \"leave\" needs at least two examples"));
}

TEST(RuleSourceTest, ErrorsNameTheirPlaceAndWhatIsAllowed) {
  EXPECT_THAT(ErrorsOf(Replace("severity:", "severty:")),
              ElementsAre(HasSubstr("help.yaml:5:1: unknown key \"severty\"")));
  EXPECT_THAT(ErrorsOf(Replace("[email]", "[emial]")),
              ElementsAre(HasSubstr("help.yaml:6:12: unknown channels \"emial\"; allowed: email")));
  EXPECT_THAT(ErrorsOf(Replace("P5", "P12")), ElementsAre(HasSubstr("unknown principle \"P12\"; allowed: P1, P2")));
  EXPECT_THAT(ErrorsOf(Replace("grade: B", "grade: D")),
              ElementsAre(HasSubstr("unknown grade \"D\"; allowed: A, A-, B, C")));
  EXPECT_THAT(ErrorsOf(Replace("opening", "openning")),
              ElementsAre(HasSubstr("help.yaml:10:23: unknown place \"openning\"")));
  EXPECT_THAT(ErrorsOf(Replace("phrase:", "regex:")),
              ElementsAre(HasSubstr("unknown key \"regex\""), HasSubstr("exactly one kind of match")));
  EXPECT_THAT(ErrorsOf(Replace("kind: replace", "kind: fill-in")), ElementsAre(HasSubstr("\"fill-in\" needs a slot")));
  EXPECT_THAT(ErrorsOf(Replace(", after: You get help}\n    - {text: 'Now", "}\n    - {text: 'Now")),
              ElementsAre(HasSubstr("help.yaml:15:7: \"after\" is missing")));
  EXPECT_THAT(ErrorsOf(Replace("[[We help]]", "We help")),
              ElementsAre(HasSubstr("mark the flagged passage with [[ ]]")));
  EXPECT_THAT(ErrorsOf(Replace("- They help.", "- '[[They]] help.'")),
              ElementsAre(HasSubstr("an example to leave alone has no [[ ]]")));
  EXPECT_THAT(ErrorsOf(Replace("A line.", std::string(121, 'x'))),
              ElementsAre(HasSubstr("one line of at most 120 bytes")));
  EXPECT_THAT(ErrorsOf(std::string(kGood), "nonsense/help"),
              ElementsAre(HasSubstr("the folder \"nonsense\" is no code")));
  EXPECT_THAT(ErrorsOf("a: [b"), ElementsAre(HasSubstr("help.yaml:")));
}

TEST(RuleSourceTest, AStrengthHasNoSuggestions) {
  EXPECT_THAT(ErrorsOf(std::string(kGood), "insight/help"), ElementsAre(HasSubstr("a strength has no suggestions")));
}

TEST(RuleSourceTest, ReportsAllErrorsOfAFile) {
  std::string yaml = Replace("P5", "P99");
  yaml.replace(yaml.find("grade: B"), 8, "grade: Z");
  EXPECT_EQ(ErrorsOf(yaml).size(), 2u);
}

}  // namespace
}  // namespace youward::rules
