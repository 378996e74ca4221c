// The Penn tags, and what they have in common.
//
//   Name(Tag::kVbz)             // "VBZ"
//   IsFinite(Tag::kVbz)         // true
//
// Pure, any thread; names are static.
#ifndef YOUWARD_DAEMON_LANGUAGE_TAGGER_TAGS_H_
#define YOUWARD_DAEMON_LANGUAGE_TAGGER_TAGS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace youward::language {

enum class Tag : std::uint8_t {
  kNn,       // noun, singular: "invoice"
  kNns,      // noun, plural: "invoices"
  kNnp,      // name: "Leeds"
  kNnps,     // name, plural: "Fridays"
  kVb,       // verb, base form: "to close", "could close"
  kVbp,      // verb, present, not third person singular: "you close"
  kVbz,      // verb, third person singular: "it closes"
  kVbd,      // verb, past: "it closed"
  kVbn,      // verb, past participle: "it was closed"
  kVbg,      // verb, -ing: "closing"
  kMd,       // modal: "could", "'ll"
  kJj,       // adjective: "new"
  kJjr,      // "newer"
  kJjs,      // "newest"
  kRb,       // adverb: "usually", "n't"
  kRbr,      // "sooner"
  kRbs,      // "most"
  kRp,       // particle: "set up"
  kIn,       // preposition, or a conjunction that subordinates: "of", "because"
  kTo,       // "to"
  kDt,       // "the", "this"
  kPdt,      // "all the"
  kPrp,      // "you", "it"
  kPrps,     // "your" (PRP$)
  kWp,       // "who", "what"
  kWps,      // "whose" (WP$)
  kWdt,      // "which"
  kWrb,      // "how", "when"
  kEx,       // "there is"
  kCc,       // "and"
  kCd,       // "40", "three"
  kPos,      // "Ann's"
  kUh,       // "hi"
  kFw,       // foreign word
  kLs,       // mark of a list
  kSym,      // symbol, emoji
  kAdd,      // link, mail address
  kGw,       // part of a word that came apart
  kAfx,      // affix: "non"
  kNfp,      // superfluous punctuation
  kHyph,     // hyphen
  kDollar,   // "$"
  kComma,    // ","
  kStop,     // ".", "?", "!"
  kColon,    // ":", ";", "-", "..."
  kOpen,     // "-LRB-"
  kClose,    // "-RRB-"
  kQuote,    // "``"
  kUnquote,  // "''"
};
inline constexpr std::size_t kTags = 49;

inline constexpr std::array<std::string_view, kTags> kTagNames = {
    "NN",  "NNS",  "NNP", "NNPS", "VB", "VBP", "VBZ",   "VBD",   "VBN", "VBG", "MD",   "JJ", "JJR",
    "JJS", "RB",   "RBR", "RBS",  "RP", "IN",  "TO",    "DT",    "PDT", "PRP", "PRP$", "WP", "WP$",
    "WDT", "WRB",  "EX",  "CC",   "CD", "POS", "UH",    "FW",    "LS",  "SYM", "ADD",  "GW", "AFX",
    "NFP", "HYPH", "$",   ",",    ".",  ":",   "-LRB-", "-RRB-", "``",  "''"};

constexpr std::string_view Name(Tag tag) { return kTagNames[static_cast<std::size_t>(tag)]; }

// The tag of that name; nullopt for a name that is none.
constexpr std::optional<Tag> ParseTag(std::string_view name) {
  for (std::size_t i = 0; i < kTags; ++i) {
    if (kTagNames[i] == name) return static_cast<Tag>(i);
  }
  return std::nullopt;
}

constexpr bool IsNoun(Tag tag) { return tag <= Tag::kNnps; }
constexpr bool IsVerb(Tag tag) { return tag >= Tag::kVb && tag <= Tag::kVbg; }
// A verb that can be the only one of its clause, or a modal.
constexpr bool IsFinite(Tag tag) { return tag == Tag::kVbp || tag == Tag::kVbz || tag == Tag::kVbd || tag == Tag::kMd; }
constexpr bool IsAdjective(Tag tag) { return tag >= Tag::kJj && tag <= Tag::kJjs; }
constexpr bool IsAdverb(Tag tag) { return tag >= Tag::kRb && tag <= Tag::kRbs; }

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_TAGGER_TAGS_H_
