#include "daemon/rewriting/expand.h"

#include <algorithm>
#include <string>

#include "daemon/base/concat.h"
#include "daemon/rules/template.h"
#include "daemon/text/utf8.h"

namespace youward::rewriting {
namespace {

using rules::Extent;
using rules::TemplatePart;

// Begins with a capital, as the head of a sentence does.
void Capitalise(std::string& text, std::vector<Slot>& slots) {
  if (text.empty()) return;
  const text::CodePoint first = text::DecodeAt(text, 0);
  const char32_t upper = text::ToUpper(first.value);
  if (upper == first.value) return;
  std::string head;
  text::AppendUtf8(upper, head);
  const std::uint32_t grown = static_cast<std::uint32_t>(head.size()) - first.size;
  text.replace(0, first.size, head);
  for (Slot& slot : slots) {
    slot.span.begin += grown;
    slot.span.end += grown;
  }
}

// Why a suggestion of this kind is better, by SuggestionKind.
constexpr std::string_view kReasons[] = {
    "Plain words say the same and keep the reader with you.",
    "The sentence becomes about them; only you know the fact that belongs here.",
    "A question lets them talk about their situation instead of judging yours.",
    "What concerns the reader comes first.",
    "The reader loses nothing, and comes to what matters sooner.",
};

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

// The span to take away with a deleted passage, so that no blank is left double and no empty line is left behind.
text::Span WithBlanks(std::string_view whole, text::Span span) {
  std::uint32_t end = span.end;
  while (end < whole.size() && IsBlank(whole[end])) ++end;
  const bool line_begins = span.begin == 0 || whole[span.begin - 1] == '\n';
  const bool line_ends = end == whole.size() || whole[end] == '\n' || whole[end] == '\r';
  if (line_begins && line_ends) {
    // The whole line goes, with one line break.
    if (end < whole.size() && whole[end] == '\r') ++end;
    if (end < whole.size() && whole[end] == '\n') ++end;
    // A paragraph of its own takes the empty line behind it along.
    const bool blank_before = span.begin < 2 || whole[span.begin - 2] == '\n' ||
                              (span.begin >= 3 && whole[span.begin - 2] == '\r' && whole[span.begin - 3] == '\n');
    if (blank_before && end < whole.size() && whole[end] == '\r') ++end;
    if (blank_before && end < whole.size() && whole[end] == '\n') ++end;
    return {span.begin, end};
  }
  std::uint32_t begin = span.begin;
  while (begin > 0 && IsBlank(whole[begin - 1])) --begin;
  const bool mark_follows =
      span.end < whole.size() && std::string_view(".,;:!?)").find(whole[span.end]) != std::string_view::npos;
  if (mark_follows && begin > 0 && whole[begin - 1] == ',') return {begin - 1, span.end};
  if (line_ends || mark_follows) return {begin, span.end};
  return {span.begin, end};
}

std::optional<Edit> MakeEdit(std::string_view text, Extent extent, bool deletes, const rules::Match& match,
                             const text::Document& document) {
  if (!match.sentence) return std::nullopt;
  const text::Sentence& sentence = document.sentences()[*match.sentence];
  Edit edit{.field = match.field, .span = extent == Extent::kMatch ? match.span : sentence.span};
  if (deletes) {
    edit.span = WithBlanks(document.text(), edit.span);
    return edit;
  }
  const absl::StatusOr<std::vector<TemplatePart>> parts = rules::ParseTemplate(text);
  if (!parts.ok()) return std::nullopt;
  for (const TemplatePart& part : *parts) {
    switch (part.kind) {
      case TemplatePart::Kind::kText:
        edit.new_text += part.text;
        break;
      case TemplatePart::Kind::kSlot: {
        const auto begin = static_cast<std::uint32_t>(edit.new_text.size());
        base::Append(edit.new_text, "[", part.text, "]");
        edit.slots.push_back({{begin, static_cast<std::uint32_t>(edit.new_text.size())}, std::string(part.text)});
        break;
      }
      case TemplatePart::Kind::kCapture: {
        const auto capture = std::find_if(match.captures.begin(), match.captures.end(),
                                          [&](const rules::Capture& c) { return c.name == part.text; });
        if (capture == match.captures.end()) return std::nullopt;  // an optional part that was not there
        edit.new_text += capture->span.In(document.text());
        break;
      }
    }
  }
  const text::CodePoint first = text::DecodeAt(document.text(), edit.span.begin);
  if (edit.span.begin == sentence.span.begin && text::IsUpper(first.value)) Capitalise(edit.new_text, edit.slots);
  return edit;
}

}  // namespace

std::vector<Suggestion> ExpandSuggestions(const rules::Match& match, const text::Document& document) {
  std::vector<Suggestion> suggestions;
  for (const rules::SuggestionTemplate& source : match.rule->suggestions) {
    std::optional<Edit> edit =
        MakeEdit(source.text, source.extent, source.kind == SuggestionKind::kDelete, match, document);
    if (!edit) continue;
    Suggestion suggestion{.kind = source.kind,
                          .title = std::string(source.title),
                          .reason = std::string(kReasons[static_cast<std::size_t>(source.kind)])};
    suggestion.edits.push_back(*std::move(edit));
    suggestions.push_back(std::move(suggestion));
  }
  return suggestions;
}

std::optional<Suggestion> ExpandPhrasing(std::string_view text, std::string_view title, const rules::Match& match,
                                         const text::Document& document) {
  std::optional<Edit> edit = MakeEdit(text, Extent::kSentence, false, match, document);
  if (!edit) return std::nullopt;
  Suggestion suggestion{.kind = edit->slots.empty() ? SuggestionKind::kReplace : SuggestionKind::kFillIn,
                        .title = std::string(title),
                        .reason = "Your organisation has approved this phrasing."};
  suggestion.edits.push_back(*std::move(edit));
  return suggestion;
}

}  // namespace youward::rewriting
