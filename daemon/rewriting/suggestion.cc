#include "daemon/rewriting/suggestion.h"

namespace youward::rewriting {

std::string Apply(std::string_view text, base::Field field, const Suggestion& suggestion) {
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : suggestion.edits) {
    if (edit.field != field) continue;
    out += text.substr(at, edit.span.begin - at);
    out += edit.new_text;
    at = edit.span.end;
  }
  out += text.substr(at);
  return out;
}

}  // namespace youward::rewriting
