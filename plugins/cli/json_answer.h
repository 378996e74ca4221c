// Answers as JSON, the same shape for --json and --jsonl; docs/cli.md describes every field. Pure; any thread.
#ifndef YOUWARD_PLUGINS_CLI_JSON_ANSWER_H_
#define YOUWARD_PLUGINS_CLI_JSON_ANSWER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/analysis/types.h"
#include "daemon/text/offsets.h"
#include "plugins/cli/backend.h"
#include "plugins/cli/json_writer.h"

namespace youward::cli {

// What names the document in its answer: at most one is set.
struct DocumentName {
  std::optional<std::string> id;    // of a line
  std::optional<std::string> file;  // of a file; valid UTF-8
};

// Both end with a newline. Offsets count `encoding` units of the draft's subject or body.
std::string JsonAnswer(const DocumentName& name, const analysis::Draft& draft, const Checked& checked,
                       text::OffsetEncoding encoding, JsonLayout layout);
std::string JsonError(std::uint64_t line, const std::optional<std::string>& id, std::string_view error);

// "utf-8", "utf-16", "code-point", as --encoding and "offset_encoding" name them.
std::string_view Name(text::OffsetEncoding encoding);
std::optional<text::OffsetEncoding> ParseOffsetEncoding(std::string_view name);

// Indented, with a newline at the end.
std::string JsonRule(const RuleInfo& rule);
std::string JsonRules(const std::vector<RuleInfo>& rules);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_JSON_ANSWER_H_
