// What goes into the analysis and what comes out. Plain data: no protobuf, no pointers into the catalogue that a caller
// would have to keep alive beyond the process (rule texts are static data or held by the shared RuleSet).
#ifndef YOUWARD_DAEMON_ANALYSIS_TYPES_H_
#define YOUWARD_DAEMON_ANALYSIS_TYPES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "daemon/base/taxonomy.h"
#include "daemon/rewriting/suggestion.h"
#include "daemon/text/span.h"

namespace youward::analysis {

// A range of one text of the draft, in bytes.
struct Range {
  base::Field field = base::Field::kBody;
  text::Span span;
  friend bool operator==(const Range&, const Range&) = default;
};

struct Draft {
  std::string subject;  // valid UTF-8; may be empty
  std::string body;     // valid UTF-8; may be empty
  base::Channel channel = base::Channel::kEmail;
  std::optional<base::Stage> stage;          // unset: inferred from the text
  std::optional<base::Purpose> purpose;      // unset: inferred from the text
  std::vector<std::string> sender_names;     // the sender, the sender's company and products
  std::vector<std::string> recipient_names;  // the reader, the reader's company
  std::vector<Range> excluded;               // sorted by field and begin, not overlapping
};

// What spoke.
enum class Origin : std::uint8_t { kRule, kModel, kBoth };

struct Finding {
  base::Code code = base::Code::kBuzzword;
  std::string rule_id;         // "buzzword/synergy"
  std::optional<Range> range;  // unset: about the whole letter
  base::Severity severity = base::Severity::kWarning;
  Origin origin = Origin::kRule;
  float confidence = 1;                            // 0 to 1: the share of such findings that people would flag too
  std::string message;                             // one line
  std::string explanation;                         // what the reader feels, and the principle
  std::string principle;                           // "P5"
  std::string evidence_grade;                      // "A", "A-", "B", "C"
  std::string evidence;                            // source and result in one line
  std::vector<rewriting::Suggestion> suggestions;  // best first; alternatives of one another
};

struct Strength {
  base::Code code = base::Code::kInsight;
  std::string rule_id;
  std::optional<Range> range;
  float confidence = 1;  // 0 to 1: the share of such strengths that people would see too
  std::string message;
};

// One line of the score. `points` of all components add up to the score exactly.
struct ScoreComponent {
  std::string name;  // stable: "base", "product-pitch", "open-question", …
  int points = 0;
  std::string explanation;  // "3 sentences about what you sell"
};

struct Score {
  int value = 0;  // 0..100
  std::vector<ScoreComponent> components;
};

// Something to know about the draft that is no finding: it is over a limit of the policy, the learned part is missing,
// it is not in English.
struct Notice {
  std::string id;  // "limit/max-words", "limit/max-characters", "limit/findings", "engine/rules-alone",
                   // "language/not-english", "language/partly-english"
  base::Severity severity = base::Severity::kInformation;
  std::string message;  // "142 words; your organisation's limit for e-mail is 120"
};

struct Answer {
  base::Channel channel = base::Channel::kEmail;
  base::Stage stage = base::Stage::kFirstContact;  // as given or inferred
  base::Purpose purpose = base::Purpose::kOutreach;
  std::vector<Finding> findings;    // by field (subject first), begin, code; letter-wide ones last
  std::vector<Strength> strengths;  // likewise
  std::vector<Notice> notices;
  Score score;
};

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_TYPES_H_
