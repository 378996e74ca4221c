// A pattern's tree is turned into instructions. On the way two sets of features are computed that spare most of the
// searching: those that the first token must have one of, and those of the rarest word that any match must contain (the
// anchor).
#include "daemon/rules/pattern.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "daemon/rules/pattern_tree.h"

namespace youward::rules {
namespace {

constexpr std::size_t kMaxInstructions = 4000;
constexpr std::size_t kMaxPatternBytes = 2000;

absl::Status Error(const std::string& what) { return absl::InvalidArgumentError(what); }

// Words that nearly every sentence has: poor anchors.
bool IsCommon(std::string_view word) {
  static const std::set<std::string_view> kCommon = {
      "a",    "an", "the", "we",  "i",    "you",   "your", "our", "my",    "to",   "of",
      "and",  "in", "for", "is",  "are",  "be",    "have", "it",  "that",  "this", "on",
      "with", "at", "as",  "or",  "from", "so",    "us",   "me",  "will",  "can",  "do",
      "not",  "if", "by",  "has", "was",  "would", "they", "all", "would", "had",  "there"};
  return kCommon.contains(word);
}

// What a match of a node may begin with; `nullable` when it may be empty, `anything` when a gap comes first.
struct First {
  std::set<Feature> features;
  bool nullable = true;
  bool anything = false;
};

First FirstOf(const Node& node) {
  First first;
  switch (node.kind) {
    case Node::Kind::kSet:
      return {node.features, false, false};
    case Node::Kind::kGap:
      return {{}, true, true};
    case Node::Kind::kStart:
    case Node::Kind::kEnd:
    case Node::Kind::kNot:
      return first;
    case Node::Kind::kOptional:
      first = FirstOf(node.children.front());
      first.nullable = true;
      return first;
    case Node::Kind::kRun:
    case Node::Kind::kCapture:
      return FirstOf(node.children.front());
    case Node::Kind::kSequence:
      for (const Node& child : node.children) {
        First next = FirstOf(child);
        first.features.merge(next.features);
        first.anything |= next.anything;
        if (!next.nullable) {
          first.nullable = false;
          break;
        }
      }
      return first;
    case Node::Kind::kAlternatives:
      first.nullable = false;
      for (const Node& child : node.children) {
        First next = FirstOf(child);
        first.features.merge(next.features);
        first.nullable |= next.nullable;
        first.anything |= next.anything;
      }
      return first;
  }
  return first;
}

class Generator {
 public:
  explicit Generator(const Vocabulary& vocabulary) {
    for (const auto& [word, entry] : vocabulary.entries()) {
      if (!IsCommon(word)) continue;
      if (entry.word != 0) common_.insert(entry.word);
      if (entry.lemma != 0) common_.insert(entry.lemma);
    }
  }

  absl::StatusOr<CompiledPattern> Generate(const Node& root) {
    const First first = FirstOf(root);
    if (first.anything) return Error("a pattern may not begin with a gap");
    if (first.nullable) return Error("a pattern may not match nothing");
    const std::set<Feature> anchor = AnchorOf(root);
    if (absl::Status status = Emit(root); !status.ok()) return status;
    Add({Op::kMatch});
    if (result_.instructions.size() > kMaxInstructions) return Error("too long: more than 4000 steps");
    result_.first_set = SetIndex(first.features);
    result_.anchor_set = SetIndex(anchor.empty() ? first.features : anchor);
    return std::move(result_);
  }

 private:
  std::size_t Cost(const std::set<Feature>& features) const {
    if (features.empty()) return SIZE_MAX;
    std::size_t cost = 0;
    for (Feature feature : features) cost += feature < kFirstWordFeature ? 60 : common_.contains(feature) ? 50 : 1;
    return cost;
  }

  // The cheapest set that every match must have a token of; empty if there is none.
  std::set<Feature> AnchorOf(const Node& node) const {
    switch (node.kind) {
      case Node::Kind::kSet:
        return node.features;
      case Node::Kind::kRun:
      case Node::Kind::kCapture:
        return AnchorOf(node.children.front());
      case Node::Kind::kSequence: {
        std::set<Feature> best;
        for (const Node& child : node.children) {
          std::set<Feature> anchor = AnchorOf(child);
          if (Cost(anchor) < Cost(best)) best = std::move(anchor);
        }
        return best;
      }
      case Node::Kind::kAlternatives: {
        std::set<Feature> all;
        for (const Node& child : node.children) {
          std::set<Feature> anchor = AnchorOf(child);
          if (anchor.empty()) return {};
          all.merge(anchor);
        }
        return all;
      }
      default:
        return {};
    }
  }

  std::uint16_t SetIndex(const std::set<Feature>& features) {
    std::vector<Feature> sorted(features.begin(), features.end());
    const auto found = std::find(result_.sets.begin(), result_.sets.end(), sorted);
    if (found != result_.sets.end()) return static_cast<std::uint16_t>(found - result_.sets.begin());
    result_.sets.push_back(std::move(sorted));
    return static_cast<std::uint16_t>(result_.sets.size() - 1);
  }

  std::uint16_t Add(Instruction instruction) {
    result_.instructions.push_back(instruction);
    return static_cast<std::uint16_t>(result_.instructions.size() - 1);
  }
  std::uint16_t Here() const { return static_cast<std::uint16_t>(result_.instructions.size()); }

  absl::Status EmitAll(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) {
      if (absl::Status status = Emit(node); !status.ok()) return status;
      if (result_.instructions.size() > kMaxInstructions) return Error("too long: more than 4000 steps");
    }
    return absl::OkStatus();
  }

  absl::Status Emit(const Node& node) {
    switch (node.kind) {
      case Node::Kind::kSet:
        Add({Op::kSet, SetIndex(node.features)});
        return absl::OkStatus();
      case Node::Kind::kNot:
        Add({Op::kNotSet, SetIndex(node.features)});
        return absl::OkStatus();
      case Node::Kind::kStart:
        Add({Op::kStart});
        return absl::OkStatus();
      case Node::Kind::kEnd:
        Add({Op::kEnd});
        return absl::OkStatus();
      case Node::Kind::kGap: {
        std::vector<std::uint16_t> splits;
        for (int i = 0; i < node.gap; ++i) {
          splits.push_back(Add({Op::kSplit}));
          Add({Op::kAny});
        }
        for (std::uint16_t split : splits) {
          result_.instructions[split] = {Op::kSplit, Here(), static_cast<std::uint16_t>(split + 1)};
        }
        return absl::OkStatus();
      }
      case Node::Kind::kRun: {
        const std::uint16_t begin = Here();
        if (absl::Status status = Emit(node.children.front()); !status.ok()) return status;
        const std::uint16_t split = Add({Op::kSplit});
        result_.instructions[split] = {Op::kSplit, begin, Here()};
        return absl::OkStatus();
      }
      case Node::Kind::kOptional: {
        const std::uint16_t split = Add({Op::kSplit});
        if (absl::Status status = Emit(node.children.front()); !status.ok()) return status;
        result_.instructions[split] = {Op::kSplit, static_cast<std::uint16_t>(split + 1), Here()};
        return absl::OkStatus();
      }
      case Node::Kind::kSequence:
        return EmitAll(node.children);
      case Node::Kind::kAlternatives: {
        std::vector<std::uint16_t> jumps;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
          const bool last = i + 1 == node.children.size();
          const std::uint16_t split = last ? std::uint16_t{0} : Add({Op::kSplit});
          if (absl::Status status = EmitAll({node.children[i]}); !status.ok()) return status;
          if (last) break;
          jumps.push_back(Add({Op::kJump}));
          result_.instructions[split] = {Op::kSplit, static_cast<std::uint16_t>(split + 1), Here()};
        }
        for (std::uint16_t jump : jumps) result_.instructions[jump].a = Here();
        return absl::OkStatus();
      }
      case Node::Kind::kCapture: {
        if (result_.capture_names.size() == kMaxCaptures) return Error("at most four captures a pattern");
        const auto index = static_cast<std::uint16_t>(result_.capture_names.size());
        result_.capture_names.push_back(node.name);
        Add({Op::kOpen, index});
        if (absl::Status status = Emit(node.children.front()); !status.ok()) return status;
        Add({Op::kClose, index});
        return absl::OkStatus();
      }
    }
    return absl::OkStatus();
  }

  std::set<Feature> common_;
  CompiledPattern result_;
};

}  // namespace

Feature Vocabulary::Word(std::string_view normalized) {
  Entry& entry = entries_[std::string(normalized)];
  if (entry.word == 0) entry.word = next_++;
  return entry.word;
}

Feature Vocabulary::Lemma(std::string_view lemma) {
  Entry& entry = entries_[std::string(lemma)];
  if (entry.lemma == 0) entry.lemma = next_++;
  return entry.lemma;
}

absl::StatusOr<CompiledPattern> CompilePattern(std::string_view pattern, const Lexicon& lexicon,
                                               Vocabulary& vocabulary) {
  if (pattern.size() > kMaxPatternBytes) return Error("a pattern is at most 2000 bytes");
  absl::StatusOr<Node> root = ParsePattern(pattern, lexicon, vocabulary);
  if (!root.ok()) return root.status();
  return Generator(vocabulary).Generate(*root);
}

absl::StatusOr<CompiledPattern> CompilePhrase(std::string_view phrase, Vocabulary& vocabulary) {
  const Node words = WordsInARow(phrase, vocabulary);
  if (words.children.empty()) return Error("a phrase needs at least one word");
  return Generator(vocabulary).Generate(words);
}

}  // namespace youward::rules
