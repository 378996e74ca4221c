// Joining texts and whole numbers. absl::StrCat cannot: Debian's Abseil has a string_view of its own, not the standard
// one.
//
//   std::string what = Concat("unknown key \"", key, "\" in line ", line);
//   Append(out, ", ", name);
//
// Pure, any thread.
#ifndef YOUWARD_DAEMON_BASE_CONCAT_H_
#define YOUWARD_DAEMON_BASE_CONCAT_H_

#include <concepts>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace youward::base {

inline void AppendPiece(std::string& out, std::string_view piece) { out += piece; }
template <std::integral Number>
  requires(!std::same_as<Number, char> && !std::same_as<Number, bool>)
void AppendPiece(std::string& out, Number number) {
  out += std::to_string(number);
}

template <typename... Pieces>
void Append(std::string& out, const Pieces&... pieces) {
  (AppendPiece(out, pieces), ...);
}

template <typename... Pieces>
std::string Concat(const Pieces&... pieces) {
  std::string out;
  Append(out, pieces...);
  return out;
}

// The message of a status as a standard string_view; valid as long as the status.
inline std::string_view MessageOf(const absl::Status& status) {
  return {status.message().data(), status.message().size()};
}

}  // namespace youward::base

#endif  // YOUWARD_DAEMON_BASE_CONCAT_H_
