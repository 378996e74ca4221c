// The structure of a message: its lines, what each of them is, and the blocks they make. What is written here in .cc
// files is split by topic: lines.cc (cutting), quoted.cc (quoted and forwarded mail), opening.cc (greeting), ending.cc
// (closing, signature, legal footers), body.cc (lists, headings, hard-wrapped lines) and layout.cc, which puts them in
// order.
//
//   Layout layout = LayOut("Hi Sam,\n\nIt works.\n\nBest,\nAnn", {});
//   // blocks: greeting "Hi Sam,", paragraph "It works.", closing "Best,", signature "Ann"
//
// Internal to daemon/text. Pure, any thread; views into the text.
#ifndef YOUWARD_DAEMON_TEXT_LAYOUT_H_
#define YOUWARD_DAEMON_TEXT_LAYOUT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/text/document.h"
#include "daemon/text/span.h"

namespace youward::text {

struct Line {
  Span span;                  // without white space at its ends and without the line break; empty for a blank line
  std::uint32_t indent = 0;   // bytes of white space before it
  std::uint32_t columns = 0;  // code points of `span`
  bool tagged = false;        // `kind` is decided
  BlockKind kind = BlockKind::kParagraph;
  std::uint32_t head = 0;     // where the text of the line begins behind a greeting or list mark; 0: at span.begin
  bool starts_block = false;  // does not continue the block of the line before

  bool blank() const { return span.empty(); }
  void Tag(BlockKind tag) {
    kind = tag;
    tagged = true;
  }
};

std::vector<Line> SplitLines(std::string_view text);

// A line in lower case with typographic apostrophes made plain, for look-ups in word lists; at most 240 bytes of it.
std::string Folded(std::string_view line);

// The words of a folded line: runs of letters, digits, apostrophes, and placeholders as they are.
std::vector<std::string_view> WordsOf(std::string_view folded);

// Each tags lines that are not yet tagged.
void TagQuoted(std::string_view text, std::span<Line> lines);
void TagOpening(std::string_view text, std::span<Line> lines);
void TagEnding(std::string_view text, std::span<Line> lines);
void TagBody(std::string_view text, std::span<Line> lines);

// Does `line` read like a line of a signature (a name, role, company, phone, link), and not like a sentence?
bool LooksLikeSignature(std::string_view line);
// Could `line` be a person's name alone ("Ann", "J. P. O'Brien", "- Chad", "{{sender}}")?
bool LooksLikeName(std::string_view line);

// Where the text behind a list mark begins ("- ", "1) ", "(a) ", "✅ "), relative to the line; 0 if it has none.
std::size_t ListMarkEnd(std::string_view line);

// For line i and the next one: are they one line that a mail program wrapped? Filled for all lines in one pass.
std::vector<bool> FindWraps(std::string_view text, std::span<const Line> lines);

struct Layout {
  struct Run {
    Span span;                // one stretch of text that sentences do not cross
    std::uint32_t block = 0;  // index into blocks
  };
  std::vector<Block> blocks;
  std::vector<Run> runs;
};

Layout LayOut(std::string_view text, std::span<const Span> excluded);

}  // namespace youward::text

#endif  // YOUWARD_DAEMON_TEXT_LAYOUT_H_
