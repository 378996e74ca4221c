// The forms that no rule derives: irregular verbs, plurals and comparisons, and words that only look like forms.
//
//   IrregularLemmas("went")  // "go"
//   IrregularLemmas("left")  // "leave"
//   IrregularLemmas("walk")  // empty
//
// Internal to daemon/language. A table laid out once; any thread; results are in static storage.
#ifndef YOUWARD_DAEMON_LANGUAGE_IRREGULAR_H_
#define YOUWARD_DAEMON_LANGUAGE_IRREGULAR_H_

#include <span>
#include <string_view>

namespace youward::language {

// The lemmas of an irregular form, most frequent first; empty if `form` (normalised) is not in the table.
std::span<const std::string_view> IrregularLemmas(std::string_view form);

// The other way: the past form or the participle of a verb, the plural of a noun, if the table has one; of several the
// first that it names. Empty for a regular word.
std::string_view IrregularPast(std::string_view base);
std::string_view IrregularParticiple(std::string_view base);
std::string_view IrregularPlural(std::string_view noun);

// Pronouns and function words that end like a form but are none ("his", "during", "this", "as").
bool IsInvariant(std::string_view word);

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_IRREGULAR_H_
