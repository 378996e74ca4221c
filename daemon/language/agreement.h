// What goes with a word or phrase: the verb's form with a subject, the article before a word.
//
//   Inflect("cut", FormFor("your team"))   // "cuts"; with "you" "cut"
//   AgreeBe("your reps", false)            // "are"
//   Article("hour")                        // "an"
//
// Phrases are valid UTF-8, as written. Pure, any thread; results are in static storage.
#ifndef YOUWARD_DAEMON_LANGUAGE_AGREEMENT_H_
#define YOUWARD_DAEMON_LANGUAGE_AGREEMENT_H_

#include <cstdint>
#include <string_view>

#include "daemon/language/inflection.h"

namespace youward::language {

enum class Person : std::uint8_t { kFirst, kSecond, kThird };
struct Agreement {
  Person person = Person::kThird;
  bool plural = false;
};

// Who a subject phrase is: "I", "we", "you", "your team", "your sales reps", "Ann and Bob", "most of your clients",
// "each of them". A phrase of no known kind is third person; plural if its head looks like a plural.
Agreement AgreementOf(std::string_view subject);

// The present form that goes with a subject: kThird for "your team", kBase for "you", "your reps", "I". For "be" use
// AgreeBe.
VerbForm FormFor(std::string_view subject);

// "am", "are", "is", or in the past "was", "were".
std::string_view AgreeBe(std::string_view subject, bool past);

// "a" or "an" before a word or phrase, by its sound: "an hour", "a user", "an MBA", "an 80-page report".
std::string_view Article(std::string_view next);

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_AGREEMENT_H_
