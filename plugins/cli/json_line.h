// One line of `check --jsonl`: a JSON document with a letter in it, or what is wrong with it.
//
//   const LineRequest request = ParseLine(line, context);
//   if (request.error) … else Analyze(request.draft);
//
// Pure; any thread. An error never quotes the letter.
#ifndef YOUWARD_PLUGINS_CLI_JSON_LINE_H_
#define YOUWARD_PLUGINS_CLI_JSON_LINE_H_

#include <optional>
#include <string>
#include <string_view>

#include "daemon/analysis/types.h"
#include "plugins/cli/context.h"

namespace youward::cli {

struct LineRequest {
  std::optional<std::string> id;
  std::optional<std::string> error;  // set: `draft` is of no use
  analysis::Draft draft;
};

// Keys: "text" (required), "id", "subject", "channel", "stage", "purpose", "sender_names", "recipient_names"; null
// counts as absent, other keys are ignored. `context` holds where the document says nothing.
LineRequest ParseLine(std::string_view line, const Context& context);

// Has the line anything but white space?
bool IsBlankLine(std::string_view line);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_JSON_LINE_H_
