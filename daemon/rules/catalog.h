// A compiled catalogue: rules, their programs and the vocabulary, as flat pools. CatalogView refers to pools that are
// static (generated at build from daemon/rules/catalog) or held by a CatalogStorage (policy files). Plain data, any
// thread.
#ifndef YOUWARD_DAEMON_RULES_CATALOG_H_
#define YOUWARD_DAEMON_RULES_CATALOG_H_

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/rules/program.h"
#include "daemon/rules/rule.h"

namespace youward::rules {

// A word of the vocabulary. `word`: the feature of a token that reads so; `lemma`: of a token that may be a form of it;
// 0: no pattern asks for it.
struct VocabularyEntry {
  std::string_view text;
  Feature word = 0;
  Feature lemma = 0;
};

struct CatalogView {
  std::span<const Rule> rules;  // by id
  std::span<const Program> programs;
  std::span<const Instruction> instructions;  // branches count from the program's first
  std::span<const FeatureSet> sets;
  std::span<const Feature> features;                // each set sorted
  std::span<const VocabularyEntry> vocabulary;      // by text
  std::span<const std::string_view> capture_names;  // by program and capture index: program * kMaxCaptures + index
  Feature feature_count = kFirstWordFeature;
  std::string_view hash;

  ProgramPools pools() const { return {instructions, sets, features}; }
};

// Owns what a view refers to.
struct CatalogStorage {
  std::deque<std::string> texts;
  std::deque<std::vector<SuggestionTemplate>> suggestions;
  std::deque<std::vector<Example>> examples;
  std::vector<Rule> rules;
  std::vector<Program> programs;
  std::vector<Instruction> instructions;
  std::vector<FeatureSet> sets;
  std::vector<Feature> features;
  std::vector<VocabularyEntry> vocabulary;
  std::vector<std::string_view> capture_names;
  Feature feature_count = kFirstWordFeature;
  std::string hash;

  CatalogView view() const {
    return {rules, programs, instructions, sets, features, vocabulary, capture_names, feature_count, hash};
  }
};

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_CATALOG_H_
