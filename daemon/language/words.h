// Words as dictionaries know them: normal form, the readings of a clitic, and the lemmas a form may belong to.
//
//   Normalize("WE’RE")       // "we're" (tokens come apart before that: "we", "'re")
//   Readings("'re")          // "'re", "are"
//   AppendLemmas("closing")  // "closing", "close", "clos": candidates; the caller keeps those it knows
//
// Candidates instead of one answer: a rule asks for a lemma it names, so that a wrong candidate nobody asks for does no
// harm and no dictionary is needed. Irregular forms come from a table (daemon/language/irregular.cc). Pure, any thread.
#ifndef YOUWARD_DAEMON_LANGUAGE_WORDS_H_
#define YOUWARD_DAEMON_LANGUAGE_WORDS_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace youward::language {

// Lower case, typographic apostrophes and hyphens folded to ' and -, soft hyphens and zero-width characters dropped.
// Into `out` (replaced), so that a caller's buffer is used again.
void Normalize(std::string_view token, std::string& out);

// The other words that a normalised token may stand for: "'re" -> are; "'m" -> am; "'ve" -> have; "'ll" -> will; "'d"
// -> would, had; "n't" -> not; "ca" -> can, "wo" -> will, "sha" -> shall (before n't); "'s" -> is, has, us. Empty for
// other words. Static storage.
std::span<const std::string_view> Readings(std::string_view normalized);

// Does a word that has `reading` among its Readings stand for it here? "'s" is "us" only behind "let", and then nothing
// else; "ca", "wo", "sha" are cut words only before "n't". Neighbours are normalised, empty at an edge.
bool ReadsAs(std::string_view previous, std::string_view normalized, std::string_view next, std::string_view reading);

// Appends every lemma that `normalized` may be a form of, the word itself first. Verbs (-s, -es, -ies, -ed, -ied, -ing,
// doubled consonants, dropped e, irregular forms), nouns (plural, irregular plural), adjectives (-er, -est, irregular).
// At most eight.
void AppendLemmas(std::string_view normalized, std::vector<std::string>& out);

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_WORDS_H_
