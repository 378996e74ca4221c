// Fitted by training/merge/fit.py; see there before changing a number by hand.
#include "daemon/analysis/merge.h"

namespace youward::analysis {

const std::array<MergeWeights, base::kCodeCount>& MergeTable() {
  static constexpr std::array<MergeWeights, base::kCodeCount> weights{{
      {.encoder = 0.660F,
       .linear = 0.286F,
       .rule = 1.721F,
       .constant = 0.030F,
       .threshold = 0.459F},  // self-introduction
      {.encoder = 0.743F, .linear = 0.224F, .rule = 1.966F, .constant = 0.103F, .threshold = 0.318F},  // product-pitch
      {.encoder = 0.653F, .linear = 0.322F, .rule = 1.937F, .constant = 0.427F, .threshold = 0.366F},  // self-interest
      {.encoder = 0.559F,
       .linear = 0.412F,
       .rule = 1.868F,
       .constant = 0.395F,
       .threshold = 0.335F},  // seller-pressure
      {.encoder = 0.553F, .linear = 0.376F, .rule = 2.070F, .constant = 0.039F, .threshold = 0.227F},   // meeting-ask
      {.encoder = 0.627F, .linear = 0.335F, .rule = 1.788F, .constant = 0.222F, .threshold = 0.261F},   // need-fishing
      {.encoder = 0.471F, .linear = 0.611F, .rule = 2.271F, .constant = -0.211F, .threshold = 0.300F},  // lecturing
      {.encoder = 0.602F, .linear = 0.285F, .rule = 1.288F, .constant = -0.114F, .threshold = 0.403F},  // empty-opener
      {.encoder = 0.728F, .linear = 0.322F, .rule = 2.542F, .constant = 0.299F, .threshold = 0.272F},   // apology
      {.encoder = 0.403F, .linear = 0.360F, .rule = 1.774F, .constant = -0.716F, .threshold = 0.242F},  // buzzword
      {.encoder = 0.073F, .linear = 0.893F, .rule = 2.231F, .constant = -0.401F, .threshold = 0.300F},  // deal-talk
      {.encoder = 0.617F,
       .linear = 0.287F,
       .rule = 2.037F,
       .constant = 0.059F,
       .threshold = 0.220F},  // customer-outcome
      {.encoder = 0.508F, .linear = 0.412F, .rule = 1.337F, .constant = 0.106F, .threshold = 0.256F},  // open-question
      {.encoder = 0.720F, .linear = 0.268F, .rule = 0.779F, .constant = 0.366F, .threshold = 0.280F},  // insight
      {.encoder = 0.670F, .linear = 0.311F, .rule = 1.837F, .constant = 0.421F, .threshold = 0.398F},  // shared-plan
      {.encoder = 0.544F, .linear = 0.425F, .rule = 1.794F, .constant = 0.395F, .threshold = 0.306F},  // honest-intent
  }};
  return weights;
}

}  // namespace youward::analysis
