#include "daemon/analysis/findings.h"

#include <algorithm>
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
  const rules::Match* match;
  Severity severity;
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

// One candidate a code and sentence; of buzz words, those that do not overlap.
std::vector<Candidate> Merge(const policy::Policy& policy, std::span<const rules::Match> matches) {
  std::vector<Candidate> all;
  for (const rules::Match& match : matches) {
    if (base::IsFinding(match.rule->code)) all.push_back({&match, SeverityUnder(policy, *match.rule)});
  }
  std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(b.severity, a.match->span.begin, b.match->span.end) <
           std::tuple(a.severity, b.match->span.begin, a.match->span.end);
  });
  std::vector<Candidate> kept;
  for (const Candidate& candidate : all) {
    const bool known = std::any_of(kept.begin(), kept.end(), [&](const Candidate& other) {
      if (other.match->rule->code != candidate.match->rule->code || !SameSentence(*other.match, *candidate.match)) {
        return other.match->rule == candidate.match->rule && !candidate.match->sentence;
      }
      return candidate.match->rule->code != Code::kBuzzword || other.match->span.Overlaps(candidate.match->span);
    });
    if (!known) kept.push_back(candidate);
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
    const rules::Match& match = *candidate.match;
    if (match.rule->code != Code::kSelfIntroduction || match.field != base::Field::kBody || !match.sentence) continue;
    if (first == nullptr || *match.sentence < *first->sentence) first = &match;
  }
  if (first == nullptr || Words(*letter.body, *first->sentence) > kShortIntroduction) return nullptr;
  for (const Candidate& candidate : candidates) {
    if (candidate.match != first && SameSentence(*candidate.match, *first)) return nullptr;
  }
  return first;
}

// Is a strength found before this sentence, so that the reader has got something before being asked?
bool AfterValue(std::span<const rules::Match> matches, const rules::Match& ask) {
  return std::any_of(matches.begin(), matches.end(), [&](const rules::Match& match) {
    return base::IsStrength(match.rule->code) && match.field == ask.field && match.sentence < ask.sentence;
  });
}

Severity Softened(const rules::Letter& letter, std::span<const rules::Match> matches, const Candidate& candidate,
                  const rules::Match* introduction) {
  if (candidate.match == introduction) return Severity::kHint;
  if (candidate.match->rule->code == Code::kMeetingAsk && candidate.match->sentence) {
    if (letter.stage != base::Stage::kFirstContact) return Severity::kHint;
    if (AfterValue(matches, *candidate.match)) return std::min(candidate.severity, Severity::kInformation);
  }
  return candidate.severity;
}

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

void MakeFindings(const rules::Letter& letter, const policy::Policy& policy, std::span<const rules::Match> matches,
                  Answer& answer) {
  const std::vector<Candidate> candidates = Merge(policy, matches);
  const rules::Match* introduction = TolerableIntroduction(letter, candidates);
  for (const Candidate& candidate : candidates) {
    const rules::Match& match = *candidate.match;
    const rules::Rule& rule = *match.rule;
    answer.findings.push_back({.code = rule.code,
                               .rule_id = std::string(rule.id),
                               .range = RangeOf(match),
                               .severity = Softened(letter, matches, candidate, introduction),
                               .message = std::string(rule.message),
                               .explanation = std::string(rule.explanation),
                               .principle = std::string(rule.principle),
                               .evidence_grade = std::string(rule.evidence_grade),
                               .evidence = std::string(rule.evidence),
                               .suggestions = Suggest(letter, policy, match)});
  }
  std::stable_sort(answer.findings.begin(), answer.findings.end(), ComesBefore<Finding>);

  for (const rules::Match& match : matches) {
    if (!base::IsStrength(match.rule->code)) continue;
    Strength strength{.code = match.rule->code,
                      .rule_id = std::string(match.rule->id),
                      .range = RangeOf(match),
                      .message = std::string(match.rule->message)};
    const bool known = std::any_of(answer.strengths.begin(), answer.strengths.end(), [&](const Strength& other) {
      return other.code == strength.code && other.range && strength.range && other.range->field == match.field &&
             DocumentOf(letter, match.field).sentences()[*match.sentence].span.Contains(other.range->span);
    });
    if (!known) answer.strengths.push_back(std::move(strength));
  }
  std::stable_sort(answer.strengths.begin(), answer.strengths.end(), ComesBefore<Strength>);
}

}  // namespace youward::analysis
