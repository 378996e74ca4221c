// A policy that makes answers foreseeable whatever the catalogue says: it avoids one word and prefers another.
#ifndef YOUWARD_TESTS_UNIT_SERVICE_TEST_POLICY_H_
#define YOUWARD_TESTS_UNIT_SERVICE_TEST_POLICY_H_

#include <string>
#include <string_view>
#include <vector>

#include "daemon/policy/policy.h"
#include "youward/v1/analyzer.pb.h"

namespace youward::service {

inline constexpr std::string_view kAvoided = "moonshine";
inline constexpr std::string_view kPreferred = "daylight";
inline constexpr std::string_view kAvoidRule = "buzzword/policy-1";

// Parses `yaml`; the program ends when it has an error.
policy::Policy ParseTestPolicy(std::string_view yaml);

// Avoids kAvoided.
policy::Policy TestPolicy();

// A mail of the outreach kind.
v1::AnalyzeRequest RequestFor(std::string_view body, v1::OffsetEncoding encoding = v1::OFFSET_ENCODING_UTF8);

// The ranges of the findings of kAvoidRule.
std::vector<v1::Range> AvoidedRanges(const v1::AnalyzeResponse& response);

}  // namespace youward::service

#endif  // YOUWARD_TESTS_UNIT_SERVICE_TEST_POLICY_H_
