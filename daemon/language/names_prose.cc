// What the writer's own sentences say of names: how people introduce themselves, their company and their product, and
// how they speak of the reader's. Each name is looked at with the few words around it; a name that only occurs (a
// customer, a partner, a tool that everybody uses) is nobody's.
#include <algorithm>

#include "daemon/language/merge_fields.h"
#include "daemon/language/names_parts.h"
#include "daemon/language/names_passage.h"
#include "daemon/language/names_words.h"

namespace youward::language {
namespace {

using text::Has;
using text::TokenKind;

constexpr int kReach = 10;  // tokens that "I" may stand before what it says of itself

class Prose {
 public:
  // `us_before`: did the sentence before speak of "we" or "our"?
  Prose(const Passage& passage, bool us_before, Evidence& evidence)
      : p_(passage), us_before_(us_before), evidence_(evidence) {}

  bool SpeaksOfUs() const { return we_; }

  void Run() {
    for (int i = 0; i < p_.size(); ++i) {
      const std::string_view word = p_.Low(i);
      you_ = you_ || word == "you" || word == "your" || word == "yours";
      we_ = we_ || word == "we" || word == "our" || word == "us";
      us_ = us_ || word == "we" || word == "our" || word == "us" || word == "me" || word == "my";
    }
    const bool shouts = p_.Shouts();
    for (int i = 0; i < p_.size();) {
      if (p_.IsKind(i, TokenKind::kUrl) || p_.IsKind(i, TokenKind::kEmail)) ReadHost(i);
      const int end = p_.NameEnd(i);
      if (end == i) {
        ++i;
        continue;
      }
      if (p_.IsKind(i, TokenKind::kPlaceholder)) {
        evidence_.NoteField(p_.Raw(i));
        ReadField(i);
      } else if (!shouts) {
        ReadName(i, end);
      }
      i = end;
    }
  }

 private:
  bool Before(int i, std::initializer_list<std::string_view> words) const { return p_.Is(i, words); }

  // The nearest "I" before `i` (or "we", "our", "my" if `plural`), with nobody else between; -1: none.
  int SelfBefore(int i, bool plural) const {
    for (int k = i - 1; k >= 0 && k >= i - kReach; --k) {
      if (p_.Is(k, {"you", "your", "he", "she", "they", "who", "whose", "met", "saw", "was", "were", "used", "spoke",
                    "heard", "not", "n't", "."}))
        return -1;
      if (p_.Low(k) == "i" || (plural && p_.Is(k, {"we", "our", "my"}))) return k;
    }
    return -1;
  }

  int YouBefore(int i) const {
    for (int k = i - 1; k >= 0 && k >= i - kReach; --k) {
      if (p_.Is(k, {"i", "we", "our", "my", "he", "she", "they", "who"})) return -1;
      if (p_.Low(k) == "you") return k;
    }
    return -1;
  }

  bool OwnNounIn(int begin, int end) const {
    for (int i = begin; i < end; ++i) {
      if (Has(kOwnNouns, p_.Low(i))) return true;
    }
    return false;
  }

  void ReadHost(int i) {
    const bool readers = Before(i - 1, {"your"}) || Before(i - 2, {"your"});
    const bool own =
        p_.IsKind(i, TokenKind::kEmail) ? us_ && !you_ : Before(i - 1, {"our", "my"}) || Before(i - 2, {"our", "my"});
    evidence_.AddHost(own ? Side::kSender : readers ? Side::kReader : Side::kUnknown, p_.Low(i));
  }

  // Does the name at [i, end) introduce the person who writes?
  bool Introduces(int i, int end) const {
    if (Has(kPosts, p_.Low(i)) || p_.Low(end) == "'s") return false;
    const bool i_am = Before(i - 1, {"'m", "am"}) && p_.Low(i - 2) == "i";
    const bool follows = p_.IsMark(end) || Before(end, {"from", "with", "at", "of", "and", "here"});
    if (i_am) return follows;
    if (Before(i - 1, {"is", "'s"}) && p_.Low(i - 2) == "name") return p_.Low(i - 3) == "my";
    if (p_.Low(i - 1) == "myself") return true;
    const bool head = p_.IsHead(i - 2) || p_.IsMark(i - 3);
    if (Before(i - 1, {"is", "'s"}) && Before(i - 2, {"this", "it"}) && head) {
      return Before(end, {"from", "with", "at", "here"}) || (p_.IsMark(end) && p_.Low(i - 2) == "this");
    }
    if (p_.Low(end) != "here" || !(p_.IsHead(i) || p_.IsMark(i - 1))) return false;
    if (Before(end + 1, {"from", "at", "with", "of", "again"})) return true;
    return p_.Raw(end + 1) == "," && p_.Holds(end + 2) &&
           !Before(end + 2, {"or", "and", "then"});  // "Answer here, or …"
  }

  bool IntroducedBefore(int preposition) const {
    for (int k = preposition - 1; k >= 0 && k >= preposition - 3; --k) {
      if (p_.NameEnd(k) == preposition && Introduces(k, preposition)) return true;
      if (p_.NameEnd(k) == preposition - 1 && p_.Low(preposition - 1) == "here" && Introduces(k, preposition - 1))
        return true;
    }
    return false;
  }

  // Does "at NAME" stand for where the writer works? `at` is the preposition.
  bool OwnPlace(int at, int end) const {
    if (p_.IsHead(at)) {  // "At Pawline we", "At Pawline, our"
      const int next = p_.Raw(end) == "," ? end + 1 : end;
      return Before(next, {"we", "our", "i"});
    }
    if (Before(at - 1, {"here"})) return true;
    if (Before(at - 1, {"we", "us"})) return true;
    if (Has(kPeople, p_.Low(at - 1)) && Before(at - 2, {"our", "my"})) return true;
    if (p_.Low(at - 1) == "us" || (p_.Low(at - 1) == "team" && Before(at - 3, {"from", "behalf"}))) return true;
    const int self = SelfBefore(at, false);
    if (self < 0) return false;
    const std::string_view verb = p_.Low(self + 1);
    static constexpr auto kWork = text::WordList(
        {"work", "lead", "run", "head", "manage", "handle", "cover", "oversee", "own", "represent", "sell", "build"});
    static constexpr auto kBeing = text::WordList(
        {"a", "an", "the", "one", "your", "at", "responsible", "in", "part", "based", "head", "founder", "ceo"});
    static constexpr auto kFields =
        text::WordList({"marketing", "engineering", "recruiting", "purchasing", "pricing", "manufacturing",
                        "onboarding", "banking", "consulting", "training", "planning"});
    const bool being = (verb == "'m" || verb == "am") && Has(kBeing, p_.Low(self + 2));
    if (!being && !Has(kWork, verb)) return false;
    const std::string_view before = p_.Low(at - 1);
    if (before.ends_with("ing") && !Has(kFields, before)) return false;
    if (at == self + 2) return p_.IsMark(end) || Before(end, {"and", "where", "as"});  // "I'm at SaaStr next week"
    return true;
  }

  bool IsOwnCompany(int i, int end) const {
    const std::string_view before = p_.Low(i - 1);
    if (before == "at") return OwnPlace(i - 1, end) || IntroducedBefore(i - 1);
    if (before == "with") return (Before(i - 2, {"'m", "am"}) && p_.Low(i - 3) == "i") || IntroducedBefore(i - 1);
    if (before == "for") return Before(i - 2, {"work"}) && p_.Low(i - 3) == "i";
    if (before == "from") return IntroducedBefore(i - 1) || (p_.Low(i - 2) == "team" && Before(end, {"here"}));
    if (before == "of") {
      if (Has(kPosts, p_.Low(i))) return false;
      if (p_.Low(i - 2) == "behalf") return true;
      if (IntroducedBefore(i - 1)) return true;
      const int self = SelfBefore(i - 1, false);
      return Has(kPosts, p_.Low(i - 2)) && self >= 0 && Before(self + 1, {"'m", "am"});
    }
    if (Before(i - 1, {"run", "founded", "co-founded", "cofounded", "started", "own", "represent"})) {
      const int self = Before(i - 2, {"have", "'ve", "also", "just", "now", "recently"}) ? i - 3 : i - 2;
      return p_.Low(self) == "i" && p_.Low(end) != "'s" && !Has(kPosts, p_.Low(i));
    }
    if (Before(i - 1, {"'re", "are"}) && p_.Low(i - 2) == "we") return p_.IsMark(end) && !p_.Low(i).ends_with("ed");
    // "our company, Pawline"
    const int noun = p_.Raw(i - 1) == "," ? i - 2 : i - 1;
    return Before(noun, {"company", "firm", "agency", "studio", "startup", "start-up", "business", "consultancy"}) &&
           Before(noun - 1, {"our", "my"});
  }

  bool IsOwnProduct(int i, int end) const {
    if (p_.Low(end) == "'s") return false;
    if (Before(i - 1, {"launched", "built", "created", "founded", "started", "developed"})) {
      const bool self = SelfBefore(i - 1, true) >= i - 4;
      const bool whole = p_.IsMark(end) || Before(end, {"to", "because", "after", "so", "when", "which", "that", "for",
                                                        "in", "last", "and"});
      return self && whole && SelfBefore(i - 1, true) >= 0;
    }
    if (Before(i - 1, {"called", "named"}) &&
        !Before(i - 2, {"client", "customer", "competitor", "was", "were", "been"})) {
      return SelfBefore(i - 1, true) >= 0;
    }
    const bool comma = p_.Raw(i - 1) == ",";
    const int noun = comma ? i - 2 : i - 1;
    if (Has(kOwnNouns, p_.Low(noun)) &&
        (comma ? p_.IsMark(end) : p_.IsMark(end) || Before(end, {"is", "does", "gives", "helps", "lets"}))) {
      for (int k = noun - 1; k >= 0 && k >= noun - 4; --k) {
        if (Before(k, {"our", "my"})) return true;
      }
    }
    if (!p_.IsHead(i)) return false;
    // "Tideline, our rota tool, …", "Tideline is our rota tool."
    const bool apposition = p_.Raw(end) == "," && Before(end + 1, {"our", "my"});
    const bool equation = Before(end, {"is", "'s"}) && Before(end + 1, {"our", "my"});
    return (apposition || equation) && OwnNounIn(end + 2, end + 6);
  }

  bool IsReadersCompany(int i, int end) const {
    const std::string_view before = p_.Low(i - 1);
    if (before == "at") {
      if (p_.Low(i - 2) == "you") return true;
      const bool yours = p_.Low(i - 3) == "your" || p_.Low(i - 4) == "your";
      if (yours && Has(kReadersPlace, p_.Low(i - 2))) return true;
      if (Has(kPeople, p_.Low(i - 2)) && p_.Low(i - 3) == "you") return true;  // "you all at", "you folks at"
      const int you = YouBefore(i - 1);
      static constexpr auto kWork = text::WordList({"lead", "run", "head", "manage", "handle", "oversee", "work",
                                                    "joined", "look", "own", "are", "'re", "started"});
      return you >= 0 && you < i - 2 && Has(kWork, p_.Low(you + 1)) && !p_.Low(i - 2).ends_with("ing");
    }
    if (Before(i - 1, {"joined", "founded", "run", "started", "lead", "head", "own"})) {
      const int you = Before(i - 2, {"have", "'ve", "just", "first"}) ? i - 3 : i - 2;
      return p_.Low(you) == "you" && !Has(kPosts, p_.Low(i));
    }
    const int noun = p_.Raw(i - 1) == "," ? i - 2 : i - 1;
    if (Before(noun, {"company", "firm", "agency", "studio", "startup", "business", "practice", "school", "shop"}) &&
        p_.Low(noun - 1) == "your") {
      return true;
    }
    return before == "the" && p_.Low(end) == "team" && p_.Low(i - 2) == "and" && p_.Low(i - 3) == "you";
  }

  void ReadName(int i, int end) {
    const std::string_view name = p_.Text(i, end);
    if (Introduces(i, end)) {
      evidence_.AddPerson(Side::kSender, Weight::kSure, name);
    } else if (IsOwnCompany(i, end)) {
      evidence_.AddCompany(Side::kSender, Weight::kSure, name);
    } else if (IsOwnProduct(i, end)) {
      evidence_.AddProduct(Side::kSender, Weight::kSure, name);
    } else if (IsReadersCompany(i, end)) {
      evidence_.AddCompany(Side::kReader, Weight::kSure, name);
    } else if (p_.Low(end) == "'s" && you_) {
      evidence_.AddCompany(Side::kReader, Weight::kGuess, name);
    }
    Mention* const mention = evidence_.MentionOf(name);
    if (mention == nullptr) return;
    ++mention->count;
    mention->inside = mention->inside || !p_.IsHead(i);
    mention->topic = mention->topic || (p_.IsHead(i) && (Has(kSellingVerbs, p_.Low(end)) || IsAFirm(end)));
    mention->beside = mention->beside || we_ || us_before_;
    mention->place = mention->place || Before(i - 1, {"in", "near", "across", "around", "outside", "between"});
    mention->others = mention->others ||
                      Before(i - 1, {"your", "use", "uses", "using", "used", "as", "like", "to", "than", "or", "via"});
  }

  // A merge field that says nothing of whose it is: the words around it do.
  void ReadField(int i) {
    const std::string_view field = p_.Raw(i);
    const MergeField read = ReadMergeField(field);
    if (read.sure || read.meaning == FieldMeaning::kOther) return;
    const int end = i + 1;
    const bool selling = p_.IsHead(i) && (Has(kSellingVerbs, p_.Low(end)) || IsAFirm(end));
    if (Introduces(i, end) || IsOwnCompany(i, end) || IsOwnProduct(i, end) || selling || Before(i - 1, {"our", "my"})) {
      evidence_.AddField(Side::kSender, Weight::kSure, field);
    }
    const bool shown = Before(i - 1, {"your", "you", "saw", "noticed", "helping", "congratulations"});
    if (IsReadersCompany(i, end) || shown) {
      // "your [Product]" may well be the one that was bought from the sender.
      if (read.meaning != FieldMeaning::kSenderProduct) evidence_.AddField(Side::kReader, Weight::kSure, field);
    }
  }

  // "… is a family-owned firm"
  bool IsAFirm(int i) const {
    if (!Before(i, {"is", "are"}) || !Before(i + 1, {"a", "an", "the", "one"})) return false;
    for (int k = i + 2; k < i + 9; ++k) {
      if (p_.Is(k, {"you", "your"})) return false;
      if (Has(kOwnNouns, p_.Low(k)) ||
          p_.Is(k, {"provider", "supplier", "leader", "manufacturer", "specialist", "distributor"})) {
        const int next = p_.Is(k + 1, {"that", "which"}) ? k + 2 : k + 1;
        return !p_.Is(next, {"i", "we"});  // "… is a firm I have had my eye on"
      }
    }
    return false;
  }

  const Passage& p_;
  const bool us_before_;
  Evidence& evidence_;
  bool you_ = false;  // the sentence speaks to the reader
  bool we_ = false;   // … of the writer's company
  bool us_ = false;   // … or of the writer
};

}  // namespace

void ReadProse(const text::Document& document, std::string_view lowered, Evidence& evidence) {
  bool us = false;
  for (const text::Sentence& sentence : document.sentences()) {
    if (!text::IsProse(document.BlockOf(sentence).kind)) continue;
    const Passage passage(document, lowered, sentence);
    Prose prose(passage, us, evidence);
    prose.Run();
    us = prose.SpeaksOfUs();
  }
}

}  // namespace youward::language
