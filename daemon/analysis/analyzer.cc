// The letter is taken apart once, and what was pasted or is not in English left out; the rules of the catalogue and of
// the policy search it; what they find is merged (one finding a code and sentence), softened where the context makes it
// tolerable, given suggestions, and summed up in the score. The learned part joins at the merge: its findings carry
// their own origin and meet those of the rules there.
#include "daemon/analysis/analyzer.h"

#include <algorithm>
#include <utility>

#include "daemon/analysis/context.h"
#include "daemon/analysis/findings.h"
#include "daemon/analysis/foreign.h"
#include "daemon/analysis/learned.h"
#include "daemon/analysis/limits.h"
#include "daemon/analysis/merge.h"
#include "daemon/analysis/pasted.h"
#include "daemon/analysis/rule_confidence.h"
#include "daemon/analysis/score.h"
#include "daemon/analysis/version.h"
#include "daemon/base/concat.h"
#include "daemon/language/names.h"

namespace youward::analysis {
namespace {

std::vector<text::Span> ExcludedIn(const Draft& draft, base::Field field) {
  std::vector<text::Span> spans;
  for (const Range& range : draft.excluded) {
    if (range.field == field) spans.push_back(range.span);
  }
  return spans;
}

std::vector<std::string> SenderNames(const Draft& draft, const policy::Policy& policy) {
  std::vector<std::string> names = draft.sender_names;
  names.insert(names.end(), policy.company_names.begin(), policy.company_names.end());
  names.insert(names.end(), policy.product_names.begin(), policy.product_names.end());
  return names;
}

// The rules about the whole letter count what rules and learned part found together.
void AddLetterWide(const rules::RuleSet& rules, const rules::Letter& letter, const rules::RuleFilter& enabled,
                   std::vector<Detection>& detections) {
  std::vector<rules::Match> so_far;
  so_far.reserve(detections.size());
  for (const Detection& detection : detections) so_far.push_back(detection.match);
  std::vector<rules::Match> found;
  rules.FindInLetter(letter, enabled, so_far, found);
  for (rules::Match& match : found) {
    const float confidence = RuleConfidence(match.rule->code);
    detections.push_back({.match = std::move(match), .confidence = confidence});
  }
}

}  // namespace

Analyzer::Analyzer(const rules::RuleSet& rules, const model::Model* model)
    : rules_(rules),
      model_(model),
      version_(base::Concat(kProgramVersion, "+", rules.hash().substr(0, 8), "-", ScoreRevision(), "-",
                            model == nullptr ? "rules" : base::Concat(model->checksum(), "-", MergeRevision()))) {}

Answer Analyzer::Analyze(const Draft& draft, const policy::Policy& policy) const {
  const std::vector<text::Span> excluded_subject = ExcludedIn(draft, base::Field::kSubject);
  std::vector<text::Span> excluded_body = Union(ExcludedIn(draft, base::Field::kBody), FindPasted(draft.body));
  const text::Document subject =
      text::Document::Parse(draft.subject, {.excluded = excluded_subject, .single_line = true});
  text::Document body = text::Document::Parse(draft.body, {.excluded = excluded_body});
  const std::vector<std::string> known_names = SenderNames(draft, policy);

  Answer answer;
  answer.channel = draft.channel;
  answer.stage = draft.stage.value_or(InferStage(subject, body));
  answer.notices = CheckLimits(draft, policy);
  if (model_ == nullptr) {
    answer.notices.push_back(
        {.id = "engine/rules-alone", .message = "The learned part is missing; the rules speak alone."});
  }
  if (const std::optional<language::OtherLanguage> other = language::FindOtherLanguage(body)) {
    if (other->whole) {
      answer.purpose = draft.purpose.value_or(AssumedPurpose(draft.channel, answer.stage));
      return LeftAlone(*other, std::move(answer));
    }
    answer.notices.push_back(ForeignNotice(*other));
    excluded_body = Union(excluded_body, other->spans);
    body = text::Document::Parse(draft.body, {.excluded = excluded_body});
  }
  const language::Names names =
      language::InferNames(subject, body, {.sender = known_names, .reader = draft.recipient_names});
  rules::Letter letter{.subject = &subject,
                       .body = &body,
                       .channel = draft.channel,
                       .stage = answer.stage,
                       .purpose = draft.purpose.value_or(AssumedPurpose(draft.channel, answer.stage)),
                       .sender_names = names.sender,
                       .reader_names = names.reader};
  // A text that is said to sell nothing is still read for its strengths.
  if (letter.purpose == base::Purpose::kNone) letter.purpose = base::Purpose::kOutreach;

  const auto enabled = [&policy](const rules::Rule& rule) { return policy.IsEnabled(rule.id); };
  std::vector<rules::Match> matches;
  rules_.FindInSentences(letter, enabled, matches);
  const std::size_t own_begin = matches.size();
  if (policy.own_rules != nullptr) policy.own_rules->FindInSentences(letter, enabled, matches);
  std::vector<Detection> detections;
  detections.reserve(matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    // An organisation's own phrase is one that it wants flagged.
    const float confidence = i < own_begin ? RuleConfidence(matches[i].rule->code) : 1.0F;
    detections.push_back({.match = std::move(matches[i]), .confidence = confidence});
  }

  std::optional<LearnedView> learned;
  if (model_ != nullptr) {
    learned.emplace(*model_, letter, detections);
    MergeLearned(*learned, letter, rules_, enabled, detections);
  }
  AddLetterWide(rules_, letter, enabled, detections);

  // A match may reach over a masked range in the middle of a sentence; what is masked is never flagged.
  std::erase_if(detections, [&](const Detection& detection) {
    const rules::Match& match = detection.match;
    const auto& excluded = match.field == base::Field::kSubject ? excluded_subject : excluded_body;
    return match.sentence && base::IsFinding(match.rule->code) &&
           std::any_of(excluded.begin(), excluded.end(), [&](text::Span span) { return span.Overlaps(match.span); });
  });

  answer.purpose = draft.purpose ? *draft.purpose : InferPurpose(letter, detections, learned && learned->is_ordinary());
  if (answer.purpose == base::Purpose::kNone) {
    std::erase_if(detections, [](const Detection& detection) { return base::IsFinding(detection.match.rule->code); });
  }
  MakeFindings(letter, policy, detections, answer);
  answer.score = MakeScore(letter, answer);
  CutFlood(answer);
  return answer;
}

std::string_view ProgramVersion() { return kProgramVersion; }

}  // namespace youward::analysis
