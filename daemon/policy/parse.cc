// Reads a policy file from top to bottom and goes on behind every error, so that one run shows all of them. Nothing of
// a policy with an error is used.
#include <openssl/sha.h>

#include <array>
#include <cstdio>
#include <utility>

#include "daemon/base/concat.h"
#include "daemon/base/status_macros.h"
#include "daemon/base/yaml.h"
#include "daemon/policy/own_rules.h"
#include "daemon/policy/policy.h"
#include "daemon/policy/values.h"
#include "daemon/rules/template.h"
#include "daemon/text/document.h"
#include "daemon/text/utf8.h"

namespace youward::policy {
namespace {

using base::Concat;
using base::SourceLocation;
using base::YamlMap;
using base::YamlNode;
using Kind = YamlNode::Kind;

constexpr std::string_view kVersion = "1";
constexpr std::size_t kMaxPhraseTokens = 20;  // times kMaxEntries stays within what a set of rules can number
constexpr std::int64_t kMaxWords = 100'000;
constexpr std::int64_t kMaxCharacters = 1'000'000;

std::string Revision(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  std::string revision;
  for (std::size_t i = 0; i < 8; ++i) {
    char hex[3];
    std::snprintf(hex, sizeof hex, "%02x", static_cast<unsigned>(digest[i]));
    revision += hex;
  }
  return revision;
}

// Why a phrase cannot be looked for; empty when it can.
std::string PhraseFault(std::string_view phrase) {
  bool readable = false;
  for (std::size_t i = 0; i < phrase.size() && !readable;) {
    const text::CodePoint c = text::DecodeAt(phrase, i);
    readable = text::IsLetter(c.value) || text::IsDigit(c.value);
    i += c.size;
  }
  if (!readable) return "must have a letter or a digit";
  std::vector<text::Token> tokens;
  text::Tokenize(phrase, 0, tokens);
  if (tokens.size() <= kMaxPhraseTokens) return {};
  return Concat("has ", tokens.size(), " words and marks; at most ", kMaxPhraseTokens, " are allowed");
}

// Values seen so far and where, to tell duplicates.
class Seen {
 public:
  Seen(std::string_view what, base::Diagnostics& errors) : what_(what), errors_(errors) {}
  // False, and an error that shows `value`, when `key` was seen before.
  bool Add(const std::string& key, std::string_view value, SourceLocation where) {
    const auto [entry, added] = lines_.emplace(key, where.line);
    if (!added) {
      errors_.Add(where, Concat("duplicate ", what_, " ", base::Quoted(value), ", first in line ", entry->second));
    }
    return added;
  }

 private:
  std::string_view what_;
  base::Diagnostics& errors_;
  std::map<std::string, int> lines_;
};

class Reader {
 public:
  Reader(const PolicyContext& context, base::Diagnostics& errors) : rule_names_(context.rule_ids), errors_(errors) {}

  Policy Read(const YamlNode& root) {
    Policy policy;
    if (!CheckVersion(root)) return policy;
    const YamlMap map(root, errors_,
                      {"version", "company", "products", "rules", "phrases", "approved", "limits", "send_check"});
    policy.company_names = ReadNames(map, "company");
    policy.product_names = ReadNames(map, "products");
    if (const auto node = Section(map, "rules")) ReadRules(*node, policy);
    if (const auto node = Section(map, "phrases")) ReadPhrases(*node, policy);
    ReadApproved(map, policy);
    ReadLimits(map, policy);
    if (const auto node = Section(map, "send_check")) ReadSendCheck(*node, policy);
    return policy;
  }

 private:
  // Is the rest of the file worth reading? A version of the future may have any keys.
  bool CheckVersion(const YamlNode& root) {
    if (root.kind() != Kind::kMap && root.kind() != Kind::kNull) return true;  // YamlMap says what is wrong
    for (const auto& [key, value] : root.entries()) {
      if (key.scalar() != "version") continue;
      if (value.scalar() == kVersion) return true;
      const std::string shown = value.kind() == Kind::kScalar ? base::Quoted(value.scalar()) : "of another form";
      errors_.Add(value.location(), Concat("unknown version ", shown, "; allowed: ", kVersion));
      return false;
    }
    errors_.Add(root.location(), Concat("missing key \"version\"; allowed: version: ", kVersion));
    return root.kind() == Kind::kMap;
  }

  // The value of `key`; a key with nothing behind it, as when all below it is commented out, counts as absent.
  static std::optional<YamlNode> Section(const YamlMap& map, std::string_view key) {
    const std::optional<YamlNode> node = map.Get(key);
    return node && node->kind() != Kind::kNull ? node : std::nullopt;
  }

  // Reports the entry that is one too many; the entries behind it are not read.
  bool IsOneTooMany(std::size_t index, SourceLocation where, std::string_view key) {
    if (index != kMaxEntries) return false;
    errors_.Add(where, Concat("too many entries in \"", key, "\"; at most ", kMaxEntries, " are allowed"));
    return true;
  }

  // Items of a list of maps.
  std::vector<YamlNode> Items(const YamlMap& map, std::string_view key) {
    const std::optional<YamlNode> node = Section(map, key);
    if (!node) return {};
    if (node->kind() != Kind::kSequence) errors_.Add(node->location(), Concat("\"", key, "\" must be a list"));
    std::vector<YamlNode> items = node->items();
    if (items.size() > kMaxEntries && IsOneTooMany(kMaxEntries, items[kMaxEntries].location(), key)) {
      items.resize(kMaxEntries, items.front());
    }
    return items;
  }

  std::vector<std::pair<YamlNode, YamlNode>> Entries(const YamlMap& map, std::string_view key) {
    const std::optional<YamlNode> node = Section(map, key);
    if (!node) return {};
    if (node->kind() != Kind::kMap) errors_.Add(node->location(), Concat("\"", key, "\" must be a map"));
    return node->entries();
  }

  std::vector<std::string> ReadNames(const YamlMap& map, std::string_view key) {
    std::vector<std::string> names;
    if (!Section(map, key)) return names;
    Seen seen("name", errors_);
    std::size_t index = 0;
    for (const auto& [value, where] : map.Strings(key)) {
      if (IsOneTooMany(index++, where, key)) break;
      std::optional<std::string> name = CheckText(value, where, "a name", kMaxNameCharacters, Lines::kOne, errors_);
      if (name && seen.Add(Fold(*name), *name, where)) names.push_back(*std::move(name));
    }
    return names;
  }

  void ReadRules(const YamlNode& node, Policy& policy) {
    const YamlMap map(node, errors_, {"disabled", "severities"});
    if (Section(map, "disabled")) {
      Seen seen("rule", errors_);
      std::size_t index = 0;
      for (const auto& [name, where] : map.Strings("disabled")) {
        if (IsOneTooMany(index++, where, "disabled")) break;
        if (rule_names_.Check(name, where, /*findings_only=*/false, errors_) && seen.Add(name, name, where)) {
          policy.disabled_rules.insert(name);
        }
      }
    }
    std::size_t index = 0;
    for (const auto& [name, value] : Entries(map, "severities")) {
      if (IsOneTooMany(index++, name.location(), "severities")) break;
      const bool known = rule_names_.Check(name.scalar(), name.location(), /*findings_only=*/true, errors_);
      const std::optional<base::Severity> severity = CheckSeverity(value, errors_);
      if (known && severity) policy.severities.emplace(name.scalar(), *severity);
    }
  }

  // The text of `key`, checked; nullopt when it is absent or wrong.
  std::optional<std::string> Text(const YamlMap& map, std::string_view key, std::size_t max_characters, Lines lines) {
    const std::optional<YamlNode> node = map.Get(key);
    if (!node) return std::nullopt;
    const std::string value = map.String(key, "");
    if (node->kind() != Kind::kScalar) return std::nullopt;  // reported by String
    return CheckText(value, node->location(), Concat("\"", key, "\""), max_characters, lines, errors_);
  }

  void ReadPhrases(const YamlNode& node, Policy& policy) {
    const YamlMap map(node, errors_, {"avoid"});
    Seen seen("phrase", errors_);
    for (const YamlNode& item : Items(map, "avoid")) {
      const YamlMap entry(item, errors_, {"phrase", "prefer", "message", "code", "severity"});
      if (item.kind() != Kind::kMap) continue;
      AvoidPhrase avoid;
      const std::optional<YamlNode> place = entry.Require("phrase");
      const std::optional<std::string> phrase = Text(entry, "phrase", kMaxNameCharacters, Lines::kOne);
      const std::optional<std::string> prefer = Text(entry, "prefer", kMaxNameCharacters, Lines::kOne);
      avoid.message = Text(entry, "message", kMaxNameCharacters, Lines::kOne).value_or("");
      if (const auto code = entry.Get("code")) avoid.code = CheckFindingCode(*code, errors_).value_or(avoid.code);
      if (const auto severity = entry.Get("severity")) {
        avoid.severity = CheckSeverity(*severity, errors_).value_or(avoid.severity);
      }
      if (!phrase) continue;
      if (const std::string fault = PhraseFault(*phrase); !fault.empty()) {
        errors_.Add(place->location(), Concat("\"phrase\" ", fault));
      } else if (prefer && !IsPlain(*prefer)) {
        errors_.Add(entry.Get("prefer")->location(), "\"prefer\" must be plain words, without slots and braces");
      } else if (prefer && Fold(*prefer) == Fold(*phrase)) {
        errors_.Add(entry.Get("prefer")->location(), "\"prefer\" must differ from \"phrase\"");
      } else if (seen.Add(Fold(*phrase), *phrase, place->location())) {
        avoid.phrase = *phrase;
        avoid.prefer = prefer.value_or("");
        policy.avoid.push_back(std::move(avoid));
      }
    }
  }

  void ReadApproved(const YamlMap& map, Policy& policy) {
    Seen seen("text", errors_);
    for (const YamlNode& item : Items(map, "approved")) {
      const YamlMap entry(item, errors_, {"code", "channels", "text"});
      if (item.kind() != Kind::kMap) continue;
      ApprovedPhrasing approved;
      std::optional<base::Code> code;
      if (const auto node = entry.Require("code")) code = CheckFindingCode(*node, errors_);
      if (const auto node = entry.Get("channels")) ReadChannels(*node, approved.channels);
      const std::optional<YamlNode> place = entry.Require("text");
      const std::optional<std::string> text = Text(entry, "text", kMaxPhrasingCharacters, Lines::kMany);
      if (!text || !CheckSlots(*text, place->location()) || !code) continue;
      if (!seen.Add(Concat(base::Name(*code), " ", *text), *text, place->location())) continue;
      approved.code = *code;
      approved.text = *text;
      policy.approved.push_back(std::move(approved));
    }
  }

  // A list of channels, or one alone.
  void ReadChannels(const YamlNode& node, base::EnumSet<base::Channel>& channels) {
    if (node.kind() == Kind::kScalar) {
      if (const auto channel = CheckChannel(node, errors_)) channels.Add(*channel);
      return;
    }
    if (node.items().empty()) {
      errors_.Add(node.location(), Concat("\"channels\" must be a list of channels, or be left out for all; allowed: ",
                                          base::JoinNames(base::ChannelNames())));
    }
    Seen seen("channel", errors_);
    for (const YamlNode& item : node.items()) {
      const std::optional<base::Channel> channel = CheckChannel(item, errors_);
      if (channel && seen.Add(item.scalar(), item.scalar(), item.location())) channels.Add(*channel);
    }
  }

  // Is `text` the same when it is read as a template?
  static bool IsPlain(std::string_view text) {
    const auto parts = rules::ParseTemplate(text);
    return parts.ok() && parts->size() == 1 && parts->front().kind == rules::TemplatePart::Kind::kText;
  }

  bool CheckSlots(std::string_view text, SourceLocation where) {
    const auto parts = rules::ParseTemplate(text);
    if (!parts.ok()) {
      errors_.Add(where, Concat("\"text\": ", base::MessageOf(parts.status())));
      return false;
    }
    for (const rules::TemplatePart& part : *parts) {
      if (part.kind != rules::TemplatePart::Kind::kCapture) continue;
      errors_.Add(where, Concat("\"text\": ", base::Quoted(Concat("{", part.text, "}")),
                                " stands for nothing here; a slot is written ${1:what to fill in}"));
      return false;
    }
    return true;
  }

  void ReadLimits(const YamlMap& map, Policy& policy) {
    for (const auto& [name, value] : Entries(map, "limits")) {
      const std::optional<base::Channel> channel = CheckChannel(name, errors_);
      const YamlMap entry(value, errors_, {"max_words", "max_characters"});
      if (value.kind() != Kind::kMap) continue;
      ChannelLimit limit;
      if (entry.Has("max_words")) limit.max_words = static_cast<std::uint32_t>(entry.Int("max_words", 1, 1, kMaxWords));
      if (entry.Has("max_characters")) {
        limit.max_characters = static_cast<std::uint32_t>(entry.Int("max_characters", 1, 1, kMaxCharacters));
      }
      if (value.entries().empty()) errors_.Add(value.location(), "no limit given; allowed: max_words, max_characters");
      if (channel) policy.limits.emplace(*channel, limit);
    }
  }

  void ReadSendCheck(const YamlNode& node, Policy& policy) {
    const YamlMap map(node, errors_, {"enabled", "minimum_severity"});
    policy.send_check.enabled = map.Bool("enabled", policy.send_check.enabled);
    if (const auto severity = map.Get("minimum_severity")) {
      policy.send_check.minimum_severity =
          CheckSeverity(*severity, errors_).value_or(policy.send_check.minimum_severity);
    }
  }

  const RuleNames rule_names_;
  base::Diagnostics& errors_;
};

}  // namespace

absl::StatusOr<Policy> ParsePolicy(std::string_view text, const std::string& file, const PolicyContext& context) {
  const absl::StatusOr<YamlNode> root = base::ParseYaml(text, file);
  if (!root.ok()) return root.status();
  base::Diagnostics errors(file);
  Policy policy = Reader(context, errors).Read(*root);
  if (!errors.ok()) return errors.ToStatus();
  YOUWARD_ASSIGN_OR_RETURN(policy.own_rules, CompileOwnRules(policy.avoid));
  policy.revision = Revision(text);
  return policy;
}

}  // namespace youward::policy
