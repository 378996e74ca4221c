// Whose names are in a letter: the sender's own, the sender's company and products; the reader's, and the reader's
// company. From the greeting, the signature, how people introduce themselves ("I'm Ann from Pawline"), what they say of
// their own ("our rota tool, Tideline") and of the reader's ("your team at Brightwater"), links and mail addresses
// (pawline.io is Pawline's), and merge fields.
//
//   "Hi Sam, … Ledgerlane integrates with Sage. … Ann Lee\nLedgerlane"
//   InferNames(subject, body, {})  // sender: "Ann Lee", "Ann", "Ledgerlane"; reader: "Sam"; Sage is nobody's
//
// A name that could be either's is left out, and so is one of which little is known: a wrong name makes wrong warnings.
// Linear in the text. Pure, any thread; the result owns what it holds.
#ifndef YOUWARD_DAEMON_LANGUAGE_NAMES_H_
#define YOUWARD_DAEMON_LANGUAGE_NAMES_H_

#include <span>
#include <string>
#include <vector>

#include "daemon/text/document.h"

namespace youward::language {

struct Names {
  std::vector<std::string> sender;  // persons, companies, products, and merge fields that stand for them; as written
  std::vector<std::string> reader;
};

// What is known before: from the request, from the organisation's policy.
struct KnownNames {
  std::span<const std::string> sender = {};
  std::span<const std::string> reader = {};
};

// `known` first, then what the letter itself says, in the order in which it was found. No name is in both lists, and a
// known one is never claimed for the other side.
Names InferNames(const text::Document& subject, const text::Document& body, const KnownNames& known);

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_NAMES_H_
