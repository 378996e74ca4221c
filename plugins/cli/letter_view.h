// A text of the letter with its marked passages: on a colour screen underlined, with a small number behind each;
// elsewhere with a line of "1~~~~~" under the words ("^" where a narrower finding lies in a wider one).
//
// Pure; any thread.
#ifndef YOUWARD_PLUGINS_CLI_LETTER_VIEW_H_
#define YOUWARD_PLUGINS_CLI_LETTER_VIEW_H_

#include <string>
#include <string_view>
#include <vector>

#include "plugins/cli/groups.h"
#include "plugins/cli/screen.h"

namespace youward::cli {

// Rows of at most the screen's measure, each with a newline, `indent` (ASCII) before it and `first` (as wide as
// `indent`) before the first. `marks`: disjoint and sorted (MarksOf). Spaces, line ends and blank lines stay as they
// are.
std::string DrawText(std::string_view text, const std::vector<Mark>& marks, const Screen& screen,
                     std::string_view first, std::string_view indent);

// A number as small as the screen can show it: "¹²" or "12".
std::string SmallNumber(int number, const Screen& screen);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_LETTER_VIEW_H_
