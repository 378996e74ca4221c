#include "daemon/rules/template.h"

#include "absl/status/status.h"

namespace youward::rules {
namespace {

bool IsName(std::string_view text) {
  if (text.empty()) return false;
  for (char c : text) {
    if (!(c >= 'a' && c <= 'z') && c != '_' && c != '-') return false;
  }
  return true;
}

}  // namespace

absl::StatusOr<std::vector<TemplatePart>> ParseTemplate(std::string_view text) {
  using Kind = TemplatePart::Kind;
  std::vector<TemplatePart> parts;
  std::size_t plain = 0;
  std::size_t at = 0;
  const auto flush = [&](std::size_t end) {
    if (end > plain) parts.push_back({Kind::kText, text.substr(plain, end - plain)});
  };
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("{{")) {
      const std::size_t close = text.find("}}", at);
      if (close == std::string_view::npos) return absl::InvalidArgumentError("\"{{\" without its \"}}\"");
      at = close + 2;
    } else if (rest.starts_with("${")) {
      const std::size_t close = text.find('}', at);
      const std::size_t colon = text.find(':', at);
      if (close == std::string_view::npos) return absl::InvalidArgumentError("\"${\" without its \"}\"");
      if (colon == std::string_view::npos || colon > close || colon == at + 2 ||
          text.substr(at + 2, colon - at - 2).find_first_not_of("0123456789") != std::string_view::npos) {
        return absl::InvalidArgumentError("a slot is written ${1:what to fill in}");
      }
      const std::string_view prompt = text.substr(colon + 1, close - colon - 1);
      if (prompt.empty() || prompt.find_first_of("[]{") != std::string_view::npos) {
        return absl::InvalidArgumentError("a slot's prompt has at least one letter and no brackets");
      }
      flush(at);
      parts.push_back({Kind::kSlot, prompt});
      plain = at = close + 1;
    } else if (rest.front() == '{') {
      const std::size_t close = text.find('}', at);
      const std::string_view name =
          close == std::string_view::npos ? std::string_view() : text.substr(at + 1, close - at - 1);
      if (!IsName(name)) {
        return absl::InvalidArgumentError("\"{\" begins a capture of the pattern, {name}, in small letters");
      }
      flush(at);
      parts.push_back({Kind::kCapture, name});
      plain = at = close + 1;
    } else {
      ++at;
    }
  }
  flush(text.size());
  return parts;
}

}  // namespace youward::rules
