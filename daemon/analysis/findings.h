// From what was found to findings and strengths: merged, softened where tolerable, with suggestions. Pure, any thread.
#ifndef YOUWARD_DAEMON_ANALYSIS_FINDINGS_H_
#define YOUWARD_DAEMON_ANALYSIS_FINDINGS_H_

#include <span>

#include "daemon/analysis/detection.h"
#include "daemon/analysis/types.h"
#include "daemon/policy/policy.h"
#include "daemon/rules/rule_set.h"

namespace youward::analysis {

// Fills answer.findings and answer.strengths; reads answer.stage and answer.purpose.
//  - One finding a code and sentence: a phrase of the policy first, then the rule with the highest severity, then the
//    earlier match; several buzz words of one sentence are several findings.
//  - The policy's severities replace the rules'. What the context makes tolerable becomes a HINT: one short
//    self-introduction in a first contact, a request for time in an active conversation.
//  - Approved phrasings of the policy come before the rule's suggestions.
void MakeFindings(const rules::Letter& letter, const policy::Policy& policy, std::span<const Detection> detections,
                  Answer& answer);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_FINDINGS_H_
