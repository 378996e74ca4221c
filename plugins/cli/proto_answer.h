// Messages of the contract to the plain values that the program works with, and back. Pure; any thread.
#ifndef YOUWARD_PLUGINS_CLI_PROTO_ANSWER_H_
#define YOUWARD_PLUGINS_CLI_PROTO_ANSWER_H_

#include "daemon/analysis/types.h"
#include "plugins/cli/backend.h"
#include "youward/v1/analyzer.pb.h"

namespace youward::cli {

// A request that counts in bytes.
v1::AnalyzeRequest ToProto(const analysis::Draft& draft);

// What a newer daemon may send and this program does not know (a code, a range that is none of `draft`) is left out.
Checked FromProto(const v1::AnalyzeResponse& response, const analysis::Draft& draft);
RuleInfo FromProto(const v1::Rule& rule);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_PROTO_ANSWER_H_
