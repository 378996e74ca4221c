#include "daemon/analysis/limits.h"

#include <algorithm>
#include <array>

#include "daemon/base/concat.h"
#include "daemon/text/utf8.h"

namespace youward::analysis {
namespace {

Notice TooLong(std::string_view id, std::uint32_t count, std::string_view unit, base::Channel channel,
               std::uint32_t limit) {
  return {.id = std::string(id),
          .severity = base::Severity::kInformation,
          .message =
              base::Concat(count, " ", unit, "; your organisation's limit for ", base::Name(channel), " is ", limit)};
}

}  // namespace

std::vector<Notice> CheckLimits(const Draft& draft, const policy::Policy& policy) {
  const auto found = policy.limits.find(draft.channel);
  if (found == policy.limits.end()) return {};
  std::uint32_t words = 0;
  std::uint32_t characters = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < draft.body.size();) {
    const text::CodePoint c = text::DecodeAt(draft.body, at);
    const bool space = text::IsSpace(c.value);
    words += !space && !in_word;
    in_word = !space;
    ++characters;
    at += c.size;
  }
  std::vector<Notice> notices;
  const policy::ChannelLimit& limit = found->second;
  if (limit.max_words && words > *limit.max_words) {
    notices.push_back(TooLong("limit/max-words", words, "words", draft.channel, *limit.max_words));
  }
  if (limit.max_characters && characters > *limit.max_characters) {
    notices.push_back(TooLong("limit/max-characters", characters, "characters", draft.channel, *limit.max_characters));
  }
  return notices;
}

void CutFlood(Answer& answer) {
  if (answer.strengths.size() > kMostFindings) answer.strengths.resize(kMostFindings);
  const std::size_t count = answer.findings.size();
  if (count <= kMostFindings) return;
  // How many there is room for, by rank: the whole letter first, then from the gravest down.
  const auto rank = [](const Finding& finding) {
    return finding.range
               ? 1 + static_cast<std::size_t>(base::Severity::kWarning) - static_cast<std::size_t>(finding.severity)
               : 0;
  };
  std::array<std::size_t, 4> room{};
  for (const Finding& finding : answer.findings) ++room[rank(finding)];
  std::size_t left = kMostFindings;
  for (std::size_t& places : room) {
    places = std::min(places, left);
    left -= places;
  }
  std::erase_if(answer.findings, [&](const Finding& finding) {
    std::size_t& places = room[rank(finding)];
    if (places == 0) return true;
    --places;
    return false;
  });
  answer.notices.push_back(
      {.id = "limit/findings",
       .message = base::Concat("There are ", count, " findings; these are the ", kMostFindings, " that matter most.")});
}

}  // namespace youward::analysis
