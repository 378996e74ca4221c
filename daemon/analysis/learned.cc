#include "daemon/analysis/learned.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <tuple>
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

constexpr float kFarthest = 8;

// The rules that speak about each sentence as the training data has them: of those with one code the gravest, then the
// first, then the longest; of buzz words all.
std::vector<std::vector<std::string_view>> MarksOf(std::span<const Detection> detections, std::size_t sentences) {
  std::vector<const rules::Match*> matches;
  for (const Detection& detection : detections) {
    if (detection.match.field == base::Field::kBody && detection.match.sentence) matches.push_back(&detection.match);
  }
  std::stable_sort(matches.begin(), matches.end(), [](const rules::Match* a, const rules::Match* b) {
    return std::tuple(b->rule->severity, a->span.begin, b->span.end) <
           std::tuple(a->rule->severity, b->span.begin, a->span.end);
  });
  std::vector<std::vector<std::string_view>> marks(sentences);
  std::set<std::pair<std::uint32_t, Code>> known;
  for (const rules::Match* match : matches) {
    const bool first = known.emplace(*match->sentence, match->rule->code).second;
    if (first || match->rule->code == Code::kBuzzword) marks[*match->sentence].push_back(match->rule->id);
  }
  return marks;
}

}  // namespace

LearnedView::LearnedView(const model::Model& model, const rules::Letter& letter, std::span<const Detection> detections)
    : model_(&model), body_(letter.body) {
  const text::Document& body = *letter.body;
  const std::vector<std::vector<std::string_view>> all_marks = MarksOf(detections, body.sentences().size());
  std::vector<std::string_view> sentences;
  std::vector<std::vector<std::string_view>> marks;
  for (std::uint32_t i = 0; i < body.sentences().size(); ++i) {
    const text::Sentence& sentence = body.sentences()[i];
    const bool read = sentences.size() < kMostSentences && IsRead(body.BlockOf(sentence).kind);
    row_of_.push_back(read ? std::optional(static_cast<std::uint32_t>(sentences.size())) : std::nullopt);
    if (!read) continue;
    sentences.push_back(sentence.span.In(body.text()));
    marks.push_back(all_marks[i]);
  }
  for (std::size_t column = 0; column < model.codes().size(); ++column) {
    if (const std::optional<Code> code = base::ParseCode(model.codes()[column])) column_of_[Index(*code)] = column;
  }
  const std::string_view kind = KindOf(letter);
  model::Scratch scratch;
  prediction_ = model.Predict({.channel = kind, .subject = letter.subject->text(), .sentences = sentences}, scratch);
  linear_ = model.linear().Logits({.kind = kind, .sentences = sentences, .marks = marks});
}

float LearnedView::Encoder(std::uint32_t sentence, Code code) const {
  const std::optional<std::size_t> column = column_of_[Index(code)];
  if (!column) return 0;
  const double p = prediction_.probability(*row_of_[sentence], *column);
  return std::clamp(static_cast<float>(std::log(std::max(p, 1e-9)) - std::log(std::max(1 - p, 1e-9))), -kFarthest,
                    kFarthest);
}

float LearnedView::Linear(std::uint32_t sentence, Code code) const {
  const std::optional<std::size_t> column = column_of_[Index(code)];
  if (!column) return 0;
  return std::clamp(linear_[*row_of_[sentence] * prediction_.codes + *column], -kFarthest, kFarthest);
}

text::Span LearnedView::Words(std::uint32_t sentence, Code code) const {
  const text::Span all = body_->sentences()[sentence].span;
  const std::optional<std::size_t> column = column_of_[Index(code)];
  if (!column || !base::IsFinding(code)) return all;
  const text::Span words = model_->Words(prediction_, *row_of_[sentence], *column, all.In(body_->text()));
  return {all.begin + words.begin, all.begin + words.end};
}

std::optional<float> LearnedView::rating() const {
  if (prediction_.windows == 0) return std::nullopt;
  return prediction_.rating;
}

}  // namespace youward::analysis
