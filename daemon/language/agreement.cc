// The head of a phrase is the word before what only tells it apart ("the head | of sales"); whether it is a plural is
// seen from its ending and the table of irregular plurals.
#include "daemon/language/agreement.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "daemon/language/irregular.h"
#include "daemon/language/words.h"
#include "daemon/text/utf8.h"

namespace youward::language {
namespace {

template <std::size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::vector<std::string> WordsOf(std::string_view phrase) {
  std::vector<std::string> words;
  std::string word;
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    if (end > 0) {
      Normalize(phrase.substr(0, end), word);
      words.push_back(word);
    }
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return words;
}

// Where the noun that counts has behind it what only tells it apart: "the head | of sales", "firms | that ship".
bool EndsHead(std::string_view word) {
  static constexpr std::array<std::string_view, 17> kBehind = {"of",   "in",   "for",   "at",   "on",    "to",
                                                               "with", "from", "by",    "who",  "that",  "which",
                                                               "like", "near", "under", "over", "behind"};
  return IsOneOf(word, kBehind);
}

bool IsPluralNoun(std::string_view word) {
  static constexpr std::array<std::string_view, 2> kPlural = {"people", "police"};
  static constexpr std::array<std::string_view, 3> kSingular = {"staff", "data", "media"};
  if (IsOneOf(word, kSingular)) return false;
  if (IsOneOf(word, kPlural)) return true;
  for (const std::string_view lemma : IrregularLemmas(word)) {
    if (IrregularPlural(lemma) == word) return true;
  }
  return word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") &&
         !word.ends_with("is") && !IsInvariant(word);
}

bool IsMany(std::string_view word) {
  static constexpr std::array<std::string_view, 20> kMany = {
      "both", "many", "several", "few",   "these", "those", "they",   "two",      "three",     "four",
      "five", "six",  "seven",   "eight", "nine",  "ten",   "dozens", "hundreds", "thousands", "others"};
  return IsOneOf(word, kMany) || (!word.empty() && word[0] >= '2' && word[0] <= '9' && !word.ends_with('%')) ||
         (word.size() > 1 && word[0] == '1' && word[1] >= '0' && word[1] <= '9');
}

// Of "most of your clients" the clients count, of "each of them" the each.
bool IsShare(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kShare = {"most", "all", "some",   "half",    "more",
                                                             "part", "any", "number", "majority"};
  return IsOneOf(word, kShare);
}

bool IsOne(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kOne = {"each",     "every",     "either",     "neither",
                                                            "one",      "this",      "that",       "someone",
                                                            "everyone", "everybody", "everything", "nobody"};
  return IsOneOf(word, kOne);
}

}  // namespace

Agreement AgreementOf(std::string_view subject) {
  const std::vector<std::string> words = WordsOf(subject);
  if (words.empty()) return {};
  const std::string& first = words.front();
  const bool joined = std::find(words.begin(), words.end(), "and") != words.end();
  const bool with_me = joined && (words.back() == "i" || words.back() == "me");
  if (first == "we" || with_me) return {Person::kFirst, true};
  if (first == "i" && !joined) return {Person::kFirst, false};
  if (first == "you") return {Person::kSecond, true};
  if (IsOne(first)) return {Person::kThird, false};
  if (IsMany(first)) return {Person::kThird, true};
  std::size_t end = 0;
  while (end < words.size() && !EndsHead(words[end])) ++end;
  if (end == 0) return {};
  std::string_view head = words[end - 1];
  if (IsShare(head) && end + 1 < words.size() && words[end] == "of") {
    if (head == "number") return {Person::kThird, first == "a"};
    return AgreementOf(subject.substr(subject.find(" of ") + 4));
  }
  for (std::size_t i = 0; i < end; ++i) {
    if (words[i] == "and") return {Person::kThird, true};
  }
  // "Acme Systems": a name is one company.
  const std::string_view last =
      subject.substr(subject.rfind(' ') == std::string_view::npos ? 0 : subject.rfind(' ') + 1);
  const bool name =
      end == words.size() && text::IsUpper(text::DecodeAt(last, 0).value) && first != "your" && first != "the";
  return {Person::kThird, !name && IsPluralNoun(head)};
}

VerbForm FormFor(std::string_view subject) {
  const Agreement agreement = AgreementOf(subject);
  return agreement.person == Person::kThird && !agreement.plural ? VerbForm::kThird : VerbForm::kBase;
}

std::string_view AgreeBe(std::string_view subject, bool past) {
  const Agreement agreement = AgreementOf(subject);
  if (agreement.plural || agreement.person == Person::kSecond) return past ? "were" : "are";
  if (past) return "was";
  return agreement.person == Person::kFirst ? "am" : "is";
}

std::string_view Article(std::string_view next) {
  // The h is silent; a vowel letter that sounds like "you" or "won"; letters spelt out that begin with a vowel.
  static constexpr std::array<std::string_view, 5> kSilent = {"hour", "honest", "honour", "honor", "heir"};
  static constexpr std::array<std::string_view, 14> kYou = {"uni", "use",  "usa", "usu", "uti", "ubi",    "eu",
                                                            "ewe", "once", "one", "uk",  "ui",  "unanim", "uran"};
  static constexpr std::array<std::string_view, 4> kYetUn = {"unin", "unim", "unid", "unill"};
  const std::string_view written = next.substr(0, next.find_first_of(" -"));
  std::string word;
  Normalize(written, word);
  if (word.empty()) return "a";
  const char c = word[0];
  if (c >= '0' && c <= '9') {
    const bool eleven = word.starts_with("11") || word.starts_with("18");
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    return c == '8' || (eleven && (digits == 2 || digits == 5)) ? "an" : "a";
  }
  const bool spelt = written.size() > 1 && written.size() < 5 &&
                     std::all_of(written.begin(), written.end(), [](char l) { return l >= 'A' && l <= 'Z'; });
  if (spelt) return std::string_view("AEFHILMNORSX").find(written[0]) != std::string_view::npos ? "an" : "a";
  const auto starts = [&](std::string_view head) { return std::string_view(word).starts_with(head); };
  if (std::any_of(kSilent.begin(), kSilent.end(), starts)) return "an";
  if (std::any_of(kYetUn.begin(), kYetUn.end(), starts)) return "an";
  if (std::any_of(kYou.begin(), kYou.end(), starts)) return "a";
  return IsVowel(c) ? "an" : "a";
}

}  // namespace youward::language
