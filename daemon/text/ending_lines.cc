// What single lines at the end of a message look like: closings, names, lines of a signature, legal notices,
// postscripts. Told by their words alone; where they stand is judged in ending.cc. The rule for doubt is that a line is
// prose: one with a sentence's punctuation, or with words that only sentences have ("you", "is", "will"), is never a
// line of a signature.
#include <algorithm>
#include <array>

#include "daemon/text/ending.h"
#include "daemon/text/layout.h"
#include "daemon/text/sentences.h"
#include "daemon/text/tokens.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::text {
namespace {

// Words that make a short line a closing …
constexpr auto kClosingCores =
    WordList({"best",      "regards",     "wishes",       "sincerely",    "faithfully", "truly",
              "thanks",    "thank",       "cheers",       "respectfully", "warmly",     "cordially",
              "greetings", "thx",         "ta",           "love",         "yours",      "abraço",
              "abraços",   "saludos",     "cordialement", "grüße",        "grüßen",     "hugs",
              "rgds",      "salutations", "kr",           "br",           "abs",        "hilsen",
              "groet",     "groeten",     "groetjes",     "saluti",       "gratefully", "appreciatively",
              "later",     "soon",        "care",         "bye",          "xx",         "xo",
              "luck",      "bless",       "thanking"});
// … with these around them and no other.
constexpr auto kClosingFillers = WordList({"kind",         "kindest", "warm",     "warmest",
                                           "many",         "with",    "my",       "very",
                                           "all",          "the",     "and",      "to",
                                           "you",          "again",   "in",       "advance",
                                           "so",           "much",    "for",      "now",
                                           "from",         "a",       "of",       "your",
                                           "take",         "talk",    "speak",    "see",
                                           "until",        "then",    "good",     "lots",
                                           "lot",          "sunny",   "mit",      "freundlichen",
                                           "freundliche",  "viele",   "beste",    "liebe",
                                           "med",          "vennlig", "bien",     "bis",
                                           "ever",         "as",      "always",   "big",
                                           "time",         "god",     "friendly", "b",
                                           "we",           "remain",  "reading",  "met",
                                           "vriendelijke", "us",      "team",     "everyone",
                                           "both",         "time",    "help",     "consideration",
                                           "highest",      "best"});
// Verbs, pronouns and the like: no signature has them.
constexpr auto kSentenceWords =
    WordList({"you",   "you're", "you'll", "you've", "you'd",  "i",     "i'm",   "i'll",   "i've",  "i'd",     "we",
              "we're", "we'll",  "we've",  "we'd",   "they",   "them",  "he",    "she",    "it's",  "is",      "isn't",
              "are",   "aren't", "was",    "were",   "be",     "been",  "am",    "have",   "has",   "had",     "do",
              "does",  "did",    "don't",  "can",    "can't",  "could", "will",  "won't",  "would", "should",  "shall",
              "may",   "might",  "must",   "not",    "if",     "this",  "that",  "that's", "these", "what",    "how",
              "why",   "when",   "where",  "who",    "please", "let",   "let's", "want",   "need",  "because", "than"});
// Words that a line below a name may have ("Your account manager"), but no line that has to prove itself.
constexpr auto kDoubtfulWords =
    WordList({"your",  "yours", "me",   "us",   "my",  "our", "their", "it",  "there", "here", "just",
              "click", "reply", "call", "book", "see", "no",  "yes",   "but", "any",   "so"});
constexpr auto kNameParticles =
    WordList({"de",  "van", "von", "der", "den", "la", "le",  "da", "do", "dos", "del", "di",  "du",
              "bin", "al",  "el",  "and", "und", "of", "the", "y",  "e",  "x",   "xx",  "xxx", "xo"});
// "Customer Renewals Desk", "The Events Team"
constexpr auto kDepartments =
    WordList({"team", "desk", "department", "dept", "office", "crew", "staff", "service", "services", "support"});
// A placeholder that begins with one of these is a button or link, not a name.
constexpr auto kActions =
    WordList({"add",   "ask",   "book",    "booking", "button",   "buy",   "calendar", "call",  "choose",
              "claim", "click", "cta",     "demo",    "download", "find",  "get",      "join",  "keep",
              "link",  "move",  "open",    "order",   "pay",      "pick",  "play",     "read",  "register",
              "renew", "reply", "reserve", "save",    "schedule", "see",   "send",     "sign",  "start",
              "take",  "tell",  "try",     "url",     "view",     "visit", "watch",    "write", "yes"});

bool Contains(std::string_view text, std::string_view phrase) { return text.find(phrase) != std::string_view::npos; }

template <std::size_t kSize>
bool ContainsAny(std::string_view text, const std::array<std::string_view, kSize>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view p) { return Contains(text, p); });
}

// Has `line` a word of one of these lists? "IT", "US" and "I." as in "I.V." are none.
bool HasSentenceWord(std::string_view line, bool doubtful) {
  std::size_t i = 0;
  std::string word;
  while (i < line.size()) {
    if (const std::size_t placeholder = PlaceholderEnd(line, i); placeholder > i) {
      i = placeholder;
      continue;
    }
    word.clear();
    const std::size_t begin = i;
    bool lower = false;
    while (i < line.size()) {
      const CodePoint c = DecodeAt(line, i);
      const bool apostrophe = i > begin && IsApostrophe(c.value);
      if (!IsLetter(c.value) && !apostrophe) break;
      lower = lower || (IsLetter(c.value) && !IsUpper(c.value));
      AppendUtf8(apostrophe ? U'\'' : ToLower(c.value), word);
      i += c.size;
    }
    if (i == begin) {
      i += DecodeAt(line, i).size;
      continue;
    }
    const bool initial = word.size() == 1 && i < line.size() && line[i] == '.';
    const bool acronym = word.size() >= 2 && !lower;
    if (initial || acronym) continue;
    if (Has(kSentenceWords, word) || (doubtful && Has(kDoubtfulWords, word))) return true;
  }
  return false;
}

bool HasContact(std::string_view line) {
  const auto digits = std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 7 || Contains(line, "|") || Contains(line, "www.") || Contains(line, "://") || Contains(line, "@") ||
         Contains(line, " · ") || Contains(line, " • ");
}

// `line` without dashes, stars and "on behalf of" before a name.
std::string_view WithoutDecoration(std::string_view line) {
  for (const std::string_view prefix : {"i.A. ", "i.V. ", "p.p. ", "pp ", "i. A. ", "i. V. "}) {
    if (line.substr(0, prefix.size()) == prefix) line.remove_prefix(prefix.size());
  }
  while (!line.empty()) {
    const CodePoint c = DecodeAt(line, 0);
    const bool decoration = c.value == '-' || c.value == 0x2013 || c.value == 0x2014 || c.value == '~' ||
                            c.value == ' ' || c.value == '*' || c.value == '/' || c.value == '_';
    if (!decoration || PlaceholderEnd(line, 0) > 0) break;
    line.remove_prefix(c.size);
  }
  return line;
}

// May a placeholder stand for a name, role or company? Not "[Book with Jess]", "[BUTTON: …]".
bool NamePlaceholder(std::string_view placeholder) {
  const std::string folded = Folded(placeholder.substr(1));
  const std::vector<std::string_view> words = WordsOf(folded);
  if (words.size() > 4 || Contains(placeholder, "→")) return false;
  return std::none_of(words.begin(), words.end(), [](std::string_view word) { return Has(kActions, word); });
}

bool EndsLikeSentence(std::string_view line, std::span<const std::string_view> words) {
  std::size_t end = line.size();
  while (end > 0 && (line[end - 1] == ')' || line[end - 1] == '"' || line[end - 1] == '*' || line[end - 1] == ' '))
    --end;
  if (end == 0) return false;
  if (line[end - 1] == '?') return true;
  if (line[end - 1] == '!') return words.size() >= 3;
  if (line[end - 1] != '.') return false;
  return words.size() >= 4 && !IsAbbreviation(words.back());
}

// Where the last 120 bytes or so of a long line begin.
std::size_t TailBegin(std::string_view line) {
  std::size_t begin = line.size() - 120;
  while (!IsBoundary(line, begin)) ++begin;
  return begin;
}

}  // namespace

bool IsUnsubscribeLine(std::string_view folded) {
  static constexpr auto kPhrases =
      WordList({"unsubscribe", "opt out", "opt-out", "no longer wish to receive", "no longer wish to hear",
                "no longer want to receive", "manage your preferences", "manage preferences", "update your preferences",
                "email preferences", "stop receiving these", "stop these emails", "remove me from this list",
                "be removed from this list", "don't want to receive these", "rather not receive these"});
  const std::size_t word = folded.find("unsubscribe");
  const bool done =
      word != std::string_view::npos && folded.substr(word + 11, 1) == "d";  // "contacts who unsubscribed"
  return !done && ContainsAny(folded, kPhrases);
}

bool IsFooterLine(std::string_view folded) {
  static constexpr auto kPhrases = WordList({"intended recipient",
                                             "intended only for",
                                             "intended solely for",
                                             "registered in england",
                                             "registered in scotland",
                                             "registered office",
                                             "company number",
                                             "company no",
                                             "company registration",
                                             "registration no",
                                             "disclaimer:",
                                             "confidentiality notice",
                                             "all rights reserved",
                                             "you are receiving this",
                                             "you're receiving this",
                                             "you received this",
                                             "this email was sent to",
                                             "this message was sent to",
                                             "this e-mail was sent to",
                                             "privacy policy",
                                             "authorised and regulated",
                                             "authorized and regulated",
                                             "consider the environment",

                                             "vat no",
                                             "vat reg",
                                             "view in browser",
                                             "view this email in",
                                             "may contain confidential",
                                             "is confidential and",
                                             "are confidential and",
                                             "legally privileged",
                                             "sent from my ",
                                             "get outlook for"});
  return ContainsAny(folded, kPhrases);
}

bool IsPostscript(std::string_view line) {
  std::size_t i = 0;
  int p = 0;
  while (i < line.size() && (line[i] == '*' || line[i] == '_')) ++i;
  while (i < line.size() && (line[i] == 'P' || line[i] == 'p')) {
    ++p;
    ++i;
    if (i < line.size() && line[i] == '.') ++i;
    if (i < line.size() && line[i] == ' ' && i + 1 < line.size() && line[i - 1] == '.' && (line[i + 1] | 0x20) == 's')
      ++i;
  }
  if (p == 0 || p > 3 || i >= line.size() || (line[i] != 'S' && line[i] != 's')) return false;
  const bool lower = line[i] == 's';
  ++i;
  if (i >= line.size()) return false;
  if (line[i] == '.' || line[i] == ':' || line[i] == ',') return true;
  return (line[i] == ' ' || line[i] == '-' || line[i] == '*' || static_cast<unsigned char>(line[i]) == 0xE2) &&
         (!lower || p == 1);
}

bool IsClosing(std::string_view line) {
  if (line.size() > 60 || Contains(line, "?")) return false;
  // "Best, Jo": the part before the comma closes, the rest is a name.
  const std::size_t comma = line.find(',');
  if (comma != std::string_view::npos && comma + 2 < line.size() && comma > 0) {
    const std::size_t rest = line.find_first_not_of(' ', comma + 1);
    return rest != std::string_view::npos && LooksLikeName(line.substr(rest)) && IsClosing(line.substr(0, comma));
  }
  const std::string folded = Folded(line);
  const std::vector<std::string_view> words = WordsOf(folded);
  if (words.empty() || words.size() > 7) return false;
  bool core = false;
  for (const std::string_view word : words) {
    const bool is_core = Has(kClosingCores, word);
    core = core || is_core;
    if (!is_core && !Has(kClosingFillers, word)) return false;
  }
  return core;
}

bool IsPoliteLine(std::string_view line) {
  if (line.size() > 60 || line.empty()) return false;
  const std::string folded = Folded(line);
  const std::vector<std::string_view> words = WordsOf(folded);
  if (words.empty()) return false;
  const bool comma = folded.back() == ',';
  const bool thanks = words[0] == "thanks" || (words[0] == "thank" && words.size() > 1 && words[1] == "you");
  if (thanks && comma) return words.size() <= 8;
  if (words.size() > 5) return false;
  static constexpr auto kVerbs = WordList({"hope", "tell", "let", "let's", "call", "reply", "do", "can", "send"});
  const bool action = Has(kVerbs, words[0]) || (words[0].size() >= 5 && words[0].ends_with("ing"));
  return !action && (comma || (Has(kClosingCores, words[0]) && words.size() <= 4 && folded.back() != '.'));
}

bool NamesSomebody(std::string_view line) {
  if (LooksLikeName(line)) return true;
  const std::string_view plain = WithoutDecoration(line);
  const std::size_t cut = plain.find_first_of(",|@(/");
  if (cut != std::string_view::npos && cut > 0) return LooksLikeName(plain.substr(0, cut));
  const std::string folded = Folded(plain);
  const std::vector<std::string_view> words = WordsOf(folded);
  return words.size() >= 2 && words.size() <= 5 && Has(kDepartments, words.back()) &&
         IsUpper(DecodeAt(plain, 0).value) && !HasSentenceWord(line, true);
}

bool LooksLikeName(std::string_view line) {
  if (line.empty() || line.size() > 60) return false;
  line = WithoutDecoration(line);
  int names = 0;
  std::size_t i = 0;
  while (i < line.size()) {
    if (const std::size_t end = PlaceholderEnd(line, i); end > i) {
      if (!NamePlaceholder(line.substr(i, end - i))) return false;
      ++names;
      i = end;
      continue;
    }
    const CodePoint c = DecodeAt(line, i);
    if (c.value >= 0x80 && EmojiEnd(line, i) > i) {
      i = EmojiEnd(line, i);
      continue;
    }
    if (IsLetter(c.value)) {
      const std::size_t begin = i;
      while (i < line.size()) {
        const CodePoint d = DecodeAt(line, i);
        if (!IsLetter(d.value) && !IsApostrophe(d.value) && d.value != '-') break;
        i += d.size;
      }
      const std::string word = Folded(line.substr(begin, i - begin));
      if (Has(kNameParticles, word)) continue;
      const bool caseless = c.value >= 0x80 && ToLower(c.value) == c.value && !IsUpper(c.value) && c.value > 0x590;
      if (!IsUpper(c.value) && !caseless) return false;
      if (word.size() > 1 && (Has(kSentenceWords, word) || Has(kDoubtfulWords, word)) &&
          HasSentenceWord(line.substr(begin, i - begin), true))
        return false;
      ++names;
      continue;
    }
    if (IsSpace(c.value) || IsInvisible(c.value) || c.value == '.' || c.value == '&' || c.value == '-' ||
        c.value == '"') {
      i += c.size;
      continue;
    }
    if (c.value == ',' && i + 1 == line.size()) break;
    return false;
  }
  return names >= 1 && names <= 4;
}

bool LooksLikeSignature(std::string_view line) {
  if (!FitsBelowName(line)) return false;
  const std::string folded = Folded(line);
  return WordsOf(folded).size() < 2 || Contains(line, "|") || !HasSentenceWord(line, true);
}

bool FitsBelowName(std::string_view line) {
  if (line.size() > 160) return false;
  const std::string folded = Folded(line);
  const std::vector<std::string_view> words = WordsOf(folded);
  if (EndsLikeSentence(folded, words)) return false;
  if (words.size() >= 2 && Has(kActions, words[0])) return false;  // "Book a time: …"
  if (words.size() >= 2 && !Contains(line, "|") && HasSentenceWord(line, false)) return false;
  return HasContact(folded) ? words.size() <= 20 : words.size() <= 10;
}

bool EndsLikeSentence(std::string_view line) {
  const std::string folded = Folded(line.size() > 200 ? line.substr(TailBegin(line)) : line);
  return EndsLikeSentence(folded, WordsOf(folded));
}

bool HasContactData(std::string_view line) { return line.size() <= 160 && HasContact(line); }

}  // namespace youward::text
