// What was pasted into a letter and is no prose: cells of a spreadsheet, source code. It is left alone like a quote,
// for what stands there is not said to the reader in those words.
//
//   FindPasted("Hi Sam,\n\nDepot\tPallets\tRate\nHull\t12\t1.85\n")     // the two rows
//
// In doubt a line is prose. Linear in time; pure, any thread.
#ifndef YOUWARD_DAEMON_ANALYSIS_PASTED_H_
#define YOUWARD_DAEMON_ANALYSIS_PASTED_H_

#include <string_view>
#include <vector>

#include "daemon/text/span.h"

namespace youward::analysis {

// Whole lines without the end of the last, in order, in bytes:
//  - two rows or more of a spreadsheet: three cells with tabs between them (a table drawn with strokes is the
//  writer's);
//  - what stands between two lines that begin with ```;
//  - three lines or more of source code, with what stands between them, if at least half of the lines can be nothing
//    else (a brace at the end, "::", "return x;", a shell's prompt) and the rest are indented or end like code.
std::vector<text::Span> FindPasted(std::string_view text);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_PASTED_H_
