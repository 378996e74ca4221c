// From rule files to a compiled catalogue.
//
//   Compiler compiler(lexicon);
//   for (const RuleSource& rule : rules) compiler.Add(rule, errors_of(rule.file));
//   std::unique_ptr<const CatalogStorage> catalog = compiler.Finish();
//
// Used at build for the built-in catalogue and at load for rules of a policy. For one thread.
#ifndef YOUWARD_DAEMON_RULES_COMPILER_H_
#define YOUWARD_DAEMON_RULES_COMPILER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "daemon/base/yaml.h"
#include "daemon/rules/catalog.h"
#include "daemon/rules/pattern.h"
#include "daemon/rules/rule_source.h"

namespace youward::rules {

class Compiler {
 public:
  // `lexicon` must outlive the compiler.
  explicit Compiler(const Lexicon& lexicon) : lexicon_(lexicon) {}

  // Reports errors of patterns and suggestion texts with their places; a rule with errors is left out.
  void Add(const RuleSource& rule, base::Diagnostics& errors);

  // The catalogue, rules ordered by id. The compiler is of no further use.
  std::unique_ptr<const CatalogStorage> Finish();

 private:
  struct CompiledRule {
    RuleSource source;
    std::vector<std::pair<Role, CompiledPattern>> patterns;
  };
  const Lexicon& lexicon_;
  Vocabulary vocabulary_;
  std::vector<CompiledRule> rules_;
};

// A folder with rules and one with the lexicon, read whole.
struct CatalogSource {
  std::vector<RuleSource> rules;  // by id
  Lexicon lexicon;
};

// Reads `catalog_dir`/<code>/<name>.yaml and `lexicon_dir`/<name>.yaml. INVALID_ARGUMENT with one "file:line:column:
// what" a line; NOT_FOUND when a folder is missing. A folder that is no code, or a file that is not .yaml, is an error.
absl::StatusOr<CatalogSource> ReadCatalog(const std::string& catalog_dir, const std::string& lexicon_dir);

// Compiles all of it; errors as above.
absl::StatusOr<std::unique_ptr<const CatalogStorage>> CompileCatalog(const CatalogSource& source);

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_COMPILER_H_
