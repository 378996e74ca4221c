// Precision of the rules alone on the 2,110 labelled letters in training/data/letters.jsonl (`youward check --jsonl
// --standalone --rules-alone` against their labels, by sentence); the number behind each is how many matches it rests
// on. Rules were written with those letters in sight, so that on others they are somewhat less sure.
#include "daemon/analysis/rule_confidence.h"

#include <array>
#include <cstddef>

namespace youward::analysis {

float RuleConfidence(base::Code code) {
  static constexpr std::array<float, base::kCodeCount> kMeasured{
      0.89F,  // self-introduction, 496
      0.91F,  // product-pitch, 1,080
      0.87F,  // self-interest, 256
      0.90F,  // seller-pressure, 174
      0.92F,  // meeting-ask, 457
      0.76F,  // need-fishing, 127
      0.86F,  // lecturing, 86
      0.86F,  // empty-opener, 219
      0.93F,  // apology, 44
      0.75F,  // buzzword, 360
      0.92F,  // deal-talk, 369
      0.85F,  // customer-outcome, 315
      0.73F,  // open-question, 440
      0.48F,  // insight, 1,077
      0.76F,  // shared-plan, 333
      0.82F,  // honest-intent, 158
  };
  return kMeasured[static_cast<std::size_t>(code)];
}

}  // namespace youward::analysis
