// What the learned part says about a letter: the encoder, which knows the language, and the linear part, which knows
// the words and how far each rule is to be believed. Pure, any thread.
//
//   const LearnedView view(model, letter, detections);
//   view.Encoder(3, base::Code::kInsight);        // log odds that the body's fourth sentence is an insight
//   view.Words(4, base::Code::kProductPitch);     // the words of the fifth that make it a pitch
#ifndef YOUWARD_DAEMON_ANALYSIS_LEARNED_H_
#define YOUWARD_DAEMON_ANALYSIS_LEARNED_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "daemon/analysis/detection.h"
#include "daemon/model/model.h"
#include "daemon/rules/rule_set.h"

namespace youward::analysis {

// What it says about the sentences of the letter's body, the first 400 of them.
class LearnedView {
 public:
  // `detections` are the rules'; a view keeps nothing of them. Model and letter's body must outlive it.
  LearnedView(const model::Model& model, const rules::Letter& letter, std::span<const Detection> detections);

  // Was this sentence (index into the document) read? Not if it is quoted, or beyond the 400.
  bool HasRead(std::uint32_t sentence) const { return prediction_.windows != 0 && row_of_[sentence].has_value(); }

  // Log odds that a sentence which it has read has the code; of the encoder calibrated, of the linear part not. Within
  // -8 and 8, and 0 for a code that the weights do not know.
  float Encoder(std::uint32_t sentence, base::Code code) const;
  float Linear(std::uint32_t sentence, base::Code code) const;

  // Bytes of the body that make a sentence which it has read a finding: the clause that it comes from, or the whole
  // sentence when that is short or no part of it stands out. A strength is its whole sentence.
  text::Span Words(std::uint32_t sentence, base::Code code) const;

  // The rating, 1 to 5, that people would give the letter; nullopt when it has no sentence.
  std::optional<float> rating() const;
  // Is it, surely enough, an ordinary message that sells nothing?
  bool is_ordinary() const { return prediction_.is_ordinary; }

 private:
  const model::Model* model_;
  const text::Document* body_;
  std::vector<std::optional<std::uint32_t>> row_of_;  // by sentence
  std::array<std::optional<std::size_t>, base::kCodeCount> column_of_;
  model::Prediction prediction_;
  std::vector<float> linear_;  // [rows, codes]
};

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_LEARNED_H_
