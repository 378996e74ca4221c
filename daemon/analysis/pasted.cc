// One pass over the lines. Each line has a look of its own (a row of a table, code, maybe code, blank, prose); lines of
// one look that follow each other are a run, and a run that is long and sure enough is what was pasted.
#include "daemon/analysis/pasted.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace youward::analysis {
namespace {

enum class Look : std::uint8_t { kProse, kBlank, kRow, kFence, kCode, kMaybeCode };

// What no one begins a sentence with.
constexpr std::array<std::string_view, 11> kCodeBegins = {
    "#include", "#define", "#!/", "//", "/*", "*/", ">>> ", "SELECT ", "WHERE ", "INSERT INTO ", "GROUP BY"};
// What stands in no sentence.
constexpr std::array<std::string_view, 7> kCodeHolds = {" == ", " != ", "&&", "||", "::", "();", "+="};
constexpr std::array<std::string_view, 4> kCodeEnds = {"{", ");", "});", "];"};

constexpr std::size_t kLeastRows = 2;
constexpr std::size_t kLeastCode = 3;

std::string_view Trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin);
}

// Three cells or more. An empty first or last one is a cell too; a tab before a line without others only indents it.
bool IsRow(std::string_view line, std::string_view trimmed) {
  return trimmed.find('\t') != std::string_view::npos && std::count(line.begin(), line.end(), '\t') >= 2;
}

bool IsPrompt(std::string_view line) {
  return line.size() > 2 && line.starts_with("$ ") && (line[2] == '.' || (line[2] >= 'a' && line[2] <= 'z'));
}

bool IsCode(std::string_view line) {
  const auto begins = [&](std::string_view with) { return line.starts_with(with); };
  const auto holds = [&](std::string_view what) { return line.find(what) != std::string_view::npos; };
  const auto ends = [&](std::string_view with) { return line.ends_with(with); };
  if (line.find_first_not_of("{}()[];,") == std::string_view::npos) return true;
  if (begins("return ") && ends(";")) return true;
  if ((begins("def ") || begins("class ")) && ends(":")) return true;
  return IsPrompt(line) || std::ranges::any_of(kCodeBegins, begins) || std::ranges::any_of(kCodeHolds, holds) ||
         std::ranges::any_of(kCodeEnds, ends);
}

Look LookOf(std::string_view line) {
  const std::string_view trimmed = Trimmed(line);
  if (trimmed.empty()) return Look::kBlank;
  if (trimmed.starts_with("```")) return Look::kFence;
  if (IsRow(line, trimmed)) return Look::kRow;
  if (IsCode(trimmed)) return Look::kCode;
  const bool indented = line.starts_with("  ") || line.starts_with('\t');
  return indented || trimmed.ends_with(';') ? Look::kMaybeCode : Look::kProse;
}

class Finder {
 public:
  std::vector<text::Span> Find(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      Add({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, LookOf(text.substr(at, end - at)));
      at = end + 1;
    }
    End();
    return std::move(found_);
  }

 private:
  // Lines of code, maybe with blank ones between them; or rows. Ends with the last that counts.
  struct Run {
    text::Span span;
    std::size_t sure = 0;
    std::size_t others = 0;   // between the sure ones
    std::size_t pending = 0;  // behind the last sure one
  };

  void Add(text::Span line, Look look) {
    if (look == Look::kFence) {
      End();
      if (!fence_) {
        fence_ = line;
      } else {
        found_.push_back({fence_->begin, line.end});
        fence_.reset();
      }
      return;
    }
    if (look == Look::kRow) {
      Grow(rows_, line);
    } else {
      EndRows();
    }
    if (look == Look::kCode) {
      Grow(code_, line);
    } else if (look == Look::kMaybeCode) {
      ++code_.pending;
    } else if (look != Look::kBlank) {
      EndCode();
    }
  }

  static void Grow(Run& run, text::Span line) {
    if (run.sure == 0) {
      run.span = line;
    } else {
      run.others += run.pending;
    }
    run.span.end = line.end;
    run.pending = 0;
    ++run.sure;
  }

  void EndRows() {
    if (rows_.sure >= kLeastRows) Take(rows_.span);
    rows_ = {};
  }

  void EndCode() {
    if (code_.sure >= kLeastCode && code_.sure >= code_.others) Take(code_.span);
    code_ = {};
  }

  void End() {
    EndRows();
    EndCode();
  }

  // What lies within a fence is taken with it.
  void Take(text::Span span) {
    if (!fence_) found_.push_back(span);
  }

  std::vector<text::Span> found_;
  std::optional<text::Span> fence_;  // the line that opened it
  Run rows_;
  Run code_;
};

}  // namespace

std::vector<text::Span> FindPasted(std::string_view text) { return Finder().Find(text); }

}  // namespace youward::analysis
