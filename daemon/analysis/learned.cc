#include "daemon/analysis/learned.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace youward::analysis {
namespace {

using base::Code;

// The name that the training data gives this kind of message.
std::string_view KindOf(const rules::Letter& letter) {
  if (letter.purpose == base::Purpose::kInternal) return "internal";
  if (letter.stage == base::Stage::kCustomer) return "customer";
  if (letter.channel == base::Channel::kEmail && letter.stage == base::Stage::kFollowUp) return "followup";
  return base::Name(letter.channel);
}

// Earlier mail is context for people; the encoder was trained on letters without it.
bool IsRead(text::BlockKind kind) {
  return kind != text::BlockKind::kQuote && kind != text::BlockKind::kAttribution && kind != text::BlockKind::kExcluded;
}

// A letter of more sentences than anyone reads: from here on the rules speak alone, so that time stays bounded.
constexpr std::size_t kMostSentences = 400;

std::size_t Index(Code code) { return static_cast<std::size_t>(code); }

}  // namespace

LearnedView::LearnedView(const model::Model& model, const rules::Letter& letter) {
  const text::Document& body = *letter.body;
  std::vector<std::string_view> sentences;
  for (const text::Sentence& sentence : body.sentences()) {
    const bool read = sentences.size() < kMostSentences && IsRead(body.BlockOf(sentence).kind);
    row_of_.push_back(read ? std::optional(static_cast<std::uint32_t>(sentences.size())) : std::nullopt);
    if (read) sentences.push_back(sentence.span.In(body.text()));
  }
  for (std::size_t column = 0; column < model.codes().size(); ++column) {
    if (const std::optional<Code> code = base::ParseCode(model.codes()[column])) column_of_[Index(*code)] = column;
  }
  model::Scratch scratch;
  prediction_ =
      model.Predict({.channel = KindOf(letter), .subject = letter.subject->text(), .sentences = sentences}, scratch);
}

std::optional<float> LearnedView::Probability(std::uint32_t sentence, Code code) const {
  if (prediction_.windows == 0 || !row_of_[sentence] || !column_of_[Index(code)]) return std::nullopt;
  return prediction_.probability(*row_of_[sentence], *column_of_[Index(code)]);
}

std::optional<float> LearnedView::rating() const {
  if (prediction_.windows == 0) return std::nullopt;
  return prediction_.rating;
}

void MergeLearned(const LearnedView& view, const rules::Letter& letter, const rules::RuleSet& rules,
                  const rules::RuleFilter& enabled, std::vector<Detection>& detections) {
  const MergeThresholds& thresholds = Thresholds();
  std::set<std::pair<std::uint32_t, Code>> said;
  std::erase_if(detections, [&](Detection& detection) {
    const rules::Match& match = detection.match;
    if (match.field != base::Field::kBody || !match.sentence) return false;
    const std::optional<float> probability = view.Probability(*match.sentence, match.rule->code);
    if (!probability) return false;
    if (*probability < thresholds.veto[Index(match.rule->code)]) return true;
    if (*probability >= thresholds.alone[Index(match.rule->code)]) detection.origin = Origin::kBoth;
    detection.confidence = std::max(detection.confidence, *probability);
    said.emplace(*match.sentence, match.rule->code);
    return false;
  });
  const text::Document& body = *letter.body;
  for (std::size_t c = 0; c < base::kCodeCount; ++c) {
    const Code code = static_cast<Code>(c);
    const rules::Rule* rule = rules.LearnedRule(code);
    if (rule == nullptr || !rule->purposes.Contains(letter.purpose) || !enabled(*rule)) continue;
    for (std::uint32_t i = 0; i < body.sentences().size(); ++i) {
      const text::Sentence& sentence = body.sentences()[i];
      if (!text::IsProse(body.BlockOf(sentence).kind) || said.contains({i, code})) continue;
      const std::optional<float> probability = view.Probability(i, code);
      if (!probability || *probability < thresholds.alone[c]) continue;
      detections.push_back({.match = {.rule = rule, .field = base::Field::kBody, .sentence = i, .span = sentence.span},
                            .origin = Origin::kModel,
                            .confidence = *probability});
    }
  }
}

}  // namespace youward::analysis
