#include "plugins/cli/check.h"

#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

#include "daemon/text/utf8.h"
#include "plugins/cli/groups.h"
#include "plugins/cli/input.h"
#include "plugins/cli/json_answer.h"
#include "plugins/cli/jsonl.h"
#include "plugins/cli/output.h"
#include "plugins/cli/render.h"

namespace youward::cli {
namespace {

using Format = CheckOptions::Format;

// A letter or a digit; a mark alone (an emoji's variation selector) is none.
bool HasWords(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint c = text::DecodeAt(text, i);
    if (text::IsDigit(c.value) || (text::IsLetter(c.value) && text::DisplayWidth(c.value) > 0)) return true;
    i += c.size;
  }
  return false;
}

void SayWhatIsAwaited(const CheckOptions& options) {
  for (const std::string& input : options.inputs) {
    if (input != "-" || isatty(STDIN_FILENO) != 1) continue;
    Complain(options.format == Format::kJsonLines
                 ? "waiting for one JSON document a line from the terminal; end with Ctrl-D"
                 : "waiting for a letter from the terminal; end it with Ctrl-D on a line of its own");
    return;
  }
}

class Checker {
 public:
  Checker(const CheckOptions& options, const Backend& backend, Output& out)
      : options_(options), backend_(backend), out_(out), screen_(ScreenOf(STDOUT_FILENO, options.color)) {}

  // The exit code that this input calls for.
  int Check(const std::string& input) {
    const std::string name = NameOf(input);
    absl::StatusOr<std::string> text = ReadText(input);
    if (!text.ok()) return Trouble(name, text.status());
    analysis::Draft draft = options_.context.ToDraft();
    LetterText letter = SplitSubject(*text);
    draft.subject = std::move(letter.subject);
    draft.body = std::move(letter.body);
    if (options_.format == Format::kPeople && !HasWords(draft.subject) && !HasWords(draft.body)) {
      Show(name + ": nothing to check\n");
      return kExitClean;
    }
    const absl::StatusOr<Checked> checked = backend_.Analyze(draft);
    if (!checked.ok()) return Trouble(name, checked.status());
    Show(options_.format == Format::kJson
             ? JsonAnswer({.file = name}, draft, *checked, options_.encoding, JsonLayout::kIndented)
             : Render(name, draft, *checked, screen_));
    return HasFindings(checked->answer) ? kExitFindings : kExitClean;
  }

 private:
  int Trouble(const std::string& name, const absl::Status& status) {
    Complain(name, std::string(status.message()));
    return kExitTrouble;
  }

  void Show(std::string_view text) {
    if (!first_ && options_.format == Format::kPeople) out_.Write("\n");
    first_ = false;
    out_.Write(text);
  }

  const CheckOptions& options_;
  const Backend& backend_;
  Output& out_;
  const Screen screen_;
  bool first_ = true;
};

}  // namespace

int RunCheck(const CheckOptions& given) {
  CheckOptions options = given;
  if (options.inputs.empty()) options.inputs = {"-"};
  const absl::StatusOr<std::unique_ptr<Backend>> backend = Connect(options.connection);
  if (!backend.ok()) return ComplainAbout(backend.status());
  SayWhatIsAwaited(options);

  Output out(STDOUT_FILENO);
  if (options.format == Format::kJsonLines) {
    return CheckLines(options.inputs, options.context, options.encoding, **backend, out);
  }
  int code = kExitClean;
  Checker checker(options, **backend, out);
  for (const std::string& input : options.inputs) {
    code = std::max(code, checker.Check(input));
    if (!out.ok()) return out.Trouble();
  }
  return code;
}

}  // namespace youward::cli
