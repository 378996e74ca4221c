#include "daemon/rules/compiler.h"
#include "daemon/base/concat.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>

#include "daemon/rules/template.h"

namespace youward::rules {
namespace {

// FNV-1a, 64 bits: names a catalogue, guards nothing.
class Hasher {
 public:
  void Add(std::string_view text) {
    for (char c : text) Mix(static_cast<unsigned char>(c));
    Mix(0xff);
  }
  void Add(std::uint64_t value) { Add(base::Concat(value)); }
  std::string Hex() const {
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(state_));
    return text;
  }

 private:
  void Mix(unsigned char byte) { state_ = (state_ ^ byte) * 1099511628211u; }
  std::uint64_t state_ = 14695981039346656037u;
};

// Gives each different set one place in the pool.
class SetPool {
 public:
  explicit SetPool(CatalogStorage& storage) : storage_(storage) {}

  std::uint16_t Add(const std::vector<Feature>& set) {
    const auto [entry, added] = index_.try_emplace(set, static_cast<std::uint16_t>(storage_.sets.size()));
    if (added) {
      storage_.sets.push_back(
          {static_cast<std::uint32_t>(storage_.features.size()), static_cast<std::uint16_t>(set.size())});
      storage_.features.insert(storage_.features.end(), set.begin(), set.end());
    }
    return entry->second;
  }

 private:
  CatalogStorage& storage_;
  std::map<std::vector<Feature>, std::uint16_t> index_;
};

std::string_view Keep(CatalogStorage& storage, std::string_view text) { return storage.texts.emplace_back(text); }

Rule MakeRule(const RuleSource& source, CatalogStorage& storage) {
  Rule rule;
  rule.id = Keep(storage, source.id);
  rule.code = source.code;
  rule.severity = source.severity;
  rule.message = Keep(storage, source.message);
  rule.explanation = Keep(storage, source.explanation);
  rule.principle = Keep(storage, source.principle);
  rule.evidence_grade = Keep(storage, source.evidence_grade);
  rule.evidence = Keep(storage, source.evidence);
  rule.channels = source.channels;
  rule.stages = source.stages;
  rule.purposes = source.purposes;
  rule.kind = source.kind;
  rule.marks = source.marks;
  rule.where = source.where;
  rule.of = source.of;
  rule.before = source.before;
  rule.at_least = source.at_least;
  rule.percent = source.percent;
  std::vector<SuggestionTemplate>& suggestions = storage.suggestions.emplace_back();
  for (const SuggestionSource& suggestion : source.suggestions) {
    suggestions.push_back(
        {suggestion.kind, suggestion.extent, Keep(storage, suggestion.title), Keep(storage, suggestion.text)});
  }
  rule.suggestions = suggestions;
  std::vector<Example>& examples = storage.examples.emplace_back();
  for (const ExampleSource& example : source.examples) {
    examples.push_back({Keep(storage, example.text), Keep(storage, example.after), example.flagged});
  }
  rule.examples = examples;
  return rule;
}

void HashRule(const RuleSource& source, Hasher& hasher) {
  hasher.Add(source.id);
  hasher.Add(source.message);
  hasher.Add(source.explanation);
  hasher.Add(source.principle);
  hasher.Add(source.evidence);
  for (std::uint64_t value :
       {static_cast<std::uint64_t>(source.severity), static_cast<std::uint64_t>(source.channels.bits()),
        static_cast<std::uint64_t>(source.stages.bits()), static_cast<std::uint64_t>(source.purposes.bits()),
        static_cast<std::uint64_t>(source.kind), static_cast<std::uint64_t>(source.marks),
        static_cast<std::uint64_t>(source.where), static_cast<std::uint64_t>(source.of.bits()),
        static_cast<std::uint64_t>(source.before.bits()), static_cast<std::uint64_t>(source.at_least),
        static_cast<std::uint64_t>(source.percent)}) {
    hasher.Add(value);
  }
  for (const SuggestionSource& suggestion : source.suggestions) {
    hasher.Add(base::Concat(static_cast<int>(suggestion.kind), static_cast<int>(suggestion.extent)));
    hasher.Add(suggestion.title);
    hasher.Add(suggestion.text);
  }
}

}  // namespace

void Compiler::Add(const RuleSource& rule, base::Diagnostics& errors) {
  CompiledRule compiled{rule, {}};
  bool ok = true;
  const auto fail = [&](base::SourceLocation where, std::string_view what) {
    errors.Add(where, what);
    ok = false;
  };
  const auto compile = [&](const std::vector<PatternSource>& patterns, Role role) {
    for (const PatternSource& pattern : patterns) {
      absl::StatusOr<CompiledPattern> result = pattern.literal ? CompilePhrase(pattern.text, vocabulary_)
                                                               : CompilePattern(pattern.text, lexicon_, vocabulary_);
      if (result.ok()) {
        compiled.patterns.emplace_back(role, *std::move(result));
      } else {
        fail(pattern.location, base::Concat("in pattern \"", pattern.text, "\": ", base::MessageOf(result.status())));
      }
    }
  };
  compile(rule.any, Role::kAny);
  compile(rule.unless, Role::kUnless);
  compile(rule.only_if, Role::kOnlyIf);
  for (const SuggestionSource& suggestion : rule.suggestions) {
    const absl::StatusOr<std::vector<TemplatePart>> parts = ParseTemplate(suggestion.text);
    if (!parts.ok()) {
      fail(suggestion.location, base::MessageOf(parts.status()));
      continue;
    }
    for (const TemplatePart& part : *parts) {
      if (part.kind != TemplatePart::Kind::kCapture) continue;
      for (const auto& [role, pattern] : compiled.patterns) {
        if (role == Role::kAny && std::find(pattern.capture_names.begin(), pattern.capture_names.end(), part.text) ==
                                      pattern.capture_names.end()) {
          fail(suggestion.location, base::Concat("{", part.text, "} is not captured by each pattern of \"any\""));
          break;
        }
      }
    }
  }
  if (ok) rules_.push_back(std::move(compiled));
}

std::unique_ptr<const CatalogStorage> Compiler::Finish() {
  auto storage = std::make_unique<CatalogStorage>();
  std::sort(rules_.begin(), rules_.end(),
            [](const CompiledRule& a, const CompiledRule& b) { return a.source.id < b.source.id; });
  SetPool pool(*storage);
  Hasher hasher;
  for (const CompiledRule& compiled : rules_) {
    const auto rule_index = static_cast<std::uint16_t>(storage->rules.size());
    storage->rules.push_back(MakeRule(compiled.source, *storage));
    HashRule(compiled.source, hasher);
    for (const auto& [role, pattern] : compiled.patterns) {
      std::vector<std::uint16_t> sets;
      sets.reserve(pattern.sets.size());
      for (const std::vector<Feature>& set : pattern.sets) sets.push_back(pool.Add(set));
      storage->programs.push_back({static_cast<std::uint32_t>(storage->instructions.size()), rule_index, role,
                                   sets[pattern.first_set], sets[pattern.anchor_set]});
      for (Instruction instruction : pattern.instructions) {
        if (instruction.op == Op::kSet || instruction.op == Op::kNotSet) instruction.a = sets[instruction.a];
        storage->instructions.push_back(instruction);
        hasher.Add(base::Concat(static_cast<int>(instruction.op), " ", instruction.a, " ", instruction.b));
      }
      for (std::size_t i = 0; i < kMaxCaptures; ++i) {
        const bool has = i < pattern.capture_names.size();
        storage->capture_names.push_back(has ? Keep(*storage, pattern.capture_names[i]) : std::string_view());
      }
    }
  }
  for (Feature feature : storage->features) hasher.Add(feature);
  for (const auto& [text, entry] : vocabulary_.entries()) {
    storage->vocabulary.push_back({Keep(*storage, text), entry.word, entry.lemma});
    hasher.Add(text);
    hasher.Add(base::Concat(entry.word, " ", entry.lemma));
  }
  storage->feature_count = vocabulary_.size();
  storage->hash = hasher.Hex();
  return storage;
}

absl::StatusOr<std::unique_ptr<const CatalogStorage>> CompileCatalog(const CatalogSource& source) {
  Compiler compiler(source.lexicon);
  std::vector<std::string> lines;
  for (const RuleSource& rule : source.rules) {
    base::Diagnostics errors(rule.file);
    compiler.Add(rule, errors);
    lines.insert(lines.end(), errors.lines().begin(), errors.lines().end());
  }
  if (!lines.empty()) {
    std::string message;
    for (const std::string& line : lines) base::Append(message, message.empty() ? "" : "\n", line);
    return absl::InvalidArgumentError(message);
  }
  return compiler.Finish();
}

}  // namespace youward::rules
