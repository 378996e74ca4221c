// The short names of the guide's principles and evidence grades, for people who do not know "P7" and "B" by heart; the
// whole text is in docs/taxonomy.md. Pure; any thread; static storage.
#ifndef YOUWARD_PLUGINS_CLI_GUIDE_H_
#define YOUWARD_PLUGINS_CLI_GUIDE_H_

#include <string_view>

namespace youward::cli {

// "Slow down" for "P7"; empty for anything unknown.
std::string_view PrincipleName(std::string_view principle);
// The principle in one sentence; empty for anything unknown.
std::string_view PrincipleText(std::string_view principle);
// "large vendor data" for "B"; empty for anything unknown.
std::string_view GradeName(std::string_view grade);
// The same in a word or two, for a line that has little room: "vendor data".
std::string_view ShortGradeName(std::string_view grade);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_GUIDE_H_
