#include "plugins/cli/preview.h"

#include <algorithm>
#include <cstddef>

namespace youward::cli {
namespace {

using Kind = PreviewPiece::Kind;
using text::Span;

constexpr int kContextWords = 8;  // kept at each side of an edit, where there are …
constexpr int kLongContext = 12;  // … more than this

// Where `count` words from the beginning end; npos when there are no more words than that.
std::size_t EndOfWords(std::string_view text, int count) {
  std::size_t at = 0;
  for (int word = 0; word < count; ++word) {
    at = text.find_first_not_of(" \n", at);
    if (at == std::string_view::npos) return at;
    at = text.find_first_of(" \n", at);
    if (at == std::string_view::npos) return at;
  }
  return text.find_first_not_of(" \n", at) == std::string_view::npos ? std::string_view::npos : at;
}

// Where the last `count` words begin; npos when there are no more words than that.
std::size_t BeginOfWords(std::string_view text, int count) {
  std::size_t at = text.size();
  for (int word = 0; word < count; ++word) {
    at = at == 0 ? std::string_view::npos : text.find_last_not_of(" \n", at - 1);
    if (at == std::string_view::npos) return at;
    at = text.find_last_of(" \n", at);
    if (at == std::string_view::npos) return at;
  }
  return text.find_last_not_of(" \n", at) == std::string_view::npos ? std::string_view::npos : at + 1;
}

class Pieces {
 public:
  explicit Pieces(std::string_view ellipsis) : ellipsis_(ellipsis) {}

  void Add(Kind kind, std::string_view text) {
    if (!text.empty()) pieces_.push_back({kind, std::string(text)});
  }

  void AddNewText(const rewriting::Edit& edit) {
    const std::string_view text = edit.new_text;
    std::size_t at = 0;
    for (const rewriting::Slot& slot : edit.slots) {
      if (slot.span.begin < at || slot.span.end > text.size()) continue;
      Add(Kind::kNew, text.substr(at, slot.span.begin - at));
      Add(Kind::kSlot, slot.span.In(text));
      at = slot.span.end;
    }
    Add(Kind::kNew, text.substr(at));
  }

  // Context before the first edit of a passage, behind its last, and between two.
  void AddBefore(std::string_view text) {
    if (EndOfWords(text, kLongContext) == std::string_view::npos) return Add(Kind::kContext, text);
    Add(Kind::kContext, ellipsis_ + " " + std::string(text.substr(BeginOfWords(text, kContextWords))));
  }
  void AddBehind(std::string_view text) {
    if (EndOfWords(text, kLongContext) == std::string_view::npos) return Add(Kind::kContext, text);
    Add(Kind::kContext, std::string(text.substr(0, EndOfWords(text, kContextWords))) + " " + ellipsis_);
  }
  void AddBetween(std::string_view text) {
    if (EndOfWords(text, 2 * kContextWords) == std::string_view::npos) return Add(Kind::kContext, text);
    AddBehind(text);
    Add(Kind::kContext, " " + std::string(text.substr(BeginOfWords(text, kContextWords))));
  }
  void AddGap() {
    if (!pieces_.empty()) Add(Kind::kContext, " " + ellipsis_ + " ");
  }

  std::vector<PreviewPiece> Take() {
    const bool blank = std::all_of(pieces_.begin(), pieces_.end(), [](const PreviewPiece& piece) {
      return piece.text.find_first_not_of(" \t\r\n") == std::string::npos;
    });
    if (blank) pieces_.clear();
    return std::move(pieces_);
  }

 private:
  std::string ellipsis_;
  std::vector<PreviewPiece> pieces_;
};

}  // namespace

Previewer::Previewer(const analysis::Draft& draft)
    : draft_(draft),
      subject_(text::Document::Parse(draft.subject, {.single_line = true})),
      body_(text::Document::Parse(draft.body, {})) {}

Span Previewer::SentencesAround(base::Field field, Span span) const {
  const text::Document& document = field == base::Field::kSubject ? subject_ : body_;
  const auto sentences = document.sentences();
  auto sentence = std::lower_bound(sentences.begin(), sentences.end(), span.begin,
                                   [](const text::Sentence& s, std::uint32_t begin) { return s.span.end <= begin; });
  Span around = span;
  for (; sentence != sentences.end() && sentence->span.begin < span.end; ++sentence) {
    around.begin = std::min(around.begin, sentence->span.begin);
    around.end = std::max(around.end, sentence->span.end);
  }
  return around;
}

std::vector<PreviewPiece> Previewer::Preview(const rewriting::Suggestion& suggestion, std::string_view ellipsis) const {
  Pieces pieces(ellipsis);
  std::string_view text;
  Span around;  // the sentences of the edit before
  std::uint32_t shown = 0;
  bool first = true;
  base::Field field = base::Field::kBody;
  for (const rewriting::Edit& edit : suggestion.edits) {
    const bool goes_on = !first && edit.field == field && edit.span.begin < around.end && edit.span.begin >= shown;
    if (goes_on) {
      pieces.AddBetween(Span{shown, edit.span.begin}.In(text));
      around.end = std::max(around.end, SentencesAround(edit.field, edit.span).end);
    } else {
      if (!first) pieces.AddBehind(Span{shown, around.end}.In(text));
      field = edit.field;
      text = field == base::Field::kSubject ? draft_.subject : draft_.body;
      around = SentencesAround(field, edit.span);
      pieces.AddGap();
      pieces.AddBefore(Span{around.begin, edit.span.begin}.In(text));
    }
    pieces.AddNewText(edit);
    shown = edit.span.end;
    first = false;
  }
  if (!first) pieces.AddBehind(Span{shown, around.end}.In(text));
  return pieces.Take();
}

}  // namespace youward::cli
