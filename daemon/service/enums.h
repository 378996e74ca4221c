// The contract's enums and ours, one into the other. The contract's have "unspecified" as 0 and then our values in our
// order, which is checked here value by value when this is compiled; so converting is adding one.
//
//   v1::Code code = ToProto<v1::Code>(base::Code::kInsight);             // CODE_INSIGHT
//   std::optional<base::Stage> stage = FromProto<base::Stage>(request.stage());   // nullopt: unspecified or unknown
//
// Pure.
#ifndef YOUWARD_DAEMON_SERVICE_ENUMS_H_
#define YOUWARD_DAEMON_SERVICE_ENUMS_H_

#include <optional>

#include "daemon/analysis/types.h"
#include "daemon/base/taxonomy.h"
#include "daemon/rules/rule.h"
#include "daemon/text/offsets.h"
#include "youward/v1/analyzer.pb.h"

namespace youward::service {

template <typename Proto, typename Ours>
constexpr Proto ToProto(Ours value) {
  return static_cast<Proto>(static_cast<int>(value) + 1);
}

// How many values an enum of ours has.
template <typename Ours>
inline constexpr int kValueCount = 0;
template <>
inline constexpr int kValueCount<base::Channel> = static_cast<int>(base::kChannelCount);
template <>
inline constexpr int kValueCount<base::Stage> = static_cast<int>(base::kStageCount);
template <>
inline constexpr int kValueCount<base::Purpose> = static_cast<int>(base::kPurposeCount);
template <>
inline constexpr int kValueCount<base::Field> = 2;
template <>
inline constexpr int kValueCount<text::OffsetEncoding> = 3;

// nullopt for "unspecified" and for a value that a newer client knows and we do not.
template <typename Ours>
constexpr std::optional<Ours> FromProto(int value) {
  static_assert(kValueCount<Ours> > 0);
  if (value < 1 || value > kValueCount<Ours>) return std::nullopt;
  return static_cast<Ours>(value - 1);
}

// Writes the members of `set`, in the order of the enum.
template <typename Proto, typename Ours>
void EncodeSet(base::EnumSet<Ours> set, google::protobuf::RepeatedField<int>& out) {
  for (int i = 0; i < kValueCount<Ours>; ++i) {
    const Ours value = static_cast<Ours>(i);
    if (set.Contains(value)) out.Add(ToProto<Proto>(value));
  }
}

namespace internal {

template <auto ours, auto proto>
inline constexpr bool kSame = ToProto<decltype(proto)>(ours) == proto;

using text::OffsetEncoding;
static_assert(kSame<OffsetEncoding::kUtf8, v1::OFFSET_ENCODING_UTF8>);
static_assert(kSame<OffsetEncoding::kUtf16, v1::OFFSET_ENCODING_UTF16>);
static_assert(kSame<OffsetEncoding::kCodePoint, v1::OFFSET_ENCODING_CODE_POINT>);

using base::Channel;
static_assert(kSame<Channel::kEmail, v1::CHANNEL_EMAIL>);
static_assert(kSame<Channel::kLinkedInNote, v1::CHANNEL_LINKEDIN_NOTE>);
static_assert(kSame<Channel::kLinkedInMessage, v1::CHANNEL_LINKEDIN_MESSAGE>);
static_assert(kSame<Channel::kInMail, v1::CHANNEL_INMAIL>);
static_assert(kSame<Channel::kChat, v1::CHANNEL_CHAT>);
static_assert(kSame<Channel::kNote, v1::CHANNEL_NOTE>);
static_assert(kValueCount<Channel> == v1::Channel_ARRAYSIZE - 1);

using base::Stage;
static_assert(kSame<Stage::kFirstContact, v1::STAGE_FIRST_CONTACT>);
static_assert(kSame<Stage::kFollowUp, v1::STAGE_FOLLOW_UP>);
static_assert(kSame<Stage::kCustomer, v1::STAGE_CUSTOMER>);
static_assert(kValueCount<Stage> == v1::Stage_ARRAYSIZE - 1);

using base::Purpose;
static_assert(kSame<Purpose::kOutreach, v1::PURPOSE_OUTREACH>);
static_assert(kSame<Purpose::kAccount, v1::PURPOSE_ACCOUNT>);
static_assert(kSame<Purpose::kInternal, v1::PURPOSE_INTERNAL>);
static_assert(kSame<Purpose::kNone, v1::PURPOSE_NONE>);
static_assert(kValueCount<Purpose> == v1::Purpose_ARRAYSIZE - 1);

using base::Field;
static_assert(kSame<Field::kSubject, v1::FIELD_SUBJECT>);
static_assert(kSame<Field::kBody, v1::FIELD_BODY>);

using base::Code;
static_assert(kSame<Code::kSelfIntroduction, v1::CODE_SELF_INTRODUCTION>);
static_assert(kSame<Code::kProductPitch, v1::CODE_PRODUCT_PITCH>);
static_assert(kSame<Code::kSelfInterest, v1::CODE_SELF_INTEREST>);
static_assert(kSame<Code::kSellerPressure, v1::CODE_SELLER_PRESSURE>);
static_assert(kSame<Code::kMeetingAsk, v1::CODE_MEETING_ASK>);
static_assert(kSame<Code::kNeedFishing, v1::CODE_NEED_FISHING>);
static_assert(kSame<Code::kLecturing, v1::CODE_LECTURING>);
static_assert(kSame<Code::kEmptyOpener, v1::CODE_EMPTY_OPENER>);
static_assert(kSame<Code::kApology, v1::CODE_APOLOGY>);
static_assert(kSame<Code::kBuzzword, v1::CODE_BUZZWORD>);
static_assert(kSame<Code::kDealTalk, v1::CODE_DEAL_TALK>);
static_assert(kSame<Code::kCustomerOutcome, v1::CODE_CUSTOMER_OUTCOME>);
static_assert(kSame<Code::kOpenQuestion, v1::CODE_OPEN_QUESTION>);
static_assert(kSame<Code::kInsight, v1::CODE_INSIGHT>);
static_assert(kSame<Code::kSharedPlan, v1::CODE_SHARED_PLAN>);
static_assert(kSame<Code::kHonestIntent, v1::CODE_HONEST_INTENT>);
static_assert(base::kCodeCount == v1::Code_ARRAYSIZE - 1);

using base::Severity;
static_assert(kSame<Severity::kHint, v1::SEVERITY_HINT>);
static_assert(kSame<Severity::kInformation, v1::SEVERITY_INFORMATION>);
static_assert(kSame<Severity::kWarning, v1::SEVERITY_WARNING>);

using analysis::Origin;
static_assert(kSame<Origin::kRule, v1::ORIGIN_RULE>);
static_assert(kSame<Origin::kModel, v1::ORIGIN_MODEL>);
static_assert(kSame<Origin::kBoth, v1::ORIGIN_BOTH>);

using rules::SuggestionKind;
static_assert(kSame<SuggestionKind::kReplace, v1::SUGGESTION_KIND_REPLACE>);
static_assert(kSame<SuggestionKind::kFillIn, v1::SUGGESTION_KIND_FILL_IN>);
static_assert(kSame<SuggestionKind::kAsk, v1::SUGGESTION_KIND_ASK>);
static_assert(kSame<SuggestionKind::kMove, v1::SUGGESTION_KIND_MOVE>);
static_assert(kSame<SuggestionKind::kDelete, v1::SUGGESTION_KIND_DELETE>);

}  // namespace internal
}  // namespace youward::service

#endif  // YOUWARD_DAEMON_SERVICE_ENUMS_H_
