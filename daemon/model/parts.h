// A sentence cut into the parts that a finding may point at: clauses and phrases of whole words.
//
//   std::vector<Part> parts = PartsOf("Our clinics like Mondays, and we offer a fully integrated suite.");
//   // "Our clinics like Mondays", "we offer a fully integrated suite"
//   StrongestParts(sentence, parts, {-4.0F, 2.5F});             // the second one's span: it alone says so
//
// A part begins behind a comma, colon, dash or bracket, with a word that opens a clause ("because", "which", "if" …),
// and at an "and" that a verb follows. It never cuts a word, number, link or merge field, nor what stands between
// spaces. It has three words at least, the first of a sentence two; what would be shorter joins its neighbour. Pure,
// any thread.
#ifndef YOUWARD_DAEMON_MODEL_PARTS_H_
#define YOUWARD_DAEMON_MODEL_PARTS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "daemon/text/span.h"

namespace youward::model {

struct Part {
  text::Span span;          // bytes of the sentence, without the punctuation and the spaces around
  std::uint32_t words = 0;  // numbers, links and merge fields included
};

// In order, at least one; together they hold every word but an "and" between two. One part alone is the whole text,
// punctuation included. A sentence that is short enough to be seen at a glance is one part.
std::vector<Part> PartsOf(std::string_view sentence);

// The run of parts of `sentence` that something comes from, by how strongly each part alone says it (log odds, one a
// part): the strongest and its neighbours that are nearly as strong. nullopt when it is spread over the sentence: when
// others, apart from these, are nearly as strong too, or when the run is most of the sentence anyway.
std::optional<text::Span> StrongestParts(std::string_view sentence, std::span<const Part> parts,
                                         std::span<const float> strengths);

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_PARTS_H_
