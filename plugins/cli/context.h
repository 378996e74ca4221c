// What a letter is, where it does not say so itself: the values of --channel, --stage, --purpose, --sender and
// --recipient. Plain value.
#ifndef YOUWARD_PLUGINS_CLI_CONTEXT_H_
#define YOUWARD_PLUGINS_CLI_CONTEXT_H_

#include <optional>
#include <string>
#include <vector>

#include "daemon/analysis/types.h"
#include "daemon/base/taxonomy.h"

namespace youward::cli {

struct Context {
  base::MessageKind kind;                // of --channel; e-mail when not given
  std::optional<base::Stage> stage;      // wins over that of `kind`
  std::optional<base::Purpose> purpose;  // likewise
  std::vector<std::string> senders;
  std::vector<std::string> recipients;

  // A draft without text.
  analysis::Draft ToDraft() const {
    analysis::Draft draft;
    draft.channel = kind.channel;
    draft.stage = stage ? stage : kind.stage;
    draft.purpose = purpose ? purpose : kind.purpose;
    draft.sender_names = senders;
    draft.recipient_names = recipients;
    return draft;
  }
};

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_CONTEXT_H_
