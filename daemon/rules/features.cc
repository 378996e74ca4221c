#include "daemon/rules/features.h"

#include <algorithm>

#include "daemon/language/words.h"
#include "daemon/text/utf8.h"

namespace youward::rules {
namespace {

using text::Token;
using text::TokenKind;

Feature Of(Shape shape) { return static_cast<Feature>(shape); }

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> set) {
  return std::find(set.begin(), set.end(), text) != set.end();
}

// Marks that writers put around or before words without changing what is said.
bool IsSoftMark(std::string_view text) {
  constexpr std::string_view kAscii = "\"'`*_~()[]<>|#";
  if (!text.empty() && kAscii.find(text.front()) != std::string_view::npos) return true;
  return IsOneOf(text, {"“", "”", "‘", "’", "«", "»", "„", "•", "·", "→", "➡", "▶"});
}

bool HasCurrency(std::string_view text) {
  for (std::string_view sign : {"$", "£", "€", "¥", "₹", "₦"}) {
    if (text.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

FeatureReader::FeatureReader(const VocabularyIndex& vocabulary, std::span<const std::string> sender_names,
                             std::span<const std::string> reader_names)
    : vocabulary_(vocabulary) {
  AddNames(sender_names, Shape::kSenderName);
  AddNames(reader_names, Shape::kReaderName);
  std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.words[0] < b.words[0]; });
}

void FeatureReader::AddNames(std::span<const std::string> names, Shape shape) {
  std::vector<Token> tokens;
  for (const std::string& name : names) {
    tokens.clear();
    text::Tokenize(name, 0, tokens);
    Name entry{{}, shape, !name.empty() && text::IsUpper(text::DecodeAt(name, 0).value)};
    for (const Token& token : tokens) language::Normalize(token.span.In(name), entry.words.emplace_back());
    if (!entry.words.empty()) names_.push_back(std::move(entry));
  }
}

void FeatureReader::AddWord(std::string_view word, std::vector<Feature>& features) {
  if (const auto found = vocabulary_.find(word); found != vocabulary_.end() && found->second.word != 0) {
    features.push_back(found->second.word);
  }
  lemmas_.clear();
  language::AppendLemmas(word, lemmas_);
  for (const std::string& lemma : lemmas_) {
    const auto found = vocabulary_.find(std::string_view(lemma));
    if (found != vocabulary_.end() && found->second.lemma != 0) features.push_back(found->second.lemma);
  }
}

void FeatureReader::AddReadings(std::size_t index, std::vector<Feature>& features) {
  const std::span<const std::string_view> readings = language::Readings(words_[index]);
  if (readings.empty()) return;
  const std::string_view previous = index > 0 ? std::string_view(words_[index - 1]) : "";
  const std::string_view next = index + 1 < size_ ? std::string_view(words_[index + 1]) : "";
  for (std::string_view reading : readings) {
    if (language::ReadsAs(previous, words_[index], next, reading)) AddWord(reading, features);
  }
}

void FeatureReader::FindNames(const text::Document& document, std::span<const Token> tokens) {
  named_.clear();
  if (names_.empty()) return;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto name = std::lower_bound(names_.begin(), names_.end(), words_[i],
                                 [](const Name& a, const std::string& word) { return a.words[0] < word; });
    for (; name != names_.end() && name->words[0] == words_[i]; ++name) {
      if (i + name->words.size() > tokens.size()) continue;
      if (name->capital && !text::IsUpper(text::DecodeAt(document.TextOf(tokens[i]), 0).value)) continue;
      const auto here = words_.begin() + static_cast<std::ptrdiff_t>(i);
      if (!std::equal(name->words.begin(), name->words.end(), here)) continue;
      for (std::size_t k = 0; k < name->words.size(); ++k) named_.emplace_back(i + k, name->shape);
    }
  }
  std::sort(named_.begin(), named_.end());
}

void FeatureReader::ReadToken(const text::Document& document, std::span<const Token> tokens, std::size_t index,
                              bool at_head, std::vector<Feature>& features, bool& soft) {
  const Token& token = tokens[index];
  const std::string_view text = document.TextOf(token);
  const text::CodePoint first = text::DecodeAt(text, 0);
  const std::string& normalized = words_[index];
  switch (token.kind) {
    case TokenKind::kWord: {
      features.push_back(Of(Shape::kWord));
      AddWord(normalized, features);
      AddReadings(index, features);
      if (text::IsDigit(first.value)) {
        features.push_back(Of(Shape::kNumber));
        if (const std::size_t hyphen = normalized.rfind('-'); hyphen != std::string::npos) {
          AddWord(std::string_view(normalized).substr(hyphen + 1), features);
        }
      }
      const bool upper = text::IsUpper(first.value);
      if (upper && !at_head && normalized != "i") features.push_back(Of(Shape::kName));
      if (upper && text.size() > 1) {
        bool caps = true;
        for (std::size_t at = 0; at < text.size() && caps;) {
          const text::CodePoint c = text::DecodeAt(text, at);
          caps = !text::IsLetter(c.value) || text::IsUpper(c.value);
          at += c.size;
        }
        if (caps) features.push_back(Of(Shape::kCaps));
      }
      break;
    }
    case TokenKind::kNumber: {
      features.push_back(Of(Shape::kNumber));
      if (HasCurrency(text)) features.push_back(Of(Shape::kMoney));
      const std::string_view next = index + 1 < tokens.size() ? document.TextOf(tokens[index + 1]) : "";
      if (text.find('%') != std::string_view::npos || next == "%" || next == "percent" || next == "pct") {
        features.push_back(Of(Shape::kPercent));
      }
      AddWord(normalized, features);
      break;
    }
    case TokenKind::kUrl:
      features.push_back(Of(Shape::kUrl));
      break;
    case TokenKind::kEmail:
      features.push_back(Of(Shape::kEmail));
      break;
    case TokenKind::kPlaceholder:
      features.push_back(Of(Shape::kPlaceholder));
      features.push_back(Of(Shape::kName));
      break;
    case TokenKind::kEmoji:
      features.push_back(Of(Shape::kEmoji));
      soft = true;
      break;
    case TokenKind::kPunctuation:
    case TokenKind::kSymbol:
      if (text.front() == ',') features.push_back(Of(Shape::kComma));
      if (text.front() == ':') features.push_back(Of(Shape::kColon));
      if (IsOneOf(text, {"-", "--", "–", "—"})) features.push_back(Of(Shape::kDash));
      if (text.find('?') != std::string_view::npos) features.push_back(Of(Shape::kQuestion));
      if (text.find('!') != std::string_view::npos) features.push_back(Of(Shape::kExclamation));
      AddWord(normalized, features);
      soft = IsSoftMark(text);
      break;
  }
}

void FeatureReader::Read(const text::Document& document, const text::Sentence& sentence, SentenceFeatures& out) {
  const std::span<const Token> tokens = document.TokensOf(sentence);
  out.features.clear();
  out.offsets.assign(1, 0);
  out.soft.assign(tokens.size(), false);
  size_ = tokens.size();
  if (words_.size() < size_) words_.resize(size_);
  for (std::size_t i = 0; i < size_; ++i) language::Normalize(document.TextOf(tokens[i]), words_[i]);
  FindNames(document, tokens);
  bool at_head = true;
  auto name = named_.begin();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    features_.clear();
    bool soft = false;
    ReadToken(document, tokens, i, at_head, features_, soft);
    for (; name != named_.end() && name->first == i; ++name) features_.push_back(Of(name->second));
    if (tokens[i].kind == TokenKind::kWord) at_head = false;
    std::sort(features_.begin(), features_.end());
    features_.erase(std::unique(features_.begin(), features_.end()), features_.end());
    out.features.insert(out.features.end(), features_.begin(), features_.end());
    out.offsets.push_back(static_cast<std::uint32_t>(out.features.size()));
    out.soft[i] = soft;
  }
}

}  // namespace youward::rules
