#include "daemon/analysis/score.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "daemon/base/concat.h"

namespace youward::analysis {
namespace {

// What a sentence with the code does, for "3 sentences …".
constexpr std::array<std::string_view, base::kCodeCount> kPhrases = {
    "about who you are",
    "about what you sell",
    "about what you want",
    "with your timetable or pressure",
    "asking for their time or a purchase",
    "asking whether they need what you sell",
    "telling them what to do or fear",
    "that would fit any reader",
    "making you small",
    "with inflated words",
    "treating them as a deal",
    "about their goals and results",
    "asking about their situation",
    "giving them something useful",
    "proposing a joint next step",
    "saying plainly why you write",
};

std::uint32_t SentenceAt(const text::Document& document, text::Span span) {
  const auto sentences = document.sentences();
  const auto found = std::upper_bound(sentences.begin(), sentences.end(), span.begin,
                                      [](std::uint32_t at, const text::Sentence& s) { return at < s.span.begin; });
  return found == sentences.begin() ? 0 : static_cast<std::uint32_t>(found - sentences.begin() - 1);
}

}  // namespace

Score MakeScore(const rules::Letter& letter, const Answer& answer) {
  const ScoreWeights& weights = Weights();
  Score score;
  score.components.push_back({"base", weights.base, "where every letter starts"});

  std::uint32_t prose = 0;
  for (const text::Sentence& sentence : letter.body->sentences()) {
    prose += text::IsProse(letter.body->BlockOf(sentence).kind);
  }
  std::array<std::set<std::uint32_t>, base::kCodeCount> sentences;
  const auto count = [&](base::Code code, const std::optional<Range>& range) {
    if (!range || range->field != base::Field::kBody) return;
    sentences[static_cast<std::size_t>(code)].insert(SentenceAt(*letter.body, range->span));
  };
  for (const Finding& finding : answer.findings) {
    if (finding.severity != base::Severity::kHint) count(finding.code, finding.range);
  }
  for (const Strength& strength : answer.strengths) count(strength.code, strength.range);

  int sum = weights.base;
  for (std::size_t code = 0; code < base::kCodeCount; ++code) {
    const auto n = static_cast<int>(sentences[code].size());
    if (n == 0 || prose == 0) continue;
    const int points = static_cast<int>(std::lround(static_cast<double>(weights.per_code[code]) * n / prose));
    sum += points;
    score.components.push_back({std::string(base::Name(static_cast<base::Code>(code))), points,
                                base::Concat(n, n == 1 ? " sentence " : " sentences ", kPhrases[code])});
  }
  score.value = std::clamp(sum, 0, 100);
  if (score.value != sum) {
    score.components.push_back({"limit", score.value - sum, "the scale ends at 0 and 100"});
  }
  return score;
}

}  // namespace youward::analysis
