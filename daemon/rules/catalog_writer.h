// A compiled catalogue as text: C++ tables for the build, Markdown for readers. Pure.
#ifndef YOUWARD_DAEMON_RULES_CATALOG_WRITER_H_
#define YOUWARD_DAEMON_RULES_CATALOG_WRITER_H_

#include <string>

#include "daemon/rules/catalog.h"

namespace youward::rules {

// A source file that defines RuleSet::BuiltIn() over constant tables: nothing is parsed or copied at start.
std::string WriteCpp(const CatalogStorage& catalog);

// docs/rules.md: each rule with what it says, why, where it applies, and its examples.
std::string WriteMarkdown(const CatalogView& catalog);

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_CATALOG_WRITER_H_
