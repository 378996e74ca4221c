// The score of a letter, 0 to 100, as a sum whose parts are named. Pure, any thread.
//
// A part is the share of the letter's sentences that have a code, times the weight of that code. Weights were fitted to
// the ratings that people gave to letters (training/score/); they are data in score_weights.cc.
#ifndef YOUWARD_DAEMON_ANALYSIS_SCORE_H_
#define YOUWARD_DAEMON_ANALYSIS_SCORE_H_

#include <array>
#include <string_view>

#include "daemon/analysis/types.h"
#include "daemon/rules/rule_set.h"

namespace youward::analysis {

struct ScoreWeights {
  std::string_view revision;  // changes with the numbers
  int base = 50;
  // Points for a letter all of whose sentences have the code; by Code. Negative for findings, positive for strengths.
  std::array<int, base::kCodeCount> per_code{};
};

// score_weights.cc.
const ScoreWeights& Weights();
std::string_view ScoreRevision();

// Sums up answer.findings (HINTs cost nothing) and answer.strengths. A letter without prose has its base alone.
Score MakeScore(const rules::Letter& letter, const Answer& answer);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_SCORE_H_
