// The averaged perceptron of the tagger, with the product's own features (daemon/language/tagger/features.h).
//
//   train LEARN VERBS OUT [EPOCHS]    learns from LEARN, writes the weights
//   train --test WEIGHTS TEST         how often the weights agree with TEST
//   train --verbs WEIGHTS SENTENCES   how often [[a verb]] is tagged as a verb and ((a noun)) as a noun
//
// LEARN and TEST: "kind<TAB>word<TAB>tag" a line, an empty line behind each sentence; VERBS: a base form a line.
// Seeded: the same input gives the same file.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "daemon/language/tagger/weights.h"

namespace youward::language::tagger {
namespace {

// A feature or word seen less often is not learned.
constexpr int kRareFeature = 3;
constexpr int kRareWord = 3;
// A word is sure of its tag from so many sightings on, and this share of them.
constexpr int kSureFrom = 25;
constexpr double kSure = 0.998;
// Weights are stored in steps of the largest / 127; what is below this is dropped.
constexpr int kSmallest = 3;

struct Example {
  std::string text;
  std::vector<text::Token> tokens;
  std::vector<std::uint8_t> tags;
};

std::vector<Example> ReadExamples(const std::string& path) {
  std::ifstream file(path);
  std::vector<Example> examples;
  Example now;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty()) {
      if (!now.tokens.empty()) examples.push_back(now);
      now = {};
      continue;
    }
    const std::size_t tab = line.rfind('\t');
    const std::string word = line.substr(2, tab - 2);
    const std::optional<Tag> tag = ParseTag(line.substr(tab + 1));
    if (!tag) {
      std::fprintf(stderr, "%s: unknown tag: %s\n", path.c_str(), line.c_str());
      std::exit(1);
    }
    const auto begin = static_cast<std::uint32_t>(now.text.size());
    now.text += word + ' ';
    now.tokens.push_back(
        {{begin, static_cast<std::uint32_t>(begin + word.size())}, static_cast<text::TokenKind>(line[0] - '0')});
    now.tags.push_back(static_cast<std::uint8_t>(*tag));
  }
  return examples;
}

class Counted : public Lexicon {
 public:
  Entry Find(std::uint32_t word) const override {
    const auto found = entries.find(word);
    return found == entries.end() ? Entry{} : found->second;
  }
  bool IsVerb(std::uint32_t word) const override { return verbs.contains(word); }

  std::map<std::uint32_t, Entry> entries;
  std::set<std::uint32_t> verbs;
};

void Count(const std::vector<Example>& examples, Counted& lexicon) {
  std::map<std::uint32_t, std::map<std::uint8_t, int>> seen;
  Words words;
  for (const Example& example : examples) {
    words.Read(example.text, example.tokens, lexicon);
    for (std::size_t i = 0; i < words.size(); ++i) ++seen[words[i].word][example.tags[i]];
  }
  for (const auto& [word, tags] : seen) {
    std::vector<std::pair<int, std::uint8_t>> order;
    int all = 0;
    for (const auto& [tag, count] : tags) {
      order.emplace_back(-count, tag);
      all += count;
    }
    if (all < kRareWord) continue;
    std::sort(order.begin(), order.end());
    Entry entry{.first = order[0].second};
    if (order.size() > 1 && -order[1].first * 50 > all) entry.second = order[1].second;
    entry.sure = all >= kSureFrom && -order[0].first >= kSure * all;
    lexicon.entries[word] = entry;
  }
}

void Put(std::string& out, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 255);
}

class Trainer {
 public:
  Trainer(std::vector<Example> examples, Counted& lexicon) : examples_(std::move(examples)), lexicon_(lexicon) {
    std::unordered_map<std::uint32_t, int> seen;
    Words words;
    Features features;
    for (const Example& example : examples_) {
      words.Read(example.text, example.tokens, lexicon_);
      for (std::size_t i = 0; i < words.size(); ++i) {
        FeaturesOf(words, i, i > 0 ? example.tags[i - 1] : Entry::kNoTag, i > 1 ? example.tags[i - 2] : Entry::kNoTag,
                   features);
        for (const std::uint32_t feature : features) ++seen[feature];
      }
    }
    for (const auto& [feature, count] : seen) {
      if (count >= kRareFeature) index_.emplace(feature, static_cast<std::uint32_t>(index_.size()));
    }
    weights_.assign(index_.size() * kTags, 0);
    sums_.assign(index_.size() * kTags, 0);
  }

  void Run(int epochs) {
    std::mt19937 random(20240607);
    for (int epoch = 0; epoch < epochs; ++epoch) {
      for (std::size_t i = examples_.size(); i > 1; --i) std::swap(examples_[i - 1], examples_[random() % i]);
      std::size_t wrong = 0;
      std::size_t all = 0;
      for (const Example& example : examples_) Learn(example, wrong, all);
      std::fprintf(stderr, "epoch %d: %.2f %% right\n", epoch + 1,
                   100.0 - 100.0 * static_cast<double>(wrong) / static_cast<double>(all));
    }
  }

  std::string Write() const {
    const double step = static_cast<double>(step_);
    std::vector<double> mean(weights_.size());
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] = weights_[i] - sums_[i] / step;
    std::vector<double> sizes;
    for (const double value : mean) {
      if (value != 0) sizes.push_back(std::fabs(value));
    }
    std::sort(sizes.begin(), sizes.end());
    // The largest of a thousand are cut to this.
    const double scale = 127 / sizes[sizes.size() - 1 - sizes.size() / 1000];
    std::map<std::uint32_t, std::string> rows;
    for (const auto& [feature, index] : index_) {
      std::string row;
      for (std::size_t tag = 0; tag < kTags; ++tag) {
        const double value = std::clamp(std::round(mean[index * kTags + tag] * scale), -127.0, 127.0);
        if (std::fabs(value) < kSmallest) continue;
        row += static_cast<char>(tag);
        row += static_cast<char>(static_cast<std::int8_t>(value));
      }
      if (!row.empty()) rows[feature] = row;
    }
    std::string out("YWTAG1\0\0", 8);
    Put(out, static_cast<std::uint32_t>(lexicon_.entries.size()));
    Put(out, static_cast<std::uint32_t>(lexicon_.verbs.size()));
    Put(out, static_cast<std::uint32_t>(rows.size()));
    for (const auto& [word, entry] : lexicon_.entries) Put(out, word);
    for (const auto& [word, entry] : lexicon_.entries) out += static_cast<char>(entry.first);
    for (const auto& [word, entry] : lexicon_.entries) out += static_cast<char>(entry.second);
    for (const auto& [word, entry] : lexicon_.entries) out += static_cast<char>(entry.sure ? 1 : 0);
    for (const std::uint32_t verb : lexicon_.verbs) Put(out, verb);
    for (const auto& [feature, row] : rows) Put(out, feature);
    for (const auto& [feature, row] : rows) out += static_cast<char>(row.size() / 2);
    for (const auto& [feature, row] : rows) out += row;
    return out;
  }

 private:
  void Learn(const Example& example, std::size_t& wrong, std::size_t& all) {
    words_.Read(example.text, example.tokens, lexicon_);
    std::uint8_t previous = Entry::kNoTag;
    std::uint8_t before = Entry::kNoTag;
    Features features;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      std::uint8_t tag = words_[i].sure;
      if (tag == Entry::kNoTag) {
        FeaturesOf(words_, i, previous, before, features);
        tag = Update(features, example.tags[i]);
      }
      ++all;
      if (tag != example.tags[i]) ++wrong;
      before = previous;
      previous = tag;
    }
  }

  // What it would have said.
  std::uint8_t Update(const Features& features, std::uint8_t right) {
    ++step_;
    std::array<float, kTags> scores{};
    rows_.clear();
    for (const std::uint32_t feature : features) {
      const auto found = index_.find(feature);
      if (found == index_.end()) continue;
      const std::size_t row = found->second * kTags;
      rows_.push_back(row);
      for (std::size_t tag = 0; tag < kTags; ++tag) scores[tag] += weights_[row + tag];
    }
    const auto said = static_cast<std::uint8_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    if (said == right) return said;
    for (const std::size_t row : rows_) {
      weights_[row + right] += 1;
      sums_[row + right] += static_cast<double>(step_);
      weights_[row + said] -= 1;
      sums_[row + said] -= static_cast<double>(step_);
    }
    return said;
  }

  std::vector<Example> examples_;
  const Counted& lexicon_;
  std::unordered_map<std::uint32_t, std::uint32_t> index_;
  std::vector<float> weights_;
  std::vector<double> sums_;
  std::vector<std::size_t> rows_;
  Words words_;
  std::int64_t step_ = 1;
};

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

int Test(const Weights& weights, const std::string& path) {
  std::size_t right = 0;
  std::size_t all = 0;
  std::map<std::pair<std::string_view, std::string_view>, int> errors;
  Words words;
  std::vector<Tag> tags;
  for (const Example& example : ReadExamples(path)) {
    words.Read(example.text, example.tokens, weights);
    TagWords(words, weights, tags);
    for (std::size_t i = 0; i < tags.size(); ++i) {
      const auto label = static_cast<Tag>(example.tags[i]);
      ++all;
      if (tags[i] == label)
        ++right;
      else
        ++errors[{Name(label), Name(tags[i])}];
    }
  }
  std::printf("%zu of %zu tokens agree: %.2f %%\n", right, all,
              100.0 * static_cast<double>(right) / static_cast<double>(all));
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [pair, count] : errors)
    order.emplace_back(count, std::string(pair.first) + " tagged " + std::string(pair.second));
  std::sort(order.rbegin(), order.rend());
  for (std::size_t i = 0; i < order.size() && i < 12; ++i)
    std::printf("%5d %s\n", order[i].first, order[i].second.c_str());
  return 0;
}

int TestVerbs(const Weights& weights, const std::string& path) {
  std::ifstream file(path);
  std::string line;
  int right[2] = {0, 0};
  int all[2] = {0, 0};
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::string text;
    std::vector<std::pair<std::size_t, int>> marks;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string_view two = std::string_view(line).substr(i, 2);
      if (two == "[[" || two == "((") marks.emplace_back(text.size(), two == "((" ? 1 : 0);
      if (two == "[[" || two == "((" || two == "]]" || two == "))")
        ++i;
      else
        text += line[i];
    }
    std::vector<text::Token> tokens;
    text::Tokenize(text, 0, tokens);
    Words words;
    std::vector<Tag> tags;
    words.Read(text, tokens, weights);
    TagWords(words, weights, tags);
    for (std::size_t i = 0; i < tags.size(); ++i) {
      for (const auto& [at, kind] : marks) {
        if (tokens[i].span.begin != at) continue;
        ++all[kind];
        if (kind == 0 ? IsVerb(tags[i]) : IsNoun(tags[i]))
          ++right[kind];
        else
          std::printf("%s: %s\n", line.c_str(), std::string(Name(tags[i])).c_str());
      }
    }
  }
  std::printf("verbs %d of %d, nouns %d of %d\n", right[0], all[0], right[1], all[1]);
  return 0;
}

int Main(const std::vector<std::string>& arguments) {
  if (arguments.size() == 3 && arguments[0].starts_with("--")) {
    const std::string bytes = ReadFile(arguments[1]);
    const Weights weights(std::as_bytes(std::span<const char>(bytes)));
    return arguments[0] == "--test" ? Test(weights, arguments[2]) : TestVerbs(weights, arguments[2]);
  }
  if (arguments.size() < 3) {
    std::fputs("train LEARN VERBS OUT [EPOCHS]\n", stderr);
    return 2;
  }
  Counted lexicon;
  std::ifstream verbs(arguments[1]);
  std::string verb;
  while (std::getline(verbs, verb)) lexicon.verbs.insert(Hash(verb));
  std::vector<Example> examples = ReadExamples(arguments[0]);
  Count(examples, lexicon);
  Trainer trainer(std::move(examples), lexicon);
  trainer.Run(arguments.size() > 3 ? std::atoi(arguments[3].c_str()) : 8);
  const std::string bytes = trainer.Write();
  std::ofstream(arguments[2], std::ios::binary) << bytes;
  std::fprintf(stderr, "%s: %zu bytes\n", arguments[2].c_str(), bytes.size());
  return 0;
}

}  // namespace
}  // namespace youward::language::tagger

int main(int count, char** arguments) { return youward::language::tagger::Main({arguments + 1, arguments + count}); }
