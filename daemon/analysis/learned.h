// The learned part beside the rules. Rules are exact and explain themselves; the encoder knows the rest of the
// language. What each says about a sentence meets here. Pure, any thread.
#ifndef YOUWARD_DAEMON_ANALYSIS_LEARNED_H_
#define YOUWARD_DAEMON_ANALYSIS_LEARNED_H_

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "daemon/analysis/detection.h"
#include "daemon/model/model.h"
#include "daemon/rules/rule_set.h"

namespace youward::analysis {

// Fitted on writers that the encoder was not trained on (training/merge/fit.py); learned_thresholds.cc.
struct MergeThresholds {
  std::string_view revision;  // changes with the numbers
  // By Code. `alone`: from this probability on the learned part speaks without a rule. `veto`: below it a rule's match
  // is dropped.
  std::array<float, base::kCodeCount> alone{};
  std::array<float, base::kCodeCount> veto{};
};
const MergeThresholds& Thresholds();

// What the encoder says about the sentences of the letter's body, the first 400 of them.
class LearnedView {
 public:
  LearnedView(const model::Model& model, const rules::Letter& letter);

  // The probability that the body's sentence (index into the document) has the code; nullopt for one that it did not
  // read: quoted, or beyond the 400.
  std::optional<float> Probability(std::uint32_t sentence, base::Code code) const;
  // The rating, 1 to 5, that people would give the letter; nullopt when it has no sentence.
  std::optional<float> rating() const;
  // Is it, surely enough, an ordinary message that sells nothing?
  bool is_ordinary() const { return prediction_.is_ordinary; }

 private:
  std::vector<std::optional<std::uint32_t>> row_of_;  // by sentence
  std::array<std::optional<std::size_t>, base::kCodeCount> column_of_;
  model::Prediction prediction_;
};

// Drops matches that the learned part contradicts, marks those that it shares, and appends what it alone finds in the
// writer's prose, in the words of the code's learned rule.
void MergeLearned(const LearnedView& view, const rules::Letter& letter, const rules::RuleSet& rules,
                  const rules::RuleFilter& enabled, std::vector<Detection>& detections);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_LEARNED_H_
