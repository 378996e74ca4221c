// A pattern is parsed into a tree, the tree is turned into instructions. On the way two sets of features are computed that spare
// most of the searching: those that the first token must have one of, and those of the rarest word that any match must
// contain (the anchor).
#include "daemon/base/concat.h"
#include "daemon/base/yaml.h"
#include "daemon/rules/pattern.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "daemon/language/words.h"
#include "daemon/text/document.h"

namespace youward::rules {
namespace {

constexpr int kMaxDepth = 12;
constexpr int kDefaultGap = 4;
constexpr int kMaxGap = 20;
constexpr std::size_t kMaxInstructions = 4000;
constexpr std::size_t kMaxPatternBytes = 2000;

struct Node {
  enum class Kind { kSet, kGap, kSequence, kAlternatives, kOptional, kRun, kStart, kEnd, kNot, kCapture };
  Kind kind = Kind::kSequence;
  std::set<Feature> features;  // kSet, kNot
  int gap = 0;
  std::string name;  // kCapture
  std::vector<Node> children;
};

absl::Status Error(const std::string& what) { return absl::InvalidArgumentError(what); }

// Words that nearly every sentence has: poor anchors.
bool IsCommon(std::string_view word) {
  static const std::set<std::string_view> kCommon = {
      "a",  "an",   "the", "we",  "i",    "you", "your", "our",  "my", "to", "of",   "and", "in", "for", "is",   "are",
      "be", "have", "it",  "that", "this", "on",  "with", "at",   "as", "or", "from", "so",  "us", "me",  "will", "can",
      "do", "not",  "if",  "by",   "has",  "was", "would", "they", "all", "would", "had", "there"};
  return kCommon.contains(word);
}

// The tokens of `text` in a row, each with its readings.
Node Words(std::string_view text, Vocabulary& vocabulary) {
  std::vector<text::Token> tokens;
  text::Tokenize(text, 0, tokens);
  Node sequence{.kind = Node::Kind::kSequence};
  for (const text::Token& token : tokens) {
    std::string normalized;
    language::Normalize(token.span.In(text), normalized);
    Node set{.kind = Node::Kind::kSet, .features = {vocabulary.Word(normalized)}};
    for (std::string_view reading : language::Readings(normalized)) set.features.insert(vocabulary.Word(reading));
    sequence.children.push_back(std::move(set));
  }
  return sequence;
}

class Parser {
 public:
  // `outer` is the parser that met the class `name` of which `pattern` is an entry; null for a rule's pattern.
  Parser(std::string_view pattern, const Lexicon& lexicon, Vocabulary& vocabulary, const Parser* outer,
         std::string_view name)
      : pattern_(pattern),
        lexicon_(lexicon),
        vocabulary_(vocabulary),
        outer_(outer),
        class_(name),
        depth_(outer == nullptr ? 0 : outer->depth_ + 1) {}

  absl::StatusOr<Node> ParseAll() {
    absl::StatusOr<Node> node = ParseAlternatives();
    if (!node.ok()) return node;
    if (at_ < pattern_.size()) return Error(base::Concat("\"", pattern_.substr(at_, 1), "\" without its \"(\""));
    return node;
  }

 private:
  void SkipSpace() {
    while (at_ < pattern_.size() && pattern_[at_] == ' ') ++at_;
  }
  bool Peek(char c) const { return at_ < pattern_.size() && pattern_[at_] == c; }
  bool Take(char c) {
    if (!Peek(c)) return false;
    ++at_;
    return true;
  }

  absl::StatusOr<Node> ParseAlternatives() {
    if (depth_ > kMaxDepth) return Error("nested too deeply");
    std::vector<Node> branches;
    for (;;) {
      absl::StatusOr<Node> branch = ParseSequence();
      if (!branch.ok()) return branch;
      if (branch->children.empty()) return Error("an empty alternative; write x? for what may be missing");
      branches.push_back(branch->children.size() == 1 ? Node(branch->children.front()) : *std::move(branch));
      if (!Take('|')) break;
    }
    return Join(std::move(branches));
  }

  // Alternatives of single words are one set.
  static Node Join(std::vector<Node> branches) {
    if (branches.size() == 1) return std::move(branches.front());
    Node joined{.kind = Node::Kind::kSet};
    Node result{.kind = Node::Kind::kAlternatives};
    for (Node& branch : branches) {
      if (branch.kind == Node::Kind::kSet) {
        joined.features.merge(branch.features);
      } else {
        result.children.push_back(std::move(branch));
      }
    }
    if (result.children.empty()) return joined;
    if (!joined.features.empty()) result.children.push_back(std::move(joined));
    return result;
  }

  absl::StatusOr<Node> ParseSequence() {
    Node sequence{.kind = Node::Kind::kSequence};
    for (;;) {
      SkipSpace();
      if (at_ >= pattern_.size() || Peek('|') || Peek(')')) return sequence;
      absl::StatusOr<Node> item = ParseItem();
      if (!item.ok()) return item;
      // A word of several tokens ("don't") is spliced in.
      if (item->kind == Node::Kind::kSequence) {
        for (Node& child : item->children) sequence.children.push_back(std::move(child));
      } else {
        sequence.children.push_back(*std::move(item));
      }
    }
  }

  absl::StatusOr<Node> ParseItem() {
    absl::StatusOr<Node> atom = ParseAtom();
    if (!atom.ok()) return atom;
    if (Take('?')) {
      Node optional{.kind = Node::Kind::kOptional};
      optional.children.push_back(*std::move(atom));
      return optional;
    }
    if (Take('+')) {
      if (atom->kind != Node::Kind::kSet) return Error("+ may only follow a single word, class or #shape");
      Node run{.kind = Node::Kind::kRun};
      run.children.push_back(*std::move(atom));
      return run;
    }
    return atom;
  }

  absl::StatusOr<Node> ParseAtom() {
    if (Take('^')) return Node{.kind = Node::Kind::kStart};
    if (Take('$')) return Node{.kind = Node::Kind::kEnd};
    if (Take('!')) {
      absl::StatusOr<Node> inner = ParseAtom();
      if (!inner.ok()) return inner;
      if (inner->kind != Node::Kind::kSet) return Error("! may only stand before a word, a class or (a|b|c) of words");
      inner->kind = Node::Kind::kNot;
      return inner;
    }
    if (Peek('(')) return ParseGroup();
    if (pattern_.substr(at_).starts_with("...")) return ParseGap();
    const std::string_view word = TakeWord();
    if (word.empty()) return Error(base::Concat("unexpected \"", pattern_.substr(at_, 1), "\""));
    if (word.size() > 1 && word.back() == ':' && Peek('(')) {
      Node capture{.kind = Node::Kind::kCapture, .name = std::string(word.substr(0, word.size() - 1))};
      absl::StatusOr<Node> inner = ParseGroup();
      if (!inner.ok()) return inner;
      capture.children.push_back(*std::move(inner));
      return capture;
    }
    return ParseWord(word);
  }

  absl::StatusOr<Node> ParseGroup() {
    ++at_;  // "("
    ++depth_;
    absl::StatusOr<Node> inner = ParseAlternatives();
    --depth_;
    if (!inner.ok()) return inner;
    if (!Take(')')) return Error("\"(\" without its \")\"");
    // Kept together, so that "(a b)?" is one thing.
    if (inner->kind == Node::Kind::kSequence) {
      Node group{.kind = Node::Kind::kAlternatives};
      group.children.push_back(*std::move(inner));
      return group;
    }
    return inner;
  }

  absl::StatusOr<Node> ParseGap() {
    at_ += 3;
    int size = 0;
    const std::size_t begin = at_;
    while (at_ < pattern_.size() && pattern_[at_] >= '0' && pattern_[at_] <= '9' && size <= kMaxGap) {
      size = size * 10 + (pattern_[at_++] - '0');
    }
    if (begin == at_) size = kDefaultGap;
    if (size < 1 || size > kMaxGap) return Error(base::Concat("a gap is 1 to ", kMaxGap, " tokens"));
    return Node{.kind = Node::Kind::kGap, .gap = size};
  }

  std::string_view TakeWord() {
    const std::size_t begin = at_;
    while (at_ < pattern_.size() && std::string_view(" ()|?!^").find(pattern_[at_]) == std::string_view::npos) {
      if (pattern_[at_] == '+' && at_ > begin) break;
      ++at_;
    }
    return pattern_.substr(begin, at_ - begin);
  }

  absl::StatusOr<Node> ParseWord(std::string_view word) {
    if (word == "_") return Node{.kind = Node::Kind::kSet, .features = {static_cast<Feature>(Shape::kWord)}};
    if (word.front() == '#' || word == "@sender-name" || word == "@reader-name") {
      const std::optional<Shape> shape = ParseShape(word);
      if (!shape) {
        return Error(base::Concat("unknown shape \"", word, "\"; allowed: ", base::JoinNames(ShapeNames())));
      }
      return Node{.kind = Node::Kind::kSet, .features = {static_cast<Feature>(*shape)}};
    }
    if (word.front() == '@') return ParseClass(word.substr(1));
    if (word.front() == '~') {
      std::string lemma;
      language::Normalize(word.substr(1), lemma);
      if (lemma.empty()) return Error("~ without a word");
      return Node{.kind = Node::Kind::kSet, .features = {vocabulary_.Lemma(lemma)}};
    }
    Node sequence = Words(word, vocabulary_);
    if (sequence.children.empty()) return Error(base::Concat("\"", word, "\" is no word"));
    if (sequence.children.size() == 1) return Node(sequence.children.front());
    return sequence;
  }

  absl::StatusOr<Node> ParseClass(std::string_view name) {
    const auto found = lexicon_.find(name);
    if (found == lexicon_.end()) {
      std::vector<std::string_view> names;
      for (const auto& [key, value] : lexicon_) names.push_back(key);
      return Error(base::Concat("unknown class \"@", name, "\"; allowed: ", base::JoinNames(names)));
    }
    for (const Parser* outer = this; outer != nullptr; outer = outer->outer_) {
      if (outer->class_ == name) return Error(base::Concat("class \"@", name, "\" refers to itself"));
    }
    std::vector<Node> branches;
    for (const PatternSource& entry : found->second.entries) {
      absl::StatusOr<Node> node = Parser(entry.text, lexicon_, vocabulary_, this, name).ParseAll();
      if (!node.ok()) return Error(base::Concat("in class \"@", name, "\": ", base::MessageOf(node.status())));
      branches.push_back(*std::move(node));
    }
    Node joined = Join(std::move(branches));
    if (joined.kind == Node::Kind::kSequence) {
      Node group{.kind = Node::Kind::kAlternatives};
      group.children.push_back(std::move(joined));
      return group;
    }
    return joined;
  }

  std::string_view pattern_;
  const Lexicon& lexicon_;
  Vocabulary& vocabulary_;
  const Parser* outer_;
  std::string_view class_;
  int depth_;
  std::size_t at_ = 0;
};

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
  absl::StatusOr<Node> root = Parser(pattern, lexicon, vocabulary, nullptr, "").ParseAll();
  if (!root.ok()) return root.status();
  return Generator(vocabulary).Generate(*root);
}

absl::StatusOr<CompiledPattern> CompilePhrase(std::string_view phrase, Vocabulary& vocabulary) {
  const Node words = Words(phrase, vocabulary);
  if (words.children.empty()) return Error("a phrase needs at least one word");
  return Generator(vocabulary).Generate(words);
}

}  // namespace youward::rules
