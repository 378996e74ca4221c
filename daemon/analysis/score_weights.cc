// Fitted by training/score/fit.py; see there before changing a number by hand.
#include "daemon/analysis/score.h"

namespace youward::analysis {

const ScoreWeights& Weights() {
  static constexpr ScoreWeights weights{
      .revision = "s1",
      .base = 60,
      .per_code =
          {
              -60,  // self-introduction
              -70,  // product-pitch
              -60,  // self-interest
              -60,  // seller-pressure
              -50,  // meeting-ask
              -50,  // need-fishing
              -60,  // lecturing
              -50,  // empty-opener
              -30,  // apology
              -40,  // buzzword
              -60,  // deal-talk
              50,   // customer-outcome
              60,   // open-question
              60,   // insight
              60,   // shared-plan
              60,   // honest-intent
          },
  };
  return weights;
}

std::string_view ScoreRevision() { return Weights().revision; }

}  // namespace youward::analysis
