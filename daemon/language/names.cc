// Everything that speaks for or against a name is gathered first (names_ends.cc, names_prose.cc), and weighed up only
// then (names_evidence.cc): whether the last line of a signature is a company or a town shows in the sentences above.
#include "daemon/language/names.h"

#include "daemon/language/names_evidence.h"
#include "daemon/language/names_parts.h"
#include "daemon/language/names_passage.h"

namespace youward::language {

Names InferNames(const text::Document& subject, const text::Document& body, const KnownNames& known) {
  Evidence evidence(known);
  const std::string lowered_body = LowerAscii(body.text());
  ReadEnds(body, lowered_body, evidence);
  ReadProse(body, lowered_body, evidence);
  ReadProse(subject, LowerAscii(subject.text()), evidence);
  return evidence.Decide();
}

}  // namespace youward::language
