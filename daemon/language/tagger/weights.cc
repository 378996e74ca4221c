// Features are looked up some thousand times a letter, so that their places are laid out at the first use: buckets by
// the upper bits, a few neighbours each.
#include "daemon/language/tagger/weights.h"

#include <algorithm>
#include <cstring>

namespace youward::language::tagger {
namespace {

constexpr std::size_t kHeader = 20;
constexpr unsigned kShift = 16;

std::uint32_t ReadU32(const std::byte* from) {
  const auto at = [&](std::size_t i) { return std::to_integer<std::uint32_t>(from[i]) << (8 * i); };
  return at(0) | at(1) | at(2) | at(3);
}

// Where `value` stands among the ascending numbers at `table`; `count` where it does not.
std::size_t Search(const std::byte* table, std::size_t count, std::uint32_t value) {
  std::size_t low = 0;
  std::size_t high = count;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (ReadU32(table + 4 * middle) < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < count && ReadU32(table + 4 * low) == value ? low : count;
}

bool BeginsObject(Tag tag) {
  return IsNoun(tag) || IsAdjective(tag) || tag == Tag::kPrps || tag == Tag::kDt || tag == Tag::kPrp ||
         tag == Tag::kCd || tag == Tag::kVbg;
}

bool EndsClause(Tag tag) {
  return tag == Tag::kIn || tag == Tag::kWdt || tag == Tag::kWp || tag == Tag::kWrb || tag == Tag::kCc ||
         tag == Tag::kComma || tag == Tag::kColon || tag == Tag::kStop;
}

// "Our software flags/NNS late invoices": at the head of a clause that would have no verb, the third person of a known
// verb behind "our" + noun is its verb.
void Repair(const Words& words, std::vector<Tag>& tags) {
  const std::size_t size = tags.size();
  for (std::size_t head = 0; head + 3 < size; ++head) {
    if (tags[head] != Tag::kPrps && tags[head] != Tag::kDt) continue;
    if (head > 0 && !EndsClause(tags[head - 1])) continue;
    std::size_t i = head + 1;
    while (i < size && (tags[i] == Tag::kNn || tags[i] == Tag::kJj)) ++i;
    if (i < head + 2 || i + 1 >= size || tags[i - 1] != Tag::kNn) continue;
    if (tags[i] != Tag::kNns || !words[i].third || !BeginsObject(tags[i + 1])) continue;
    std::size_t next = i + 1;
    while (next < size && !IsFinite(tags[next]) && !EndsClause(tags[next])) ++next;
    const bool has_verb = next < size && IsFinite(tags[next]);
    if (!has_verb) tags[i] = Tag::kVbz;
  }
}

}  // namespace

Weights::Weights(std::span<const std::byte> bytes) {
  entry_count_ = ReadU32(bytes.data() + 8);
  const std::size_t verbs = ReadU32(bytes.data() + 12);
  const std::size_t features = ReadU32(bytes.data() + 16);
  std::span<const std::byte> rest = bytes.subspan(kHeader);
  const auto take = [&](std::size_t size) {
    const std::span<const std::byte> taken = rest.first(size);
    rest = rest.subspan(size);
    return taken;
  };
  entries_ = take(4 * entry_count_);
  tags_ = take(3 * entry_count_);
  verbs_ = take(4 * verbs);
  const std::span<const std::byte> keys = take(4 * features);
  const std::span<const std::byte> counts = take(features);
  pairs_ = rest.data();
  places_.reserve(features + 1);
  buckets_.assign((std::size_t{1} << (32 - kShift)) + 1, static_cast<std::uint32_t>(features));
  std::uint32_t first = 0;
  std::size_t bucket = 0;
  for (std::size_t i = 0; i < features; ++i) {
    const std::uint32_t feature = ReadU32(keys.data() + 4 * i);
    for (; bucket <= feature >> kShift; ++bucket) buckets_[bucket] = static_cast<std::uint32_t>(i);
    places_.push_back({feature, first});
    first += 2 * std::to_integer<std::uint32_t>(counts[i]);
  }
  places_.push_back({0, first});
}

Entry Weights::Find(std::uint32_t word) const {
  const std::size_t i = Search(entries_.data(), entry_count_, word);
  if (i == entry_count_) return {};
  return {.first = std::to_integer<std::uint8_t>(tags_[i]),
          .second = std::to_integer<std::uint8_t>(tags_[entry_count_ + i]),
          .sure = tags_[2 * entry_count_ + i] != std::byte{0}};
}

bool Weights::IsVerb(std::uint32_t word) const {
  const std::size_t count = verbs_.size() / 4;
  return Search(verbs_.data(), count, word) != count;
}

void Weights::Score(std::uint32_t feature, Scores& scores) const {
  const std::size_t bucket = feature >> kShift;
  for (std::size_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (places_[i].feature != feature) continue;
    for (std::uint32_t at = places_[i].first; at < places_[i + 1].first; at += 2) {
      scores[std::to_integer<std::size_t>(pairs_[at])] += static_cast<std::int8_t>(pairs_[at + 1]);
    }
    return;
  }
}

Tag Best(const Scores& scores) {
  return static_cast<Tag>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

void TagWords(const Words& words, const Weights& weights, std::vector<Tag>& tags) {
  tags.clear();
  std::uint8_t previous = Entry::kNoTag;
  std::uint8_t before = Entry::kNoTag;
  Features features;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint8_t tag = words[i].sure;
    if (tag == Entry::kNoTag) {
      FeaturesOf(words, i, previous, before, features);
      Scores scores{};
      for (const std::uint32_t feature : features) weights.Score(feature, scores);
      tag = static_cast<std::uint8_t>(Best(scores));
    }
    tags.push_back(static_cast<Tag>(tag));
    before = previous;
    previous = tag;
  }
  Repair(words, tags);
}

}  // namespace youward::language::tagger
