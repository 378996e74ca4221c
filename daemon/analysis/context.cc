#include "daemon/analysis/context.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "daemon/language/words.h"

namespace youward::analysis {
namespace {

using base::Code;

// How much a sentence with this code says that the message sells something, in tenths; by Code. Openers, apologies and
// requests for a call are at home in ordinary mail; what the sender's company is and offers is not.
constexpr std::array<int, base::kCodeCount> kEvidence = {
    10,  // self-introduction
    10,  // product-pitch
    5,   // self-interest
    7,   // seller-pressure
    5,   // meeting-ask
    10,  // need-fishing
    6,   // lecturing
    4,   // empty-opener
    2,   // apology
    4,   // buzzword
    8,   // deal-talk
    2,   // customer-outcome
    1,   // open-question
    1,   // insight
    2,   // shared-plan
    2,   // honest-intent
};
constexpr float kSells = 10;
// What the learned part says alone is worth this much of a rule's word, times how sure it is.
constexpr float kLearnedShare = 0.5F;

bool BeginsWithReply(const text::Document& subject) {
  std::string word;
  if (subject.tokens().size() < 2) return false;
  language::Normalize(subject.TextOf(subject.tokens()[0]), word);
  static constexpr std::string_view kMarks[] = {"re", "aw", "fw", "fwd", "sv", "antw"};
  const bool mark = std::find(std::begin(kMarks), std::end(kMarks), word) != std::end(kMarks);
  return mark && subject.TextOf(subject.tokens()[1]) == ":";
}

}  // namespace

base::Stage InferStage(const text::Document& subject, const text::Document& body) {
  if (BeginsWithReply(subject)) return base::Stage::kFollowUp;
  for (const text::Block& block : body.blocks()) {
    if (block.kind == text::BlockKind::kQuote || block.kind == text::BlockKind::kAttribution) {
      return base::Stage::kFollowUp;
    }
  }
  return base::Stage::kFirstContact;
}

base::Purpose AssumedPurpose(base::Channel channel, base::Stage stage) {
  if (channel == base::Channel::kNote) return base::Purpose::kInternal;
  if (stage == base::Stage::kCustomer) return base::Purpose::kAccount;
  return base::Purpose::kOutreach;
}

base::Purpose InferPurpose(const rules::Letter& letter, std::span<const Detection> detections, bool looks_ordinary) {
  if (letter.purpose != base::Purpose::kOutreach) return letter.purpose;
  if (looks_ordinary) return base::Purpose::kNone;
  // Notes, InMails and messages on LinkedIn are written to win someone.
  switch (letter.channel) {
    case base::Channel::kLinkedInNote:
    case base::Channel::kLinkedInMessage:
    case base::Channel::kInMail:
      return letter.purpose;
    default:
      break;
  }
  float evidence = 0;
  std::set<std::pair<std::uint32_t, Code>> counted;
  for (const Detection& detection : detections) {
    const rules::Match& match = detection.match;
    if (!match.sentence || match.field != base::Field::kBody) continue;
    if (counted.emplace(*match.sentence, match.rule->code).second) {
      const auto weight = static_cast<float>(kEvidence[static_cast<std::size_t>(match.rule->code)]);
      evidence += detection.origin == Origin::kModel ? weight * kLearnedShare * detection.confidence : weight;
    }
  }
  return evidence >= kSells ? letter.purpose : base::Purpose::kNone;
}

}  // namespace youward::analysis
