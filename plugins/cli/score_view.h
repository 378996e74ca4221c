// The score as a number, a small bar, and the components that add up to it. Pure; any thread.
#ifndef YOUWARD_PLUGINS_CLI_SCORE_VIEW_H_
#define YOUWARD_PLUGINS_CLI_SCORE_VIEW_H_

#include <string>

#include "daemon/analysis/types.h"
#include "plugins/cli/screen.h"

namespace youward::cli {

// Rows, each with a newline. The last one shows the sum.
std::string RenderScore(const analysis::Score& score, const Screen& screen);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_SCORE_VIEW_H_
