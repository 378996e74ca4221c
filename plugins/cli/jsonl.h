// `check --jsonl`: one JSON document a line in, one answer a line out, in the same order, each as soon as it and those
// before it are there.
#ifndef YOUWARD_PLUGINS_CLI_JSONL_H_
#define YOUWARD_PLUGINS_CLI_JSONL_H_

#include <string>
#include <vector>

#include "daemon/text/offsets.h"
#include "plugins/cli/backend.h"
#include "plugins/cli/context.h"
#include "plugins/cli/output.h"

namespace youward::cli {

// Reads the streams `inputs` ("-": standard input) one after the other and answers on `out`. Returns the exit code.
// Blocks until the last answer is written, or until nobody reads them any more.
int CheckLines(const std::vector<std::string>& inputs, const Context& context, text::OffsetEncoding encoding,
               const Backend& backend, Output& out);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_JSONL_H_
