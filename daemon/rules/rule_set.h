// A set of compiled rules and the search for them in a letter.
//
//   const RuleSet& rules = RuleSet::BuiltIn();
//   std::vector<Match> matches;
//   rules.FindAll(letter, [](const Rule&) { return true; }, matches);
//
// The built-in set is compiled when the program is built; its first use costs an index of well under a millisecond.
// Immutable after construction: any number of threads may search at once.
#ifndef YOUWARD_DAEMON_RULES_RULE_SET_H_
#define YOUWARD_DAEMON_RULES_RULE_SET_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/base/taxonomy.h"
#include "daemon/rules/catalog.h"
#include "daemon/rules/rule.h"
#include "daemon/text/document.h"

namespace youward::rules {

// What the rules read: the two texts taken apart, the context, the names that are known.
struct Letter {
  const text::Document* subject = nullptr;  // never null
  const text::Document* body = nullptr;     // never null
  base::Channel channel = base::Channel::kEmail;
  base::Stage stage = base::Stage::kFirstContact;
  base::Purpose purpose = base::Purpose::kOutreach;
  std::span<const std::string> sender_names = {};
  std::span<const std::string> reader_names = {};
};

// A named part of a pattern.
struct Capture {
  std::string_view name;
  text::Span span;
};

struct Match {
  const Rule* rule = nullptr;
  base::Field field = base::Field::kBody;
  std::optional<std::uint32_t> sentence;  // index into the field's document; nullopt: about the whole letter
  text::Span span;                        // bytes; what the finding marks
  std::vector<Capture> captures;
};

// Whether a rule is to be looked for.
using RuleFilter = std::function<bool(const Rule&)>;

class RuleSet {
 public:
  // The catalogue in daemon/rules/catalog.
  static const RuleSet& BuiltIn();

  // Takes over what a compiler made (see compiler.h).
  explicit RuleSet(std::unique_ptr<const CatalogStorage> storage);
  explicit RuleSet(const CatalogView& view);
  ~RuleSet();
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  // Ordered by id.
  std::span<const Rule> rules() const;
  // nullptr when there is none.
  const Rule* Find(std::string_view id) const;
  // The rule that speaks for the learned part about this code; nullptr when there is none.
  const Rule* LearnedRule(base::Code code) const;
  // 16 hexadecimal digits that change when any rule changes.
  std::string_view hash() const;

  // Appends the matches of every rule that applies to the letter's channel, stage and purpose and that `enabled` lets
  // pass: at most one a rule and sentence, by field, sentence and rule; letter-wide ones last. Linear in the text.
  void FindAll(const Letter& letter, const RuleFilter& enabled, std::vector<Match>& out) const;

  // The two halves of FindAll, for a caller who adds to what was found in between: rules about sentences, then those
  // about the letter, which read `so_far`.
  void FindInSentences(const Letter& letter, const RuleFilter& enabled, std::vector<Match>& out) const;
  void FindInLetter(const Letter& letter, const RuleFilter& enabled, std::span<const Match> so_far,
                    std::vector<Match>& out) const;

 private:
  struct Index;
  std::unique_ptr<const CatalogStorage> storage_;  // null for static data
  CatalogView view_;
  std::unique_ptr<const Index> index_;
};

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_RULE_SET_H_
