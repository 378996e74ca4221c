// An answer as text for people: the letter with its marked passages, notes by number, strengths, hints, notices, the
// score.
//
//   std::string text = Render("letter.txt", draft, checked, screen);
//
// Pure: the same in, the same out, on any terminal; any thread.
#ifndef YOUWARD_PLUGINS_CLI_RENDER_H_
#define YOUWARD_PLUGINS_CLI_RENDER_H_

#include <string>
#include <string_view>

#include "daemon/analysis/types.h"
#include "plugins/cli/backend.h"
#include "plugins/cli/screen.h"

namespace youward::cli {

// `name` of the letter as shown. Ends with a newline.
std::string Render(std::string_view name, const analysis::Draft& draft, const Checked& checked, const Screen& screen);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_RENDER_H_
