#include "daemon/text/document.h"

#include <algorithm>

#include "daemon/text/layout.h"
#include "daemon/text/sentences.h"
#include "daemon/text/utf8.h"

namespace youward::text {
namespace {

// The tokens of one sentence: those of the text between the masks, and one kSymbol for each mask inside.
void TokenizeAround(std::string_view text, Span sentence, std::span<const Span> masks, std::vector<Token>& out) {
  std::uint32_t at = sentence.begin;
  for (const Span mask : masks) {
    if (mask.end <= at || mask.empty()) continue;
    if (mask.begin >= sentence.end) break;
    const std::uint32_t begin = std::max(mask.begin, at);
    const std::uint32_t end = std::min(mask.end, sentence.end);
    Tokenize(text.substr(at, begin - at), at, out);
    out.push_back({{begin, end}, TokenKind::kSymbol});
    at = end;
  }
  Tokenize(text.substr(at, sentence.end - at), at, out);
}

Span Trimmed(std::string_view text) {
  const std::vector<Line> lines = SplitLines(text);
  Span span{0, 0};
  for (const Line& line : lines) {
    if (line.blank()) continue;
    if (span.empty()) span.begin = line.span.begin;
    span.end = line.span.end;
  }
  return span;
}

}  // namespace

bool IsProse(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kBullet || kind == BlockKind::kHeading ||
         kind == BlockKind::kPostscript;
}

Document Document::Parse(std::string_view text, const Options& options) {
  Document document;
  document.text_ = text;
  Layout layout;
  if (options.single_line) {
    const Span all = Trimmed(text);
    if (!all.empty()) {
      layout.blocks.push_back({all, BlockKind::kParagraph});
      layout.runs.push_back({all, 0});
    }
  } else {
    layout = LayOut(text, options.excluded);
  }
  document.blocks_ = std::move(layout.blocks);
  document.tokens_.reserve(text.size() / 5 + 8);
  document.sentences_.reserve(text.size() / 60 + 4);

  // Masks that cover whole lines are blocks of their own; the others stay inside their sentences. Both lists are in
  // order, so that the masks before a run are passed once.
  std::vector<Span> spans;
  std::size_t first_mask = 0;
  for (const Layout::Run& run : layout.runs) {
    while (first_mask < options.excluded.size() && options.excluded[first_mask].end <= run.span.begin) ++first_mask;
    const bool excluded = document.blocks_[run.block].kind == BlockKind::kExcluded;
    std::span<const Span> masks = excluded ? std::span<const Span>{} : options.excluded.subspan(first_mask);
    spans.clear();
    if (document.blocks_[run.block].kind == BlockKind::kAttribution) {
      spans.push_back(run.span);  // "On Tue. 3 May …" has full stops and no sentences
    } else {
      SplitSentences(text, run.span, masks, spans);
    }
    for (const Span span : spans) {
      while (!masks.empty() && masks.front().end <= span.begin) masks = masks.subspan(1);
      Sentence sentence;
      sentence.span = span;
      sentence.block = run.block;
      sentence.first_token = static_cast<std::uint32_t>(document.tokens_.size());
      TokenizeAround(text, span, masks, document.tokens_);
      sentence.token_end = static_cast<std::uint32_t>(document.tokens_.size());
      document.sentences_.push_back(sentence);
    }
  }
  return document;
}

std::span<const Token> Document::TokensOf(const Sentence& sentence) const {
  return std::span<const Token>(tokens_).subspan(sentence.first_token, sentence.token_end - sentence.first_token);
}

}  // namespace youward::text
