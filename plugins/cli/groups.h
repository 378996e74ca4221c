// Findings put together as a reader meets them: those that share words share a number, so that a passage is underlined
// once and its notes stand in one place. Hints are left out: they are quiet.
//
// Pure; any thread. A Group points into the answer, which must outlive it.
#ifndef YOUWARD_PLUGINS_CLI_GROUPS_H_
#define YOUWARD_PLUGINS_CLI_GROUPS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "daemon/analysis/types.h"
#include "daemon/text/span.h"
#include "plugins/cli/screen.h"

namespace youward::cli {

struct Group {
  int number = 0;                        // from 1, in the order of the letter
  std::optional<analysis::Range> range;  // what all findings cover together; unset: the whole letter
  std::vector<const analysis::Finding*> findings;
};

// By field and begin; those about the whole letter last, each alone.
std::vector<Group> GroupFindings(const analysis::Answer& answer);

// Is there anything but hints?
bool HasFindings(const analysis::Answer& answer);

// A stretch of text to be drawn in one way.
struct Mark {
  text::Span span;
  Style style;          // underlined for a finding
  int number = 0;       // of its group; 0: none is shown
  bool nested = false;  // a narrower finding inside a wider one
  bool last = false;    // of its group
};

// What to draw in one field: disjoint, sorted, not empty. The narrowest finding gives the style of its words; strengths
// are marked where no finding is.
std::vector<Mark> MarksOf(const analysis::Answer& answer, const std::vector<Group>& groups, base::Field field);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_GROUPS_H_
