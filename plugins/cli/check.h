// `youward check`: letters in, what a customer-centric coach would say about them out.
#ifndef YOUWARD_PLUGINS_CLI_CHECK_H_
#define YOUWARD_PLUGINS_CLI_CHECK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "daemon/text/offsets.h"
#include "plugins/cli/backend.h"
#include "plugins/cli/context.h"
#include "plugins/cli/screen.h"

namespace youward::cli {

struct CheckOptions {
  enum class Format : std::uint8_t { kPeople, kJson, kJsonLines };
  std::vector<std::string> inputs;  // "-": standard input; empty: standard input alone
  Format format = Format::kPeople;
  text::OffsetEncoding encoding = text::OffsetEncoding::kCodePoint;
  ColorWhen color = ColorWhen::kAuto;
  Context context;
  Connection connection;
};

// Writes to standard output and complains on standard error. Returns the exit code: 0 no findings (hints do not count),
// 1 findings, 2 when an input could not be checked; the others are checked all the same.
int RunCheck(const CheckOptions& options);

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_CHECK_H_
