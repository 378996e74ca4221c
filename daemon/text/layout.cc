#include "daemon/text/layout.h"

#include <algorithm>

namespace youward::text {
namespace {

// Tags the lines whose visible text the caller masked as a whole.
void TagExcluded(std::span<Line> lines, std::span<const Span> excluded) {
  std::size_t mask = 0;
  for (Line& line : lines) {
    if (line.blank()) continue;
    while (mask < excluded.size() && excluded[mask].end <= line.span.begin) ++mask;
    if (mask == excluded.size()) return;
    if (excluded[mask].Contains(line.span)) line.Tag(BlockKind::kExcluded);
  }
}

}  // namespace

Layout LayOut(std::string_view text, std::span<const Span> excluded) {
  std::vector<Line> lines = SplitLines(text);
  TagExcluded(lines, excluded);
  TagQuoted(text, lines);
  TagOpening(text, lines);
  TagEnding(text, lines);
  TagBody(text, lines);
  const std::vector<bool> wraps = FindWraps(text, lines);

  Layout layout;
  bool open = false;  // may the next line continue the last block?
  bool joined = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.blank()) {
      open = joined = false;
      continue;
    }
    // The head of a line that is a greeting while the rest is text.
    std::uint32_t begin = line.span.begin;
    if (line.head != 0 && line.kind != BlockKind::kBullet && line.kind != BlockKind::kQuote) {
      Span greeting{begin, line.head};
      while (greeting.end > greeting.begin && text[greeting.end - 1] == ' ') --greeting.end;
      layout.runs.push_back({greeting, static_cast<std::uint32_t>(layout.blocks.size())});
      layout.blocks.push_back({greeting, BlockKind::kGreeting});
      open = false;
    }
    if (line.head != 0) begin = line.head;
    const Span span{begin, line.span.end};
    if (!open || line.starts_block || layout.blocks.back().kind != line.kind) {
      layout.blocks.push_back({span, line.kind});
      joined = false;
    } else {
      layout.blocks.back().span.end = span.end;
    }
    open = true;
    if (joined && line.head == 0) {
      layout.runs.back().span.end = span.end;
    } else {
      layout.runs.push_back({span, static_cast<std::uint32_t>(layout.blocks.size() - 1)});
    }
    joined = wraps[i];
  }
  return layout;
}

}  // namespace youward::text
