// Runs one rule over a text and shows what it marks, for tests that read like the product.
#ifndef YOUWARD_TESTS_UNIT_RULES_FINDER_H_
#define YOUWARD_TESTS_UNIT_RULES_FINDER_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/base/concat.h"
#include "daemon/rules/compiler.h"
#include "daemon/rules/rule_set.h"

namespace youward::rules {

// A rule with the given `match:` block (indented by two spaces), compiled; fails the test when it does not compile.
inline std::unique_ptr<RuleSet> MakeRuleSet(std::string_view match, const Lexicon& lexicon = {},
                                            std::string_view id = "product-pitch/under-test") {
  const std::string yaml =
      base::Concat("message: m\nexplanation: e\nprinciple: P5\nevidence: {grade: C, source: s}\nmatch:\n", match,
                   "\nsuggestions:\n  - {kind: delete, title: t}\nexamples:\n"
                   "  flag: ['[[a]]', '[[b]]']\n  leave: [c, d]\n");
  base::Diagnostics errors("test.yaml");
  const std::optional<RuleSource> rule = ReadRule(yaml, id, errors);
  if (!rule) {
    ADD_FAILURE() << base::MessageOf(errors.ToStatus());
    return nullptr;
  }
  Compiler compiler(lexicon);
  compiler.Add(*rule, errors);
  if (!errors.ok()) ADD_FAILURE() << base::MessageOf(errors.ToStatus());
  return std::make_unique<RuleSet>(compiler.Finish());
}

struct FindOptions {
  std::vector<std::string> sender_names;
  std::vector<std::string> reader_names;
  base::Channel channel = base::Channel::kEmail;
  base::Stage stage = base::Stage::kFirstContact;
  base::Purpose purpose = base::Purpose::kOutreach;
  std::string subject;
};

// `body` with each match in [[ ]]; "(letter)" is appended for a match about the whole letter.
inline std::string Find(const RuleSet& rules, std::string_view body, const FindOptions& options = {}) {
  const text::Document subject = text::Document::Parse(options.subject, {.single_line = true});
  const text::Document document = text::Document::Parse(body, {});
  const Letter letter{.subject = &subject,
                      .body = &document,
                      .channel = options.channel,
                      .stage = options.stage,
                      .purpose = options.purpose,
                      .sender_names = options.sender_names,
                      .reader_names = options.reader_names};
  std::vector<Match> matches;
  rules.FindAll(letter, [](const Rule&) { return true; }, matches);
  std::string out(body);
  std::string tail;
  for (std::size_t i = matches.size(); i-- > 0;) {
    const Match& match = matches[i];
    if (!match.sentence) {
      tail += "(letter)";
    } else if (match.field == base::Field::kSubject) {
      tail += base::Concat("(subject: ", match.span.In(options.subject), ")");
    } else {
      out.insert(match.span.end, "]]");
      out.insert(match.span.begin, "[[");
    }
  }
  return out + tail;
}

// The same for a phrase rule of one pattern.
inline std::string FindPattern(std::string_view pattern, std::string_view body, const Lexicon& lexicon = {},
                               const FindOptions& options = {}) {
  const std::unique_ptr<RuleSet> rules = MakeRuleSet(base::Concat("  phrase:\n    any: ['", pattern, "']"), lexicon);
  return rules ? Find(*rules, body, options) : "";
}

}  // namespace youward::rules

#endif  // YOUWARD_TESTS_UNIT_RULES_FINDER_H_
