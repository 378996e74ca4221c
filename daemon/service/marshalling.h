// The contract's messages to the analysis' types and back, with every offset checked and converted.
//
//   absl::StatusOr<DecodedDraft> decoded = DecodeDraft(request.draft(), request.offset_encoding());
//   Encode(answer, *decoded, response);
//
// Pure functions, any thread. A DecodedDraft owns its texts.
#ifndef YOUWARD_DAEMON_SERVICE_MARSHALLING_H_
#define YOUWARD_DAEMON_SERVICE_MARSHALLING_H_

#include <optional>

#include "absl/status/statusor.h"
#include "daemon/analysis/types.h"
#include "daemon/base/taxonomy.h"
#include "daemon/policy/policy.h"
#include "daemon/rules/rule.h"
#include "daemon/text/offsets.h"
#include "youward/v1/analyzer.pb.h"
#include "youward/v1/policy.pb.h"

namespace youward::service {

// A draft whose ranges are bytes, and in what its sender counts.
struct DecodedDraft {
  analysis::Draft draft;
  text::OffsetEncoding encoding = text::OffsetEncoding::kUtf8;
};

// `draft` holds valid UTF-8, as every parsed message does. INVALID_ARGUMENT with the reasons of the contract:
// OFFSET_ENCODING_UNSET, CHANNEL_UNSET, ENUM_VALUE_UNKNOWN (a value of a newer contract), RANGE_INVALID.
absl::StatusOr<DecodedDraft> DecodeDraft(const v1::Draft& draft, v1::OffsetEncoding encoding);

// Adds stage, purpose, findings, strengths, notices and score to `response`, in the encoding of `decoded`, to whose
// texts the answer's ranges refer.
void Encode(const analysis::Answer& answer, const DecodedDraft& decoded, v1::AnalyzeResponse& response);

// How a rule stands under a policy.
struct RuleState {
  bool enabled = true;
  base::Severity severity = base::Severity::kWarning;
};

// `with_examples`: the examples too.
void Encode(const rules::Rule& rule, const RuleState& state, bool with_examples, v1::Rule& out);

void Encode(const policy::Policy& policy, v1::EffectivePolicy& out);

}  // namespace youward::service

#endif  // YOUWARD_DAEMON_SERVICE_MARSHALLING_H_
