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

std::string_view StateOf(const RuleInfo& rule) {
  if (!rule.enabled) return "off";
  return rule.severity ? base::Name(*rule.severity) : std::string_view("strength");
}

std::string Padded(std::string_view text, int columns) {
  std::string padded(text);
  padded.append(static_cast<std::size_t>(std::max(columns - WidthOf(text), 0)), ' ');
  return padded;
}

}  // namespace

std::string RenderRules(const std::vector<RuleInfo>& rules, const Screen& screen) {
  static constexpr int kStateColumns = 11;  // "information"
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
    const int left = 2 + name_columns + 2 + kStateColumns + 2;
    const Style style = rule.enabled ? Style{} : kQuiet;
    out += "  " + Painted(screen, Padded(ShortName(rule.id), name_columns), style) + "  ";
    out += Painted(screen, Padded(StateOf(rule), kStateColumns), kQuiet) + "  ";
    Paragraph message;
    message.Add(rule.message, style);
    const int room = screen.width - left;
    if (room >= 24) {
      out += message.Clipped(screen, room) + "\n";
    } else {
      out += "\n" + message.Wrapped(screen, "    ", "    ");
    }
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
