// What a reader of a parsed YAML file needs: collecting errors, and getting values of a known type out of a map.
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "daemon/base/yaml.h"

namespace youward::base {
namespace {

constexpr std::size_t kMaxReported = 100;
constexpr std::size_t kMaxQuotedBytes = 80;

std::string_view Describe(const YamlNode& node) {
  switch (node.kind()) {
    case YamlNode::Kind::kNull:
      return "nothing";
    case YamlNode::Kind::kSequence:
      return "a list";
    case YamlNode::Kind::kMap:
      return "a map";
    case YamlNode::Kind::kScalar:
      break;
  }
  return "a text";
}

std::string Shown(const YamlNode& node) {
  return node.kind() == YamlNode::Kind::kScalar ? Quoted(node.scalar()) : std::string(Describe(node));
}

// Optimal string alignment: insert, delete, replace, swap of neighbours; `limit` + 1 when more than `limit`.
std::size_t EditDistance(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

}  // namespace

void Diagnostics::Add(SourceLocation where, std::string_view what) {
  lines_.push_back(absl::StrCat(file_, ":", where.line, ":", where.column, ": ", std::string(what)));
}

absl::Status Diagnostics::ToStatus() const {
  if (ok()) return absl::OkStatus();
  if (lines_.size() <= kMaxReported) return absl::InvalidArgumentError(absl::StrJoin(lines_, "\n"));
  return absl::InvalidArgumentError(absl::StrCat(absl::StrJoin(lines_.begin(), lines_.begin() + kMaxReported, "\n"),
                                                 "\n", file_, ": and ", lines_.size() - kMaxReported, " more errors"));
}

YamlMap::YamlMap(const YamlNode& node, Diagnostics& errors, std::initializer_list<std::string_view> allowed)
    : errors_(errors), location_(node.location()) {
  const std::span<const std::string_view> names(allowed.begin(), allowed.size());
  if (node.kind() != YamlNode::Kind::kMap) {
    errors_.Add(location_, absl::StrCat("expected a map, not ", Shown(node), "; allowed keys: ", JoinNames(names)));
    return;
  }
  for (auto& entry : node.entries()) {
    const std::string& key = entry.first.scalar();
    if (std::find(names.begin(), names.end(), key) != names.end()) {
      entries_.push_back(std::move(entry));
      continue;
    }
    const std::string_view near = Nearest(key, names);
    const std::string hint = near.empty() ? "; " : absl::StrCat(", did you mean \"", std::string(near), "\"? ");
    errors_.Add(entry.first.location(), absl::StrCat("unknown key ", Quoted(key), hint, "allowed: ", JoinNames(names)));
  }
}

bool YamlMap::Has(std::string_view key) const { return Get(key).has_value(); }

std::optional<YamlNode> YamlMap::Get(std::string_view key) const {
  for (const auto& [name, value] : entries_) {
    if (name.scalar() == key) return value;
  }
  return std::nullopt;
}

std::optional<YamlNode> YamlMap::Require(std::string_view key) const {
  std::optional<YamlNode> node = Get(key);
  if (!node) errors_.Add(location_, absl::StrCat("missing key \"", std::string(key), "\""));
  return node;
}

std::string YamlMap::String(std::string_view key, std::string_view fallback) const {
  const std::optional<YamlNode> node = Get(key);
  if (!node) return std::string(fallback);
  if (node->kind() == YamlNode::Kind::kScalar) return node->scalar();
  errors_.Add(node->location(), absl::StrCat("\"", std::string(key), "\" must be a text, not ", Shown(*node)));
  return std::string(fallback);
}

std::string YamlMap::RequireString(std::string_view key) const {
  const std::optional<YamlNode> node = Require(key);
  if (!node) return std::string();
  std::string value = String(key, "");
  const bool is_text = node->kind() == YamlNode::Kind::kScalar;
  if (is_text && std::all_of(value.begin(), value.end(), [](unsigned char c) { return absl::ascii_isspace(c); })) {
    errors_.Add(node->location(), absl::StrCat("\"", std::string(key), "\" must not be empty"));
  }
  return value;
}

bool YamlMap::Bool(std::string_view key, bool fallback) const {
  const std::optional<YamlNode> node = Get(key);
  if (!node) return fallback;
  if (!node->quoted() && node->scalar() == "true") return true;
  if (!node->quoted() && node->scalar() == "false") return false;
  errors_.Add(node->location(), absl::StrCat("\"", std::string(key), "\" must be true or false, not ", Shown(*node)));
  return fallback;
}

std::int64_t YamlMap::Int(std::string_view key, std::int64_t fallback, std::int64_t min, std::int64_t max) const {
  const std::optional<YamlNode> node = Get(key);
  if (!node) return fallback;
  const std::string& text = node->scalar();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size() && !node->quoted();
  if (whole && value >= min && value <= max) return value;
  errors_.Add(node->location(), absl::StrCat("\"", std::string(key), "\" must be a whole number from ", min, " to ",
                                             max, ", not ", Shown(*node)));
  return fallback;
}

std::vector<std::pair<std::string, SourceLocation>> YamlMap::Strings(std::string_view key) const {
  std::vector<std::pair<std::string, SourceLocation>> strings;
  const std::optional<YamlNode> node = Get(key);
  if (!node) return strings;
  if (node->kind() == YamlNode::Kind::kScalar) {
    strings.emplace_back(node->scalar(), node->location());
    return strings;
  }
  if (node->kind() != YamlNode::Kind::kSequence) {
    errors_.Add(node->location(),
                absl::StrCat("\"", std::string(key), "\" must be a list of texts, not ", Shown(*node)));
    return strings;
  }
  for (const YamlNode& item : node->items()) {
    if (item.kind() == YamlNode::Kind::kScalar) {
      strings.emplace_back(item.scalar(), item.location());
    } else {
      errors_.Add(item.location(),
                  absl::StrCat("each item of \"", std::string(key), "\" must be a text, not ", Shown(item)));
    }
  }
  return strings;
}

std::string_view Nearest(std::string_view word, std::span<const std::string_view> allowed) {
  constexpr std::size_t kLimit = 2;
  std::string_view nearest;
  std::size_t best = kLimit + 1;
  for (std::string_view candidate : allowed) {
    const std::size_t distance = EditDistance(word, candidate, kLimit);
    if (distance < best && 3 * distance <= std::max(word.size(), candidate.size())) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

std::string JoinNames(std::span<const std::string_view> names) {
  return absl::StrJoin(names, ", ", [](std::string* out, std::string_view name) { out->append(name); });
}

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  std::size_t length = std::min(text.size(), kMaxQuotedBytes);
  while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
  for (char c : text.substr(0, length)) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += {'\\', c};
    } else if (c == '\n') {
      quoted += "\\n";
    } else if (c == '\t') {
      quoted += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      absl::StrAppend(&quoted, "\\x", absl::Hex(byte, absl::kZeroPad2));
    } else {
      quoted += c;
    }
  }
  quoted += length < text.size() ? "…\"" : "\"";
  return quoted;
}

}  // namespace youward::base
