// The parts of a letter that speak about names, each in a file of its own. Internal to daemon/language/names*.cc.
//
//   ReadEnds(body, lowered, evidence);   // greeting, signature, footer (names_ends.cc)
//   ReadProse(body, lowered, evidence);  // the writer's own sentences (names_prose.cc)
//
// `lowered` is LowerAscii of the document's text. Linear in it. Any thread.
#ifndef YOUWARD_DAEMON_LANGUAGE_NAMES_PARTS_H_
#define YOUWARD_DAEMON_LANGUAGE_NAMES_PARTS_H_

#include <string_view>

#include "daemon/language/names_evidence.h"
#include "daemon/text/document.h"

namespace youward::language {

void ReadEnds(const text::Document& document, std::string_view lowered, Evidence& evidence);
void ReadProse(const text::Document& document, std::string_view lowered, Evidence& evidence);

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_NAMES_PARTS_H_
