// Fitted by training/merge/fit.py; see there before changing a number by hand.
#include "daemon/analysis/learned.h"

namespace youward::analysis {

const MergeThresholds& Thresholds() {
  static constexpr MergeThresholds thresholds{
      .revision = "m1",
      .alone =
          {
              0.52F,  // self-introduction
              0.42F,  // product-pitch
              0.64F,  // self-interest
              0.38F,  // seller-pressure
              0.64F,  // meeting-ask
              0.52F,  // need-fishing
              0.90F,  // lecturing
              0.46F,  // empty-opener
              0.90F,  // apology
              0.52F,  // buzzword
              0.90F,  // deal-talk
              0.50F,  // customer-outcome
              0.70F,  // open-question
              0.38F,  // insight
              0.44F,  // shared-plan
              0.38F,  // honest-intent
          },
      .veto =
          {
              0.05F,  // self-introduction
              0.00F,  // product-pitch
              0.02F,  // self-interest
              0.00F,  // seller-pressure
              0.00F,  // meeting-ask
              0.02F,  // need-fishing
              0.00F,  // lecturing
              0.10F,  // empty-opener
              0.00F,  // apology
              0.00F,  // buzzword
              0.00F,  // deal-talk
              0.05F,  // customer-outcome
              0.05F,  // open-question
              0.15F,  // insight
              0.00F,  // shared-plan
              0.05F,  // honest-intent
          },
  };
  return thresholds;
}

}  // namespace youward::analysis
