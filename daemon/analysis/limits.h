// The policy's limits a channel, as notices. Pure, any thread.
#ifndef YOUWARD_DAEMON_ANALYSIS_LIMITS_H_
#define YOUWARD_DAEMON_ANALYSIS_LIMITS_H_

#include <vector>

#include "daemon/analysis/types.h"
#include "daemon/policy/policy.h"

namespace youward::analysis {

// One notice for each limit of the draft's channel that its body exceeds: words between white space, code points.
std::vector<Notice> CheckLimits(const Draft& draft, const policy::Policy& policy);

}  // namespace youward::analysis

#endif  // YOUWARD_DAEMON_ANALYSIS_LIMITS_H_
