// Rules, linear part and encoder, made into one answer. Rules are exact and explain themselves; the learned part knows
// the rest of the language. Pure, any thread.
#ifndef YOUWARD_DAEMON_ANALYSIS_MERGE_H_
#define YOUWARD_DAEMON_ANALYSIS_MERGE_H_

#include <array>
#include <cstdint>
#include <vector>

#include "daemon/analysis/detection.h"
#include "daemon/analysis/learned.h"
#include "daemon/base/taxonomy.h"
#include "daemon/rules/rule_set.h"

namespace youward::analysis {

// A code's logistic regression over the three voices: how sure it is that a sentence has the code is
// sigmoid(encoder * E + linear * L + rule * R + constant), E and L the log odds of LearnedView, R 1 when a rule spoke
// and else 0. Said is what is at least as sure as `threshold`.
struct MergeWeights {
  float encoder = 0, linear = 0, rule = 0, constant = 0;
  float threshold = 1;
};

// By Code. Fitted on writers that neither learned part was trained on (training/merge/fit.py); merge_weights.cc.
const std::array<MergeWeights, base::kCodeCount>& MergeTable();
// Changes with the numbers.
std::uint32_t MergeRevision();

// Drops matches of the catalogue that the learned part contradicts (never an organisation's own), says of the others
// how sure they are and whether the learned part says the same by itself, and appends what it alone finds in the
// writer's prose, in the words of the code's learned rule; such a finding points at the clause it comes from, where one
// stands out.
void MergeLearned(const LearnedView& view, const rules::Letter& letter, const rules::RuleSet& rules,
                  const rules::RuleFilter& enabled, std::vector<Detection>& detections);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_MERGE_H_
