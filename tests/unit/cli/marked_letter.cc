#include "tests/unit/cli/marked_letter.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace youward::cli {

MarkedLetter::MarkedLetter(std::string_view marked) {
  std::vector<std::pair<std::string, std::uint32_t>> open;
  for (std::size_t i = 0; i < marked.size();) {
    const std::size_t bracket = marked.find("[[", i);
    const auto here = static_cast<std::uint32_t>(text_.size());
    if (marked[i] == '$' && bracket != std::string_view::npos &&
        marked.substr(i, bracket - i).find_first_of(" \n") == std::string_view::npos) {
      open.emplace_back(marked.substr(i + 1, bracket - i - 1), here);
      i = bracket + 2;
    } else if (!open.empty() && marked.substr(i, 2) == "]]") {
      spans_[open.back().first] = {open.back().second, here};
      open.pop_back();
      i += 2;
    } else {
      text_ += marked[i++];
    }
  }
}

analysis::Finding FindingAt(base::Code code, std::optional<analysis::Range> range, std::string_view rule,
                            std::string_view message, std::string_view explanation) {
  analysis::Finding finding;
  finding.code = code;
  finding.range = range;
  finding.rule_id = rule;
  finding.confidence = 0.918F;
  finding.message = message;
  finding.explanation = explanation;
  finding.principle = "P7";
  finding.evidence_grade = "B";
  finding.evidence = "A vendor's 30,000 mails";
  return finding;
}

analysis::Strength StrengthAt(base::Code code, std::optional<analysis::Range> range, std::string_view rule,
                              std::string_view message) {
  analysis::Strength strength;
  strength.code = code;
  strength.range = range;
  strength.rule_id = rule;
  strength.confidence = 0.5F;
  strength.message = message;
  return strength;
}

rewriting::Suggestion Suggest(std::string_view title, analysis::Range range, std::string_view new_text) {
  rewriting::Suggestion suggestion;
  suggestion.title = title;
  rewriting::Edit edit;
  edit.field = range.field;
  edit.span = range.span;
  edit.new_text = new_text;
  for (std::size_t at = 0; (at = new_text.find('[', at)) != std::string_view::npos;) {
    const std::size_t end = new_text.find(']', at) + 1;
    edit.slots.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)},
                          std::string(new_text.substr(at + 1, end - at - 2))});
    at = end;
  }
  suggestion.kind = edit.slots.empty() ? rewriting::SuggestionKind::kReplace : rewriting::SuggestionKind::kFillIn;
  suggestion.edits.push_back(std::move(edit));
  return suggestion;
}

Sample::Sample() {
  using base::Code;
  const MarkedLetter letter(
      "Hi Maria,\n"
      "\n"
      "$opener[[I hope this finds you well.]] $pitch[[Our $buzz[[best-in-class]] platform files your payroll taxes in "
      "forty states.]]\n"
      "\n"
      "$question[[How will the extra shifts in Leeds change what your team checks by hand?]] "
      "$ask[[Do you have 15 minutes on Thursday?]]\n"
      "\n"
      "$name[[Tom Ellery]]\n");
  draft.subject = "Quick intro";
  draft.body = letter.text();

  const analysis::Range subject{base::Field::kSubject, {0, 11}};
  answer.findings = {
      FindingAt(Code::kEmptyOpener, subject, "empty-opener/quick", "A subject that could head any mail",
                "The reader learns nothing from it."),
      FindingAt(Code::kEmptyOpener, letter.Body("opener"), "empty-opener/hope", "A greeting that would fit anyone",
                "The first line is what decides whether the rest is read; this one is spent on nothing."),
      FindingAt(Code::kProductPitch, letter.Body("pitch"), "product-pitch/our-platform", "What you sell is the topic",
                "The reader looks for themselves in it."),
      FindingAt(Code::kBuzzword, letter.Body("buzz"), "buzzword/best-in-class", "A claim without content", ""),
      FindingAt(Code::kMeetingAsk, letter.Body("ask"), "meeting-ask/minutes", "Asks for time before giving any",
                "The reader looks for themselves in it."),
      FindingAt(Code::kSelfIntroduction, letter.Body("name"), "self-introduction/name", "Your name, once", ""),
      FindingAt(Code::kProductPitch, std::nullopt, "product-pitch/balance", "More of it is about you than about them",
                "Two sentences of four have you as their topic."),
  };
  answer.findings[1].suggestions = {
      Suggest("Open with something that only they could get", letter.Body("opener"),
              "Congratulations on [what they did]."),
  };
  answer.findings[3].severity = base::Severity::kInformation;
  answer.findings[3].suggestions = {Suggest("Leave it out", letter.Body("buzz"), "")};
  answer.findings[5].severity = base::Severity::kHint;
  answer.strengths = {
      StrengthAt(Code::kOpenQuestion, letter.Body("question"), "open-question/how", "A question they can answer")};
  answer.notices = {{"limit/max-words", base::Severity::kInformation, "142 words; your organisation's limit is 120"}};
  answer.score = {47,
                  {{"base", 60, "where every letter starts"},
                   {"product-pitch", -18, "2 sentences about what you sell"},
                   {"open-question", 5, "1 question about their situation"}}};
}

}  // namespace youward::cli
