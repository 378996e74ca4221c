#include "daemon/language/words.h"

#include <algorithm>
#include <array>

#include "daemon/language/irregular.h"
#include "daemon/text/tokens.h"
#include "daemon/text/utf8.h"

namespace youward::language {
namespace {

constexpr std::size_t kMostLemmas = 8;

bool IsVowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

// Adds candidates without repeating one.
class Candidates {
 public:
  explicit Candidates(std::vector<std::string>& out) : out_(out), first_(out.size()) {}

  void Add(std::string_view lemma) {
    if (lemma.size() < 2 && lemma != "a" && lemma != "i" && out_.size() > first_) return;
    if (out_.size() - first_ >= kMostLemmas) return;
    for (std::size_t i = first_; i < out_.size(); ++i) {
      if (out_[i] == lemma) return;
    }
    out_.emplace_back(lemma);
  }

  void Add(std::string_view stem, std::string_view ending) {
    std::string lemma(stem);
    lemma += ending;
    Add(lemma);
  }

 private:
  std::vector<std::string>& out_;
  std::size_t first_;
};

bool EndsWith(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.ends_with(ending);
}

bool HasVowel(std::string_view stem) {
  return std::any_of(stem.begin(), stem.end(), [](char c) { return IsVowel(c) || c == 'y'; });
}

// "stopp" -> "stop"; "" if the stem does not end in a doubled consonant.
std::string_view Undoubled(std::string_view stem) {
  const std::size_t n = stem.size();
  if (n < 3 || stem[n - 1] != stem[n - 2] || IsVowel(stem[n - 1])) return {};
  return stem.substr(0, n - 1);
}

// The verbs or adjectives whose form ends in `stem` + an ending that begins with a vowel: clos-ing, stopp-ed, bigg-er.
void AddStems(std::string_view stem, Candidates& out) {
  if (stem.size() < 2 || !HasVowel(stem)) return;
  const std::string_view single = Undoubled(stem);
  const char last = stem.back();
  // "call-ing", "miss-ed" keep their doubled letter, others lose it: both are candidates.
  if (!single.empty() && last != 'l' && last != 's' && last != 'f' && last != 'z') {
    out.Add(single);
    out.Add(stem);
    return;
  }
  // A stem that no word ends in wants its e back first ("clos", "increas", "mov", "manag", "leverag").
  const bool wants_e = last == 'v' || last == 'c' || last == 'g' || last == 's' || last == 'z' || last == 'u';
  if (wants_e) out.Add(stem, "e");
  out.Add(stem);
  if (!single.empty()) out.Add(single);
  if (!wants_e) out.Add(stem, "e");
}

}  // namespace

void Normalize(std::string_view token, std::string& out) {
  out.clear();
  std::size_t i = 0;
  while (i < token.size()) {
    const text::CodePoint c = text::DecodeAt(token, i);
    i += c.size;
    if (c.value < 0x80) {
      out += static_cast<char>(text::ToLower(c.value));
    } else if (text::IsApostrophe(c.value)) {
      out += '\'';
    } else if (c.value == 0x2010 || c.value == 0x2011) {
      out += '-';
    } else if (!text::IsInvisible(c.value)) {
      text::AppendUtf8(text::ToLower(c.value), out);
    }
  }
}

std::span<const std::string_view> Readings(std::string_view normalized) {
  struct Entry {
    std::string_view form;
    std::array<std::string_view, 3> words;
    std::size_t count;
  };
  static constexpr auto kEntries = std::to_array<Entry>({
      {"'re", {"are"}, 1},
      {"'m", {"am"}, 1},
      {"'ve", {"have"}, 1},
      {"'ll", {"will"}, 1},
      {"'d", {"would", "had"}, 2},
      {"n't", {"not"}, 1},
      {"'s", {"is", "has", "us"}, 3},
      {"ca", {"can"}, 1},
      {"wo", {"will"}, 1},
      {"sha", {"shall"}, 1},
  });
  for (const Entry& entry : kEntries) {
    if (entry.form == normalized) return std::span<const std::string_view>(entry.words).first(entry.count);
  }
  return {};
}

void AppendLemmas(std::string_view normalized, std::vector<std::string>& out) {
  Candidates candidates(out);
  candidates.Add(normalized);
  const std::span<const std::string_view> irregular = IrregularLemmas(normalized);
  for (const std::string_view lemma : irregular) candidates.Add(lemma);
  for (const std::string_view reading : Readings(normalized)) {
    candidates.Add(reading);
    for (const std::string_view lemma : IrregularLemmas(reading)) candidates.Add(lemma);
  }
  const std::string_view word = normalized;
  if (word.size() < 4 || IsInvariant(word)) return;
  const auto stem = [&](std::size_t ending) { return word.substr(0, word.size() - ending); };

  if (EndsWith(word, "ies")) {
    candidates.Add(stem(3), "y");
    candidates.Add(stem(1));  // "ties", "movies"
  } else if (EndsWith(word, "ves") && word.size() > 4) {
    candidates.Add(stem(1));  // "moves"; "leaves" and "knives" come from the table
  } else if (EndsWith(word, "es")) {
    const std::string_view base = stem(2);
    const bool hissing = base.ends_with("s") || base.ends_with("x") || base.ends_with("z") || base.ends_with("ch") ||
                         base.ends_with("sh") || base.ends_with("o");
    if (hissing) {
      candidates.Add(base);
      if (const std::string_view single = Undoubled(base); !single.empty()) candidates.Add(single);
    }
    candidates.Add(stem(1));
  } else if (EndsWith(word, "s") && !EndsWith(word, "ss") && !EndsWith(word, "us") && !EndsWith(word, "is")) {
    candidates.Add(stem(1));
  } else if (EndsWith(word, "ied")) {
    candidates.Add(stem(3), "y");
    candidates.Add(stem(1));  // "died", "tied"
  } else if (EndsWith(word, "ed") && !EndsWith(word, "eed")) {
    AddStems(stem(2), candidates);
  } else if (EndsWith(word, "ying")) {
    candidates.Add(stem(3));        // "trying"
    candidates.Add(stem(4), "ie");  // "lying"
  } else if (EndsWith(word, "ing")) {
    AddStems(stem(3), candidates);
  } else if (EndsWith(word, "ings")) {
    candidates.Add(stem(1));
  } else if (EndsWith(word, "ier")) {
    candidates.Add(stem(3), "y");
  } else if (EndsWith(word, "iest")) {
    candidates.Add(stem(4), "y");
  } else if (EndsWith(word, "est") && word.size() > 5) {
    AddStems(stem(3), candidates);
  } else if (EndsWith(word, "er") && word.size() > 4) {
    AddStems(stem(2), candidates);
  }
}

bool ReadsAs(std::string_view previous, std::string_view normalized, std::string_view next, std::string_view reading) {
  if (normalized == "'s") return (reading == "us") == (previous == "let");
  if (normalized == "ca" || normalized == "wo" || normalized == "sha") return next == "n't";
  return true;
}

}  // namespace youward::language
