// Greeting, signature and footer: who they name is told by where it stands. "Hi Ann," is the reader; the first line
// below a closing is the sender, and what follows is a post, a company, a town or an address, of which only what
// proves itself counts as sure: behind "at" or "@", with "Ltd" or a word of a trade at its end, the "… team".
#include <algorithm>

#include "daemon/language/merge_fields.h"
#include "daemon/language/names_parts.h"
#include "daemon/language/names_passage.h"
#include "daemon/language/names_words.h"

namespace youward::language {
namespace {

using text::BlockKind;
using text::Has;
using text::TokenKind;

constexpr int kLongestPerson = 3;  // words

constexpr auto kGreetingWords =
    text::WordList({"hi",      "hello", "hey",       "heya",    "hiya", "dear",     "dearest",   "good",
                    "morning", "sehr",  "afternoon", "evening", "day",  "to",       "attn",      "greetings",
                    "howdy",   "hallo", "hola",      "bonjour", "ciao", "hej",      "respected", "yo",
                    "salut",   "liebe", "lieber",    "g'day",   "gday", "estimado", "estimada"});
constexpr auto kTitles = text::WordList(
    {"mr", "mrs", "ms", "mx", "miss", "mister", "dr", "prof", "professor", "herr", "frau", "sir", "madam"});
constexpr auto kAddressees = text::WordList(
    {"all",        "both",        "colleague",  "colleagues", "customer",  "customers",  "everybody", "everyone",
     "folks",      "friend",      "friends",    "guys",       "gents",     "ladies",     "gentlemen", "hiring",
     "manager",    "team",        "there",      "sir",        "sirs",      "madam",      "maam",      "ma'am",
     "member",     "members",     "mate",       "owner",      "partner",   "partners",   "people",    "reader",
     "readers",    "valued",      "you",        "and",        "or",        "my",         "our",       "the",
     "of",         "again",       "y'all",      "lot",        "neighbour", "neighbours", "ji",        "whom",
     "it",         "may",         "concern",    "sales",      "marketing", "hr",         "it",        "support",
     "purchasing", "procurement", "department", "office",     "director",  "doctor",     "professor"});

class Ends {
 public:
  Ends(const text::Document& document, std::string_view lowered, Evidence& evidence)
      : document_(document), lowered_(lowered), evidence_(evidence) {}

  void Run() {
    for (const text::Sentence& sentence : document_.sentences()) {
      const Passage passage(document_, lowered_, sentence);
      switch (document_.BlockOf(sentence).kind) {
        case BlockKind::kGreeting:
          ReadGreeting(passage);
          break;
        case BlockKind::kClosing:
          ReadClosing(passage);
          break;
        case BlockKind::kSignature:
          ReadSignature(passage, 0);
          break;
        case BlockKind::kFooter:
          ReadFooter(passage);
          break;
        default:
          break;
      }
    }
  }

 private:
  // An address stands above the greeting: only the line with the greeting word counts, or one that is short.
  void ReadGreeting(const Passage& passage) {
    const bool greeted = Has(kGreetingWords, passage.Low(0));
    if (!greeted && passage.size() > 4) return;
    bool title = false;
    for (int i = 0; i < passage.size();) {
      if (passage.IsKind(i, TokenKind::kPlaceholder)) {
        ReadGreetedField(passage.Raw(i), greeted);
        ++i;
        continue;
      }
      const std::string_view word = passage.Low(i);
      title = title || Has(kTitles, word);
      if (Has(kGreetingWords, word) || Has(kTitles, word) || Has(kAddressees, word) || passage.IsMark(i)) {
        ++i;
        continue;
      }
      int end = passage.NameEnd(i);
      if (end == i) {  // "hey ana,"
        const bool alone = i == 1 && greeted && passage.IsMark(2) && passage.IsKind(1, TokenKind::kWord);
        if (alone) evidence_.AddPerson(Side::kReader, Weight::kSure, passage.Raw(1));
        return;
      }
      if (passage.Low(end - 1) == "team" && end - 1 > i) {
        evidence_.AddCompany(Side::kReader, Weight::kSure, passage.Text(i, end - 1));
      } else if (passage.Is(end, {"team", "folks", "people", "crew"})) {
        evidence_.AddCompany(Side::kReader, Weight::kSure, passage.Text(i, end));
      } else {
        evidence_.AddPerson(Side::kReader, Weight::kSure, passage.Text(i, end));
        if (title && end - i > 1) evidence_.AddPerson(Side::kReader, Weight::kSure, passage.Text(end - 1, end));
      }
      i = end;
    }
  }

  // Whatever stands behind "Dear" is the reader: "[Host]", "{{ENGINEER}}".
  void ReadGreetedField(std::string_view field, bool greeted) {
    if (field.front() == '_') return;
    // In an address above the greeting stand streets and dates too.
    if (greeted || ReadMergeField(field).meaning != FieldMeaning::kOther)
      evidence_.AddField(Side::kReader, Weight::kSure, field);
  }

  // "Best, Jo"; a closing alone says nothing.
  void ReadClosing(const Passage& passage) {
    for (int i = 0; i < passage.size(); ++i) {
      if (passage.Raw(i) == "," && i + 1 < passage.size()) return ReadSignature(passage, i + 1);
    }
  }

  void ReadSignature(const Passage& passage, int from) {
    ++lines_;
    std::string_view joint;  // what separates the part from the one before
    bool post = false;       // the line has said what the person is
    for (int i = from; i < passage.size();) {
      int end = i;
      while (end < passage.size() && !IsJoint(passage, end)) ++end;
      if (end > i) post = ReadPart(passage, i, end, joint, post) || post;
      joint = passage.Low(end);
      i = end + 1;
    }
  }

  static bool IsJoint(const Passage& passage, int i) {
    if (passage.IsKind(i, TokenKind::kWord)) return passage.Is(i, {"at", "from", "for", "of"});
    return passage.IsMark(i) && !passage.Is(i, {"&", "+", ".", "'"});
  }

  // One part of a line of the signature; does it say what the person is?
  bool ReadPart(const Passage& passage, int begin, int end, std::string_view joint, bool post) {
    while (begin < end && (Has(kTitles, passage.Low(begin)) || passage.Raw(begin) == ".")) ++begin;
    if (begin == end) return post;
    if (ReadTeam(passage, begin, end)) return false;
    bool name = true, has_post = false;
    for (int i = begin; i < end; ++i) {
      const std::string_view word = passage.Low(i);
      if (passage.IsKind(i, TokenKind::kUrl) || passage.IsKind(i, TokenKind::kEmail)) {
        evidence_.AddHost(Side::kSender, word);
        return false;
      }
      if (passage.IsKind(i, TokenKind::kPlaceholder)) {
        ReadSignedField(passage.Raw(i));
        name = false;
        continue;
      }
      has_post = has_post || Has(kPosts, word);
      name = name && (passage.IsCapital(i) ||
                      passage.Is(i, {"&", "+", ".", "and", "the", "de", "van", "von", "der", "la", "di", "da"}));
    }
    if (!name || passage.IsKind(begin, TokenKind::kNumber)) return has_post;
    const std::string_view last = passage.Low(end - 1);
    const bool firm = end - begin > 1 && (Has(kLegalForms, last) || Has(kTradeWords, last));
    const bool behind_at = joint == "at" || joint == "@" || joint == "from";
    if (!has_post && !person_ && lines_ <= 2 && joint.empty() && !firm && end - begin <= kLongestPerson + 1) {
      person_ = true;
      evidence_.AddPerson(Side::kSender, Weight::kSure, passage.Text(begin, end));
      return false;
    }
    if (has_post && !firm) return true;
    if (end - begin > 5) return has_post;
    const bool sure = firm || behind_at || (joint == "of" && post) || (joint == "for" && !person_);
    evidence_.AddCompany(Side::kSender, sure ? Weight::kSure : Weight::kHint, passage.Text(begin, end));
    return has_post;
  }

  // "The Pawline team", "Team Pawline", "Your friends at …"
  bool ReadTeam(const Passage& passage, int begin, int end) {
    if (passage.Is(begin, {"the", "your"})) ++begin;
    if (passage.Low(begin) == "team" && end - begin > 1) {
      ++begin;
    } else if (passage.Low(end - 1) == "team" && end - begin > 1) {
      --end;
    } else {
      return false;
    }
    while (end - begin > 1 && Has(kPosts, passage.Low(end - 1))) --end;
    if (Has(kPosts, passage.Low(begin)) || passage.NameEnd(begin) == begin) return true;
    person_ = true;
    evidence_.AddCompany(Side::kSender, Weight::kSure, passage.Text(begin, end));
    return true;
  }

  void ReadSignedField(std::string_view field) {
    const FieldMeaning meaning = ReadMergeField(field).meaning;
    if (meaning == FieldMeaning::kOther) return;
    person_ = true;
    evidence_.AddField(Side::kSender, Weight::kSure, field);
  }

  // "DoorWarden Compliance Ltd. Registered in England …"
  void ReadFooter(const Passage& passage) {
    for (int i = 0; i < passage.size();) {
      const int end = passage.NameEnd(i);
      int legal = i;
      for (int k = i + 1; k < end; ++k) {
        if (Has(kLegalForms, passage.Low(k))) legal = k;
      }
      if (legal > i) evidence_.AddCompany(Side::kSender, Weight::kSure, passage.Text(i, legal + 1));
      i = std::max(end, i + 1);
    }
  }

  const text::Document& document_;
  std::string_view lowered_;
  Evidence& evidence_;
  int lines_ = 0;        // of closing and signature that were read
  bool person_ = false;  // the signature has named its person, or a team
};

}  // namespace

void ReadEnds(const text::Document& document, std::string_view lowered, Evidence& evidence) {
  Ends(document, lowered, evidence).Run();
}

}  // namespace youward::language
