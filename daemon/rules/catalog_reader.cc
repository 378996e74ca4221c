// Reads the folders of the catalogue. The path of a file is the rule's id, so names are checked as strictly as
// contents.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "daemon/base/concat.h"
#include "daemon/rules/compiler.h"

namespace youward::rules {
namespace {

namespace fs = std::filesystem;

bool IsRuleName(std::string_view name) {
  return !name.empty() && name.front() != '-' && name.back() != '-' &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// The entries of a folder by name; hidden ones (an editor's) are passed over.
absl::StatusOr<std::vector<fs::path>> List(const fs::path& dir) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::directory_iterator it(dir, error), end; !error && it != end; it.increment(error)) {
    if (!it->path().filename().string().starts_with('.')) paths.push_back(it->path());
  }
  if (error) return absl::NotFoundError(base::Concat(dir.string(), ": ", error.message()));
  std::sort(paths.begin(), paths.end());
  return paths;
}

absl::StatusOr<std::string> ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in) return absl::NotFoundError(base::Concat(path.string(), ": cannot be read"));
  return text;
}

// Calls `read(text, name, errors)` for each file `name`.yaml of `dir`; gathers the errors' lines.
template <typename Read>
absl::Status ReadEach(const fs::path& dir, std::vector<std::string>& lines, Read read) {
  const absl::StatusOr<std::vector<fs::path>> paths = List(dir);
  if (!paths.ok()) return paths.status();
  for (const fs::path& path : *paths) {
    base::Diagnostics errors(path.string());
    const std::string name = path.stem().string();
    if (path.extension() != ".yaml" || !IsRuleName(name)) {
      errors.Add({1, 1}, "a file here is named <name>.yaml: small letters, digits and hyphens");
    } else if (const absl::StatusOr<std::string> text = ReadFile(path); text.ok()) {
      read(*text, name, errors);
    } else {
      return text.status();
    }
    lines.insert(lines.end(), errors.lines().begin(), errors.lines().end());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CatalogSource> ReadCatalog(const std::string& catalog_dir, const std::string& lexicon_dir) {
  CatalogSource source;
  std::vector<std::string> lines;
  absl::Status status =
      ReadEach(lexicon_dir, lines, [&](const std::string& text, const std::string& name, base::Diagnostics& errors) {
        ReadLexiconClass(text, name, errors, source.lexicon);
      });
  if (!status.ok()) return status;
  const absl::StatusOr<std::vector<fs::path>> folders = List(catalog_dir);
  if (!folders.ok()) return folders.status();
  for (const fs::path& folder : *folders) {
    const std::string code = folder.filename().string();
    if (!base::ParseCode(code)) {
      lines.push_back(
          base::Concat(folder.string(), ":1:1: the folder is no code; allowed: ", base::JoinNames(base::CodeNames())));
      continue;
    }
    status = ReadEach(folder, lines, [&](const std::string& text, const std::string& name, base::Diagnostics& errors) {
      if (std::optional<RuleSource> rule = ReadRule(text, base::Concat(code, "/", name), errors)) {
        source.rules.push_back(*std::move(rule));
      }
    });
    if (!status.ok()) return status;
  }
  if (!lines.empty()) {
    std::string message;
    for (const std::string& line : lines) base::Append(message, message.empty() ? "" : "\n", line);
    return absl::InvalidArgumentError(message);
  }
  return source;
}

}  // namespace youward::rules
