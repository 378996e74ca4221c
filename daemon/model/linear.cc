// A feature is a string and is known by its CRC-32 alone, so that no string is ever built: the sum of "closing the"
// goes on from that of "closing". A group of features (words, characters, neighbours) is gathered, sorted and counted,
// scaled to length 1, and its rows are added.
#include "daemon/model/linear.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "daemon/model/checksum.h"

namespace youward::model {
namespace {

constexpr int kPrefixBits = 12;
constexpr float kWords = 1.0F, kCharacters = 1.0F, kNeighbour = 0.5F, kPlain = 0.35F;
constexpr std::size_t kLongestGram = 5;   // bytes
constexpr std::size_t kLongestWord = 40;  // bytes
constexpr std::size_t kWordGram = 3, kNeighbourGram = 2;

bool IsWordByte(unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || c >= 0x80; }

// Lower case, every digit 0, the typographic apostrophe straight; ASCII alone.
std::string Folded(std::string_view text) {
  static constexpr std::string_view kApostrophe = "\u2019";
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= 'A' && c <= 'Z') {
      folded += static_cast<char>(c - 'A' + 'a');
    } else if (c >= '1' && c <= '9') {
      folded += '0';
    } else if (text.substr(i, kApostrophe.size()) == kApostrophe) {
      folded += '\'';
      i += kApostrophe.size() - 1;
    } else {
      folded += c;
    }
  }
  return folded;
}

struct Sentence {
  std::string folded;
  std::vector<std::string_view> words;  // into folded

  explicit Sentence(std::string_view text) : folded(Folded(text)) {
    const std::string_view all = folded;
    for (std::size_t i = 0; i < all.size();) {
      std::size_t end = i;
      while (end < all.size() && IsWordByte(static_cast<unsigned char>(all[end]))) ++end;
      if (end > i) {
        words.push_back(all.substr(i, std::min(end - i, kLongestWord)));
        i = end;
        continue;
      }
      if (std::string_view("?!.,:;%$").find(all[i]) != std::string_view::npos) words.push_back(all.substr(i, 1));
      ++i;
    }
  }
  Sentence(const Sentence&) = delete;
  Sentence& operator=(const Sentence&) = delete;
};

using Features = std::vector<std::uint32_t>;

void AddGrams(std::span<const std::string_view> words, std::string_view prefix, std::size_t longest, Features& out) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    RunningCrc32 sum(prefix);
    for (std::size_t n = 0; n < longest && i + n < words.size(); ++n) {
      if (n > 0) sum.Add(" ");
      out.push_back(sum.Add(words[i + n]).value());
    }
  }
}

void AddCharacters(std::span<const std::string_view> words, Features& out) {
  std::string padded;
  for (const std::string_view word : words) {
    padded.assign(1, ' ').append(word).append(1, ' ');
    const std::string_view all = padded;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      RunningCrc32 sum("c");
      sum.Add(all.substr(i, 1));
      for (std::size_t n = 2; n <= kLongestGram && i + n <= all.size(); ++n) {
        out.push_back(sum.Add(all.substr(i + n - 1, 1)).value());
      }
    }
  }
}

std::string_view CodeOf(std::string_view rule) { return rule.substr(0, rule.find('/')); }

bool Has(const Sentence& sentence, std::string_view word) {
  return std::find(sentence.words.begin(), sentence.words.end(), word) != sentence.words.end();
}

void AddNumbered(std::string_view name, std::size_t number, Features& out) {
  out.push_back(RunningCrc32(name).Add(std::to_string(number)).value());
}

void AddMarks(std::string_view prefix, std::span<const std::string_view> marks, Features& out) {
  for (const std::string_view mark : marks) out.push_back(RunningCrc32(prefix).Add(mark).value());
}

// Where the sentence stands, who it is about, what the rules found in it and beside it. Each once.
Features PlainFeatures(const LinearInput& input, const Sentence& sentence, std::size_t i) {
  Features out;
  const std::size_t count = input.sentences.size();
  AddNumbered("at ", std::min<std::size_t>(i, 6), out);
  AddNumbered("left ", std::min<std::size_t>(count - 1 - i, 4), out);
  out.push_back(RunningCrc32("kind ").Add(input.kind).value());
  if (Has(sentence, "?")) out.push_back(RunningCrc32("question").value());
  AddNumbered("long ", std::min<std::size_t>(sentence.words.size() / 8, 4), out);
  for (const std::string_view word : {"i", "me", "my", "our", "us", "we", "you", "your"}) {
    if (Has(sentence, word)) out.push_back(RunningCrc32("has ").Add(word).value());
  }
  const auto add_codes = [&](std::string_view prefix, std::size_t j) {
    for (const std::string_view mark : input.marks[j]) out.push_back(RunningCrc32(prefix).Add(CodeOf(mark)).value());
  };
  add_codes("code ", i);
  if (i > 0) add_codes("before code ", i - 1);
  if (i + 1 < count) add_codes("after code ", i + 1);
  AddMarks("rule ", input.marks[i], out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace

// The rows of one sentence's features, added up.
class Linear::Sum {
 public:
  explicit Sum(const Linear& linear) : linear_(linear), sums_(linear.weights_.codes) {}

  void Add(std::uint32_t feature, float value) {
    const std::ptrdiff_t row = linear_.Row(feature);
    if (row < 0) return;
    const std::int8_t* weight = linear_.weights_.weight + row * static_cast<std::ptrdiff_t>(sums_.size());
    for (std::size_t c = 0; c < sums_.size(); ++c) sums_[c] += value * static_cast<float>(weight[c]);
  }

  // A feature counts 1 + ln(how often), and all of them together have length `weight`.
  void AddScaled(Features& features, float weight) {
    std::sort(features.begin(), features.end());
    counted_.clear();
    float squares = 0;
    for (std::size_t i = 0; i < features.size();) {
      std::size_t end = i;
      while (end < features.size() && features[end] == features[i]) ++end;
      const float value = 1 + std::log(static_cast<float>(end - i));
      squares += value * value;
      counted_.push_back({features[i], value});
      i = end;
    }
    if (counted_.empty()) return;
    const float factor = weight / std::sqrt(squares);
    for (const auto& [feature, value] : counted_) Add(feature, factor * value);
  }

  // Words and letter groups.
  void AddWords(const Sentence& sentence, Features& features) {
    features.clear();
    AddGrams(sentence.words, "w", kWordGram, features);
    AddScaled(features, kWords);
    features.clear();
    AddCharacters(sentence.words, features);
    AddScaled(features, kCharacters);
  }

  std::vector<float> Scaled() const {
    std::vector<float> scaled = sums_;
    for (std::size_t c = 0; c < scaled.size(); ++c) scaled[c] *= linear_.weights_.scale[c];
    return scaled;
  }

  void Finish(std::vector<float>& out) const {
    const LinearWeights& weights = linear_.weights_;
    for (std::size_t c = 0; c < sums_.size(); ++c) out.push_back(sums_[c] * weights.scale[c] + weights.bias[c]);
  }

 private:
  struct Counted {
    std::uint32_t feature;
    float value;
  };
  const Linear& linear_;
  std::vector<float> sums_;
  std::vector<Counted> counted_;
};

Linear::Linear(const LinearWeights& weights) : weights_(weights), starts_((1u << kPrefixBits) + 1) {
  std::size_t at = 0;
  for (std::uint32_t prefix = 0; prefix < starts_.size(); ++prefix) {
    while (at < weights_.features.size() && (weights_.features[at] >> (32 - kPrefixBits)) < prefix) ++at;
    starts_[prefix] = static_cast<std::uint32_t>(at);
  }
}

std::ptrdiff_t Linear::Row(std::uint32_t feature) const {
  const std::uint32_t prefix = feature >> (32 - kPrefixBits);
  const auto begin = weights_.features.begin() + starts_[prefix];
  const auto end = weights_.features.begin() + starts_[prefix + 1];
  const auto found = std::lower_bound(begin, end, feature);
  return found != end && *found == feature ? found - weights_.features.begin() : -1;
}

std::vector<float> Linear::LogitsOfWords(std::string_view text) const {
  Sum sum(*this);
  Features features;
  sum.AddWords(Sentence(text), features);
  return sum.Scaled();
}

std::vector<float> Linear::Logits(const LinearInput& input) const {
  std::vector<float> out;
  out.reserve(input.sentences.size() * weights_.codes);
  static constexpr std::string_view kHead[] = {"^"}, kEnd[] = {"$"};
  std::array<std::optional<Sentence>, 3> around;  // the one before, this one, the next
  Features features;
  for (std::size_t i = 0; i < input.sentences.size(); ++i) {
    std::optional<Sentence>& here = around[i % 3];
    std::optional<Sentence>& next = around[(i + 1) % 3];
    const bool last = i + 1 == input.sentences.size();
    if (i == 0) here.emplace(input.sentences[0]);
    if (!last) next.emplace(input.sentences[i + 1]);
    const std::span<const std::string_view> before =
        i == 0 ? std::span<const std::string_view>(kHead) : around[(i + 2) % 3]->words;
    const std::span<const std::string_view> after = last ? std::span<const std::string_view>(kEnd) : next->words;

    Sum sum(*this);
    const auto add_neighbour = [&](std::span<const std::string_view> words, std::string_view prefix) {
      features.clear();
      AddGrams(words, prefix, kNeighbourGram, features);
      sum.AddScaled(features, kNeighbour);
    };
    sum.AddWords(*here, features);
    add_neighbour(before, "p");
    add_neighbour(after, "n");
    for (const std::uint32_t feature : PlainFeatures(input, *here, i)) sum.Add(feature, kPlain);
    sum.Finish(out);
  }
  return out;
}

}  // namespace youward::model
