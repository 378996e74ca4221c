// What stands below the text: closing, signature, legal footer, unsubscribe line, postscripts. Searched from the bottom
// of the writer's own text. The rule for doubt is that it is prose: a line with a sentence's punctuation or with words
// that only sentences have ("you", "is", "will") never becomes a signature, and a message of one paragraph has none.
#include <algorithm>
#include <array>

#include "daemon/text/layout.h"
#include "daemon/text/sentences.h"
#include "daemon/text/tokens.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::text {
namespace {

constexpr std::size_t kEndingLines = 16;      // visible lines at the end that may belong to closing and signature
constexpr std::uint32_t kWidestEnding = 100;  // columns

// Words that make a short line a closing …
constexpr auto kClosingCores =
    WordList({"best",       "regards",        "wishes",  "sincerely", "faithfully",   "truly", "thanks",  "thank",
              "cheers",     "respectfully",   "warmly",  "cordially", "greetings",    "thx",   "ta",      "love",
              "yours",      "abraço",         "abraços", "saludos",   "cordialement", "grüße", "grüßen",  "hugs",
              "rgds",       "salutations",    "kr",      "br",        "hilsen",       "groet", "groeten", "saluti",
              "gratefully", "appreciatively", "later",   "soon",      "care",         "bye",   "xx",      "xo"});
// … with these around them and no other.
constexpr auto kClosingFillers =
    WordList({"kind", "kindest", "warm",  "warmest", "many",         "with",    "my",     "very",  "all",   "the",
              "and",  "to",      "you",   "again",   "in",           "advance", "so",     "much",  "for",   "now",
              "from", "a",       "of",    "your",    "take",         "talk",    "speak",  "see",   "until", "then",
              "good", "lots",    "sunny", "mit",     "freundlichen", "viele",   "beste",  "liebe", "med",   "vennlig",
              "bien", "very",    "bis",   "thanks",  "ever",         "as",      "always", "warm",  "big",   "time"});
// Words that only sentences have.
constexpr auto kSentenceWords =
    WordList({"you",  "your",  "you're", "you'll", "you've", "you'd", "yours",   "i",     "i'm",  "i'll",   "i've",
              "i'd",  "we",    "we're",  "we'll",  "we've",  "we'd",  "me",      "us",    "my",   "our",    "they",
              "them", "their", "he",     "she",    "it",     "it's",  "is",      "isn't", "are",  "aren't", "was",
              "were", "be",    "been",   "am",     "have",   "has",   "had",     "do",    "does", "did",    "don't",
              "can",  "can't", "could",  "will",   "won't",  "would", "should",  "shall", "may",  "might",  "must",
              "not",  "if",    "this",   "that",   "that's", "these", "what",    "how",   "why",  "when",   "where",
              "who",  "there", "here",   "please", "let",    "let's", "just",    "want",  "need", "click",  "reply",
              "call", "book",  "see",    "no",     "yes",    "but",   "because", "than",  "any",  "so"});
constexpr auto kNameParticles =
    WordList({"de",  "van", "von", "der", "den", "la", "le",  "da", "do", "dos", "del", "di",  "du",
              "bin", "al",  "el",  "and", "und", "of", "the", "y",  "e",  "x",   "xx",  "xxx", "xo"});

bool Contains(std::string_view text, std::string_view phrase) { return text.find(phrase) != std::string_view::npos; }

bool IsUnsubscribeLine(std::string_view folded) {
  static constexpr auto kPhrases =
      WordList({"unsubscribe", "opt out", "opt-out", "no longer wish to receive", "no longer wish to hear",
                "no longer want to receive", "manage your preferences", "manage preferences", "update your preferences",
                "email preferences", "stop receiving these", "stop these emails", "remove me from this list",
                "be removed from this list", "don't want to receive these", "rather not receive these"});
  return std::any_of(kPhrases.begin(), kPhrases.end(), [&](std::string_view p) { return Contains(folded, p); });
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
                                             "vat number",
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
  return std::any_of(kPhrases.begin(), kPhrases.end(), [&](std::string_view p) { return Contains(folded, p); });
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

// Does the line end as sentences do, with more than a few words before it?
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

bool HasContact(std::string_view line) {
  int digits = 0;
  for (const char c : line) {
    if (c >= '0' && c <= '9') ++digits;
  }
  return digits >= 7 || Contains(line, "|") || Contains(line, "www.") || Contains(line, "://") || Contains(line, "@");
}

// The words between dashes and decoration at the line's ends.
std::string_view WithoutDecoration(std::string_view line) {
  while (!line.empty()) {
    const CodePoint c = DecodeAt(line, 0);
    const bool decoration = c.value == '-' || c.value == 0x2013 || c.value == 0x2014 || c.value == '~' ||
                            c.value == ' ' || c.value == '*' || c.value == '/' || c.value == '_';
    if (!decoration || PlaceholderEnd(line, 0) > 0) break;
    line.remove_prefix(c.size);
  }
  return line;
}

bool IsClosing(std::string_view line) {
  if (line.size() > 60) return false;
  const std::string folded = Folded(line);
  const std::vector<std::string_view> words = WordsOf(folded);
  if (words.empty() || words.size() > 7) return false;
  // "Best, Jo": the part before the comma closes, the rest is a name.
  const std::size_t comma = line.find(',');
  if (comma != std::string_view::npos && comma + 2 < line.size() && comma > 0) {
    const std::string_view rest = line.substr(line.find_first_not_of(' ', comma + 1));
    return LooksLikeName(rest) && IsClosing(line.substr(0, comma));
  }
  bool core = false;
  std::size_t i = 0;
  for (; i < words.size(); ++i) {
    if (Has(kClosingCores, words[i])) {
      core = true;
    } else if (!Has(kClosingFillers, words[i])) {
      break;
    }
  }
  if (!core) return false;
  if (i < words.size()) return false;
  return line.find('?') == std::string_view::npos;
}

class Tagger {
 public:
  Tagger(std::string_view text, std::span<Line> lines) : text_(text), lines_(lines) {}

  void Run() {
    TagPostscripts();
    FindRegion();
    if (first_ == last_) return;
    TagDelimited();
    TagFooters();
    FindTail();
    if (tail_.size() < 2) return;
    if (!TagClosing()) TagBareSignature();
  }

 private:
  std::string_view Text(std::size_t i) const { return lines_[i].span.In(text_); }
  bool Own(std::size_t i) const { return !lines_[i].blank() && !lines_[i].tagged; }
  bool BlankBefore(std::size_t i) const { return i == 0 || lines_[i - 1].blank() || lines_[i - 1].tagged; }

  void TagPostscripts() {
    bool inside = false;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!Own(i)) {
        inside = false;
      } else if (IsPostscript(Text(i))) {
        lines_[i].Tag(BlockKind::kPostscript);
        lines_[i].starts_block = true;
        inside = true;
      } else if (inside && !IsClosing(Text(i)) && !LooksLikeName(Text(i))) {
        lines_[i].Tag(BlockKind::kPostscript);
      } else {
        inside = false;
      }
    }
  }

  // The last stretch of the writer's own lines: [first_, last_).
  void FindRegion() {
    std::size_t i = lines_.size();
    while (i > 0 && (lines_[i - 1].blank() || IsOthers(lines_[i - 1]))) --i;
    last_ = i;
    while (i > 0 && !IsOthers(lines_[i - 1])) --i;
    first_ = i;
  }
  static bool IsOthers(const Line& line) {
    return line.tagged && (line.kind == BlockKind::kQuote || line.kind == BlockKind::kAttribution);
  }

  // "-- " and what stands below it.
  void TagDelimited() {
    std::size_t seen = 0;
    for (std::size_t i = last_; i > first_ && seen <= kEndingLines; --i) {
      const std::size_t k = i - 1;
      if (lines_[k].blank()) continue;
      ++seen;
      if (Text(k) != "--" || seen == 1) continue;
      const std::size_t raw_end = lines_[k].span.end;
      const bool standard = raw_end < text_.size() && text_[raw_end] == ' ';
      bool all = true;
      for (std::size_t n = k + 1; n < last_; ++n) {
        all = all && (!Own(n) || LooksLikeSignature(Text(n)) || IsFooterLine(Folded(Text(n))) || IsClosing(Text(n)));
      }
      if (!standard && !all) return;
      for (std::size_t n = k; n < last_; ++n) {
        if (Own(n)) lines_[n].Tag(BlockKind::kSignature);
      }
      return;
    }
  }

  // Legal text and unsubscribe lines among the last paragraphs.
  void TagFooters() {
    std::size_t i = last_;
    int paragraphs = 0;
    while (i > first_ && paragraphs < 6) {
      while (i > first_ && !Own(i - 1)) --i;
      const std::size_t end = i;
      while (i > first_ && Own(i - 1)) --i;
      if (end == i) break;
      ++paragraphs;
      if (i == first_ && paragraphs == 1) return;  // a message of one paragraph
      bool footer = false;
      for (std::size_t k = i; k < end; ++k) {
        const std::string folded = Folded(Text(k));
        if (IsUnsubscribeLine(folded)) {
          lines_[k].Tag(BlockKind::kUnsubscribe);
        } else if (footer || IsFooterLine(folded)) {
          lines_[k].Tag(BlockKind::kFooter);
          footer = true;
        }
      }
    }
  }

  // The own lines at the end that may be closing and signature, in order.
  void FindTail() {
    for (std::size_t i = last_; i > first_ && tail_.size() < kEndingLines; --i) {
      if (Own(i - 1)) tail_.push_back(i - 1);
    }
    std::reverse(tail_.begin(), tail_.end());
  }

  bool TagClosing() {
    for (std::size_t t = tail_.size(); t > 0; --t) {
      const std::size_t i = tail_[t - 1];
      if (lines_[i].head != 0 || i == first_) continue;
      const bool before_name = t < tail_.size() && LooksLikeName(Text(tail_[t])) && BlankBefore(i);
      const bool polite = before_name && lines_[i].columns <= 40 && Text(i).back() == ',' &&
                          WordsOf(Folded(Text(i))).size() <= 5 && t > 1;
      if (!IsClosing(Text(i)) && !polite) continue;
      // Below a closing stand a name and little else.
      if (t < tail_.size() && !LooksLikeSignature(Text(tail_[t]))) continue;
      lines_[i].Tag(BlockKind::kClosing);
      if (t > 1 && IsClosing(Text(tail_[t - 2])) && tail_[t - 2] != first_)
        lines_[tail_[t - 2]].Tag(BlockKind::kClosing);
      TagSignatureFrom(t);
      return true;
    }
    return false;
  }

  // tail_[t…] stand below the closing. A paragraph with a sentence in it is the writer's again.
  void TagSignatureFrom(std::size_t t) {
    while (t < tail_.size()) {
      const std::size_t begin = t;
      bool prose = false;
      do {
        prose = prose || !LooksLikeSignature(Text(tail_[t]));
        ++t;
      } while (t < tail_.size() && tail_[t] == tail_[t - 1] + 1);
      for (std::size_t k = begin; k < t; ++k) {
        if (!prose || LooksLikeSignature(Text(tail_[k]))) lines_[tail_[k]].Tag(BlockKind::kSignature);
      }
    }
  }

  // No closing: the last paragraph, if it begins with a name and all its lines belong below one.
  void TagBareSignature() {
    std::size_t t = tail_.size() - 1;
    while (t > 0 && tail_[t - 1] + 1 == tail_[t]) --t;
    const bool own_paragraph = tail_[t] != first_ && (t > 0 || tail_[0] > first_);
    if (own_paragraph && tail_.size() - t <= 7) {
      const auto fits = [&](std::size_t i) { return LooksLikeSignature(Text(i)); };
      if (NamesSomebody(Text(tail_[t])) &&
          std::all_of(tail_.begin() + static_cast<std::ptrdiff_t>(t), tail_.end(), fits)) {
        for (; t < tail_.size(); ++t) lines_[tail_[t]].Tag(BlockKind::kSignature);
        return;
      }
    }
    // A name alone below the last sentence, with no blank line between.
    const std::size_t i = tail_.back();
    if (tail_.size() < 2 || !LooksLikeName(Text(i)) || WordsOf(Folded(Text(i))).size() > 2) return;
    const std::string folded = Folded(Text(tail_[tail_.size() - 2]));
    if (EndsLikeSentence(folded, WordsOf(folded)) && ListMarkEnd(Text(tail_[tail_.size() - 2])) == 0) {
      lines_[i].Tag(BlockKind::kSignature);
    }
  }

  // "Karen Holt, contracts", "Moira, Formwise (web forms)", "{{sender}} @ {{vendor}}"
  static bool NamesSomebody(std::string_view line) {
    if (LooksLikeName(line)) return true;
    const std::string_view plain = WithoutDecoration(line);
    const std::size_t cut = plain.find_first_of(",|@(/");
    return cut != std::string_view::npos && cut > 0 && LooksLikeName(plain.substr(0, cut));
  }

  std::string_view text_;
  std::span<Line> lines_;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::vector<std::size_t> tail_;
};

}  // namespace

bool LooksLikeName(std::string_view line) {
  if (line.size() > 60) return false;
  line = WithoutDecoration(line);
  int names = 0;
  std::size_t i = 0;
  while (i < line.size()) {
    if (const std::size_t end = PlaceholderEnd(line, i); end > i) {
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
      if (Has(kSentenceWords, word) && word.size() > 1) return false;
      ++names;
      continue;
    }
    if (IsSpace(c.value) || IsInvisible(c.value) || c.value == '.' || c.value == '&' || c.value == '-') {
      ++i;
      i += static_cast<std::size_t>(c.size - 1);
      continue;
    }
    if (c.value == ',' && i + 1 == line.size()) break;
    return false;
  }
  return names >= 1 && names <= 4;
}

bool LooksLikeSignature(std::string_view line) {
  if (line.size() > 160) return false;
  const std::string folded = Folded(line);
  const std::vector<std::string_view> words = WordsOf(folded);
  if (EndsLikeSentence(folded, words)) return false;
  const bool sentence = words.size() >= 2 && std::any_of(words.begin(), words.end(), [](std::string_view word) {
                          return Has(kSentenceWords, word);
                        });
  if (sentence) return false;
  return HasContact(folded) ? words.size() <= 20 : words.size() <= 10;
}

void TagEnding(std::string_view text, std::span<Line> lines) { Tagger(text, lines).Run(); }

}  // namespace youward::text
