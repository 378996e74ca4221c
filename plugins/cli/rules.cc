#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "plugins/cli/catalog_commands.h"
#include "plugins/cli/json_answer.h"
#include "plugins/cli/output.h"
#include "plugins/cli/paragraph.h"

namespace youward::cli {
namespace {

// "name" of "code/name".
std::string_view ShortName(std::string_view id) { return id.substr(id.find('/') + 1); }

// What is not as most rules are; empty for one that is on and warns, or praises.
std::string_view ExceptionOf(const RuleInfo& rule) {
  if (!rule.enabled) return "off";
  if (!rule.severity || *rule.severity == base::Severity::kWarning) return {};
  return base::Name(*rule.severity);
}

void AddRule(const RuleInfo& rule, int name_columns, const Screen& screen, std::string& out) {
  static constexpr int kNarrow = 24;
  const std::string_view name = ShortName(rule.id);
  const Style style = rule.enabled ? Style{} : kQuiet;
  std::string head = "  " + Painted(screen, name, style);
  std::string indent = "    ";
  if (screen.Measure() - name_columns - 4 < kNarrow) {
    out += head + "\n";
    head = indent;
  } else {
    const int gap = name_columns - WidthOf(name) + 2;
    head.append(static_cast<std::size_t>(gap), ' ');
    indent.append(static_cast<std::size_t>(name_columns), ' ');
  }
  Paragraph message;
  if (const std::string_view exception = ExceptionOf(rule); !exception.empty()) {
    message.Add("(" + std::string(exception) + ") ", kQuiet);
  }
  message.Add(rule.message, style);
  out += message.Wrapped(screen, head, indent);
}

}  // namespace

std::string RenderRules(const std::vector<RuleInfo>& rules, const Screen& screen) {
  int name_columns = 0;
  for (const RuleInfo& rule : rules) name_columns = std::max(name_columns, WidthOf(ShortName(rule.id)));
  std::string out;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const RuleInfo& rule = rules[i];
    if (i == 0 || rules[i - 1].code != rule.code) {
      const auto same_code = [&](const RuleInfo& other) { return other.code == rule.code; };
      const auto count = std::count_if(rules.begin(), rules.end(), same_code);
      if (i > 0) out += '\n';
      out += Painted(screen, base::Name(rule.code), {.color = ColorOf(rule.code), .bold = true});
      out += Painted(screen, " (" + std::to_string(count) + ")", kQuiet) + "\n";
    }
    AddRule(rule, name_columns, screen, out);
  }
  return out;
}

int RunRules(const RulesOptions& options) {
  const absl::StatusOr<std::unique_ptr<Backend>> backend = Connect(options.connection);
  if (!backend.ok()) return ComplainAbout(backend.status());
  absl::StatusOr<std::vector<RuleInfo>> rules = (*backend)->ListRules();
  if (!rules.ok()) return ComplainAbout(rules.status());
  if (options.code) std::erase_if(*rules, [&](const RuleInfo& rule) { return rule.code != *options.code; });
  Output out(STDOUT_FILENO);
  const std::string text =
      options.json ? JsonRules(*rules) : RenderRules(*rules, ScreenOf(STDOUT_FILENO, options.color));
  return out.Write(text) ? kExitClean : out.Trouble();
}

}  // namespace youward::cli
