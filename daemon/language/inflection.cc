// Regular forms are spelling: when an e falls, when a y becomes i, when a consonant doubles. Doubling asks for stress,
// which spelling does not show: words of one syllable double, longer ones only where their ending or a list says so.
#include "daemon/language/inflection.h"

#include <algorithm>
#include <array>

#include "daemon/language/irregular.h"
#include "daemon/language/words.h"
#include "daemon/text/utf8.h"

namespace youward::language {
namespace {

template <std::size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
bool EndsInOneOf(std::string_view word, const std::array<std::string_view, N>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return word.ends_with(ending); });
}

std::string Joined(std::string_view stem, std::string_view ending) {
  std::string out(stem);
  out += ending;
  return out;
}

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// The letter before `i` as a sound: the u of "qu" is none.
bool IsVowelAt(std::string_view word, std::size_t i) {
  if (word[i] == 'u' && i > 0 && word[i - 1] == 'q') return false;
  return IsVowel(word[i]) || (word[i] == 'y' && i > 0);
}

int Syllables(std::string_view word) {
  int count = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (IsVowelAt(word, i) && (i == 0 || !IsVowelAt(word, i - 1))) ++count;
  }
  return count;
}

// Does the last consonant double before -ed and -ing?
bool Doubles(std::string_view word, bool american) {
  static constexpr std::array<std::string_view, 15> kStressed = {"mit",  "cur",  "get",  "quip", "plug",
                                                                 "blog", "quit", "ship", "plan", "drop",
                                                                 "step", "stop", "wrap", "map",  "tag"};
  static constexpr std::array<std::string_view, 32> kStressedWords = {
      "prefer", "refer",   "transfer", "infer", "confer", "defer",  "deter", "inter",    "regret", "kidnap",  "format",
      "zigzag", "program", "upset",    "reset", "offset", "preset", "input", "handicap", "begin",  "debug",   "outfit",
      "refit",  "overlap", "recap",    "abet",  "rebut",  "allot",  "demur", "rerun",    "outrun", "undercut"};
  static constexpr std::array<std::string_view, 8> kUnstressed = {"target", "budget", "limit",   "vomit",
                                                                  "fidget", "summit", "develop", "gallop"};
  static constexpr std::array<std::string_view, 6> kBritish = {"fuel", "dial", "duel", "trial", "initial", "equal"};
  static constexpr std::array<std::string_view, 10> kStressedL = {"compel", "expel",  "excel",  "control", "patrol",
                                                                  "enrol",  "fulfil", "distil", "instil",  "propel"};
  const std::size_t n = word.size();
  if (word == "up") return true;
  if (n < 3) return false;
  const char last = word[n - 1];
  if (IsVowel(last) || last == 'w' || last == 'x' || last == 'y' || last == 'h') return false;
  if (!IsVowelAt(word, n - 2)) return false;
  if (last == 'l' && Syllables(word) > 1) {
    if (IsOneOf(word, kStressedL) || word.ends_with("pel")) return true;
    return !american && !IsVowelAt(word, n - 3);
  }
  if (IsOneOf(word, kBritish)) return !american;
  if (IsVowelAt(word, n - 3)) return false;
  if (Syllables(word) == 1) return true;
  if (word == "worship") return !american;
  if (IsOneOf(word, kUnstressed)) return false;
  return IsOneOf(word, kStressedWords) || EndsInOneOf(word, kStressed);
}

// The stem before an ending that begins with a vowel.
std::string Stem(std::string_view base, bool american) {
  std::string stem(base);
  if (base.ends_with("ic")) return stem + "k";
  if (Doubles(base, american)) stem += base.back();
  return stem;
}

bool Hisses(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kHard = {"stomach", "monarch", "epoch", "tech", "patriarch"};
  if (EndsInOneOf(word, kHard)) return false;
  return word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") ||
         word.ends_with("sh");
}

// With -s: "tries", "fixes", "plays".
std::string WithS(std::string_view word) {
  if (word.size() < 2) return Joined(word, "s");
  const char before = word[word.size() - 2];
  if (word == "quiz") return "quizzes";
  if (Hisses(word)) return Joined(word, "es");
  if (word.back() == 'y' && !IsVowel(before)) return Joined(word.substr(0, word.size() - 1), "ies");
  if (word.ends_with("quy")) return Joined(word.substr(0, word.size() - 1), "ies");
  return Joined(word, "s");
}

std::string Third(std::string_view base) {
  if (base == "be") return "is";
  if (base == "have") return "has";
  if (base.size() > 1 && base.back() == 'o' && !IsVowel(base[base.size() - 2])) return Joined(base, "es");
  return WithS(base);
}

std::string RegularPast(std::string_view base, bool american) {
  if (base.ends_with('e')) return Joined(base, "d");
  if (base.size() > 1 && base.back() == 'y' && !IsVowel(base[base.size() - 2])) {
    return Joined(base.substr(0, base.size() - 1), "ied");
  }
  return Stem(base, american) + "ed";
}

std::string Ing(std::string_view base, bool american) {
  static constexpr std::array<std::string_view, 6> kKeepsE = {"be", "dye", "singe", "binge", "tinge", "swinge"};
  if (base == "age") return american ? "aging" : "ageing";
  if (base.ends_with("ie")) return Joined(base.substr(0, base.size() - 2), "ying");
  if (base.ends_with("ee") || base.ends_with("oe") || base.ends_with("ye") || IsOneOf(base, kKeepsE)) {
    return Joined(base, "ing");
  }
  if (base.ends_with('e') && base.size() > 2) return Joined(base.substr(0, base.size() - 1), "ing");
  return Stem(base, american) + "ing";
}

// "redo", "outsell", "rebuild": behind a prefix stands a verb with forms of its own. "relay", "remind" only look so.
std::string BehindPrefix(std::string_view base, std::string_view (*look_up)(std::string_view)) {
  static constexpr std::array<std::string_view, 5> kPrefixes = {"re", "over", "out", "under", "mis"};
  static constexpr std::array<std::string_view, 6> kWhole = {"relay",  "remind", "relent",
                                                             "regret", "rebind", "outline"};
  if (IsOneOf(base, kWhole)) return "";
  for (const std::string_view prefix : kPrefixes) {
    if (!base.starts_with(prefix)) continue;
    std::string_view rest = base.substr(prefix.size());
    if (rest.starts_with('-')) rest.remove_prefix(1);
    if (rest.size() < 2) continue;
    const std::string_view form = look_up(rest);
    if (!form.empty()) return Joined(base.substr(0, base.size() - rest.size()), form);
  }
  return "";
}

// Of "burnt" and "burned" the regular form is right everywhere. ("relay" is what a message is, not what tiles are.)
bool IsBetterRegular(std::string_view base, bool american) {
  static constexpr std::array<std::string_view, 13> kBoth = {
      "burn", "dream", "lean", "leap", "learn", "smell", "spell", "spill", "spoil", "focus", "dive", "thrive", "relay"};
  return IsOneOf(base, kBoth) || (base.ends_with("fit") && !american);
}

std::string PastOrParticiple(std::string_view base, bool participle, bool american) {
  if (IsBetterRegular(base, american)) return RegularPast(base, american);
  if (participle && base == "get" && american) return "gotten";
  if (participle) {
    if (const std::string_view form = IrregularParticiple(base); !form.empty()) return std::string(form);
    if (std::string form = BehindPrefix(base, IrregularParticiple); !form.empty()) return form;
  }
  if (const std::string_view form = IrregularPast(base); !form.empty()) return std::string(form);
  if (std::string form = BehindPrefix(base, IrregularPast); !form.empty()) return form;
  return RegularPast(base, american);
}

}  // namespace

std::string Inflect(std::string_view base, VerbForm form, bool american) {
  if (const std::size_t space = base.find(' '); space != std::string_view::npos) {
    return Joined(Inflect(base.substr(0, space), form, american), base.substr(space));
  }
  switch (form) {
    case VerbForm::kBase:
      return std::string(base);
    case VerbForm::kThird:
      return Third(base);
    case VerbForm::kPast:
      return base == "be" ? "was" : PastOrParticiple(base, false, american);
    case VerbForm::kParticiple:
      return PastOrParticiple(base, true, american);
    case VerbForm::kIng:
      return Ing(base, american);
  }
  return std::string(base);
}

std::string Plural(std::string_view noun) {
  static constexpr std::array<std::string_view, 32> kNone = {
      "software", "hardware",  "feedback", "information", "equipment", "advice",    "news",     "staff",
      "research", "furniture", "traffic",  "money",       "time",      "work",      "help",     "knowledge",
      "progress", "training",  "freight",  "cargo",       "payroll",   "paperwork", "data",     "people",
      "series",   "species",   "aircraft", "compliance",  "downtime",  "support",   "security", "analytics"};
  static constexpr std::array<std::string_view, 6> kOes = {"hero", "potato", "tomato", "echo", "veto", "cargo"};
  static constexpr std::array<std::string_view, 5> kBetter = {"focus", "formula", "memorandum", "curriculum", "index"};
  const std::size_t inner = std::min({noun.find(" of "), noun.find(" in "), noun.find(" for "), noun.find(" at ")});
  if (inner != std::string_view::npos) return Joined(Plural(noun.substr(0, inner)), noun.substr(inner));
  const std::size_t space = noun.find_last_of(" -");
  const std::string_view head = space == std::string_view::npos ? noun : noun.substr(space + 1);
  const std::string_view before = noun.substr(0, noun.size() - head.size());
  // "time" has a plural behind another word only: "delivery times".
  if (IsOneOf(head, kNone) && !(head == "time" && !before.empty())) return std::string(noun);
  if (const std::string_view form = IrregularPlural(head); !form.empty() && !IsOneOf(head, kBetter)) {
    return Joined(before, form);
  }
  if (IsOneOf(head, kOes)) return Joined(noun, "es");
  return Joined(before, WithS(head));
}

std::string WithCapital(std::string_view phrase) {
  if (phrase.empty()) return "";
  const text::CodePoint first = text::DecodeAt(phrase, 0);
  std::string out;
  const char32_t upper = text::ToUpper(first.value);
  text::AppendUtf8(upper, out);
  out += phrase.substr(first.size);
  return out;
}

}  // namespace youward::language
