// Emoji, placeholders, links and mail addresses. Everything here looks ahead a bounded number of bytes or remembers how
// far it looked (`tried_until`), so that a text of a million joined letters, dots or brackets still costs one pass.
#include <algorithm>
#include <array>
#include <string>

#include "daemon/text/tokens.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::text {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;
constexpr std::size_t kLongestPlaceholder = 80;  // bytes

bool IsAsciiAlpha(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAsciiAlnum(char c) { return IsAsciiAlpha(c) || IsAsciiDigit(c); }

bool StartsWith(std::string_view text, std::size_t at, std::string_view prefix) {
  return text.substr(at, prefix.size()) == prefix;
}

// Endings that make "name.ending" a link by itself.
constexpr auto kPlainEndings = WordList(
    {"academy", "agency", "ai",      "app",       "au",       "be",        "bike",  "biz",    "blog",     "br",
     "ca",      "care",   "ch",      "cloud",     "club",     "cn",        "co",    "coach",  "com",      "consulting",
     "coop",    "cz",     "de",      "design",    "dev",      "digital",   "dk",    "edu",    "email",    "es",
     "eu",      "events", "example", "expert",    "fi",       "finance",   "fm",    "fr",     "fund",     "gg",
     "global",  "gov",    "gr",      "group",     "guide",    "health",    "help",  "hk",     "hr",       "hu",
     "ie",      "il",     "info",    "inc",       "int",      "io",        "jobs",  "jp",     "ke",       "kr",
     "ltd",     "lu",     "ly",      "marketing", "media",    "mil",       "mobi",  "mx",     "name",     "net",
     "network", "news",   "ng",      "nl",        "nz",       "online",    "org",   "page",   "partners", "ph",
     "pl",      "pro",    "pt",      "ro",        "rs",       "ru",        "sa",    "school", "se",       "sg",
     "shop",    "si",     "site",    "sk",        "software", "solutions", "space", "store",  "studio",   "systems",
     "team",    "tech",   "test",    "tools",     "tr",       "tv",        "tw",    "ua",     "uk",       "university",
     "us",      "vc",     "website", "wiki",      "work",     "works",     "world", "xyz",    "za",       "zone"});

bool IsPlainEnding(std::string_view label) { return Has(kPlainEndings, label); }

bool IsLocalPart(char c) {
  return IsAsciiAlnum(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-' || c == '\'';
}

// The end of "label.label…" from `begin`; the last label and the number of labels by reference.
std::size_t HostEnd(std::string_view text, std::size_t begin, std::size_t& last_label, int& labels) {
  std::size_t i = begin;
  labels = 0;
  last_label = begin;
  while (true) {
    const std::size_t label = i;
    while (i < text.size() && (IsAsciiAlnum(text[i]) || text[i] == '-')) ++i;
    if (i == label) {  // nothing behind the dot: the dot belongs to the sentence
      if (labels > 0) --i;
      break;
    }
    last_label = label;
    ++labels;
    if (i + 1 >= text.size() || text[i] != '.') break;
    ++i;
  }
  return i;
}

// The end of a path, query or the rest of a link behind its host: up to a space, quote or angle bracket, less the marks
// that end the sentence, less closing brackets that nothing opened.
std::size_t RestEnd(std::string_view text, std::size_t begin) {
  std::size_t i = begin;
  int round = 0, square = 0, curly = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == '"' || c == '|') break;
    if (static_cast<unsigned char>(c) >= 0x80) {
      const CodePoint code_point = DecodeAt(text, i);
      if (!IsLetter(code_point.value) && !IsDigit(code_point.value)) break;
      i += code_point.size;
      continue;
    }
    round += c == '(' ? 1 : c == ')' ? -1 : 0;
    square += c == '[' ? 1 : c == ']' ? -1 : 0;
    curly += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (square < 0 || curly < 0) break;
    ++i;
  }
  while (i > begin) {
    const char c = text[i - 1];
    if (c == ')' && round < 0) {
      ++round;
    } else if (std::string_view(".,;:!?'*_").find(c) == std::string_view::npos) {
      break;
    }
    --i;
  }
  return i;
}

bool AllLower(std::string_view label) {
  return std::none_of(label.begin(), label.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

bool IsInvisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x2BC || c == 0xB4; }

std::size_t EmojiEnd(std::string_view text, std::size_t begin) {
  const CodePoint first = DecodeAt(text, begin);
  std::size_t i = begin + first.size;
  const auto at = [&](std::size_t k) { return k < text.size() ? DecodeAt(text, k) : CodePoint{0, 0}; };
  const auto regional = [](char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; };
  if (first.value < 0x80) {  // keycaps: 1️⃣
    if (!IsAsciiDigit(static_cast<char>(first.value)) && first.value != '#' && first.value != '*') return begin;
    if (at(i).value == 0xFE0F) i += 3;
    return at(i).value == 0x20E3 ? i + 3 : begin;
  }
  if (!IsEmoji(first.value)) {
    // Text by default, emoji with a variation selector: ©️, ™️, ‼️
    const bool presentable = first.value == 0xA9 || first.value == 0xAE || first.value == 0x2122 ||
                             first.value == 0x203C || first.value == 0x2049 || first.value == 0x2139;
    return presentable && at(i).value == 0xFE0F ? i + 3 : begin;
  }
  if (regional(first.value)) {
    const CodePoint second = at(i);
    return regional(second.value) ? i + second.size : i;
  }
  while (i < text.size()) {
    const CodePoint next = at(i);
    if ((next.value >= 0xFE00 && next.value <= 0xFE0F) || (next.value >= 0x1F3FB && next.value <= 0x1F3FF) ||
        next.value == 0x20E3 || (next.value >= 0xE0020 && next.value <= 0xE007F)) {
      i += next.size;
    } else if (next.value == kZeroWidthJoiner) {
      const CodePoint joined = at(i + next.size);
      if (!IsEmoji(joined.value)) break;
      i += next.size + joined.size;
    } else {
      break;
    }
  }
  return i;
}

bool IsHtmlTag(std::string_view name) {
  static constexpr auto kTags =
      WordList({"a",  "b",   "blockquote", "body",   "br",    "code",  "div", "em", "font", "h1",
                "h2", "h3",  "head",       "hr",     "html",  "i",     "img", "li", "o:p",  "ol",
                "p",  "pre", "span",       "strong", "style", "table", "td",  "tr", "u",    "ul"});
  return Has(kTags, name);
}

std::size_t PlaceholderEnd(std::string_view text, std::size_t begin) {
  const std::string_view window = text.substr(begin, kLongestPlaceholder);
  const auto letter_at = [&](std::size_t k) {
    return k < window.size() && (IsAsciiAlpha(window[k]) || static_cast<unsigned char>(window[k]) >= 0x80);
  };
  switch (window[0]) {
    case '{': {
      if (StartsWith(window, 0, "{%")) {
        const std::size_t pair = window.find("%}", 2);
        return pair != std::string_view::npos ? begin + pair + 2 : begin;
      }
      const bool twice = StartsWith(window, 0, "{{");
      const std::size_t inner = twice ? window.find_first_not_of('{') : 1;
      const std::size_t close = window.find_first_of("{}\n\r", inner);
      if (close == std::string_view::npos || close == inner || window[close] != '}') return begin;
      const bool signed_name = window[1] == '_' || window[1] == '!' || window[1] == '$' || window[1] == '#';
      if (!twice) return letter_at(1) || (signed_name && close > 2) ? begin + close + 1 : begin;
      std::size_t end = close;
      while (end < window.size() && window[end] == '}' && end - close < inner) ++end;
      return end - close >= 2 ? begin + end : begin;
    }
    case '[': {
      if (StartsWith(window, 0, "[[")) {
        const std::size_t pair = window.find_first_of("[]\n\r", 2);
        return letter_at(2) && pair != std::string_view::npos && StartsWith(window, pair, "]]") ? begin + pair + 2
                                                                                                : begin;
      }
      std::size_t close = window.find_first_of("[].\n\r", 1);
      while (close != std::string_view::npos && window[close] == '.' && letter_at(close + 1)) {  // [Contact.FirstName]
        close = window.find_first_of("[].\n\r", close + 1);
      }
      if (!letter_at(1) || close == std::string_view::npos || window[close] != ']' || close > 44) return begin;
      if (close + 1 < window.size() && window[close + 1] == '(') return begin;  // a link in Markdown
      return begin + close + 1;
    }
    case '<': {
      if (StartsWith(window, 0, "<?") || StartsWith(window, 0, "<%")) {
        const std::size_t pair = window.find(window[1] == '?' ? "?>" : "%>", 2);
        return pair != std::string_view::npos ? begin + pair + 2 : begin;
      }
      if (StartsWith(window, 0, "<<")) {
        const std::size_t pair = window.find_first_of("<>\n\r", 2);
        return letter_at(2) && pair != std::string_view::npos && StartsWith(window, pair, ">>") ? begin + pair + 2
                                                                                                : begin;
      }
      const std::size_t close = window.find_first_of("<>.@/:=\n\r", 1);
      if (!letter_at(1) || close == std::string_view::npos || window[close] != '>' || close > 44) return begin;
      const bool tag = IsHtmlTag(window.substr(1, close - 1));
      return tag ? begin : begin + close + 1;
    }
    case '%':
    case '#':
    case '$': {
      if (StartsWith(window, 0, "${")) {
        const std::size_t close = window.find_first_of("{}\n\r", 2);
        return close != std::string_view::npos && window[close] == '}' && letter_at(2) ? begin + close + 1 : begin;
      }
      const std::size_t first = StartsWith(window, 0, "%%") ? 2 : 1;
      std::size_t i = first;
      const bool dotted = window[0] == '%';  // %recipient.first_name%
      while (i < window.size() && (IsAsciiAlnum(window[i]) || window[i] == '_' ||
                                   (dotted && window[i] == '.' && i > first && letter_at(i + 1)))) {
        ++i;
      }
      if (i < first + 2 || !letter_at(first) || i >= window.size() || window[i] != window[0]) return begin;
      return first == 1 || StartsWith(window, i, "%%") ? begin + i + first : begin;
    }
    case '*': {
      if (!StartsWith(window, 0, "*|")) return begin;
      const std::size_t close = window.find("|*", 2);
      return close != std::string_view::npos && letter_at(2) ? begin + close + 2 : begin;
    }
    case '(': {  // ((first name)); a remark in two brackets has more words or a full stop
      if (!StartsWith(window, 0, "((")) return begin;
      const std::size_t pair = window.find_first_of("().,;:\n\r", 2);
      if (!letter_at(2) || pair == std::string_view::npos || pair < 5 || !StartsWith(window, pair, "))")) return begin;
      return std::count(window.begin() + 2, window.begin() + static_cast<std::ptrdiff_t>(pair), ' ') <= 2
                 ? begin + pair + 2
                 : begin;
    }
    case '\xC2': {  // «First_Name», as word processors write their fields; a quotation is longer or has a space within
      if (!StartsWith(window, 0, "\u00AB")) return begin;
      std::size_t i = 2;
      while (i < window.size() && (IsAsciiAlnum(window[i]) || window[i] == '_' || window[i] == '.')) ++i;
      const bool field = letter_at(2) && window.substr(0, i).find('_') != std::string_view::npos;
      return field && StartsWith(window, i, "\u00BB") ? begin + i + 2 : begin;
    }
    case '_': {
      std::size_t i = begin;
      while (i < text.size() && text[i] == '_') ++i;
      return i - begin >= 3 ? i : begin;
    }
    default:
      return begin;
  }
}

LinkEnd FindLink(std::string_view text, std::size_t begin, std::size_t& tried_until) {
  const LinkEnd none{begin, false};
  if (begin < tried_until || !IsAsciiAlnum(text[begin])) return none;
  // The run that could be a scheme, a host or the name before an @. Whatever comes of it, no other link begins inside.
  std::size_t run = begin;
  bool dot = false;
  while (run < text.size() && IsLocalPart(text[run])) {
    dot = dot || text[run] == '.';
    ++run;
  }
  tried_until = run;
  const char stop = run < text.size() ? text[run] : ' ';
  if (stop == ':' && (StartsWith(text, run, "://") || StartsWith(text, begin, "mailto:"))) {
    const std::size_t rest = run + (StartsWith(text, run, "://") ? 3 : 1);
    const std::size_t end = RestEnd(text, rest);
    tried_until = end;
    return end > rest ? LinkEnd{end, false} : none;
  }
  std::size_t last_label;
  int labels;
  if (stop == '@') {
    const std::size_t host_end = HostEnd(text, run + 1, last_label, labels);
    const bool whole = labels >= 2 && host_end - last_label >= 2 && IsAsciiAlpha(text[last_label]);
    return whole ? LinkEnd{host_end, true} : none;
  }
  if (!dot) return none;
  std::size_t host_end = HostEnd(text, begin, last_label, labels);
  if (labels < 2) return none;
  const std::string_view host = text.substr(begin, host_end - begin);
  const std::string_view ending = text.substr(last_label, host_end - last_label);
  const bool alphabetic = ending.size() >= 2 && std::all_of(ending.begin(), ending.end(), IsAsciiAlpha);
  const bool www = StartsWith(host, 0, "www.") || StartsWith(host, 0, "WWW.");
  std::size_t end = host_end;
  if (end < text.size() && text[end] == ':' && end + 1 < text.size() && IsAsciiDigit(text[end + 1])) {
    std::size_t port = end + 1;
    while (port < text.size() && IsAsciiDigit(text[port])) ++port;
    if (port < text.size() && text[port] == '/') end = port;
  }
  const bool rest = end + 1 < text.size() && (text[end] == '/' || text[end] == '?' || text[end] == '#');
  const bool path = rest && text[end] == '/' && (IsAsciiAlnum(text[end + 1]) || text[end + 1] == '{');
  // "name.ending" needs an ending that is known and not an English word; with a path any ending of letters will do, as
  // long as the first label is more than an initial ("e.g./i.e.").
  const std::size_t first_label = text.find('.', begin) - begin;
  const bool lower = AllLower(ending);
  const bool link = (www && labels >= 3) || (alphabetic && lower && IsPlainEnding(ending) && first_label >= 1) ||
                    (alphabetic && lower && labels >= 3 && first_label >= 2) ||
                    (alphabetic && lower && path && first_label >= 2 && !IsAsciiDigit(text[begin]));
  if (!link) return none;
  if (rest) end = RestEnd(text, end);
  tried_until = std::max(tried_until, end);
  return {end, false};
}

}  // namespace youward::text
