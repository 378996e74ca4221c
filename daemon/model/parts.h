// A sentence cut into the parts that a finding may point at: clauses and phrases of whole words.
//
//   std::vector<Part> parts = PartsOf("Our clinics like Mondays, and we offer a fully integrated suite.");
//   // "Our clinics like Mondays", "and we offer a fully integrated suite"
//
// A part begins behind a comma, colon, dash or bracket, or with a word that opens a clause ("and", "because", "which",
// "if" …). It never cuts a word, number, link or merge field, nor what stands between spaces, and it is not shorter
// than two words; what would be, joins its neighbour. Pure, any thread.
#ifndef YOUWARD_DAEMON_MODEL_PARTS_H_
#define YOUWARD_DAEMON_MODEL_PARTS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "daemon/text/span.h"

namespace youward::model {

struct Part {
  text::Span span;          // bytes of the sentence, without the punctuation and the spaces around
  std::uint32_t words = 0;  // numbers, links and merge fields included
};

// In order, at least one; together they hold every word. One part alone is the whole text, punctuation included.
std::vector<Part> PartsOf(std::string_view sentence);

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_PARTS_H_
