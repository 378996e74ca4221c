// A pattern as a tree: what the parser makes of a text and the generator makes a program of. Internal to the compiler
// of patterns; plain data, for one thread.
#ifndef YOUWARD_DAEMON_RULES_PATTERN_TREE_H_
#define YOUWARD_DAEMON_RULES_PATTERN_TREE_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "daemon/rules/pattern.h"

namespace youward::rules {

struct Node {
  enum class Kind { kSet, kGap, kSequence, kAlternatives, kOptional, kRun, kStart, kEnd, kNot, kCapture };
  Kind kind = Kind::kSequence;
  std::set<Feature> features;  // kSet, kNot
  int gap = 0;
  std::string name;  // kCapture
  std::vector<Node> children;
};

// INVALID_ARGUMENT with what is wrong and what is allowed.
absl::StatusOr<Node> ParsePattern(std::string_view pattern, const Lexicon& lexicon, Vocabulary& vocabulary);

// The tokens of `text` in a row, each with its readings.
Node WordsInARow(std::string_view text, Vocabulary& vocabulary);

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_PATTERN_TREE_H_
