// How a letter with a dozen findings reads best: first the letter as it stands, because the writer knows it and looks
// for the passage; then one note for each passage, by the number under it, with what the reader feels, why that is
// known, and the words to write instead. What is already good and the score come last, nearest to the prompt. An
// explanation is told once: a later note of the same rule refers to the first.
#include "plugins/cli/render.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "daemon/base/taxonomy.h"
#include "plugins/cli/groups.h"
#include "plugins/cli/guide.h"
#include "plugins/cli/letter_view.h"
#include "plugins/cli/paragraph.h"
#include "plugins/cli/preview.h"
#include "plugins/cli/score_view.h"

namespace youward::cli {
namespace {

using analysis::Draft;
using analysis::Finding;
using analysis::Range;

constexpr std::string_view kIndent = "  ";
constexpr std::string_view kNoteIndent = "      ";
constexpr std::size_t kMaxSuggestions = 3;

std::string_view TextOf(const Draft& draft, const Range& range) {
  return range.span.In(range.field == base::Field::kSubject ? draft.subject : draft.body);
}

std::string_view TagOf(const Finding& finding) {
  return finding.rule_id.empty() ? base::Name(finding.code) : std::string_view(finding.rule_id);
}

// "92% sure", "model, 84% sure", "rule and model, 97% sure"; empty for an older daemon, which does not say it. 100% is
// kept for what an organisation itself wants flagged.
std::string SurenessOf(const Finding& finding) {
  if (finding.confidence <= 0) return "";
  const long percent = std::lround(finding.confidence * 100);
  return std::string(finding.origin == analysis::Origin::kBoth    ? "rule and model, "
                     : finding.origin == analysis::Origin::kModel ? "model, "
                                                                  : "") +
         std::to_string(finding.confidence < 1 ? std::min(percent, 99L) : percent) + "% sure";
}

// Is it in a language that is not read? A notice says in which.
bool IsLeftAlone(const analysis::Answer& answer) {
  return std::any_of(answer.notices.begin(), answer.notices.end(),
                     [](const analysis::Notice& notice) { return notice.id == "language/not-english"; });
}

std::string Counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

class Renderer {
 public:
  Renderer(const Draft& draft, const Checked& checked, const Screen& screen)
      : draft_(draft), answer_(checked.answer), screen_(screen), groups_(GroupFindings(answer_)), previewer_(draft) {}

  std::string Render(std::string_view name) {
    AddHeader(name);
    AddLetter();
    AddNotes();
    AddStrengths();
    AddHints();
    AddNotices();
    out_ += RenderScore(answer_.score, screen_);
    return std::move(out_);
  }

 private:
  void AddHeader(std::string_view name) {
    std::string about;
    for (const std::string_view word : {base::Name(answer_.channel), base::Name(answer_.stage)}) {
      about += word;
      about += screen_.Dot();
    }
    about += base::Name(answer_.purpose);
    Paragraph header;
    header.Add(name, kHeading);
    header.AddMarker("  ", {});
    header.Add(about, kQuiet);
    out_ += header.Wrapped(screen_, "", "");
    out_ += '\n';
  }

  void AddLetter() {
    if (!draft_.subject.empty()) {
      static constexpr std::string_view kSubject = "  Subject: ";
      out_ += DrawText(draft_.subject, MarksOf(answer_, groups_, base::Field::kSubject), screen_, kSubject,
                       std::string(kSubject.size(), ' '));
      out_ += '\n';
    }
    std::string_view body = draft_.body;
    body = body.substr(0, body.find_last_not_of("\r\n") + 1);
    if (body.empty()) return;
    out_ += DrawText(body, MarksOf(answer_, groups_, base::Field::kBody), screen_, kIndent, kIndent);
    out_ += '\n';
  }

  void AddHeading(std::string_view text) { out_ += Painted(screen_, text, kHeading) + "\n\n"; }

  void AddNotes() {
    if (groups_.empty()) {
      AddHeading(IsLeftAlone(answer_)                      ? "Left alone"
                 : answer_.purpose == base::Purpose::kNone ? "Nothing to change: this message sells nothing"
                                                           : "Nothing to change");
      return;
    }
    AddHeading(Counted(groups_.size(), "thing to turn toward your reader", "things to turn toward your reader"));
    for (const Group& group : groups_) {
      AddNoteHead(group);
      for (const Finding* finding : group.findings) {
        if (finding != group.findings.front()) out_ += '\n';
        AddNote(group, *finding);
      }
      out_ += '\n';
    }
  }

  // "   1  “I hope this finds you well.”"
  void AddNoteHead(const Group& group) {
    const Style color{.color = ColorOf(group.findings.front()->code)};
    out_ += Painted(screen_, RightAligned(std::to_string(group.number), 4), {.color = color.color, .bold = true});
    out_ += "  ";
    const int room = screen_.Measure() - static_cast<int>(kNoteIndent.size());
    out_ +=
        group.range ? Quote(TextOf(draft_, *group.range), room, color) : Painted(screen_, "The whole letter", color);
    out_ += '\n';
  }

  std::string Quote(std::string_view text, int room, Style style) const {
    Paragraph words;
    words.Add(text, style);
    return Painted(screen_, screen_.OpenQuote(), style) + words.Clipped(screen_, room - 2) +
           Painted(screen_, screen_.CloseQuote(), style);
  }

  void AddNote(const Group& group, const Finding& finding) {
    Paragraph head;
    if (finding.range && !(finding.range->span == group.range->span)) {
      Paragraph words;
      words.Add(TextOf(draft_, *finding.range));
      head.Add(screen_.OpenQuote(), kHeading);
      head.Add(words.Clipped({.color = false, .unicode = screen_.unicode}, 32), kHeading);
      head.Add(screen_.CloseQuote(), kHeading);
      head.Add(" ");
    }
    head.Add(finding.message, kHeading);
    out_ += head.Wrapped(screen_, kNoteIndent, kNoteIndent);
    const bool told = AddWhy(group, finding);
    const std::size_t shown = std::min(finding.suggestions.size(), kMaxSuggestions);
    for (std::size_t i = 0; i < shown; ++i) AddSuggestion(finding.suggestions[i]);
    if (const std::size_t more = finding.suggestions.size() - shown; more > 0) {
      AddQuietly("and " + Counted(more, "more suggestion", "more suggestions") + " (--json has all)");
    }
    AddSource(finding, told);
  }

  void AddQuietly(std::string_view text) {
    Paragraph line;
    line.Add(text, kQuiet);
    out_ += line.Wrapped(screen_, kNoteIndent, kNoteIndent);
  }

  // True: the explanation was told here, not in an earlier note.
  bool AddWhy(const Group& group, const Finding& finding) {
    if (finding.explanation.empty()) return true;
    const auto [first, is_new] = explained_.emplace(finding.explanation, group.number);
    if (is_new) {
      Paragraph why;
      why.Add(finding.explanation);
      out_ += why.Wrapped(screen_, kNoteIndent, kNoteIndent);
    } else if (first->second != group.number) {
      AddQuietly("Why: see " + std::to_string(first->second));
    }
    return is_new;
  }

  // The rule and how sure it is; where it was not told before, its principle and how well it is known to matter.
  void AddSource(const Finding& finding, bool told) {
    std::string source(TagOf(finding));
    if (const std::string_view name = PrincipleName(finding.principle); told && !name.empty()) {
      source += screen_.Dot();
      source += finding.principle + " ";
      source += name;
    }
    if (const std::string_view name = ShortGradeName(finding.evidence_grade); told && !name.empty()) {
      source += screen_.Dot();
      source += "evidence " + finding.evidence_grade + " (";
      source += name;
      source += ")";
    }
    if (finding.severity == base::Severity::kInformation) {
      source += screen_.Dot();
      source += "worth a look";
    }
    if (const std::string sureness = SurenessOf(finding); !sureness.empty())
      source += std::string(screen_.Dot()) + sureness;
    AddQuietly(source);
  }

  void AddSuggestion(const rewriting::Suggestion& suggestion) {
    const std::string indent(kNoteIndent.size() + screen_.ArrowColumns() + 1, ' ');
    Paragraph title;
    title.Add(suggestion.title, kGood);
    if (!suggestion.reason.empty() && reasons_.insert(suggestion.reason).second) {
      title.Add(screen_.Dot(), kQuiet);
      title.Add(suggestion.reason, kQuiet);
    }
    out_ += title.Wrapped(screen_, std::string(kNoteIndent) + Painted(screen_, screen_.Arrow(), kGood) + " ", indent);
    Paragraph preview;
    for (const PreviewPiece& piece : previewer_.Preview(suggestion, screen_.Ellipsis())) {
      preview.Add(piece.text, piece.kind == PreviewPiece::Kind::kNew    ? kNewText
                              : piece.kind == PreviewPiece::Kind::kSlot ? kSlotStyle
                                                                        : Style{});
    }
    if (!preview.empty()) out_ += preview.Wrapped(screen_, indent, indent);
  }

  void AddStrengths() {
    if (answer_.strengths.empty()) return;
    AddHeading("Already turned toward your reader");
    for (const analysis::Strength& strength : answer_.strengths) {
      Paragraph line;
      line.Add(strength.message);
      if (strength.range) {
        line.AddMarker("  ", {});
        line.Add(screen_.OpenQuote(), kGood);
        const Range whole{strength.range->field,
                          previewer_.SentencesAround(strength.range->field, strength.range->span)};
        line.Add(TextOf(draft_, whole), kGood);
        line.Add(screen_.CloseQuote(), kGood);
      }
      out_ += "   " + Painted(screen_, screen_.Plus(), kGood) + "  ";
      out_ += line.Clipped(screen_, screen_.Measure() - static_cast<int>(kNoteIndent.size()));
      out_ += '\n';
    }
    out_ += '\n';
  }

  void AddHints() {
    const auto is_hint = [](const Finding& finding) { return finding.severity == base::Severity::kHint; };
    if (std::none_of(answer_.findings.begin(), answer_.findings.end(), is_hint)) return;
    out_ += Painted(screen_, "Fine here, good to know", kQuiet) + "\n\n";
    for (const Finding& finding : answer_.findings) {
      if (!is_hint(finding)) continue;
      Paragraph line;
      line.Add(finding.message, kQuiet);
      if (finding.range) {
        line.AddMarker("  ", {});
        line.Add(screen_.OpenQuote(), kQuiet);
        line.Add(TextOf(draft_, *finding.range), kQuiet);
        line.Add(screen_.CloseQuote(), kQuiet);
      }
      out_ += "   " + Painted(screen_, screen_.Bullet(), kQuiet) + "  ";
      out_ += line.Clipped(screen_, screen_.Measure() - static_cast<int>(kNoteIndent.size()));
      out_ += '\n';
    }
    out_ += '\n';
  }

  void AddNotices() {
    if (answer_.notices.empty()) return;
    for (const analysis::Notice& notice : answer_.notices) {
      Paragraph line;
      line.Add(notice.message);
      out_ += line.Wrapped(screen_, "   !  ", kNoteIndent);
    }
    out_ += '\n';
  }

  const Draft& draft_;
  const analysis::Answer& answer_;
  const Screen& screen_;
  const std::vector<Group> groups_;
  const Previewer previewer_;
  std::map<std::string_view, int> explained_;  // explanation → the group that told it
  std::set<std::string_view> reasons_;         // of suggestions, told
  std::string out_;
};

}  // namespace

std::string Render(std::string_view name, const Draft& draft, const Checked& checked, const Screen& screen) {
  return Renderer(draft, checked, screen).Render(name);
}

}  // namespace youward::cli
