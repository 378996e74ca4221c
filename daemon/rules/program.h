// Patterns as small programs over the features of tokens, and the machine that runs them.
//
// A token has features: the words it may stand for, the lemmas it may be a form of, its shape (#number), whether it
// belongs to a known name (@sender-name). An instruction tests, branches or moves on; see Machine in program.cc. Plain
// data that can be static.
#ifndef YOUWARD_DAEMON_RULES_PROGRAM_H_
#define YOUWARD_DAEMON_RULES_PROGRAM_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace youward::rules {

// A feature of a token: one of Shape, or an index into the catalogue's words and lemmas (from kFirstWordFeature on).
using Feature = std::uint16_t;

// Features that need no vocabulary. Written "#name" in patterns; the last two "@sender-name", "@reader-name".
enum class Shape : Feature {
  kWord,     // a word, whatever it is
  kNumber,   // has a digit; "two" is a word
  kMoney,    // a number with a currency sign
  kPercent,  // a number with % or "percent"
  kUrl,
  kEmail,
  kPlaceholder,  // {{first_name}}
  kName,         // begins with a capital, not at the head of its sentence; or a placeholder
  kCaps,         // two capitals or more, no small letter
  kEmoji,
  kComma,
  kColon,
  kDash,
  kQuestion,
  kExclamation,
  kSenderName,
  kReaderName,
};
inline constexpr Feature kShapeCount = 17;
inline constexpr Feature kFirstWordFeature = 32;

// nullopt for an unknown name; with its mark ("#number", "@sender-name").
std::optional<Shape> ParseShape(std::string_view name);
std::span<const std::string_view> ShapeNames();

enum class Op : std::uint8_t {
  kSet,     // a: set index; the next token has a feature of the set; moves on
  kAny,     // moves on over any token
  kSplit,   // a, b: first try a, then b
  kJump,    // a
  kStart,   // at the head of the sentence
  kEnd,     // nothing but punctuation follows
  kNotSet,  // a: set index; the next token has no feature of the set; stays
  kOpen,    // a: capture index; a capture begins
  kClose,   // a: capture index; it ends
  kMatch,
};

struct Instruction {
  Op op = Op::kMatch;
  std::uint16_t a = 0;
  std::uint16_t b = 0;
};

// What a program is for within its rule.
enum class Role : std::uint8_t { kAny, kUnless, kOnlyIf };

struct Program {
  std::uint32_t first_instruction = 0;  // into CatalogView::instructions
  std::uint16_t rule = 0;               // into CatalogView::rules
  Role role = Role::kAny;
  std::uint16_t first_set = 0;   // features that the first token must have one of
  std::uint16_t anchor_set = 0;  // features that some token of the sentence must have one of
};

// A sorted run of features, into CatalogView::features.
struct FeatureSet {
  std::uint32_t begin = 0;
  std::uint16_t size = 0;
};

// The tokens of one sentence as features. `offsets` has one entry more than there are tokens.
struct SentenceFeatures {
  std::vector<Feature> features;
  std::vector<std::uint32_t> offsets;
  std::vector<bool> soft;  // skipped between words: quotation marks, asterisks, brackets, emoji

  std::size_t size() const { return offsets.empty() ? 0 : offsets.size() - 1; }
  std::span<const Feature> Of(std::size_t token) const {
    return std::span(features).subspan(offsets[token], offsets[token + 1] - offsets[token]);
  }
};

inline constexpr std::size_t kMaxCaptures = 4;

// Where a program matched, as token indexes of the sentence; half-open. An unset capture is empty.
struct ProgramMatch {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::array<std::uint32_t, kMaxCaptures> capture_begin{};
  std::array<std::uint32_t, kMaxCaptures> capture_end{};
};

// Views of the pools that programs refer to.
struct ProgramPools {
  std::span<const Instruction> instructions;
  std::span<const FeatureSet> sets;
  std::span<const Feature> features;

  std::span<const Feature> Set(std::uint16_t index) const {
    return features.subspan(sets[index].begin, sets[index].size);
  }
};

// Runs the program at `first_instruction` from token `begin`; true and `*match` set if it matches there. Takes the
// first match in order of preference. Gives up after a fixed number of steps, so that its cost per token is bounded.
bool RunProgram(const ProgramPools& pools, std::uint32_t first_instruction, const SentenceFeatures& sentence,
                std::uint32_t begin, ProgramMatch* match);

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_PROGRAM_H_
