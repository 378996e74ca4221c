#include "daemon/service/handlers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "daemon/service/errors.h"
#include "tests/unit/service/marked.h"
#include "tests/unit/service/test_policy.h"

namespace youward::service {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

class Handlers : public testing::Test {
 protected:
  std::string ReasonOf(const absl::Status& status) {
    const std::optional<google::rpc::ErrorInfo> info = ErrorInfoOf(status);
    return info.has_value() ? info->reason() : "none";
  }

  std::vector<std::string> AllRuleIds(int page_size) {
    std::vector<std::string> ids;
    v1::ListRulesRequest request;
    request.set_page_size(page_size);
    do {
      const absl::StatusOr<v1::ListRulesResponse> page = ListRules(request, state_.Take());
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      EXPECT_LE(page->rules_size(), page_size);
      for (const v1::Rule& rule : page->rules()) ids.push_back(rule.id());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return ids;
  }

  const analysis::Analyzer analyzer_;
  State state_{analyzer_, TestPolicy(), "policy.yaml"};
};

TEST_F(Handlers, AnalyzeMarksPassagesInTheClientsUnits) {
  for (const v1::OffsetEncoding encoding :
       {v1::OFFSET_ENCODING_UTF8, v1::OFFSET_ENCODING_UTF16, v1::OFFSET_ENCODING_CODE_POINT}) {
    for (const std::string_view marked : {
             "Hello Sam, here is [[moonshine]] for your team.",
             "👍🏽 Zoë, here is [[moonshine]] 👩\u200d👩\u200d👧 for your team, and more [[moonshine]] 🙂.",
             "שלום סם, הנה [[moonshine]] לצוות שלך.",
             "Hello\r\n\r\nhere is e\u0301 [[moonshine]] for\r\nyour team.\r\n",
         }) {
      const Marked expected = Unmark(marked, encoding);
      const absl::StatusOr<v1::AnalyzeResponse> response = Analyze(RequestFor(expected.text, encoding), state_.Take());
      ASSERT_TRUE(response.ok()) << response.status();
      const std::vector<v1::Range> ranges = AvoidedRanges(*response);
      ASSERT_THAT(ranges, Not(IsEmpty())) << marked;
      // The rule speaks once a sentence: its first passage.
      EXPECT_EQ(Mark(expected.text, {ranges[0]}, encoding), Mark(expected.text, {expected.ranges[0]}, encoding));
    }
  }
}

TEST_F(Handlers, AnalyzeEchoesWhatTheClientNeedsToMatchItsAnswer) {
  v1::AnalyzeRequest request = RequestFor("Hello", v1::OFFSET_ENCODING_UTF16);
  request.set_document_id("draft-7");
  request.set_document_version(-3);
  const absl::StatusOr<v1::AnalyzeResponse> response = Analyze(request, state_.Take());
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->document_id(), "draft-7");
  EXPECT_EQ(response->document_version(), -3);
  EXPECT_EQ(response->offset_encoding(), v1::OFFSET_ENCODING_UTF16);
  EXPECT_EQ(response->policy_revision(), TestPolicy().revision);
  EXPECT_EQ(response->engine_version(), analysis::Analyzer().version());
}

TEST_F(Handlers, AnalyzeAnswersTextWithNothingInIt) {
  using namespace std::string_view_literals;
  for (const std::string_view body :
       {""sv, " "sv, "\n\n\t "sv, "\0"sv, "🙂👍🏽👩\u200d👩\u200d👧"sv, "\u200d"sv, "\u0301"sv}) {
    const absl::StatusOr<v1::AnalyzeResponse> response = Analyze(RequestFor(body), state_.Take());
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_TRUE(response->has_score());
  }
}

TEST_F(Handlers, AnalyzeTakesNulBytesAsTheyAre) {
  using namespace std::string_literals;
  const absl::StatusOr<v1::AnalyzeResponse> response =
      Analyze(RequestFor("\0 Here is moonshine\0 for you."s), state_.Take());
  ASSERT_TRUE(response.ok()) << response.status();
  const std::vector<v1::Range> ranges = AvoidedRanges(*response);
  ASSERT_EQ(ranges.size(), 1u);
  EXPECT_EQ(ranges[0].start(), 10u);
  EXPECT_EQ(ranges[0].end(), 19u);
}

TEST_F(Handlers, AnalyzeFlagsNothingInsideAnExcludedRange) {
  v1::AnalyzeRequest request = RequestFor("");
  const Marked marked =
      Unmark("You wrote: [[here is moonshine for us.]] Here is moonshine for you.", v1::OFFSET_ENCODING_UTF8);
  request.mutable_draft()->set_body(marked.text);
  *request.mutable_draft()->add_excluded_ranges() = marked.ranges[0];
  const absl::StatusOr<v1::AnalyzeResponse> response = Analyze(request, state_.Take());
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(Mark(marked.text, AvoidedRanges(*response), v1::OFFSET_ENCODING_UTF8),
            "You wrote: here is moonshine for us. Here is [[moonshine]] for you.");
}

TEST_F(Handlers, AnalyzeAnswersWrongRequestsWithTheirReason) {
  EXPECT_EQ(ReasonOf(Analyze(RequestFor("a", v1::OFFSET_ENCODING_UNSPECIFIED), state_.Take()).status()),
            "OFFSET_ENCODING_UNSET");
  EXPECT_EQ(ReasonOf(Analyze(v1::AnalyzeRequest(), state_.Take()).status()), "OFFSET_ENCODING_UNSET");
  v1::AnalyzeRequest request = RequestFor("a");
  request.mutable_draft()->clear_channel();
  EXPECT_EQ(ReasonOf(Analyze(request, state_.Take()).status()), "CHANNEL_UNSET");
}

TEST_F(Handlers, AnalyzeSeesTheSnapshotsPolicyUntilItEnds) {
  const Snapshot before = state_.Take();
  state_.SetPolicy(policy::Policy{}, "");
  EXPECT_EQ(Analyze(RequestFor("a"), before)->policy_revision(), TestPolicy().revision);
  EXPECT_EQ(Analyze(RequestFor("a"), state_.Take())->policy_revision(), "built-in");
}

TEST_F(Handlers, ListRulesTellsEveryRuleOnceInOrderWhateverThePageSize) {
  const std::vector<std::string> all = AllRuleIds(1000);
  EXPECT_TRUE(std::ranges::is_sorted(all));
  EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
  EXPECT_THAT(all, testing::Contains(std::string(kAvoidRule))) << "the policy's own rules too";
  EXPECT_EQ(all.size(), analyzer_.rules().rules().size() + 1);
  EXPECT_EQ(AllRuleIds(1), all);
  EXPECT_EQ(AllRuleIds(7), all);
}

TEST_F(Handlers, ListRulesCutsPageSizes) {
  v1::ListRulesRequest request;
  EXPECT_LE(ListRules(request, state_.Take())->rules_size(), 100);
  EXPECT_GT(ListRules(request, state_.Take())->rules_size(), 0) << "0 is the default, not nothing";
  request.set_page_size(2'000'000'000);
  EXPECT_LE(ListRules(request, state_.Take())->rules_size(), 1000);
  request.set_page_size(-1);
  const absl::Status status = ListRules(request, state_.Take()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReasonOf(status), "PAGE_SIZE_INVALID");
}

TEST_F(Handlers, ListRulesRefusesATokenThatItNeverGave) {
  for (const char* token : {"x", "buzzword", "buzzword/", "no-code/name", "/", "\x01"}) {
    v1::ListRulesRequest request;
    request.set_page_token(token);
    EXPECT_EQ(ReasonOf(ListRules(request, state_.Take()).status()), "PAGE_TOKEN_INVALID") << token;
  }
}

TEST_F(Handlers, ListRulesGoesOnWhenTheRuleOfATokenIsGone) {
  v1::ListRulesRequest request;
  request.set_page_token(std::string(kAvoidRule));
  const std::string first = ListRules(request, state_.Take())->rules(0).id();
  EXPECT_EQ(first, kAvoidRule);
  state_.SetPolicy(policy::Policy{}, "");  // without the rule
  const absl::StatusOr<v1::ListRulesResponse> response = ListRules(request, state_.Take());
  ASSERT_TRUE(response.ok()) << response.status();
  for (const v1::Rule& rule : response->rules()) EXPECT_GT(rule.id(), std::string(kAvoidRule));
}

TEST_F(Handlers, RulesStandAsThePolicySetsThem) {
  const rules::Rule& rule = *std::ranges::find_if(analyzer_.rules().rules(),
                                                  [](const rules::Rule& any) { return base::IsFinding(any.code); });
  const std::string id(rule.id);
  state_.SetPolicy(
      ParseTestPolicy("version: 1\nrules:\n  disabled: [" + id + "]\n  severities:\n    " + id + ": hint\n"),
      "policy.yaml");
  v1::GetRuleRequest request;
  request.set_id(id);
  const absl::StatusOr<v1::GetRuleResponse> response = GetRule(request, state_.Take());
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_FALSE(response->rule().enabled());
  EXPECT_EQ(response->rule().severity(), v1::SEVERITY_HINT);
  EXPECT_GT(response->rule().examples_size(), 0);
  v1::ListRulesRequest list;
  list.set_page_token(id);
  list.set_page_size(1);
  const v1::Rule listed = ListRules(list, state_.Take())->rules(0);
  EXPECT_EQ(listed.id(), id);
  EXPECT_FALSE(listed.enabled());
  EXPECT_EQ(listed.examples_size(), 0);
}

TEST_F(Handlers, GetRuleKnowsEveryRuleThatAFindingNames) {
  for (const std::string& id : AllRuleIds(1000)) {
    v1::GetRuleRequest request;
    request.set_id(id);
    const absl::StatusOr<v1::GetRuleResponse> response = GetRule(request, state_.Take());
    ASSERT_TRUE(response.ok()) << id << ": " << response.status();
    EXPECT_EQ(response->rule().id(), id);
  }
}

TEST_F(Handlers, GetRuleSaysThatThereIsNone) {
  for (const char* id : {"", "buzzword", "buzzword/no-such-rule"}) {
    v1::GetRuleRequest request;
    request.set_id(id);
    const absl::Status status = GetRule(request, state_.Take()).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound) << id;
    EXPECT_EQ(ReasonOf(status), "RULE_NOT_FOUND");
  }
}

TEST_F(Handlers, GetEffectivePolicyTellsEveryPartOfIt) {
  state_.SetPolicy(ParseTestPolicy("version: 1\n"
                                   "company: Acme\n"
                                   "products: [Rocket, Sled]\n"
                                   "rules:\n"
                                   "  disabled: [lecturing, apology]\n"
                                   "  severities: {buzzword: hint}\n"
                                   "phrases:\n"
                                   "  avoid:\n"
                                   "    - {phrase: touch base, prefer: talk, message: Say it., code: empty-opener, "
                                   "severity: information}\n"
                                   "approved:\n"
                                   "  - {code: meeting-ask, channels: [inmail, email], text: 'Is ${1:this} on?'}\n"
                                   "limits:\n"
                                   "  linkedin-note: {max_characters: 300}\n"
                                   "  email: {max_words: 120}\n"
                                   "send_check: {enabled: true, minimum_severity: information}\n"),
                   "acme.yaml");
  const absl::StatusOr<v1::GetEffectivePolicyResponse> response = GetEffectivePolicy({}, state_.Take());
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->source_path(), "acme.yaml");
  EXPECT_EQ(response->revision().size(), 16u);
  EXPECT_EQ(response->policy().ShortDebugString(),
            R"(company_names: "Acme" product_names: "Rocket" product_names: "Sled" )"
            R"(disabled_rules: "apology" disabled_rules: "lecturing" )"
            R"(severities { rule: "buzzword" severity: SEVERITY_HINT } )"
            R"(avoid { phrase: "touch base" prefer: "talk" message: "Say it." code: CODE_EMPTY_OPENER )"
            R"(severity: SEVERITY_INFORMATION } )"
            R"(approved { code: CODE_MEETING_ASK channels: CHANNEL_EMAIL channels: CHANNEL_INMAIL )"
            R"(text: "Is ${1:this} on?" } )"
            R"(limits { channel: CHANNEL_EMAIL max_words: 120 } )"
            R"(limits { channel: CHANNEL_LINKEDIN_NOTE max_characters: 300 } )"
            R"(send_check { enabled: true minimum_severity: SEVERITY_INFORMATION })");
}

TEST_F(Handlers, GetEffectivePolicyOfTheBuiltInOneSaysThatNothingIsSet) {
  state_.SetPolicy(policy::Policy{}, "");
  const absl::StatusOr<v1::GetEffectivePolicyResponse> response = GetEffectivePolicy({}, state_.Take());
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->revision(), "built-in");
  EXPECT_EQ(response->source_path(), "");
  EXPECT_EQ(response->policy().ShortDebugString(), "send_check { minimum_severity: SEVERITY_WARNING }");
}

}  // namespace
}  // namespace youward::service
