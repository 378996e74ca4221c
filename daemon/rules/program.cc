// A backtracking machine. Patterns are short (a handful of words, gaps of a few tokens) and have no unbounded loop but
// the run of a name, so backtracking visits few states; a budget bounds the rest. Soft tokens (quotation marks,
// asterisks, brackets, emoji) are stepped over before a token is tested, so that "our *leading* platform" reads like
// "our leading platform".
#include "daemon/rules/program.h"

#include <algorithm>

namespace youward::rules {
namespace {

constexpr std::string_view kShapeNames[] = {
    "#word",  "#number", "#money", "#percent", "#url",      "#email",       "#placeholder", "#name",        "#caps",
    "#emoji", "#comma",  "#colon", "#dash",    "#question", "#exclamation", "@sender-name", "@reader-name",
};
static_assert(std::size(kShapeNames) == kShapeCount);

constexpr int kStepBudget = 4000;

// Both ranges are sorted and short.
bool Intersects(std::span<const Feature> token, std::span<const Feature> set) {
  for (Feature feature : token) {
    if (std::binary_search(set.begin(), set.end(), feature)) return true;
  }
  return false;
}

class Machine {
 public:
  Machine(const ProgramPools& pools, std::uint32_t base, const SentenceFeatures& sentence, ProgramMatch* match)
      : pools_(pools), base_(base), sentence_(sentence), match_(match) {}

  bool Run(std::uint32_t pc, std::uint32_t at) {
    for (;;) {
      if (--budget_ < 0) return false;
      const Instruction& instruction = pools_.instructions[base_ + pc];
      switch (instruction.op) {
        case Op::kSet: {
          const std::uint32_t token = SkipSoft(at, instruction.a);
          if (token >= sentence_.size() || !Intersects(sentence_.Of(token), pools_.Set(instruction.a))) return false;
          at = token + 1;
          ++pc;
          break;
        }
        case Op::kAny:
          if (at >= sentence_.size()) return false;
          ++at;
          ++pc;
          break;
        case Op::kSplit:
          if (Run(instruction.a, at)) return true;
          pc = instruction.b;
          break;
        case Op::kJump:
          pc = instruction.a;
          break;
        case Op::kStart:
          for (std::uint32_t token = 0; token < at; ++token) {
            if (!sentence_.soft[token]) return false;
          }
          ++pc;
          break;
        case Op::kEnd:
          for (std::uint32_t token = at; token < sentence_.size(); ++token) {
            if (IsWordLike(token)) return false;
          }
          ++pc;
          break;
        case Op::kNotSet: {
          const std::uint32_t token = SkipSoft(at, instruction.a);
          if (token < sentence_.size() && Intersects(sentence_.Of(token), pools_.Set(instruction.a))) return false;
          ++pc;
          break;
        }
        case Op::kOpen: {
          const std::uint32_t before = match_->capture_begin[instruction.a];
          match_->capture_begin[instruction.a] = at;
          if (Run(pc + 1, at)) return true;
          match_->capture_begin[instruction.a] = before;
          return false;
        }
        case Op::kClose: {
          const std::uint32_t before = match_->capture_end[instruction.a];
          match_->capture_end[instruction.a] = at;
          if (Run(pc + 1, at)) return true;
          match_->capture_end[instruction.a] = before;
          return false;
        }
        case Op::kMatch:
          match_->end = at;
          return true;
      }
    }
  }

 private:
  // A soft token is stepped over unless the set asks for it (an emoji).
  std::uint32_t SkipSoft(std::uint32_t at, std::uint16_t set) const {
    while (at < sentence_.size() && sentence_.soft[at] && !Intersects(sentence_.Of(at), pools_.Set(set))) ++at;
    return at;
  }

  // Anything that reads as part of the sentence: not punctuation.
  bool IsWordLike(std::uint32_t token) const {
    for (Feature feature : sentence_.Of(token)) {
      if (feature >= kFirstWordFeature) break;  // a mark may be asked for as well; sorted, shapes come first
      switch (static_cast<Shape>(feature)) {
        case Shape::kWord:
        case Shape::kNumber:
        case Shape::kUrl:
        case Shape::kEmail:
        case Shape::kPlaceholder:
          return true;
        default:
          break;
      }
    }
    return false;
  }

  const ProgramPools& pools_;
  const std::uint32_t base_;
  const SentenceFeatures& sentence_;
  ProgramMatch* match_;
  int budget_ = kStepBudget;
};

}  // namespace

std::optional<Shape> ParseShape(std::string_view name) {
  const auto* found = std::find(std::begin(kShapeNames), std::end(kShapeNames), name);
  if (found == std::end(kShapeNames)) return std::nullopt;
  return static_cast<Shape>(found - std::begin(kShapeNames));
}

std::span<const std::string_view> ShapeNames() { return kShapeNames; }

bool RunProgram(const ProgramPools& pools, std::uint32_t first_instruction, const SentenceFeatures& sentence,
                std::uint32_t begin, ProgramMatch* match) {
  *match = ProgramMatch{};
  match->begin = begin;
  return Machine(pools, first_instruction, sentence, match).Run(0, begin);
}

}  // namespace youward::rules
