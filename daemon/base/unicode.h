// The little of Unicode that reading files and writing logs need; everything about words and emoji is in daemon/text.
//
//   CodePointAt first = DecodeUtf8(text, 0);
//   if (!first.valid) …                        // byte 0 begins no valid UTF-8
//
// Pure functions, any thread.
#ifndef YOUWARD_DAEMON_BASE_UNICODE_H_
#define YOUWARD_DAEMON_BASE_UNICODE_H_

#include <cstddef>
#include <string_view>

namespace youward::base {

struct CodePointAt {
  char32_t value = 0;    // the byte itself when not valid
  std::size_t size = 1;  // bytes, 1 to 4; 1 when not valid
  bool valid = false;
};

// The code point that begins at byte `offset` (less than the size of `text`). Strict: no overlong forms, no surrogates,
// nothing above U+10FFFF, nothing cut off.
CodePointAt DecodeUtf8(std::string_view text, std::size_t offset);

// Is `c` a control character (C0, DEL, C1)? Tab and line ends are, too.
bool IsControl(char32_t c);

// Does `c` change how what stands around it is shown (controls, line and paragraph separators, bidirectional overrides
// and isolates)? Such characters can disguise a line of a terminal or a log.
bool IsDisguising(char32_t c);

}  // namespace youward::base

#endif  // YOUWARD_DAEMON_BASE_UNICODE_H_
