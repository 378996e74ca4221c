// A letter written in a test with the passages that it is about, so that no test counts bytes:
//
//   MarkedLetter letter("Hi Sam,\n\n$opener[[I hope this finds you well.]]");
//   letter.text()             // without the marks
//   letter.Span("opener")     // where it stands
//
// Marks may nest.
#ifndef YOUWARD_TESTS_UNIT_CLI_MARKED_LETTER_H_
#define YOUWARD_TESTS_UNIT_CLI_MARKED_LETTER_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/analysis/types.h"
#include "daemon/text/span.h"

namespace youward::cli {

class MarkedLetter {
 public:
  explicit MarkedLetter(std::string_view marked);
  const std::string& text() const { return text_; }
  text::Span Span(const std::string& name) const { return spans_.at(name); }
  analysis::Range Body(const std::string& name) const { return {base::Field::kBody, Span(name)}; }

 private:
  std::string text_;
  std::map<std::string, text::Span> spans_;
};

// A finding about a passage, with everything that a note shows.
analysis::Finding FindingAt(base::Code code, std::optional<analysis::Range> range, std::string_view rule,
                            std::string_view message, std::string_view explanation = "");

analysis::Strength StrengthAt(base::Code code, std::optional<analysis::Range> range, std::string_view rule,
                              std::string_view message);

// A suggestion with one edit; "[…]" in `new_text` are slots.
rewriting::Suggestion Suggest(std::string_view title, analysis::Range range, std::string_view new_text);

// The letter that most tests show, with its findings, strengths and score.
struct Sample {
  Sample();
  analysis::Draft draft;
  analysis::Answer answer;
};

}  // namespace youward::cli

#endif  // YOUWARD_TESTS_UNIT_CLI_MARKED_LETTER_H_
