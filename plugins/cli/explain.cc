#include <unistd.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "plugins/cli/catalog_commands.h"
#include "plugins/cli/groups.h"
#include "plugins/cli/guide.h"
#include "plugins/cli/input.h"
#include "plugins/cli/json_answer.h"
#include "plugins/cli/letter_view.h"
#include "plugins/cli/output.h"
#include "plugins/cli/paragraph.h"

namespace youward::cli {
namespace {

constexpr std::string_view kIndent = "    ";

// Example text without its brackets, and what they enclosed.
struct Example {
  std::string text;
  std::vector<text::Span> marks;
};

Example Unmark(std::string_view marked) {
  Example example;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < marked.size();) {
    const std::string_view two = marked.substr(i, 2);
    const auto at = static_cast<std::uint32_t>(example.text.size());
    if (two == "[[") {
      begin = at;
      i += 2;
    } else if (two == "]]") {
      if (at > begin) example.marks.push_back({begin, at});
      i += 2;
    } else {
      example.text += marked[i++];
    }
  }
  return example;
}

template <typename Enum>
std::string Listed(const std::vector<Enum>& values, std::string_view all) {
  if (values.empty()) return std::string(all);
  std::string list;
  for (const Enum value : values) {
    if (!list.empty()) list += ", ";
    list += base::Name(value);
  }
  return list;
}

void AddField(std::string_view name, std::string_view value, const Screen& screen, std::string& out) {
  static constexpr std::string_view kRest = "             ";  // as wide as "  Principle  "
  std::string head = "  " + std::string(name);
  head.resize(kRest.size(), ' ');
  Paragraph field;
  field.Add(value);
  out += field.Wrapped(screen, Painted(screen, head, kQuiet), kRest);
}

std::string WithName(std::string_view id, std::string_view name, std::string_view text) {
  std::string whole(id);
  if (!name.empty()) whole += std::string(id.empty() ? "" : ", ") + std::string(name);
  if (!text.empty()) whole += ": " + std::string(text);
  return whole;
}

void AddExamples(const RuleInfo& rule, bool flagged, std::string_view heading, const Screen& screen, std::string& out) {
  bool first = true;
  bool apart = false;  // the example before has more than one row
  for (const RuleExampleInfo& info : rule.examples) {
    const Example example = Unmark(info.marked_text);
    if (example.marks.empty() == flagged) continue;
    if (first) out += "\n  " + Painted(screen, heading, kHeading) + "\n\n";
    const bool long_one = !info.after.empty() || example.text.find('\n') != std::string::npos;
    if (!first && (apart || long_one)) out += '\n';
    first = false;
    apart = long_one;
    std::vector<Mark> marks;
    marks.reserve(example.marks.size());
    for (const text::Span span : example.marks) {
      marks.push_back({.span = span, .style = {.color = ColorOf(rule.code), .underline = true}});
    }
    out += DrawText(example.text, marks, screen, kIndent, kIndent);
    if (info.after.empty()) continue;
    Paragraph after;
    after.Add(info.after, kGood);
    const std::string head = std::string(kIndent) + Painted(screen, screen.Arrow(), kGood) + " ";
    out += after.Wrapped(screen, head, std::string(kIndent.size() + screen.ArrowColumns() + 1, ' '));
  }
}

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
    }
  }
  return row[b.size()];
}

}  // namespace

std::vector<std::string> NearestRules(std::string_view wanted, const std::vector<RuleInfo>& rules, std::size_t count) {
  static constexpr std::size_t kLongestWord = 200;  // whatever is longer is no rule's name
  wanted = wanted.substr(0, kLongestWord);
  std::vector<std::tuple<bool, std::size_t, std::string>> ranked;  // does not hold the word, distance, id
  for (const RuleInfo& rule : rules) {
    const std::string_view id = rule.id;
    const std::string_view name = id.substr(id.find('/') + 1);
    const std::size_t distance = std::min(EditDistance(wanted, id), EditDistance(wanted, name));
    const bool holds = wanted.size() >= 3 && id.find(wanted) != std::string_view::npos;
    if (holds || distance <= std::max<std::size_t>(2, wanted.size() / 3)) ranked.emplace_back(!holds, distance, id);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> nearest;
  for (const auto& [no_word, distance, id] : ranked) {
    if (nearest.size() < count) nearest.push_back(id);
  }
  return nearest;
}

std::string RenderRule(const RuleInfo& rule, const Screen& screen) {
  std::string state(base::IsFinding(rule.code) ? "finding" : "strength");
  if (rule.severity) state += std::string(screen.Dot()) + std::string(base::Name(*rule.severity));
  if (!rule.enabled) state += std::string(screen.Dot()) + "off";
  Paragraph head;
  head.Add(rule.id, {.color = ColorOf(rule.code), .bold = true});
  head.AddMarker("  ", {});
  head.Add(state, kQuiet);
  std::string out = head.Wrapped(screen, "", "");
  Paragraph message;
  message.Add(rule.message, kHeading);
  out += message.Wrapped(screen, "", "") + "\n";
  if (!rule.explanation.empty()) {
    Paragraph explanation;
    explanation.Add(rule.explanation);
    out += explanation.Wrapped(screen, "  ", "  ") + "\n";
  }
  AddField("Principle", WithName(rule.principle, PrincipleName(rule.principle), PrincipleText(rule.principle)), screen,
           out);
  AddField("Evidence", WithName(rule.evidence_grade, GradeName(rule.evidence_grade), rule.evidence), screen, out);
  AddField("Channels", Listed(rule.channels, "all"), screen, out);
  AddField("Stages", Listed(rule.stages, "all"), screen, out);
  AddField("Purposes", Listed(rule.purposes, "outreach, account"), screen, out);
  AddExamples(rule, true, base::IsFinding(rule.code) ? "Flags" : "Praises", screen, out);
  // A rule about the whole letter marks no passage, neither in what it flags nor in what it leaves alone.
  const bool marks_passages = std::any_of(rule.examples.begin(), rule.examples.end(), [](const RuleExampleInfo& info) {
    return info.marked_text.find("[[") != std::string::npos;
  });
  AddExamples(rule, false, marks_passages ? "Leaves alone" : "Examples", screen, out);
  return out;
}

int RunExplain(const ExplainOptions& options) {
  static constexpr std::size_t kNames = 5;
  const absl::StatusOr<std::unique_ptr<Backend>> backend = Connect(options.connection);
  if (!backend.ok()) return ComplainAbout(backend.status());
  const absl::StatusOr<RuleInfo> rule = (*backend)->GetRule(options.rule);
  if (absl::IsNotFound(rule.status())) {
    const absl::StatusOr<std::vector<RuleInfo>> rules = (*backend)->ListRules();
    if (!rules.ok()) return ComplainAbout(rules.status());
    std::string names;
    for (const std::string& id : NearestRules(options.rule, *rules, kNames)) names += "\n  " + id;
    Complain("there is no rule " + NameOf(options.rule) +
             (names.empty() ? "; `youward rules` lists them all" : "; did you mean" + names));
    return kExitTrouble;
  }
  if (!rule.ok()) return ComplainAbout(rule.status());
  Output out(STDOUT_FILENO);
  const std::string text = options.json ? JsonRule(*rule) : RenderRule(*rule, ScreenOf(STDOUT_FILENO, options.color));
  return out.Write(text) ? kExitClean : out.Trouble();
}

}  // namespace youward::cli
