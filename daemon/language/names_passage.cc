#include "daemon/language/names_passage.h"

#include <algorithm>

#include "daemon/language/names_words.h"
#include "daemon/text/sentences.h"
#include "daemon/text/utf8.h"
#include "daemon/text/word_list.h"

namespace youward::language {
namespace {

constexpr int kLongestName = 5;  // words
constexpr std::string_view kApostrophe = "\xE2\x80\x99";

}  // namespace

std::string LowerAscii(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

std::string_view Passage::Low(int i) const {
  if (!Holds(i)) return {};
  const std::string_view word = tokens_[Index(i)].span.In(lowered_);
  if (!word.starts_with(kApostrophe)) return word;
  for (const std::string_view clitic : {"'s", "'m", "'re", "'ve", "'ll", "'d"}) {
    if (word.substr(kApostrophe.size()) == clitic.substr(1)) return clitic;
  }
  return word;
}

bool Passage::Is(int i, std::initializer_list<std::string_view> words) const {
  return std::find(words.begin(), words.end(), Low(i)) != words.end();
}

bool Passage::IsCapital(int i) const {
  if (!IsKind(i, text::TokenKind::kWord)) return false;
  const std::string_view word = Raw(i);
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (static_cast<unsigned char>(word.front()) >= 0x80) return text::IsUpper(text::DecodeAt(word, 0).value);
  return std::any_of(word.begin(), word.end(), is_upper);
}

bool Passage::IsMark(int i) const {
  return !Holds(i) || IsKind(i, text::TokenKind::kPunctuation) || IsKind(i, text::TokenKind::kSymbol) ||
         IsKind(i, text::TokenKind::kEmoji);
}

bool Passage::IsHead(int i) const {
  for (int k = 0; k < i; ++k) {
    if (!IsMark(k)) return false;
  }
  return true;
}

int Passage::NameEnd(int i) const {
  if (IsKind(i, text::TokenKind::kPlaceholder)) return i + 1;
  const auto names = [&](int k) { return IsCapital(k) && !text::Has(kNeverNames, Low(k)); };
  if (!names(i) || text::IsSentenceStarter(Low(i))) return i;
  const auto adjacent = [&](int k) {  // one space between k and the token before it
    const text::Span before = tokens_[Index(k - 1)].span, here = tokens_[Index(k)].span;
    return here.begin == before.end + 1 && document_.text()[before.end] == ' ';
  };
  int end = i + 1;
  while (end - i < kLongestName && Holds(end) && adjacent(end)) {
    if (names(end)) {
      ++end;
    } else if ((Raw(end) == "&" || Raw(end) == "+") && names(end + 1) && adjacent(end + 1)) {
      end += 2;
    } else {
      break;
    }
  }
  return end;
}

std::string_view Passage::Text(int begin, int end) const {
  if (!Holds(begin) || end <= begin) return {};
  return text::Span{tokens_[Index(begin)].span.begin, tokens_[Index(end - 1)].span.end}.In(document_.text());
}

bool Passage::Shouts() const {
  int words = 0, capitals = 0;
  for (int i = 0; i < size(); ++i) {
    if (!IsKind(i, text::TokenKind::kWord) || Raw(i).size() < 2) continue;
    ++words;
    capitals += IsCapital(i) ? 1 : 0;
  }
  return words >= 4 && capitals * 3 > words * 2;
}

}  // namespace youward::language
