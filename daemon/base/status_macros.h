// Passing on errors without a ladder of ifs.
//
//   absl::StatusOr<Policy> Load(const std::string& path) {
//     YOUWARD_RETURN_IF_ERROR(CheckFile(path));
//     YOUWARD_ASSIGN_OR_RETURN(std::string text, ReadFile(path));
//     return ParsePolicy(text, path);
//   }
//
// Both return from the surrounding function, whose result is an absl::Status or an absl::StatusOr.
#ifndef YOUWARD_DAEMON_BASE_STATUS_MACROS_H_
#define YOUWARD_DAEMON_BASE_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Evaluates `expression` (an absl::Status) once; returns it when it is not OK.
#define YOUWARD_RETURN_IF_ERROR(expression)          \
  do {                                               \
    absl::Status youward_status = (expression);      \
    if (!youward_status.ok()) return youward_status; \
  } while (false)

// Evaluates `expression` (an absl::StatusOr) once; returns its status when it is not OK, else moves its value into
// `target`, which may declare a variable. `target` with a comma in its type needs a `using` or `auto`.
#define YOUWARD_ASSIGN_OR_RETURN(target, expression) \
  YOUWARD_ASSIGN_OR_RETURN_INTERNAL(YOUWARD_CONCAT(youward_status_or_, __LINE__), target, expression)

#define YOUWARD_ASSIGN_OR_RETURN_INTERNAL(result, target, expression) \
  auto result = (expression);                                         \
  if (!result.ok()) return std::move(result).status();                \
  target = *std::move(result)
#define YOUWARD_CONCAT(a, b) YOUWARD_CONCAT_INTERNAL(a, b)
#define YOUWARD_CONCAT_INTERNAL(a, b) a##b

#endif  // YOUWARD_DAEMON_BASE_STATUS_MACROS_H_
