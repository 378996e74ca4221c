// Finding all rules in a letter without trying each one everywhere. For each feature the index knows which programs may
// begin with it, so that at each token only those are looked at; of these, a program runs only if the sentence has its
// anchor (a word that each match must contain). What is left to run is a handful a sentence.
#include "daemon/rules/rule_set.h"

#include <algorithm>
#include <utility>

#include "daemon/rules/features.h"
#include "daemon/rules/matchers/matcher.h"

namespace youward::rules {

struct RuleSet::Index {
  VocabularyIndex vocabulary;
  // Programs that may begin with a feature: programs[starts[f]] up to programs[starts[f + 1]].
  std::vector<std::uint32_t> starts;
  std::vector<std::uint16_t> programs;
};

namespace {

constexpr std::uint32_t kOpeningSentences = 2;
constexpr std::uint32_t kClosingSentences = 2;

std::uint16_t BlockBit(text::BlockKind kind) {
  switch (kind) {
    case text::BlockKind::kBullet:
      return Where::kBullet;
    case text::BlockKind::kHeading:
      return Where::kHeading;
    case text::BlockKind::kPostscript:
      return Where::kPostscript;
    default:
      return Where::kParagraph;
  }
}

// Looks behind closing quotation marks, brackets and emoji for a question mark.
bool IsQuestion(const text::Document& document, const text::Sentence& sentence) {
  const std::span<const text::Token> tokens = document.TokensOf(sentence);
  for (std::size_t i = tokens.size(); i-- > 0;) {
    if (tokens[i].kind == text::TokenKind::kWord || tokens[i].kind == text::TokenKind::kNumber) return false;
    if (document.TextOf(tokens[i]).find('?') != std::string_view::npos) return true;
  }
  return false;
}

bool EndsWithColon(const text::Document& document, const text::Sentence& sentence) {
  const std::span<const text::Token> tokens = document.TokensOf(sentence);
  return !tokens.empty() && document.TextOf(tokens.back()) == ":";
}

void AppendProse(const text::Document& document, base::Field field, std::vector<ProseSentence>& out) {
  const std::size_t first = out.size();
  const std::span<const text::Sentence> sentences = document.sentences();
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    const text::BlockKind kind = document.BlockOf(sentences[i]).kind;
    if (!text::IsProse(kind) || sentences[i].first_token == sentences[i].token_end) continue;
    ProseSentence prose{.field = field, .document = &document, .index = i};
    prose.where = field == base::Field::kSubject ? std::uint16_t{Where::kSubject} : BlockBit(kind);
    prose.where |= IsQuestion(document, sentences[i]) ? Where::kQuestion : Where::kStatement;
    out.push_back(prose);
  }
  const auto count = static_cast<std::uint32_t>(out.size() - first);
  for (std::uint32_t i = 0; i < count; ++i) {
    ProseSentence& prose = out[first + i];
    if (i < kOpeningSentences) prose.where |= Where::kOpening;
    if (i + kClosingSentences >= count) prose.where |= Where::kClosing;
    if ((prose.where & (Where::kOpening | Where::kClosing)) == 0) prose.where |= Where::kMiddle;
    const bool bullet_follows = i + 1 < count && (out[first + i + 1].where & Where::kBullet) != 0;
    prose.introduces_list = bullet_follows && (prose.where & Where::kBullet) == 0;
    prose.introduces_list |= bullet_follows && EndsWithColon(document, sentences[prose.index]);
  }
}

// `where` of a sentence has bits of each of three groups; a rule's mask must allow one of each.
bool Allows(std::uint16_t mask, std::uint16_t where) {
  constexpr std::uint16_t kKind = Where::kQuestion | Where::kStatement;
  constexpr std::uint16_t kPlace = Where::kOpening | Where::kClosing | Where::kMiddle;
  constexpr std::uint16_t kBlock =
      Where::kParagraph | Where::kBullet | Where::kHeading | Where::kPostscript | Where::kSubject;
  const std::uint16_t both = mask & where;
  return (both & kKind) != 0 && (both & kPlace) != 0 && (both & kBlock) != 0;
}

// The search in one letter; lives for one call.
class Search {
 public:
  Search(const CatalogView& view, const VocabularyIndex& vocabulary, const std::vector<std::uint32_t>& starts,
         const std::vector<std::uint16_t>& programs, const Letter& letter)
      : view_(view),
        pools_(view.pools()),
        starts_(starts),
        programs_(programs),
        letter_(letter),
        reader_(vocabulary, letter.sender_names, letter.reader_names),
        active_(view.rules.size()),
        present_(view.feature_count),
        state_(view.rules.size()),
        program_sentence_(view.programs.size()),
        program_token_(view.programs.size()),
        anchored_(view.programs.size()),
        hits_(view.rules.size()) {}

  void InSentences(const RuleFilter& enabled, std::vector<Match>& out) {
    if (!Prepare(enabled)) return;
    for (std::uint32_t i = 0; i < prose_.size(); ++i) SearchSentence(i);
    const std::size_t first = out.size();
    RunKinds(false, {}, out);
    std::stable_sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), [](const Match& a, const Match& b) {
      return std::pair(a.field, a.sentence) < std::pair(b.field, b.sentence);
    });
  }

  void InLetter(const RuleFilter& enabled, std::span<const Match> so_far, std::vector<Match>& out) {
    if (Prepare(enabled)) RunKinds(true, so_far, out);
  }

 private:
  // What is known of a rule within the sentence being searched.
  struct RuleState {
    std::uint32_t sentence = 0;  // number of the sentence + 1 that the rest is about
    bool hit = false;
    bool vetoed = false;
    bool satisfied = false;
    SentenceHit best;
  };

  // False when no rule is to be looked for.
  bool Prepare(const RuleFilter& enabled) {
    bool any = false;
    for (std::size_t i = 0; i < view_.rules.size(); ++i) {
      const Rule& rule = view_.rules[i];
      active_[i] = rule.purposes.Contains(letter_.purpose) &&
                   (rule.channels.empty() || rule.channels.Contains(letter_.channel)) &&
                   (rule.stages.empty() || rule.stages.Contains(letter_.stage)) && enabled(rule);
      any |= active_[i];
    }
    if (!any) return false;
    AppendProse(*letter_.subject, base::Field::kSubject, prose_);
    AppendProse(*letter_.body, base::Field::kBody, prose_);
    return true;
  }

  void RunKinds(bool letter_wide, std::span<const Match> so_far, std::vector<Match>& out) {
    for (std::size_t i = 0; i < view_.rules.size(); ++i) {
      const Rule& rule = view_.rules[i];
      if (!active_[i] || IsLetterWide(rule.kind) != letter_wide) continue;
      FunctionOf(rule.kind)({letter_, prose_, hits_[i], view_.capture_names, so_far}, rule, out);
    }
  }

  void SearchSentence(std::uint32_t number) {
    const ProseSentence& prose = prose_[number];
    reader_.Read(*prose.document, prose.document->sentences()[prose.index], sentence_);
    for (Feature feature : sentence_.features) present_[feature] = 1;
    touched_.clear();
    for (std::uint32_t token = 0; token < sentence_.size(); ++token) {
      for (Feature feature : sentence_.Of(token)) {
        for (std::uint32_t i = starts_[feature]; i < starts_[feature + 1]; ++i) {
          Try(programs_[i], number, token);
        }
      }
    }
    for (std::uint16_t rule : touched_) {
      const RuleState& state = state_[rule];
      if (state.hit && !state.vetoed && (!NeedsOnlyIf(rule) || state.satisfied) &&
          Allows(view_.rules[rule].where, prose.where)) {
        hits_[rule].push_back(state.best);
      }
    }
    for (Feature feature : sentence_.features) present_[feature] = 0;
  }

  void Try(std::uint16_t index, std::uint32_t number, std::uint32_t token) {
    const Program& program = view_.programs[index];
    if (!active_[program.rule]) return;
    if (program_sentence_[index] != number + 1) {
      program_sentence_[index] = number + 1;
      program_token_[index] = UINT32_MAX;
      anchored_[index] = false;
      for (Feature feature : pools_.Set(program.anchor_set)) {
        if (present_[feature] != 0) {
          anchored_[index] = true;
          break;
        }
      }
    }
    if (!anchored_[index] || program_token_[index] == token) return;
    program_token_[index] = token;
    RuleState& state = state_[program.rule];
    if (state.sentence != number + 1) {
      state = RuleState{.sentence = number + 1};
      touched_.push_back(program.rule);
    }
    // What cannot change the outcome need not run.
    if (state.vetoed || (program.role == Role::kOnlyIf && state.satisfied) ||
        (program.role == Role::kAny && state.hit && state.best.match.begin < token)) {
      return;
    }
    ProgramMatch match;
    if (!RunProgram(pools_, program.first_instruction, sentence_, token, &match)) return;
    switch (program.role) {
      case Role::kUnless:
        state.vetoed = true;
        break;
      case Role::kOnlyIf:
        state.satisfied = true;
        break;
      case Role::kAny:
        if (!state.hit || match.end > state.best.match.end) {
          state.hit = true;
          state.best = {number, index, match};
        }
        break;
    }
  }

  bool NeedsOnlyIf(std::uint16_t rule) {
    if (needs_only_if_.empty()) {
      needs_only_if_.resize(view_.rules.size());
      for (const Program& program : view_.programs) {
        if (program.role == Role::kOnlyIf) needs_only_if_[program.rule] = true;
      }
    }
    return needs_only_if_[rule];
  }

  const CatalogView& view_;
  const ProgramPools pools_;
  const std::vector<std::uint32_t>& starts_;
  const std::vector<std::uint16_t>& programs_;
  const Letter& letter_;
  FeatureReader reader_;
  std::vector<bool> active_;
  std::vector<std::uint8_t> present_;
  std::vector<RuleState> state_;
  std::vector<std::uint32_t> program_sentence_;
  std::vector<std::uint32_t> program_token_;
  std::vector<bool> anchored_;
  std::vector<bool> needs_only_if_;
  std::vector<std::vector<SentenceHit>> hits_;
  std::vector<ProseSentence> prose_;
  std::vector<std::uint16_t> touched_;
  SentenceFeatures sentence_;
};

}  // namespace

RuleSet::RuleSet(const CatalogView& view) : view_(view) {
  auto index = std::make_unique<Index>();
  index->vocabulary.reserve(view.vocabulary.size());
  for (const VocabularyEntry& entry : view.vocabulary) index->vocabulary.emplace(entry.text, entry);
  const ProgramPools pools = view.pools();
  index->starts.resize(static_cast<std::size_t>(view.feature_count) + 1);
  for (const Program& program : view.programs) {
    for (Feature feature : pools.Set(program.first_set)) ++index->starts[feature + 1u];
  }
  for (std::size_t i = 1; i < index->starts.size(); ++i) index->starts[i] += index->starts[i - 1];
  index->programs.resize(index->starts.back());
  std::vector<std::uint32_t> next(index->starts.begin(), index->starts.end() - 1);
  for (std::size_t i = 0; i < view.programs.size(); ++i) {
    for (Feature feature : pools.Set(view.programs[i].first_set)) {
      index->programs[next[feature]++] = static_cast<std::uint16_t>(i);
    }
  }
  index_ = std::move(index);
}

RuleSet::RuleSet(std::unique_ptr<const CatalogStorage> storage) : RuleSet(storage->view()) {
  storage_ = std::move(storage);
}

RuleSet::~RuleSet() = default;

std::span<const Rule> RuleSet::rules() const { return view_.rules; }

const Rule* RuleSet::Find(std::string_view id) const {
  const auto found = std::lower_bound(view_.rules.begin(), view_.rules.end(), id,
                                      [](const Rule& a, std::string_view b) { return a.id < b; });
  return found != view_.rules.end() && found->id == id ? &*found : nullptr;
}

const Rule* RuleSet::LearnedRule(base::Code code) const {
  for (const Rule& rule : view_.rules) {
    if (rule.kind == MatcherKind::kLearned && rule.code == code) return &rule;
  }
  return nullptr;
}

std::string_view RuleSet::hash() const { return view_.hash; }

void RuleSet::FindAll(const Letter& letter, const RuleFilter& enabled, std::vector<Match>& out) const {
  const std::size_t first = out.size();
  FindInSentences(letter, enabled, out);
  const std::vector<Match> so_far(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  FindInLetter(letter, enabled, so_far, out);
}

void RuleSet::FindInSentences(const Letter& letter, const RuleFilter& enabled, std::vector<Match>& out) const {
  Search(view_, index_->vocabulary, index_->starts, index_->programs, letter).InSentences(enabled, out);
}

void RuleSet::FindInLetter(const Letter& letter, const RuleFilter& enabled, std::span<const Match> so_far,
                           std::vector<Match>& out) const {
  Search(view_, index_->vocabulary, index_->starts, index_->programs, letter).InLetter(enabled, so_far, out);
}

}  // namespace youward::rules
