// The text of a suggestion as rule files and policies write it: words, slots the writer fills in ("${1:what changes for
// them}", a snippet placeholder as in the Language Server Protocol), and captures of the pattern ("{who}").
//
//   absl::StatusOr<std::vector<TemplatePart>> parts = ParseTemplate("You could ${1:what changes}, {who}.");
//
// Pure, any thread. Parts are views of the text.
#ifndef YOUWARD_DAEMON_RULES_TEMPLATE_H_
#define YOUWARD_DAEMON_RULES_TEMPLATE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace youward::rules {

struct TemplatePart {
  enum class Kind : std::uint8_t { kText, kSlot, kCapture };
  Kind kind = Kind::kText;
  std::string_view text;  // the words, the slot's prompt, or the capture's name
};

// INVALID_ARGUMENT for a slot or capture that is not closed, has no number, an empty prompt or a bracket in its prompt.
// "{{" begins a merge field of the writer's ("{{first_name}}") and is plain text up to its "}}".
absl::StatusOr<std::vector<TemplatePart>> ParseTemplate(std::string_view text);

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_TEMPLATE_H_
