// A rule's suggestion texts, made into edits of the letter at hand.
//
//   std::vector<Suggestion> suggestions = ExpandSuggestions(match, document);
//
// Pure, any thread.
#ifndef YOUWARD_DAEMON_REWRITING_EXPAND_H_
#define YOUWARD_DAEMON_REWRITING_EXPAND_H_

#include <optional>
#include <string_view>
#include <vector>

#include "daemon/rewriting/suggestion.h"
#include "daemon/rules/rule_set.h"
#include "daemon/text/document.h"

namespace youward::rewriting {

// The suggestions of the rule that matched, in the rule's order; none for a match about the whole letter. `document` is
// the text that the match lies in. Slots become "[prompt]"; a capture becomes the letter's own words. A suggestion for
// the whole sentence keeps the marks that stand outside of it; a deletion takes the white space that would be left
// double with it. The first letter is a capital where the replaced text began a sentence with one.
std::vector<Suggestion> ExpandSuggestions(const rules::Match& match, const text::Document& document);

// One suggestion from a text with slots (an approved phrasing of a policy) for the sentence of `match`; nullopt when
// the match is about the whole letter or `text` is no valid template.
std::optional<Suggestion> ExpandPhrasing(std::string_view text, std::string_view title, const rules::Match& match,
                                         const text::Document& document);

}  // namespace youward::rewriting

#endif  // YOUWARD_DAEMON_REWRITING_EXPAND_H_
