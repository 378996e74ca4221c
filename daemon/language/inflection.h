// Forms of English words, for sentences that are put together: verbs and plurals.
//
//   Inflect("cut", VerbForm::kThird)             // "cuts"
//   Inflect("organise", VerbForm::kIng)          // "organising": the spelling of the base stays
//   Inflect("roll out", VerbForm::kPast)         // "rolled out"
//   Plural("delivery time")                      // "delivery times"
//   WithCapital("your team")                     // "Your team"
//
// Words are in lower case as dictionaries have them ("I" and names excepted) and valid UTF-8. What no table knows is
// formed by rule, and an answer is never empty for a word that is not. Pure, any thread; results are the caller's.
#ifndef YOUWARD_DAEMON_LANGUAGE_INFLECTION_H_
#define YOUWARD_DAEMON_LANGUAGE_INFLECTION_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace youward::language {

enum class VerbForm : std::uint8_t {
  kBase,        // "close"; "be"
  kThird,       // "closes"; "is"
  kPast,        // "closed"; "was" ("were" goes with "you" and plurals: AgreeBe of agreement.h)
  kParticiple,  // "closed", "written"
  kIng,         // "closing"
};

// The form of a verb given as its base. Of a base of several words the first is inflected. A doubled "l" is British
// ("travelling") unless `american`.
std::string Inflect(std::string_view base, VerbForm form, bool american = false);

// The plural of a noun; of several words that of the last, or of the first before "of", "in" and the like ("letters of
// credit"). A word that has none ("software", "feedback") is returned as it is.
std::string Plural(std::string_view noun);

// The first letter large, if it is a letter.
std::string WithCapital(std::string_view phrase);

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_INFLECTION_H_
