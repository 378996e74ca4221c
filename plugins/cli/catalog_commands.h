// `youward rules`, `youward explain RULE` and `youward status`: what is in force, and why. Each writes to standard
// output, complains on standard error and returns the exit code.
#ifndef YOUWARD_PLUGINS_CLI_CATALOG_COMMANDS_H_
#define YOUWARD_PLUGINS_CLI_CATALOG_COMMANDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/base/taxonomy.h"
#include "plugins/cli/backend.h"
#include "plugins/cli/screen.h"

namespace youward::cli {

struct RulesOptions {
  std::optional<base::Code> code;  // those of one code; unset: all
  bool json = false;
  ColorWhen color = ColorWhen::kAuto;
  Connection connection;
};
int RunRules(const RulesOptions& options);
// By code, a rule a row. Pure.
std::string RenderRules(const std::vector<RuleInfo>& rules, const Screen& screen);

struct ExplainOptions {
  std::string rule;
  bool json = false;
  ColorWhen color = ColorWhen::kAuto;
  Connection connection;
};
int RunExplain(const ExplainOptions& options);
// Pure.
std::string RenderRule(const RuleInfo& rule, const Screen& screen);
// At most `count` of `ids`, the nearest to `wanted` first: those with its words, then those with few letters changed.
// Pure.
std::vector<std::string> NearestRules(std::string_view wanted, const std::vector<RuleInfo>& rules, std::size_t count);

struct StatusOptions {
  bool json = false;
  Connection connection;
};
// Exit code 0: the daemon answers; 2: it does not.
int RunStatus(const StatusOptions& options);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_CATALOG_COMMANDS_H_
