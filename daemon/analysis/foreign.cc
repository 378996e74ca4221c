#include "daemon/analysis/foreign.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "daemon/analysis/score.h"
#include "daemon/base/concat.h"

namespace youward::analysis {

Notice ForeignNotice(const language::OtherLanguage& other) {
  if (other.whole) {
    return {
        .id = "language/not-english",
        .message = base::Concat("This looks like ", other.name, "; youward reads English only and leaves it alone.")};
  }
  return {.id = "language/partly-english",
          .message = base::Concat("Part of this looks like ", other.name,
                                  "; youward reads English only and leaves that part alone.")};
}

Answer LeftAlone(const language::OtherLanguage& other, Answer answer) {
  answer.notices.push_back(ForeignNotice(other));
  answer.score.value = Weights().base;
  answer.score.components = {{"base", Weights().base, "where every letter starts"},
                             {"language", 0, "not in English, so that nothing counts for it or against it"}};
  return answer;
}

std::vector<text::Span> Union(std::span<const text::Span> a, std::span<const text::Span> b) {
  std::vector<text::Span> all;
  all.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
  std::vector<text::Span> joined;
  for (const text::Span span : all) {
    if (!joined.empty() && span.begin <= joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

}  // namespace youward::analysis
