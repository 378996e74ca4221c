// The pattern language of rule files.
//
//   we help                  the words, in any case; "we're" is we + are
//   ~provide                 any form of the word: provide, provides, providing, provided
//   (a|an|one of the)        alternatives      x?  may be missing      #name+  one or more
//   @seller                  a class of the lexicon (daemon/rules/lexicon/seller.yaml)
//   @sender-name @reader-name  a word of a name known to the letter
//   #number #money #percent #url #email #placeholder #name #caps #emoji #word #comma #colon #dash #question
//   #exclamation
//   ...  ...8                up to 4 (8, at most 20) tokens of any kind, as few as will do
//   ^  $                     the head and the end of the sentence
//   !(not|never)             the next word is none of these
//   who:(…)                  captured as {who} for suggestions; at most four a pattern
//
// A pattern may not begin with a gap, and at least one of its words must be asked for.
#ifndef YOUWARD_DAEMON_RULES_PATTERN_H_
#define YOUWARD_DAEMON_RULES_PATTERN_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "daemon/rules/program.h"
#include "daemon/rules/rule_source.h"

namespace youward::rules {

// Gives words and lemmas their features; a compiler owns one for all of its patterns.
class Vocabulary {
 public:
  Feature Word(std::string_view normalized);
  Feature Lemma(std::string_view lemma);
  Feature size() const { return next_; }
  struct Entry {
    Feature word = 0;
    Feature lemma = 0;
  };
  const std::map<std::string, Entry, std::less<>>& entries() const { return entries_; }

 private:
  std::map<std::string, Entry, std::less<>> entries_;
  Feature next_ = kFirstWordFeature;
};

// One compiled pattern. Sets are lists of features, sorted; instructions refer to them by index.
struct CompiledPattern {
  std::vector<Instruction> instructions;
  std::vector<std::vector<Feature>> sets;
  std::vector<std::string> capture_names;
  std::uint16_t first_set = 0;
  std::uint16_t anchor_set = 0;
};

// INVALID_ARGUMENT with what is wrong and what is allowed (no place: the caller knows it).
absl::StatusOr<CompiledPattern> CompilePattern(std::string_view pattern, const Lexicon& lexicon,
                                               Vocabulary& vocabulary);

// The words of `phrase` in a row, as they stand; INVALID_ARGUMENT when it has no word.
absl::StatusOr<CompiledPattern> CompilePhrase(std::string_view phrase, Vocabulary& vocabulary);

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_PATTERN_H_
