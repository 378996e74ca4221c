// A recursive descent over the pattern's text. Words and classes get their features here, so that alternatives of
// single words become one set at once.
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "daemon/base/concat.h"
#include "daemon/base/yaml.h"
#include "daemon/language/words.h"
#include "daemon/rules/pattern_tree.h"
#include "daemon/text/document.h"

namespace youward::rules {
namespace {

constexpr int kMaxDepth = 12;
constexpr int kDefaultGap = 4;
constexpr int kMaxGap = 20;

absl::Status Error(const std::string& what) { return absl::InvalidArgumentError(what); }

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
    Node sequence = WordsInARow(word, vocabulary_);
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

}  // namespace

Node WordsInARow(std::string_view text, Vocabulary& vocabulary) {
  std::vector<text::Token> tokens;
  text::Tokenize(text, 0, tokens);
  std::vector<std::string> words(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) language::Normalize(tokens[i].span.In(text), words[i]);
  Node sequence{.kind = Node::Kind::kSequence};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view previous = i > 0 ? words[i - 1] : std::string_view();
    const std::string_view next = i + 1 < words.size() ? words[i + 1] : std::string_view();
    Node set{.kind = Node::Kind::kSet, .features = {vocabulary.Word(words[i])}};
    for (std::string_view reading : language::Readings(words[i])) {
      if (language::ReadsAs(previous, words[i], next, reading)) set.features.insert(vocabulary.Word(reading));
    }
    sequence.children.push_back(std::move(set));
  }
  return sequence;
}

absl::StatusOr<Node> ParsePattern(std::string_view pattern, const Lexicon& lexicon, Vocabulary& vocabulary) {
  return Parser(pattern, lexicon, vocabulary, nullptr, "").ParseAll();
}

}  // namespace youward::rules
