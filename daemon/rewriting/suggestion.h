// A suggestion: what to write instead, as edits of the draft. Plain data.
#ifndef YOUWARD_DAEMON_REWRITING_SUGGESTION_H_
#define YOUWARD_DAEMON_REWRITING_SUGGESTION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/base/taxonomy.h"
#include "daemon/rules/rule.h"
#include "daemon/text/span.h"

namespace youward::rewriting {

using rules::SuggestionKind;

// A part of Edit::new_text that the writer is to fill in; its text there is the prompt in square brackets.
struct Slot {
  text::Span span;     // bytes of new_text, brackets included
  std::string prompt;  // "what changes for them"
};

struct Edit {
  base::Field field = base::Field::kBody;
  text::Span span;  // bytes of the draft's field; replaced by new_text
  std::string new_text;
  std::vector<Slot> slots;
};

struct Suggestion {
  SuggestionKind kind = SuggestionKind::kReplace;
  std::string title;        // "Ask about their close instead"
  std::string reason;       // why it is better, one line
  std::vector<Edit> edits;  // sorted, not overlapping
};

// `text` after the edits of `suggestion` that lie in `field`.
std::string Apply(std::string_view text, base::Field field, const Suggestion& suggestion);

}  // namespace youward::rewriting

#endif  // YOUWARD_DAEMON_REWRITING_SUGGESTION_H_
