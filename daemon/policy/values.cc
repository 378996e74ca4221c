#include "daemon/policy/values.h"

#include <algorithm>
#include <cstdio>

#include "daemon/base/concat.h"
#include "daemon/base/unicode.h"
#include "daemon/text/utf8.h"

namespace youward::policy {
namespace {

using base::Concat;

constexpr std::string_view kWhiteSpace = " \t\r\n";

std::string_view Trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kWhiteSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kWhiteSpace) - begin + 1);
}

// Why `text` may not be used; empty when it may.
std::string Fault(std::string_view text, std::size_t max_characters, Lines lines) {
  if (text.empty()) return "must not be empty";
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++characters) {
    const base::CodePointAt c = base::DecodeUtf8(text, i);
    i += c.size;
    if (c.value == '\n') {
      if (lines == Lines::kOne) return "must be one line";
    } else if (base::IsControl(c.value)) {
      char name[16];
      std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(c.value));
      return Concat("has the control character ", name, "; only printable text is allowed");
    }
  }
  if (characters <= max_characters) return {};
  return Concat("has ", characters, " characters; at most ", max_characters, " are allowed");
}

template <typename Enum>
std::optional<Enum> CheckName(const base::YamlNode& node, std::string_view what,
                              std::optional<Enum> (*parse)(std::string_view), std::span<const std::string_view> allowed,
                              base::Diagnostics& errors) {
  const std::optional<Enum> value = parse(node.scalar());
  if (value) return value;
  if (node.kind() == base::YamlNode::Kind::kScalar) {
    errors.Add(node.location(), UnknownName(what, node.scalar(), allowed));
  } else {
    errors.Add(node.location(), Concat("a ", what, " must be one word; allowed: ", base::JoinNames(allowed)));
  }
  return std::nullopt;
}

std::span<const std::string_view> FindingCodeNames() { return base::CodeNames().first(base::kFindingCodeCount); }

}  // namespace

std::optional<std::string> CheckText(std::string_view text, base::SourceLocation where, std::string_view what,
                                     std::size_t max_characters, Lines lines, base::Diagnostics& errors) {
  text = Trim(text);
  const std::string fault = Fault(text, max_characters, lines);
  if (!fault.empty()) {
    errors.Add(where, Concat(what, " ", fault));
    return std::nullopt;
  }
  if (lines == Lines::kMany) return std::string(text);
  std::string spaced;
  for (char c : text) {
    if (c != ' ' || spaced.back() != ' ') spaced += c;
  }
  return spaced;
}

std::string Fold(std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size();) {
    const base::CodePointAt c = base::DecodeUtf8(text, i);
    text::AppendUtf8(text::ToLower(c.value), folded);
    i += c.size;
  }
  return folded;
}

std::string UnknownName(std::string_view what, std::string_view word, std::span<const std::string_view> allowed) {
  const std::string_view near = base::Nearest(word, allowed);
  const std::string hint = near.empty() ? "; " : Concat(", did you mean \"", near, "\"? ");
  return Concat("unknown ", what, " ", base::Quoted(word), hint, "allowed: ", base::JoinNames(allowed));
}

std::optional<base::Code> CheckFindingCode(const base::YamlNode& node, base::Diagnostics& errors) {
  const std::optional<base::Code> strength = base::ParseCode(node.scalar());
  if (strength && base::IsStrength(*strength)) {
    errors.Add(node.location(), Concat("code ", base::Quoted(node.scalar()),
                                       " is a strength; allowed: ", base::JoinNames(FindingCodeNames())));
    return std::nullopt;
  }
  return CheckName<base::Code>(node, "code", base::ParseCode, FindingCodeNames(), errors);
}

std::optional<base::Severity> CheckSeverity(const base::YamlNode& node, base::Diagnostics& errors) {
  return CheckName<base::Severity>(node, "severity", base::ParseSeverity, base::SeverityNames(), errors);
}

std::optional<base::Channel> CheckChannel(const base::YamlNode& node, base::Diagnostics& errors) {
  return CheckName<base::Channel>(node, "channel", base::ParseChannel, base::ChannelNames(), errors);
}

RuleNames::RuleNames(std::span<const std::string_view> rule_ids) : rule_ids_(rule_ids) {
  const std::span<const std::string_view> codes = base::CodeNames();
  all_.assign(codes.begin(), codes.end());
  all_.insert(all_.end(), rule_ids.begin(), rule_ids.end());
}

// A rule's name without its code is near, too.
std::string_view RuleNames::NearestTo(std::string_view name) const {
  const std::string_view near = base::Nearest(name, all_);
  if (!near.empty()) return near;
  const std::string_view last = name.substr(name.rfind('/') + 1);
  for (std::string_view id : rule_ids_) {
    if (id.substr(id.rfind('/') + 1) == last) return id;
  }
  return {};
}

bool RuleNames::Check(std::string_view name, base::SourceLocation where, bool findings_only,
                      base::Diagnostics& errors) const {
  if (std::find(all_.begin(), all_.end(), name) == all_.end()) {
    const std::string_view near = NearestTo(name);
    const std::string hint = near.empty() ? "; " : Concat(", did you mean \"", near, "\"? ");
    errors.Add(where, Concat("unknown rule ", base::Quoted(name), hint,
                             "allowed: the id of a rule, or a code: ", base::JoinNames(base::CodeNames())));
    return false;
  }
  const std::optional<base::Code> code = base::ParseCode(name.substr(0, name.find('/')));
  if (findings_only && code && base::IsStrength(*code)) {
    errors.Add(where, Concat(base::Quoted(name),
                             " is a strength, which has no severity; allowed: a finding's rule, or its code: ",
                             base::JoinNames(FindingCodeNames())));
    return false;
  }
  return true;
}

}  // namespace youward::policy
