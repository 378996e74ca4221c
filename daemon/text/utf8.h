// UTF-8 basics on bytes: is it valid, what is the code point here. Pure functions, any thread.
#ifndef YOUWARD_DAEMON_TEXT_UTF8_H_
#define YOUWARD_DAEMON_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace youward::text {

// Byte offset of the first byte that is not part of valid UTF-8 (strict: no overlong forms, no surrogates, nothing
// above U+10FFFF); nullopt if all is valid. NUL is valid.
std::optional<std::size_t> FindInvalidUtf8(std::string_view text);

// The code point that begins at `offset` of a valid text, and how many bytes it has.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t size = 0;  // bytes, 1 to 4
};
CodePoint DecodeAt(std::string_view text, std::size_t offset);

// Is `offset` at the beginning of a code point (or at the end of the text)?
bool IsBoundary(std::string_view text, std::size_t offset);

// Properties that tokens and structure need; from utf8proc.
bool IsLetter(char32_t c);  // category L*, or a mark (M*) that does not belong to emoji
bool IsUpper(char32_t c);
bool IsDigit(char32_t c);        // category Nd
bool IsSpace(char32_t c);        // white space, including no-break space; not zero-width characters
bool IsPunctuation(char32_t c);  // category P*
// Pictographs, dingbats, regional indicators, skin tones. Joiners and variation selectors are not: they belong to an
// emoji only between its parts (see EmojiEnd in daemon/text/tokens.h).
bool IsEmoji(char32_t c);
int DisplayWidth(char32_t c);  // terminal columns: 0, 1 or 2

// Appends `c` as UTF-8.
void AppendUtf8(char32_t c, std::string& out);

// Lower and upper case by simple mapping, code point by code point.
char32_t ToLower(char32_t c);
char32_t ToUpper(char32_t c);

}  // namespace youward::text

#endif  // YOUWARD_DAEMON_TEXT_UTF8_H_
