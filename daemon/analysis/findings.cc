#include "daemon/analysis/findings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "daemon/rewriting/expand.h"

namespace youward::analysis {
namespace {

using base::Code;
using base::Severity;

// A self-introduction of at most this many words is "one short line".
constexpr std::size_t kShortIntroduction = 18;

struct Candidate {
  const Detection* detection;
  Severity severity;
  bool own = false;  // a rule of the organisation's policy; its word comes first

  const rules::Match& match() const { return detection->match; }
};

const text::Document& DocumentOf(const rules::Letter& letter, base::Field field) {
  return field == base::Field::kSubject ? *letter.subject : *letter.body;
}

Severity SeverityUnder(const policy::Policy& policy, const rules::Rule& rule) {
  return policy.SeverityOf(rule.id).value_or(rule.severity);
}

bool SameSentence(const rules::Match& a, const rules::Match& b) {
  return a.field == b.field && a.sentence == b.sentence && a.sentence.has_value();
}

// A sentence and a code of it; letter-wide matches of a rule share the sentence "none".
using Place = std::tuple<base::Field, std::optional<std::uint32_t>, Code>;

Place PlaceOf(const rules::Match& match) { return {match.field, match.sentence, match.rule->code}; }

// One candidate a code and sentence; of buzz words, those that do not overlap; of letter-wide ones, one a rule.
std::vector<Candidate> Merge(const policy::Policy& policy, std::span<const Detection> detections) {
  std::vector<Candidate> all;
  for (const Detection& detection : detections) {
    const rules::Rule& rule = *detection.match.rule;
    if (base::IsFinding(rule.code))
      all.push_back({&detection, SeverityUnder(policy, rule),
                     policy.own_rules != nullptr && policy.own_rules->Find(rule.id) == &rule});
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(b.own, b.severity, a.match().span.begin, b.match().span.end) <
           std::tuple(a.own, a.severity, b.match().span.begin, a.match().span.end);
  });
  std::vector<Candidate> kept;
  std::map<Place, std::vector<const rules::Match*>> seen;
  for (const Candidate& candidate : all) {
    const rules::Match& match = candidate.match();
    std::vector<const rules::Match*>& others = seen[PlaceOf(match)];
    const bool known = std::any_of(others.begin(), others.end(), [&](const rules::Match* other) {
      if (!match.sentence) return other->rule == match.rule;
      return match.rule->code != Code::kBuzzword || other->span.Overlaps(match.span);
    });
    if (known) continue;
    others.push_back(&match);
    kept.push_back(candidate);
  }
  return kept;
}

std::size_t Words(const text::Document& document, std::uint32_t sentence) {
  std::size_t count = 0;
  for (const text::Token& token : document.TokensOf(document.sentences()[sentence])) {
    count += token.kind == text::TokenKind::kWord || token.kind == text::TokenKind::kNumber;
  }
  return count;
}

// The sentence of the one self-introduction that a first contact may have: the first, if it is short and says nothing
// else.
const rules::Match* TolerableIntroduction(const rules::Letter& letter, const std::vector<Candidate>& candidates) {
  if (letter.stage != base::Stage::kFirstContact) return nullptr;
  const rules::Match* first = nullptr;
  for (const Candidate& candidate : candidates) {
    const rules::Match& match = candidate.match();
    if (match.rule->code != Code::kSelfIntroduction || match.field != base::Field::kBody || !match.sentence) continue;
    if (first == nullptr || *match.sentence < *first->sentence) first = &match;
  }
  if (first == nullptr || Words(*letter.body, *first->sentence) > kShortIntroduction) return nullptr;
  for (const Candidate& candidate : candidates) {
    if (&candidate.match() != first && SameSentence(candidate.match(), *first)) return nullptr;
  }
  return first;
}

// The first sentence of the body that has a strength: from there on the reader has got something before being asked.
std::optional<std::uint32_t> FirstStrength(std::span<const Detection> detections) {
  std::optional<std::uint32_t> first;
  for (const Detection& detection : detections) {
    const rules::Match& match = detection.match;
    if (!base::IsStrength(match.rule->code) || match.field != base::Field::kBody || !match.sentence) continue;
    if (!first || *match.sentence < *first) first = match.sentence;
  }
  return first;
}

// What the context makes of a finding.
class Tolerance {
 public:
  Tolerance(const rules::Letter& letter, std::span<const Detection> detections,
            const std::vector<Candidate>& candidates)
      : stage_(letter.stage),
        introduction_(TolerableIntroduction(letter, candidates)),
        first_strength_(FirstStrength(detections)) {}

  Severity Soften(const Candidate& candidate) const {
    const rules::Match& match = candidate.match();
    if (&match == introduction_) return Severity::kHint;
    if (match.rule->code != Code::kMeetingAsk || !match.sentence) return candidate.severity;
    if (stage_ != base::Stage::kFirstContact) return Severity::kHint;
    const bool after_value = match.field == base::Field::kBody && first_strength_ && *first_strength_ < *match.sentence;
    return after_value ? std::min(candidate.severity, Severity::kInformation) : candidate.severity;
  }

 private:
  const base::Stage stage_;
  const rules::Match* const introduction_;
  const std::optional<std::uint32_t> first_strength_;
};

std::vector<rewriting::Suggestion> Suggest(const rules::Letter& letter, const policy::Policy& policy,
                                           const rules::Match& match) {
  const text::Document& document = DocumentOf(letter, match.field);
  std::vector<rewriting::Suggestion> suggestions;
  for (const policy::ApprovedPhrasing& approved : policy.approved) {
    if (approved.code != match.rule->code) continue;
    if (!approved.channels.empty() && !approved.channels.Contains(letter.channel)) continue;
    if (auto suggestion =
            rewriting::ExpandPhrasing(approved.text, "Use your organisation's phrasing", match, document)) {
      suggestions.push_back(*std::move(suggestion));
    }
  }
  for (rewriting::Suggestion& suggestion : rewriting::ExpandSuggestions(match, document)) {
    suggestions.push_back(std::move(suggestion));
  }
  return suggestions;
}

std::optional<Range> RangeOf(const rules::Match& match) {
  if (!match.sentence) return std::nullopt;
  return Range{match.field, match.span};
}

// Letter-wide ones last, else by place, then by code.
template <typename Item>
bool ComesBefore(const Item& a, const Item& b) {
  const auto key = [](const Item& item) {
    const Range range = item.range.value_or(Range{});
    return std::tuple(!item.range.has_value(), range.field, range.span.begin, range.span.end, item.code);
  };
  return key(a) < key(b);
}

}  // namespace

void MakeFindings(const rules::Letter& letter, const policy::Policy& policy, std::span<const Detection> detections,
                  Answer& answer) {
  const std::vector<Candidate> candidates = Merge(policy, detections);
  const Tolerance tolerance(letter, detections, candidates);
  for (const Candidate& candidate : candidates) {
    const rules::Match& match = candidate.match();
    const rules::Rule& rule = *match.rule;
    answer.findings.push_back({.code = rule.code,
                               .rule_id = std::string(rule.id),
                               .range = RangeOf(match),
                               .severity = tolerance.Soften(candidate),
                               .origin = candidate.detection->origin,
                               .confidence = candidate.detection->confidence,
                               .message = std::string(rule.message),
                               .explanation = std::string(rule.explanation),
                               .principle = std::string(rule.principle),
                               .evidence_grade = std::string(rule.evidence_grade),
                               .evidence = std::string(rule.evidence),
                               .suggestions = Suggest(letter, policy, match)});
  }
  std::stable_sort(answer.findings.begin(), answer.findings.end(), ComesBefore<Finding>);

  std::set<Place> praised;
  for (const Detection& detection : detections) {
    const rules::Match& match = detection.match;
    if (!base::IsStrength(match.rule->code) || !praised.insert(PlaceOf(match)).second) continue;
    answer.strengths.push_back({.code = match.rule->code,
                                .rule_id = std::string(match.rule->id),
                                .range = RangeOf(match),
                                .confidence = detection.confidence,
                                .message = std::string(match.rule->message)});
  }
  std::stable_sort(answer.strengths.begin(), answer.strengths.end(), ComesBefore<Strength>);
}

}  // namespace youward::analysis
