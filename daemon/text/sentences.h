// Where sentences end within a run of text that is one paragraph, list item or line.
//
//   std::vector<Span> sentences;
//   SplitSentences("See you at 10 a.m. Tuesday. Bye!", {0, 32}, {}, sentences);  // "See … Tuesday.", "Bye!"
//
// Line breaks inside the run are blank space: whoever calls decides which of them end a sentence. Pure, any thread.
#ifndef YOUWARD_DAEMON_TEXT_SENTENCES_H_
#define YOUWARD_DAEMON_TEXT_SENTENCES_H_

#include <span>
#include <string_view>
#include <vector>

#include "daemon/text/span.h"

namespace youward::text {

// Appends the sentences of `run` in order, each without white space at its ends, together covering all that is visible.
// No sentence ends inside a span of `masks` (sorted, not overlapping). Linear time.
void SplitSentences(std::string_view text, Span run, std::span<const Span> masks, std::vector<Span>& out);

// Is `word` (lower case, with or without its last full stop) an abbreviation that is written with a full stop ("mr",
// "inc")?
bool IsAbbreviation(std::string_view word);

// Is `word` (lower case) one that a sentence may well begin with: pronoun, article, conjunction, question word, adverb?
bool IsSentenceStarter(std::string_view word);

}  // namespace youward::text

#endif  // YOUWARD_DAEMON_TEXT_SENTENCES_H_
