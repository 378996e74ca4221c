// What is done with a letter in another language than English: it is left alone, and the answer says so. Of a letter in
// two languages the English part is read. Pure, any thread.
//
//   if (const auto other = language::FindOtherLanguage(body)) {
//     if (other->whole) return LeftAlone(*other, std::move(answer));
//     excluded = Union(excluded, other->spans);  // and parse again
//   }
#ifndef YOUWARD_DAEMON_ANALYSIS_FOREIGN_H_
#define YOUWARD_DAEMON_ANALYSIS_FOREIGN_H_

#include <span>
#include <vector>

#include "daemon/analysis/types.h"
#include "daemon/language/english.h"
#include "daemon/text/span.h"

namespace youward::analysis {

// "This looks like German; …", with the id language/not-english; of a part of the letter, language/partly-english.
Notice ForeignNotice(const language::OtherLanguage& other);

// `answer`, which holds nothing but its context and notices, with the score that says nothing and why.
Answer LeftAlone(const language::OtherLanguage& other, Answer answer);

// What either covers, sorted and without overlaps; both are sorted.
std::vector<text::Span> Union(std::span<const text::Span> a, std::span<const text::Span> b);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_FOREIGN_H_
