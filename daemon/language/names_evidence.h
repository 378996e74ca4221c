// What a letter says for a name being the sender's or the reader's, gathered from all its parts before anything is
// decided. Internal to daemon/language/names*.cc.
//
//   Evidence evidence;
//   evidence.AddCompany(Side::kSender, Weight::kHint, "Pawline Ltd");  // a line of the signature
//   evidence.AddHost(Side::kSender, "ann@pawline.io");
//
// For one thread. Owns what it holds.
#ifndef YOUWARD_DAEMON_LANGUAGE_NAMES_EVIDENCE_H_
#define YOUWARD_DAEMON_LANGUAGE_NAMES_EVIDENCE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/language/names.h"

namespace youward::language {

enum class Side : std::uint8_t { kSender, kReader, kUnknown };

enum class Weight : std::uint8_t {
  kNone,
  kGuess,  // holds if nothing else is known
  kHint,   // holds unless something speaks against it
  kSure,   // the letter says so
  kKnown,  // the request or the policy says so
};

// A name in the writer's own sentences, with how it is spoken of.
struct Mention {
  std::string text;
  std::string key;  // see KeyOf
  int count = 0;
  bool inside = false;  // … not at the head, where every word has a capital
  bool topic = false;   // at the head of a sentence, with a verb that sellers use of their product behind it
  bool beside = false;  // … and "we" or "our" in that sentence or the one before
  bool place = false;   // "in Leeds"
  bool others = false;  // "you use Xero", "your Xero", "such as Xero": a thing that the reader or the world has
};

class Evidence {
 public:
  explicit Evidence(const KnownNames& known);

  // A person's name counts with and without the surname, a company's with and without "Ltd".
  void AddPerson(Side side, Weight weight, std::string_view name);
  void AddCompany(Side side, Weight weight, std::string_view name);
  void AddProduct(Side side, Weight weight, std::string_view name);
  // A merge field, for what the place where it stands says.
  void AddField(Side side, Weight weight, std::string_view field);
  // A link or mail address, and whose it is as far as its place says.
  void AddHost(Side side, std::string_view link);
  // nullptr when the letter has named more than anybody reads. Until the next call.
  Mention* MentionOf(std::string_view name);
  // A merge field of the letter, wherever it stands.
  void NoteField(std::string_view field);

  // Weighs everything up. Call once.
  Names Decide();

 private:
  struct Candidate {
    std::string name;
    std::string key;
    Weight sender = Weight::kNone;
    Weight reader = Weight::kNone;
    bool company = false;
    bool short_form = false;  // "Quarry" of "Quarry Systems": a word, as long as the letter does not use it as a name
  };
  void Add(Side side, Weight weight, std::string_view name, bool company);
  void WeighHosts();
  void WeighMentions();
  void WeighFields();
  void DropDoubtful();
  const Mention* FindMention(std::string_view key) const;

  struct Host {
    Side side;
    std::string label;
  };
  std::vector<Candidate> candidates_;
  std::vector<Mention> mentions_;
  std::vector<Host> hosts_;
  std::vector<std::string_view> fields_;
};

// A name without case, spaces and marks: "Smith & Son" is "smithandson", "LedgerLane" is "ledgerlane".
std::string KeyOf(std::string_view name);

// The label of a link or address that names its owner: "pawline" of "https://www.pawline.co.uk/demo" and of
// "ann@mail.pawline.io"; empty where it names nobody (gmail.com, linkedin.com).
std::string OwnerLabel(std::string_view link);

// Is the host with this label the one of the name with this key: "getpawline", "pawline-app"?
bool LabelNames(std::string_view label, std::string_view key);

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_NAMES_EVIDENCE_H_
