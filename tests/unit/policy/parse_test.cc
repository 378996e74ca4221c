// Every key of a policy file: what it gives, and what is said when it is wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "daemon/base/concat.h"
#include "tests/unit/policy/read.h"

namespace youward::policy {
namespace {

using base::Channel;
using base::Code;
using base::Concat;
using base::Severity;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

constexpr char kFindingCodes[] =
    "self-introduction, product-pitch, self-interest, seller-pressure, meeting-ask, need-fishing, lecturing, "
    "empty-opener, apology, buzzword, deal-talk";
constexpr char kStrengthCodes[] = ", customer-outcome, open-question, insight, shared-plan, honest-intent";
constexpr char kChannels[] = "email, linkedin-note, linkedin-message, inmail, chat, note";
constexpr char kTopKeys[] = "version, company, products, rules, phrases, approved, limits, send_check";

// `count` times é, a character of two bytes.
std::string Characters(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "é";
  return text;
}

TEST(ParsePolicy, VersionAloneSaysWhatTheBuiltInPolicySays) {
  const absl::StatusOr<Policy> policy = ParsePolicy("version: 1\n", "p.yaml", Catalogue());
  ASSERT_TRUE(policy.ok()) << policy.status();
  EXPECT_THAT(policy->company_names, IsEmpty());
  EXPECT_THAT(policy->product_names, IsEmpty());
  EXPECT_THAT(policy->disabled_rules, IsEmpty());
  EXPECT_THAT(policy->severities, IsEmpty());
  EXPECT_THAT(policy->avoid, IsEmpty());
  EXPECT_THAT(policy->approved, IsEmpty());
  EXPECT_THAT(policy->limits, IsEmpty());
  EXPECT_FALSE(policy->send_check.enabled);
  EXPECT_EQ(policy->send_check.minimum_severity, Severity::kWarning);
}

TEST(ParsePolicy, RevisionIsTheBeginningOfSha256OfTheBytes) {
  EXPECT_EQ(Read("").revision, "09bfcc6a14b83e21") << "printf 'version: 1\\n' | sha256sum";
  EXPECT_EQ(Read("# a comment\n").revision, "06e4d6f931f9ed66") << "a comment counts, as every byte does";
  EXPECT_EQ(Policy().revision, "built-in");
}

TEST(ParsePolicy, Version) {
  EXPECT_EQ(ErrorsOf("company: Acme\n"), "p.yaml:1:1: missing key \"version\"; allowed: version: 1");
  EXPECT_EQ(ErrorsOf(""), "p.yaml:1:1: missing key \"version\"; allowed: version: 1");
  EXPECT_EQ(ErrorsOf("# nothing yet\n"), "p.yaml:1:1: missing key \"version\"; allowed: version: 1");
  EXPECT_EQ(ErrorsOf("version: 2\nlayers: []\n"), "p.yaml:1:10: unknown version \"2\"; allowed: 1")
      << "what else a later version may have is not judged";
  EXPECT_EQ(ErrorsOf("version: 1.0\n"), "p.yaml:1:10: unknown version \"1.0\"; allowed: 1");
  EXPECT_EQ(ErrorsOf("version:\n"), "p.yaml:1:1: unknown version of another form; allowed: 1");
  EXPECT_EQ(ErrorsOf("version: [1]\n"), "p.yaml:1:10: unknown version of another form; allowed: 1");
  EXPECT_EQ(ErrorsOf("- version: 1\n"), Concat("p.yaml:1:1: expected a map, not a list; allowed keys: ", kTopKeys));
  EXPECT_EQ(ErrorsOf("company: ''\n"),
            "p.yaml:1:1: missing key \"version\"; allowed: version: 1\n"
            "p.yaml:1:10: a name must not be empty");
}

TEST(ParsePolicy, UnknownKeys) {
  EXPECT_EQ(Errors("product: [x]\n"),
            Concat("p.yaml:2:1: unknown key \"product\", did you mean \"products\"? allowed: ", kTopKeys));
  EXPECT_EQ(Errors("rules:\n  severitys: {}\n"),
            "p.yaml:3:3: unknown key \"severitys\", did you mean \"severities\"? allowed: disabled, severities");
  EXPECT_EQ(Errors("phrases: {prefer: []}\n"), "p.yaml:2:11: unknown key \"prefer\"; allowed: avoid");
  EXPECT_EQ(Errors("phrases: {avoid: [{phrase: a, why: b}]}\n"),
            "p.yaml:2:31: unknown key \"why\"; allowed: phrase, prefer, message, code, severity");
  EXPECT_EQ(Errors("approved: [{code: apology, channel: chat, text: a}]\n"),
            "p.yaml:2:28: unknown key \"channel\", did you mean \"channels\"? allowed: code, channels, text");
  EXPECT_EQ(Errors("limits: {email: {max_word: 5}}\n"),
            "p.yaml:2:18: unknown key \"max_word\", did you mean \"max_words\"? allowed: max_words, max_characters");
  EXPECT_EQ(Errors("send_check: {enable: true}\n"),
            "p.yaml:2:14: unknown key \"enable\", did you mean \"enabled\"? allowed: enabled, minimum_severity");
}

TEST(ParsePolicy, AllErrorsAtOnce) {
  EXPECT_EQ(Errors("company: ['']\n"
                   "rules: {severities: {buzzword: bad}}\n"
                   "limits: {email: {max_words: 0}}\n"
                   "send_check: {enabled: maybe}\n"),
            "p.yaml:2:11: a name must not be empty\n"
            "p.yaml:3:32: unknown severity \"bad\"; allowed: hint, information, warning\n"
            "p.yaml:4:29: \"max_words\" must be a whole number from 1 to 100000, not \"0\"\n"
            "p.yaml:5:23: \"enabled\" must be true or false, not \"maybe\"");
}

TEST(ParsePolicy, NotYamlOrNotText) {
  EXPECT_EQ(Errors("company: [a\n"), "p.yaml:3:1: not valid YAML: end of sequence flow not found");
  EXPECT_EQ(Errors("company: \xFF\n"), "p.yaml:2:10: not valid UTF-8 at byte offset 20");
  EXPECT_EQ(Errors("company: a\ncompany: b\n"), "p.yaml:3:1: duplicate key \"company\", first used in line 2");
}

TEST(ParsePolicy, KeysWithNothingBehindThemCountAsAbsent) {
  EXPECT_EQ(Errors("company:\nproducts:\nrules:\nphrases:\napproved:\nlimits:\nsend_check:\n"), "");
  EXPECT_EQ(Errors("rules:\n  disabled:\n  severities:\nphrases:\n  avoid:\n"), "");
}

TEST(ParsePolicy, Names) {
  const Policy policy = Read("company: Acme\nproducts: [Acme, ' Road  Runner ', Café Noir, '365']\n");
  EXPECT_THAT(policy.company_names, ElementsAre("Acme"));
  EXPECT_THAT(policy.product_names, ElementsAre("Acme", "Road Runner", "Café Noir", "365"));
}

TEST(ParsePolicy, BadNames) {
  EXPECT_EQ(Errors("company:\n  - Acme\n  - ''\n  - '  '\n"),
            "p.yaml:4:5: a name must not be empty\np.yaml:5:5: a name must not be empty");
  EXPECT_EQ(Errors("products: [Élan, Acme, élan]\n"), "p.yaml:2:25: duplicate name \"élan\", first in line 2");
  EXPECT_EQ(Errors("company: {name: Acme}\n"), "p.yaml:2:10: \"company\" must be a list of texts, not a map");
  EXPECT_EQ(Errors("company: [{name: Acme}]\n"), "p.yaml:2:11: each item of \"company\" must be a text, not a map");
  EXPECT_EQ(Errors("company: \"a\\nb\"\n"), "p.yaml:2:10: a name must be one line");
  EXPECT_EQ(Errors("company: \"a\\tb\"\n"),
            "p.yaml:2:10: a name has the control character U+0009; only printable text is allowed");
  EXPECT_EQ(Errors("company: \"a\\x00b\"\n"),
            "p.yaml:2:10: a name has the control character U+0000; only printable text is allowed");
  EXPECT_EQ(Errors("company: \"a\\x9Bb\"\n"),
            "p.yaml:2:10: a name has the control character U+009B; only printable text is allowed");
  EXPECT_EQ(Errors(Concat("company: ", Characters(200), "\n")), "");
  EXPECT_EQ(Errors(Concat("company: ", Characters(201), "\n")),
            "p.yaml:2:10: a name has 201 characters; at most 200 are allowed");
}

TEST(ParsePolicy, DisabledRules) {
  const Policy policy = Read("rules: {disabled: [lecturing, insight, buzzword/synergy]}\n");
  EXPECT_THAT(policy.disabled_rules, ElementsAre("buzzword/synergy", "insight", "lecturing"));
}

TEST(ParsePolicy, BadDisabledRules) {
  const std::string allowed = Concat("allowed: the id of a rule, or a code: ", kFindingCodes, kStrengthCodes);
  EXPECT_EQ(Errors("rules: {disabled: [buzwords]}\n"),
            Concat("p.yaml:2:20: unknown rule \"buzwords\", did you mean \"buzzword\"? ", allowed));
  EXPECT_EQ(Errors("rules: {disabled: [buzzword/synergi]}\n"),
            Concat("p.yaml:2:20: unknown rule \"buzzword/synergi\", did you mean \"buzzword/synergy\"? ", allowed));
  EXPECT_EQ(
      Errors("rules: {disabled: [fifteen-minutes]}\n"),
      Concat("p.yaml:2:20: unknown rule \"fifteen-minutes\", did you mean \"meeting-ask/fifteen-minutes\"? ", allowed));
  EXPECT_EQ(Errors("rules: {disabled: [nothing/like-it]}\n"),
            Concat("p.yaml:2:20: unknown rule \"nothing/like-it\"; ", allowed));
  EXPECT_EQ(Errors("rules: {disabled: [lecturing, apology, lecturing]}\n"),
            "p.yaml:2:40: duplicate rule \"lecturing\", first in line 2");
  EXPECT_EQ(Errors("rules: {disabled: {lecturing: true}}\n"),
            "p.yaml:2:19: \"disabled\" must be a list of texts, not a map");
  EXPECT_EQ(Errors("rules: [lecturing]\n"),
            "p.yaml:2:8: expected a map, not a list; allowed keys: disabled, severities");
}

TEST(ParsePolicy, Severities) {
  const Policy policy =
      Read("rules: {severities: {buzzword: hint, buzzword/synergy: warning, apology: information}}\n");
  EXPECT_THAT(policy.severities, ElementsAre(Pair("apology", Severity::kInformation), Pair("buzzword", Severity::kHint),
                                             Pair("buzzword/synergy", Severity::kWarning)));
}

TEST(ParsePolicy, BadSeverities) {
  EXPECT_EQ(
      Errors("rules: {severities: {buzzword: warnings}}\n"),
      "p.yaml:2:32: unknown severity \"warnings\", did you mean \"warning\"? allowed: hint, information, warning");
  EXPECT_EQ(Errors("rules: {severities: {buzzword: [hint]}}\n"),
            "p.yaml:2:32: a severity must be one word; allowed: hint, information, warning");
  EXPECT_EQ(Errors("rules:\n  severities:\n    buzzword:\n"),
            "p.yaml:4:5: a severity must be one word; allowed: hint, information, warning");
  EXPECT_EQ(Errors("rules: {severities: {apologies: hint}}\n"),
            Concat("p.yaml:2:22: unknown rule \"apologies\"; allowed: the id of a rule, or a code: ", kFindingCodes,
                   kStrengthCodes));
  const std::string has_none =
      Concat(" is a strength, which has no severity; allowed: a finding's rule, or its code: ", kFindingCodes);
  EXPECT_EQ(Errors("rules: {severities: {insight: hint}}\n"), Concat("p.yaml:2:22: \"insight\"", has_none));
  EXPECT_EQ(Errors("rules: {severities: {insight/job-posts: hint}}\n"),
            Concat("p.yaml:2:22: \"insight/job-posts\"", has_none));
  EXPECT_EQ(Errors("rules: {severities: [buzzword]}\n"), "p.yaml:2:21: \"severities\" must be a map");
}

TEST(ParsePolicy, AvoidPhrases) {
  const Policy policy = Read(
      "phrases:\n"
      "  avoid:\n"
      "    - phrase: touch base\n"
      "      prefer: talk\n"
      "      message: Say what about.\n"
      "      code: empty-opener\n"
      "      severity: information\n"
      "    - phrase: '  per   seat '\n");
  ASSERT_THAT(policy.avoid, SizeIs(2));
  EXPECT_EQ(policy.avoid[0].phrase, "touch base");
  EXPECT_EQ(policy.avoid[0].prefer, "talk");
  EXPECT_EQ(policy.avoid[0].message, "Say what about.");
  EXPECT_EQ(policy.avoid[0].code, Code::kEmptyOpener);
  EXPECT_EQ(policy.avoid[0].severity, Severity::kInformation);
  EXPECT_EQ(policy.avoid[1].phrase, "per seat");
  EXPECT_EQ(policy.avoid[1].prefer, "");
  EXPECT_EQ(policy.avoid[1].message, "");
  EXPECT_EQ(policy.avoid[1].code, Code::kBuzzword);
  EXPECT_EQ(policy.avoid[1].severity, Severity::kWarning);
}

TEST(ParsePolicy, AvoidPhrasesAreRulesOfTheirOwn) {
  EXPECT_EQ(Read("company: Acme\n").own_rules, nullptr);
  const Policy policy = Read("phrases: {avoid: [{phrase: per seat}, {phrase: touch base, code: empty-opener}]}\n");
  ASSERT_NE(policy.own_rules, nullptr);
  std::vector<std::string_view> ids;
  for (const rules::Rule& rule : policy.own_rules->rules()) ids.push_back(rule.id);
  EXPECT_THAT(ids, ElementsAre("buzzword/policy-1", "empty-opener/policy-2"));
}

TEST(ParsePolicy, BadAvoidPhrases) {
  const auto errors = [](std::string_view entry) { return Errors(Concat("phrases: {avoid: [{", entry, "}]}\n")); };
  EXPECT_EQ(errors("prefer: talk"), "p.yaml:2:19: missing key \"phrase\"");
  EXPECT_EQ(errors("phrase: ''"), "p.yaml:2:28: \"phrase\" must not be empty");
  EXPECT_EQ(errors("phrase: [a]"), "p.yaml:2:28: \"phrase\" must be a text, not a list");
  EXPECT_EQ(errors("phrase: '!?'"), "p.yaml:2:28: \"phrase\" must have a letter or a digit");
  EXPECT_EQ(errors("phrase: 'a a a a a a a a a a a a a a a a a a a a'"), "");
  EXPECT_EQ(errors("phrase: 'a a a a a a a a a a a a a a a a a a a a!'"),
            "p.yaml:2:28: \"phrase\" has 21 words and marks; at most 20 are allowed");
  EXPECT_EQ(errors("phrase: \"a\\nb\""), "p.yaml:2:28: \"phrase\" must be one line");
  EXPECT_EQ(errors(Concat("phrase: ", Characters(200))), "");
  EXPECT_EQ(errors(Concat("phrase: ", Characters(201))),
            "p.yaml:2:28: \"phrase\" has 201 characters; at most 200 are allowed");
  EXPECT_EQ(errors("phrase: a, prefer: ' '"), "p.yaml:2:39: \"prefer\" must not be empty");
  EXPECT_EQ(errors("phrase: Touch base, prefer: touch  base"), "p.yaml:2:48: \"prefer\" must differ from \"phrase\"");
  for (const std::string_view prefer : {"${1:topic}", "${1", "{who}", "{{first"}) {
    EXPECT_EQ(errors(Concat("phrase: a, prefer: '", prefer, "'")),
              "p.yaml:2:39: \"prefer\" must be plain words, without slots and braces");
  }
  EXPECT_EQ(errors(Concat("phrase: a, prefer: ", Characters(201))),
            "p.yaml:2:39: \"prefer\" has 201 characters; at most 200 are allowed");
  EXPECT_EQ(errors("phrase: a, message: \"\\x1B\""),
            "p.yaml:2:40: \"message\" has the control character U+001B; only printable text is allowed");
  EXPECT_EQ(errors(Concat("phrase: a, message: ", Characters(201))),
            "p.yaml:2:40: \"message\" has 201 characters; at most 200 are allowed");
  EXPECT_EQ(errors("phrase: a, code: buzword"),
            Concat("p.yaml:2:37: unknown code \"buzword\", did you mean \"buzzword\"? allowed: ", kFindingCodes));
  EXPECT_EQ(errors("phrase: a, code: insight"),
            Concat("p.yaml:2:37: code \"insight\" is a strength; allowed: ", kFindingCodes));
  EXPECT_EQ(errors("phrase: a, severity: error"),
            "p.yaml:2:41: unknown severity \"error\"; allowed: hint, information, warning");
  EXPECT_EQ(errors("phrase: Synergy}, {phrase: synergy"), "p.yaml:2:47: duplicate phrase \"synergy\", first in line 2");
  EXPECT_EQ(Errors("phrases: {avoid: [synergy]}\n"),
            "p.yaml:2:19: expected a map, not \"synergy\"; allowed keys: phrase, prefer, message, code, severity");
  EXPECT_EQ(Errors("phrases: {avoid: synergy}\n"), "p.yaml:2:18: \"avoid\" must be a list");
}

TEST(ParsePolicy, ApprovedPhrasings) {
  const Policy policy = Read(
      "approved:\n"
      "  - code: meeting-ask\n"
      "    channels: [email, chat]\n"
      "    text: Would ${1:what they want} help, {{first_name}}?\n"
      "  - code: apology\n"
      "    channels: note\n"
      "    text: |\n"
      "      One line.\n"
      "      Another.\n"
      "  - {code: apology, text: Plain.}\n");
  ASSERT_THAT(policy.approved, SizeIs(3));
  EXPECT_EQ(policy.approved[0].code, Code::kMeetingAsk);
  EXPECT_TRUE(policy.approved[0].channels.Contains(Channel::kEmail));
  EXPECT_TRUE(policy.approved[0].channels.Contains(Channel::kChat));
  EXPECT_FALSE(policy.approved[0].channels.Contains(Channel::kNote));
  EXPECT_EQ(policy.approved[0].text, "Would ${1:what they want} help, {{first_name}}?");
  EXPECT_TRUE(policy.approved[1].channels.Contains(Channel::kNote));
  EXPECT_EQ(policy.approved[1].text, "One line.\nAnother.");
  EXPECT_TRUE(policy.approved[2].channels.empty());
}

TEST(ParsePolicy, BadApprovedPhrasings) {
  const auto errors = [](std::string_view entry) { return Errors(Concat("approved: [{", entry, "}]\n")); };
  EXPECT_EQ(errors("text: a"), "p.yaml:2:12: missing key \"code\"");
  EXPECT_EQ(errors("code: apology"), "p.yaml:2:12: missing key \"text\"");
  EXPECT_EQ(errors("code: apologie, text: a"),
            Concat("p.yaml:2:19: unknown code \"apologie\", did you mean \"apology\"? allowed: ", kFindingCodes));
  EXPECT_EQ(errors("code: insight, text: a"),
            Concat("p.yaml:2:19: code \"insight\" is a strength; allowed: ", kFindingCodes));
  EXPECT_EQ(errors("code: apology, text: ''"), "p.yaml:2:34: \"text\" must not be empty");
  EXPECT_EQ(errors("code: apology, text: {a: b}"), "p.yaml:2:34: \"text\" must be a text, not a map");
  EXPECT_EQ(errors("code: apology, text: \"a\\tb\""),
            "p.yaml:2:34: \"text\" has the control character U+0009; only printable text is allowed");
  EXPECT_EQ(errors(Concat("code: apology, text: ", Characters(2'000))), "");
  EXPECT_EQ(errors(Concat("code: apology, text: ", Characters(2'001))),
            "p.yaml:2:34: \"text\" has 2001 characters; at most 2000 are allowed");
  EXPECT_EQ(errors("code: apology, channels: [emial], text: a"),
            Concat("p.yaml:2:39: unknown channel \"emial\", did you mean \"email\"? allowed: ", kChannels));
  EXPECT_EQ(
      errors("code: apology, channels: [], text: a"),
      Concat("p.yaml:2:38: \"channels\" must be a list of channels, or be left out for all; allowed: ", kChannels));
  EXPECT_EQ(
      errors("code: apology, channels: {email: true}, text: a"),
      Concat("p.yaml:2:38: \"channels\" must be a list of channels, or be left out for all; allowed: ", kChannels));
  EXPECT_EQ(errors("code: apology, channels: followup, text: a"),
            Concat("p.yaml:2:38: unknown channel \"followup\"; allowed: ", kChannels));
  EXPECT_EQ(errors("code: apology, channels: [chat, chat], text: a"),
            "p.yaml:2:45: duplicate channel \"chat\", first in line 2");
  EXPECT_EQ(errors("code: apology, text: a}, {code: apology, channels: chat, text: a"),
            "p.yaml:2:76: duplicate text \"a\", first in line 2");
  EXPECT_EQ(errors("code: apology, text: a}, {code: buzzword, text: a"), "")
      << "the same text for another code is fine";
  EXPECT_EQ(Errors("approved: {code: apology}\n"), "p.yaml:2:11: \"approved\" must be a list");
}

TEST(ParsePolicy, Slots) {
  const auto errors = [](std::string_view text) {
    return Errors(Concat("approved: [{code: apology, text: '", text, "'}]\n"));
  };
  const std::string place = "p.yaml:2:34: \"text\": ";
  for (std::string_view fine : {"${1:a}", "${1:a b} and ${2:c}", "costs $5,000", "{{first_name}}", "a } b"}) {
    EXPECT_EQ(errors(fine), "") << fine;
  }
  for (std::string_view bad : {"${prompt}", "${:prompt}", "${1}", "${x:prompt}"}) {
    EXPECT_EQ(errors(bad), place + "a slot is written ${1:what to fill in}") << bad;
  }
  EXPECT_EQ(errors("${1:a"), place + "\"${\" without its \"}\"");
  EXPECT_EQ(errors("${1:}"), place + "a slot's prompt has at least one letter and no brackets");
  EXPECT_EQ(errors("${1:[a]}"), place + "a slot's prompt has at least one letter and no brackets");
  EXPECT_EQ(errors("{{first_name}"), place + "\"{{\" without its \"}}\"");
  EXPECT_EQ(errors("for {who}"), place + "\"{who}\" stands for nothing here; a slot is written ${1:what to fill in}");
}

TEST(ParsePolicy, Limits) {
  const Policy policy =
      Read("limits: {email: {max_words: 100000}, linkedin-note: {max_characters: 1000000, max_words: 1}}\n");
  ASSERT_THAT(policy.limits, SizeIs(2));
  EXPECT_EQ(policy.limits.at(Channel::kEmail).max_words, 100'000u);
  EXPECT_FALSE(policy.limits.at(Channel::kEmail).max_characters.has_value());
  EXPECT_EQ(policy.limits.at(Channel::kLinkedInNote).max_characters, 1'000'000u);
  EXPECT_EQ(policy.limits.at(Channel::kLinkedInNote).max_words, 1u);
}

TEST(ParsePolicy, BadLimits) {
  EXPECT_EQ(Errors("limits: {mail: {max_words: 5}}\n"),
            Concat("p.yaml:2:10: unknown channel \"mail\", did you mean \"email\"? allowed: ", kChannels));
  EXPECT_EQ(Errors("limits: {email: {max_words: 0}}\n"),
            "p.yaml:2:29: \"max_words\" must be a whole number from 1 to 100000, not \"0\"");
  EXPECT_EQ(Errors("limits: {email: {max_words: 100001}}\n"),
            "p.yaml:2:29: \"max_words\" must be a whole number from 1 to 100000, not \"100001\"");
  EXPECT_EQ(Errors("limits: {email: {max_characters: many}}\n"),
            "p.yaml:2:34: \"max_characters\" must be a whole number from 1 to 1000000, not \"many\"");
  EXPECT_EQ(Errors("limits: {email: {}}\n"), "p.yaml:2:17: no limit given; allowed: max_words, max_characters");
  EXPECT_EQ(Errors("limits: {email: 150}\n"),
            "p.yaml:2:17: expected a map, not \"150\"; allowed keys: max_words, max_characters");
  EXPECT_EQ(Errors("limits: [email]\n"), "p.yaml:2:9: \"limits\" must be a map");
}

TEST(ParsePolicy, SendCheck) {
  const Policy policy = Read("send_check: {enabled: true, minimum_severity: hint}\n");
  EXPECT_TRUE(policy.send_check.enabled);
  EXPECT_EQ(policy.send_check.minimum_severity, Severity::kHint);
}

TEST(ParsePolicy, BadSendCheck) {
  EXPECT_EQ(Errors("send_check: true\n"),
            "p.yaml:2:13: expected a map, not \"true\"; allowed keys: enabled, minimum_severity");
  EXPECT_EQ(Errors("send_check: {enabled: yes}\n"), "p.yaml:2:23: \"enabled\" must be true or false, not \"yes\"");
  EXPECT_EQ(Errors("send_check: {minimum_severity: high}\n"),
            "p.yaml:2:32: unknown severity \"high\"; allowed: hint, information, warning");
}

// A list of `count` values, one a line.
std::string List(std::string_view before, std::string_view after, int count) {
  std::string list;
  for (int i = 0; i < count; ++i) base::Append(list, "  - ", before, i, after, "\n");
  return list;
}

TEST(ParsePolicy, AThousandLongPhrasesAreStillToldApart) {
  std::string list = "phrases:\n avoid:\n";
  for (int phrase = 0; phrase < 1'000; ++phrase) {
    base::Append(list, "  - phrase:");
    for (int word = 0; word < 20; ++word) base::Append(list, " w", phrase * 20 + word);
    base::Append(list, "\n");
  }
  const Policy policy = Read(list);
  ASSERT_NE(policy.own_rules, nullptr);
  EXPECT_THAT(policy.own_rules->rules(), SizeIs(1'000));
}

TEST(ParsePolicy, AThousandEntriesAreEnough) {
  EXPECT_EQ(Errors(Concat("company:\n", List("n", "", 1'000))), "");
  EXPECT_EQ(Errors(Concat("company:\n", List("n", "", 1'001))),
            "p.yaml:1003:5: too many entries in \"company\"; at most 1000 are allowed");
  EXPECT_EQ(Errors(Concat("phrases:\n avoid:\n", List("{phrase: n", "}", 1'000))), "");
  EXPECT_EQ(Errors(Concat("phrases:\n avoid:\n", List("{phrase: n", "}", 1'005))),
            "p.yaml:1004:5: too many entries in \"avoid\"; at most 1000 are allowed");
  EXPECT_EQ(Errors(Concat("approved:\n", List("{code: apology, text: n", "}", 1'001))),
            "p.yaml:1003:5: too many entries in \"approved\"; at most 1000 are allowed");
}

}  // namespace
}  // namespace youward::policy
