// Reading YAML files that people write by hand: every value knows where it stands, every error says
// `file:line:column: what is wrong, and what is allowed`, and unknown keys are errors, so that a typo is never ignored.
//
//   absl::StatusOr<YamlNode> root = ParseYaml(text, "policy.yaml");
//   Diagnostics errors("policy.yaml");
//   YamlMap map(*root, errors, {"company", "rules"});            // another key: an error naming these
//   std::string company = map.String("company", "");
//
// yaml-cpp and its exceptions stay inside yaml.cc. Errors are collected, not thrown: a reader goes on and reports all
// of them at once. Objects are for one thread; a YamlNode keeps its document alive.
#ifndef YOUWARD_DAEMON_BASE_YAML_H_
#define YOUWARD_DAEMON_BASE_YAML_H_

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace youward::base {

// A place in a file; line and column count from 1, column in bytes.
struct SourceLocation {
  int line = 0;
  int column = 0;
};

// The errors found in one file, in the order found.
class Diagnostics {
 public:
  explicit Diagnostics(std::string file) : file_(std::move(file)) {}
  // `what` says what is wrong and what is allowed, without a full stop.
  void Add(SourceLocation where, std::string_view what);
  // Takes over a line that already says where: the message of a failed ParseYaml.
  void AddLine(std::string_view line) { lines_.emplace_back(line); }
  bool ok() const { return lines_.empty(); }
  const std::string& file() const { return file_; }
  // Each "file:line:column: what".
  const std::vector<std::string>& lines() const { return lines_; }
  // OK, or INVALID_ARGUMENT whose message is the lines joined by newlines: the first hundred, then how many more.
  absl::Status ToStatus() const;

 private:
  std::string file_;
  std::vector<std::string> lines_;
};

// One value of a YAML document.
class YamlNode {
 public:
  enum class Kind { kNull, kScalar, kSequence, kMap };
  Kind kind() const;
  SourceLocation location() const;
  const std::string& scalar() const;                           // empty unless kScalar
  bool quoted() const;                                         // a scalar in quotes or a block: always meant as text
  std::vector<YamlNode> items() const;                         // empty unless kSequence
  std::vector<std::pair<YamlNode, YamlNode>> entries() const;  // key, value in file order; empty unless kMap

  struct Impl;  // yaml.cc only
  explicit YamlNode(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

 private:
  std::shared_ptr<const Impl> impl_;
};

// INVALID_ARGUMENT "file:line:column: what" for text that is not UTF-8 or not YAML, has a control character, a
// duplicate key, an anchor, an alias, a tag or more than one document, or is nested deeper than 32; the first such
// error ends the parse. An empty document is a kNull node. A byte order mark is skipped. `file` is used in messages
// alone.
absl::StatusOr<YamlNode> ParseYaml(std::string_view text, const std::string& file);

// A map with known keys. The constructor reports a node that is not a map, and each key that is not in `allowed`
// (naming the nearest allowed one). Getters report a value of the wrong type and return `fallback` then or when absent.
class YamlMap {
 public:
  YamlMap(const YamlNode& node, Diagnostics& errors, std::initializer_list<std::string_view> allowed);
  SourceLocation location() const { return location_; }
  bool Has(std::string_view key) const;
  std::optional<YamlNode> Get(std::string_view key) const;
  // Reports a missing key.
  std::optional<YamlNode> Require(std::string_view key) const;
  std::string String(std::string_view key, std::string_view fallback) const;
  std::string RequireString(std::string_view key) const;  // missing or blank is an error
  bool Bool(std::string_view key, bool fallback) const;   // true / false only
  std::int64_t Int(std::string_view key, std::int64_t fallback, std::int64_t min, std::int64_t max) const;
  // A sequence of strings (a single string counts as one); each with its place.
  std::vector<std::pair<std::string, SourceLocation>> Strings(std::string_view key) const;

 private:
  Diagnostics& errors_;
  SourceLocation location_;
  std::vector<std::pair<YamlNode, YamlNode>> entries_;
};

// The element of `allowed` nearest to `word`, for "did you mean": at most 2 edits (insert, delete, replace, swap of
// neighbours) and one for each three letters; the first one of equals; empty if none is near.
std::string_view Nearest(std::string_view word, std::span<const std::string_view> allowed);

// "a, b, c" for error messages.
std::string JoinNames(std::span<const std::string_view> names);

// A value from a file as shown in error messages: in quotes, quotes and control characters escaped, cut behind 80 bytes
// (never inside a character).
std::string Quoted(std::string_view text);

}  // namespace youward::base

#endif  // YOUWARD_DAEMON_BASE_YAML_H_
