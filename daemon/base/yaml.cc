// Builds a tree of our own from yaml-cpp's parser events instead of using YAML::Node: events carry exact places, keep
// the order of keys, let duplicates, anchors and aliases be refused where they stand, and stop the (recursive) parser
// at the depth limit before it goes deeper, so that no input can exhaust the stack or expand into more than was
// written.
//
// The text is scanned first for what yaml-cpp would misread in silence: bytes that are not UTF-8, and control
// characters (it takes 0x04 for the end of the file).
#include "daemon/base/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <exception>
#include <istream>
#include <map>
#include <streambuf>

#include "absl/strings/str_cat.h"
#include "daemon/base/unicode.h"

namespace youward::base {

struct YamlNode::Impl {
  Kind kind = Kind::kNull;
  SourceLocation location;
  bool quoted = false;
  std::string scalar;
  std::vector<std::shared_ptr<const Impl>> children;  // items; or key, value, key, value, …
};

namespace {

using Impl = YamlNode::Impl;
using Kind = YamlNode::Kind;

constexpr std::size_t kMaxDepth = 32;
constexpr char kNoAliases[] = "aliases ('*name') are not allowed; write the value out";

// Ends the parse from inside an event; caught in ParseYaml.
struct ParseStop : std::exception {
  ParseStop(SourceLocation place, std::string text) : where(place), what_is_wrong(std::move(text)) {}
  SourceLocation where;
  std::string what_is_wrong;
};

SourceLocation Locate(const YAML::Mark& mark) {
  if (mark.is_null()) return {1, 1};
  return {mark.line + 1, mark.column + 1};
}

// Reads a string in place, without a copy.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());  // only read: there is no put area
    setg(begin, begin, begin + text.size());
  }
};

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  std::shared_ptr<const Impl> root() const { return root_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1)
      throw ParseStop(Locate(mark), "more than one document; keep one and remove the '---' between");
  }
  void OnDocumentEnd() override {}

  void OnAnchor(const YAML::Mark& mark, const std::string&) override {
    throw ParseStop(Locate(mark), "anchors ('&name') are not allowed; write the value out");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { throw ParseStop(Locate(mark), kNoAliases); }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    auto node = NewNode(Kind::kNull, mark);
    node->location = NullLocation(mark);
    Attach(std::move(node));
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    RefuseTag(mark, tag);
    RefuseOpenQuote(mark);
    auto node = NewNode(Kind::kScalar, mark);
    node->quoted = tag == "!";
    node->scalar = value;
    Attach(std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    RefuseTag(mark, tag);
    Open(NewNode(Kind::kSequence, mark));
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, YAML::EmitterStyle::value) override {
    RefuseTag(mark, tag);
    Open(NewNode(Kind::kMap, mark));
  }
  void OnMapEnd() override { Close(); }

 private:
  struct OpenNode {
    std::shared_ptr<Impl> node;
    std::map<std::string, int> key_lines;  // of a map: where each key was first seen
  };

  static std::shared_ptr<Impl> NewNode(Kind kind, const YAML::Mark& mark) {
    auto node = std::make_shared<Impl>();
    node->kind = kind;
    node->location = Locate(mark);
    return node;
  }

  void RefuseTag(const YAML::Mark& mark, const std::string& tag) const {
    const auto begin = static_cast<std::size_t>(mark.pos);
    const bool written = mark.pos >= 0 && begin < text_.size() && text_[begin] == '!';
    if (!written && (tag.empty() || tag == "?" || tag == "!")) return;
    throw ParseStop(Locate(mark), "tags ('!name') are not allowed; write the plain value");
  }

  // yaml-cpp lets the end of the file stand in for a missing closing quote.
  void RefuseOpenQuote(const YAML::Mark& mark) const {
    const auto begin = static_cast<std::size_t>(mark.pos);
    if (mark.pos < 0 || begin >= text_.size()) return;
    const char quote = text_[begin];
    if (quote != '"' && quote != '\'') return;
    for (std::size_t i = begin + 1; i < text_.size(); ++i) {
      const bool escaped = quote == '"' ? text_[i] == '\\' : text_.substr(i, 2) == "''";
      if (escaped) {
        ++i;
      } else if (text_[i] == quote) {
        return;
      }
    }
    throw ParseStop(Locate(mark), "a quote is opened here and not closed");
  }

  // yaml-cpp places a value that was left out at the token behind it, often on a later line. It belongs to its key or
  // to its dash; a written null ("~", "null") stands where it stands.
  SourceLocation NullLocation(const YAML::Mark& mark) const {
    const auto offset = static_cast<std::size_t>(mark.pos);
    if (mark.pos >= 0 && offset < text_.size() &&
        (text_[offset] == '~' || text_[offset] == 'n' || text_[offset] == 'N')) {
      const std::string_view rest = text_.substr(offset);
      for (std::string_view word : {"~", "null", "Null", "NULL"}) {
        if (rest.substr(0, word.size()) != word) continue;
        const char behind = rest.size() > word.size() ? rest[word.size()] : '\n';
        if (std::string_view(" \t\r\n,]}").find(behind) != std::string_view::npos) return Locate(mark);
      }
    }
    if (open_.empty()) return {1, 1};
    const Impl& parent = *open_.back().node;
    if (parent.kind == Kind::kMap) {
      return parent.children.size() % 2 == 1 ? parent.children.back()->location : Locate(mark);
    }
    return DashBefore(Locate(mark), parent.location);
  }

  // The last line at or above `below` that has the dash of a block sequence starting at `sequence`; the dash at `below`
  // itself is the next item's.
  SourceLocation DashBefore(SourceLocation below, SourceLocation sequence) const {
    int line = 1;
    SourceLocation found = sequence;
    for (std::size_t begin = 0; begin <= text_.size() && line <= below.line; ++line) {
      std::size_t end = text_.find('\n', begin);
      if (end == std::string_view::npos) end = text_.size();
      const std::size_t dash = begin + static_cast<std::size_t>(sequence.column) - 1;
      const bool next_item = line == below.line && below.column <= sequence.column;
      if (line >= sequence.line && dash < end && text_[dash] == '-' && !next_item) found = {line, sequence.column};
      begin = end + 1;
    }
    return found;
  }

  // Adds a finished or just opened node to its parent.
  void Attach(std::shared_ptr<const Impl> node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    OpenNode& parent = open_.back();
    const bool is_key = parent.node->kind == Kind::kMap && parent.node->children.size() % 2 == 0;
    if (is_key) {
      if (node->kind != Kind::kScalar) throw ParseStop(node->location, "a key must be a plain word");
      const auto [entry, added] = parent.key_lines.emplace(node->scalar, node->location.line);
      if (!added) {
        throw ParseStop(node->location,
                        absl::StrCat("duplicate key ", Quoted(node->scalar), ", first used in line ", entry->second));
      }
    }
    parent.node->children.push_back(std::move(node));
  }

  void Open(std::shared_ptr<Impl> node) {
    if (open_.size() >= kMaxDepth) {
      throw ParseStop(node->location, absl::StrCat("nested deeper than ", kMaxDepth, " levels"));
    }
    Attach(node);
    open_.push_back({std::move(node), {}});
  }

  void Close() { open_.pop_back(); }

  const std::string_view text_;
  int documents_ = 0;
  std::shared_ptr<const Impl> root_;
  std::vector<OpenNode> open_;
};

// Throws for text that yaml-cpp must not see.
void CheckCharacters(std::string_view text, std::size_t offset_of_text) {
  SourceLocation where = {1, 1};
  for (std::size_t i = 0; i < text.size();) {
    const CodePointAt c = DecodeUtf8(text, i);
    if (!c.valid) throw ParseStop(where, absl::StrCat("not valid UTF-8 at byte offset ", offset_of_text + i));
    const bool layout = c.value == '\t' || c.value == '\n' || c.value == '\r' || c.value == 0x85;
    if (IsControl(c.value) && !layout) {
      const auto hex = absl::Hex(static_cast<std::uint32_t>(c.value), absl::kZeroPad4);
      throw ParseStop(where, absl::StrCat("control character U+", hex, " is not allowed"));
    }
    if (c.value == '\n') {
      where = {where.line + 1, 1};
    } else {
      where.column += static_cast<int>(c.size);
    }
    i += c.size;
  }
}

}  // namespace

absl::StatusOr<YamlNode> ParseYaml(std::string_view text, const std::string& file) {
  Diagnostics error(file);
  std::shared_ptr<const Impl> root;
  try {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    const std::size_t skipped = text.substr(0, 3) == kByteOrderMark ? kByteOrderMark.size() : 0;
    text.remove_prefix(skipped);
    CheckCharacters(text, skipped);
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    TreeBuilder builder(text);
    while (parser.HandleNextDocument(builder)) {
    }
    root = builder.root();
  } catch (const ParseStop& stop) {
    error.Add(stop.where, stop.what_is_wrong);
  } catch (const YAML::Exception& exception) {
    const bool alias = exception.msg == YAML::ErrorMsg::UNKNOWN_ANCHOR;
    error.Add(Locate(exception.mark),
              alias ? std::string(kNoAliases) : absl::StrCat("not valid YAML: ", exception.msg));
  }
  if (!error.ok()) return error.ToStatus();
  if (root == nullptr) {
    auto empty = std::make_shared<Impl>();
    empty->location = {1, 1};
    root = std::move(empty);
  }
  return YamlNode(std::move(root));
}

YamlNode::Kind YamlNode::kind() const { return impl_->kind; }
SourceLocation YamlNode::location() const { return impl_->location; }
const std::string& YamlNode::scalar() const { return impl_->scalar; }
bool YamlNode::quoted() const { return impl_->quoted; }

std::vector<YamlNode> YamlNode::items() const {
  std::vector<YamlNode> items;
  if (impl_->kind != Kind::kSequence) return items;
  items.reserve(impl_->children.size());
  for (const auto& child : impl_->children) items.emplace_back(child);
  return items;
}

std::vector<std::pair<YamlNode, YamlNode>> YamlNode::entries() const {
  std::vector<std::pair<YamlNode, YamlNode>> entries;
  if (impl_->kind != Kind::kMap) return entries;
  entries.reserve(impl_->children.size() / 2);
  for (std::size_t i = 0; i + 1 < impl_->children.size(); i += 2) {
    entries.emplace_back(YamlNode(impl_->children[i]), YamlNode(impl_->children[i + 1]));
  }
  return entries;
}

}  // namespace youward::base
