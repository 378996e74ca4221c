// What the encoder's tokeniser makes of one code point: lower case, without accents, or the end of a word.
//
//   Characters made = Fold(U'É');        // kind kLetters, one letter, U'e'
//   Fold(U'!').kind                      // Kind::kAlone: a word of its own
//
// Exactly what training does (characters_table.py says how the tables are made). Pure, any thread.
#ifndef YOUWARD_DAEMON_MODEL_CHARACTERS_H_
#define YOUWARD_DAEMON_MODEL_CHARACTERS_H_

#include <array>
#include <cstdint>

namespace youward::model {

struct Characters {
  enum class Kind : std::uint8_t {
    kNothing,  // dropped; does not end a word
    kSpace,    // ends a word
    kAlone,    // ends a word and is one: `letters[0]`
    kLetters,  // part of a word: `letters[0 … count)`
  };
  Kind kind = Kind::kNothing;
  std::uint8_t count = 0;
  std::array<char32_t, 3> letters{};
};

// Of any number; those that are no code point stay as they are.
Characters Fold(char32_t c);

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_CHARACTERS_H_
