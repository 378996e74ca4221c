// Limits: the policy's, a channel, as notices; and how much an answer says at most. Pure, any thread.
#ifndef YOUWARD_DAEMON_ANALYSIS_LIMITS_H_
#define YOUWARD_DAEMON_ANALYSIS_LIMITS_H_

#include <cstddef>
#include <vector>

#include "daemon/analysis/types.h"
#include "daemon/policy/policy.h"

namespace youward::analysis {

// One notice for each limit of the draft's channel that its body exceeds: words between white space, code points.
std::vector<Notice> CheckLimits(const Draft& draft, const policy::Policy& policy);

// More than anyone reads: a megabyte of pitch has ten thousand findings, and an answer with all of them fourteen
// megabytes. At most so many findings are told, and so many strengths.
inline constexpr std::size_t kMostFindings = 500;

// Leaves the findings that matter most (those about the whole letter, then by severity, then the earlier ones) in their
// order, and the first strengths; a notice says how many findings there are. For an answer that has its score: that
// counts what is left out too.
void CutFlood(Answer& answer);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_LIMITS_H_
