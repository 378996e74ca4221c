// Checking single values of a policy file: texts of a limited length, names of the taxonomy, names of rules. Each
// function reports what is wrong to the Diagnostics given, with the place of the value, and answers nullopt then.
//
// Pure, any thread. Internal to daemon/policy.
#ifndef YOUWARD_DAEMON_POLICY_VALUES_H_
#define YOUWARD_DAEMON_POLICY_VALUES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/base/taxonomy.h"
#include "daemon/base/yaml.h"

namespace youward::policy {

inline constexpr std::size_t kMaxEntries = 1'000;       // of any list or map
inline constexpr std::size_t kMaxNameCharacters = 200;  // a name, a phrase, a message; code points
inline constexpr std::size_t kMaxPhrasingCharacters = 2'000;

// May a text have line breaks?
enum class Lines : std::uint8_t { kOne, kMany };

// A text without white space at its ends, and in one line also without more than one space in a row. `what` begins the
// message ("\"phrase\"", "a name"). Errors: nothing but white space, more than `max_characters` code points, a control
// character.
std::optional<std::string> CheckText(std::string_view text, base::SourceLocation where, std::string_view what,
                                     std::size_t max_characters, Lines lines, base::Diagnostics& errors);

// Lower case, for telling duplicates. `text` is valid UTF-8.
std::string Fold(std::string_view text);

// "unknown channel \"emial\", did you mean \"email\"? allowed: email, …".
std::string UnknownName(std::string_view what, std::string_view word, std::span<const std::string_view> allowed);

// The code of a finding; a strength's code is an error.
std::optional<base::Code> CheckFindingCode(const base::YamlNode& node, base::Diagnostics& errors);
std::optional<base::Severity> CheckSeverity(const base::YamlNode& node, base::Diagnostics& errors);
std::optional<base::Channel> CheckChannel(const base::YamlNode& node, base::Diagnostics& errors);

// The names that `rules:` may use: ids of the catalogue's rules, and codes.
class RuleNames {
 public:
  explicit RuleNames(std::span<const std::string_view> rule_ids);
  // Reports a name that is none of them, naming the nearest. With `findings_only`, a strength's rule or code is an
  // error.
  bool Check(std::string_view name, base::SourceLocation where, bool findings_only, base::Diagnostics& errors) const;

 private:
  std::string_view NearestTo(std::string_view name) const;

  std::span<const std::string_view> rule_ids_;
  std::vector<std::string_view> all_;  // codes, then ids
};

}  // namespace youward::policy

#endif  // YOUWARD_DAEMON_POLICY_VALUES_H_
