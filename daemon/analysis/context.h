// What kind of message this is, where the draft does not say. Pure, any thread.
#ifndef YOUWARD_DAEMON_ANALYSIS_CONTEXT_H_
#define YOUWARD_DAEMON_ANALYSIS_CONTEXT_H_

#include <span>

#include "daemon/analysis/detection.h"
#include "daemon/base/taxonomy.h"
#include "daemon/rules/rule_set.h"
#include "daemon/text/document.h"

namespace youward::analysis {

// Follow-up when the subject answers or forwards ("Re: …") or earlier mail is quoted; else first contact.
base::Stage InferStage(const text::Document& subject, const text::Document& body);

// The purpose to search the letter with when the draft does not say: internal for a note, account for a customer, else
// outreach.
base::Purpose AssumedPurpose(base::Channel channel, base::Stage stage);

// The assumed purpose, or kNone when what was found does not amount to selling: one polite opener or one request for a
// call is found in ordinary mail too. `detections` are those of the letter under its assumed purpose.
// `looks_ordinary`: the learned part takes the letter for one that sells nothing.
base::Purpose InferPurpose(const rules::Letter& letter, std::span<const Detection> detections, bool looks_ordinary);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_CONTEXT_H_
