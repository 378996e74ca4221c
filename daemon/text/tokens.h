// Shapes that tokens and sentences both need to see: emoji, links, mail addresses, placeholders. Each function looks at
// the text from `begin` on and says where the shape that begins there ends, or returns `begin` if none does.
//
//   EmojiEnd("👍🏽!", 0)                  // 8: the thumb with its skin tone
//   PlaceholderEnd("{{first_name}},", 0)  // 14
//
// Pure functions, any thread. `begin` is a code point boundary below text.size().
#ifndef YOUWARD_DAEMON_TEXT_TOKENS_H_
#define YOUWARD_DAEMON_TEXT_TOKENS_H_

#include <cstddef>
#include <string_view>

namespace youward::text {

// One emoji as a reader sees it: with skin tones, variation selectors, keycaps, flags and what joiners bind.
std::size_t EmojiEnd(std::string_view text, std::size_t begin);

// {{first_name}}, {name}, [Company], <Name>, <<Name>>, %FIRST%, %%first_name%%, ____, $name$, ${name}, *|NAME|*,
// ((first name)), «First_Name». Looks at 80 bytes at most.
std::size_t PlaceholderEnd(std::string_view text, std::size_t begin);

// The name of an element as mail programs write them: "div", "br"; not "Name". Lower case.
bool IsHtmlTag(std::string_view name);

// A link or mail address, without the punctuation that ends the sentence around it. `tried_until`: to stay linear over
// a whole text, keep one variable (0 at first) and pass it each time; places below it are known to begin neither.
struct LinkEnd {
  std::size_t end = 0;
  bool email = false;
};
LinkEnd FindLink(std::string_view text, std::size_t begin, std::size_t& tried_until);

// Marks that a reader does not see and that separate nothing: zero-width space and joiners, direction marks, soft
// hyphen.
bool IsInvisible(char32_t c);

// ' and the characters that people type for it.
bool IsApostrophe(char32_t c);

}  // namespace youward::text

#endif  // YOUWARD_DAEMON_TEXT_TOKENS_H_
