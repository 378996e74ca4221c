// Is a letter written in English? youward reads no other language and leaves one alone.
//
//   const std::optional<OtherLanguage> other = FindOtherLanguage(document);
//   if (other && other->whole) …          // "This looks like German"
//
// In doubt it is English: a few words, names, products, code and addresses do not make a letter foreign. Costs next to
// nothing on an English letter, and a bounded time on any. Pure, any thread; a result owns what it holds.
#ifndef YOUWARD_DAEMON_LANGUAGE_ENGLISH_H_
#define YOUWARD_DAEMON_LANGUAGE_ENGLISH_H_

#include <optional>
#include <string>
#include <vector>

#include "daemon/text/document.h"
#include "daemon/text/span.h"

namespace youward::language {

struct OtherLanguage {
  std::string name;               // "German"; of several, the one with the most text
  bool whole = false;             // nothing in the letter is English
  std::vector<text::Span> spans;  // the blocks that are not, in order, in bytes; of the whole letter: all of its prose
};

// nullopt: English, or nothing that speaks against it.
std::optional<OtherLanguage> FindOtherLanguage(const text::Document& document);

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_ENGLISH_H_
