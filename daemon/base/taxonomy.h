// The names that every room shares: what a finding or a strength is called, how strong it is, and in what kind of
// message it stands. The words are those of the customer-centric writing guide (docs/taxonomy.md) and of the contract
// (proto/youward/v1/analyzer.proto); adding a value means adding it there too, which a test checks.
//
//   std::optional<Code> code = ParseCode("meeting-ask");
//   std::string_view name = Name(Code::kMeetingAsk);  // "meeting-ask"
//
// All values are plain enums; every function here is pure and safe to call from any thread.
#ifndef YOUWARD_DAEMON_BASE_TAXONOMY_H_
#define YOUWARD_DAEMON_BASE_TAXONOMY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace youward::base {

// What is said about a sentence. The first eleven are findings (they warn), the last five strengths (they praise).
enum class Code : std::uint8_t {
  kSelfIntroduction,
  kProductPitch,
  kSelfInterest,
  kSellerPressure,
  kMeetingAsk,
  kNeedFishing,
  kLecturing,
  kEmptyOpener,
  kApology,
  kBuzzword,
  kDealTalk,
  kCustomerOutcome,
  kOpenQuestion,
  kInsight,
  kSharedPlan,
  kHonestIntent,
};
inline constexpr std::size_t kCodeCount = 16;
inline constexpr std::size_t kFindingCodeCount = 11;

constexpr bool IsFinding(Code code) { return static_cast<std::size_t>(code) < kFindingCodeCount; }
constexpr bool IsStrength(Code code) { return !IsFinding(code); }

// How strongly a finding is shown. kHint: tolerable in its context; no underline by default, no loss of score.
enum class Severity : std::uint8_t { kHint, kInformation, kWarning };

// The medium of the message.
enum class Channel : std::uint8_t { kEmail, kLinkedInNote, kLinkedInMessage, kInMail, kChat, kNote };
inline constexpr std::size_t kChannelCount = 6;

// The relation between sender and reader.
enum class Stage : std::uint8_t { kFirstContact, kFollowUp, kCustomer };
inline constexpr std::size_t kStageCount = 3;

// What the text is for. kNone: it sells nothing; nothing is flagged in it.
enum class Purpose : std::uint8_t { kOutreach, kAccount, kInternal, kNone };
inline constexpr std::size_t kPurposeCount = 4;

// Which text of the draft a range lies in.
enum class Field : std::uint8_t { kSubject, kBody };

// Names as written in rule files, policies, JSON and on the command line: lower case with hyphens.
std::string_view Name(Code code);
std::string_view Name(Severity severity);
std::string_view Name(Channel channel);
std::string_view Name(Stage stage);
std::string_view Name(Purpose purpose);
std::string_view Name(Field field);

// The inverse of Name; nullopt for any other text (matching is exact).
std::optional<Code> ParseCode(std::string_view name);
std::optional<Severity> ParseSeverity(std::string_view name);
std::optional<Channel> ParseChannel(std::string_view name);
std::optional<Stage> ParseStage(std::string_view name);
std::optional<Purpose> ParsePurpose(std::string_view name);

// All allowed names, in enum order, for error messages and help texts. Static storage.
std::span<const std::string_view> CodeNames();
std::span<const std::string_view> SeverityNames();
std::span<const std::string_view> ChannelNames();
std::span<const std::string_view> StageNames();
std::span<const std::string_view> PurposeNames();

// A message kind as the evaluation data and the command line's --channel name it ("followup", "customer", "internal"
// beside the plain channels): one word for channel, stage and purpose at once. `stage` and `purpose` are unset where
// they are to be inferred from the text.
struct MessageKind {
  Channel channel = Channel::kEmail;
  std::optional<Stage> stage;
  std::optional<Purpose> purpose;
};

// nullopt for a word that is none of MessageKindNames(). The one table that maps these names:
//   email, inmail, linkedin-note, linkedin-message, chat: that channel; note: Channel::kNote
//   followup: e-mail, follow-up; customer: e-mail, customer, account; internal: note, purpose internal
std::optional<MessageKind> ParseMessageKind(std::string_view name);
std::span<const std::string_view> MessageKindNames();

// A set of values of one of the enums above, as a bit mask; constexpr so that compiled catalogues are static data.
template <typename Enum>
class EnumSet {
 public:
  constexpr EnumSet() = default;
  constexpr explicit EnumSet(std::uint32_t bits) : bits_(bits) {}
  constexpr void Add(Enum value) { bits_ |= 1u << static_cast<unsigned>(value); }
  constexpr bool Contains(Enum value) const { return (bits_ >> static_cast<unsigned>(value)) & 1u; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::uint32_t bits() const { return bits_; }
  friend constexpr bool operator==(EnumSet, EnumSet) = default;

 private:
  std::uint32_t bits_ = 0;
};

}  // namespace youward::base

#endif  // YOUWARD_DAEMON_BASE_TAXONOMY_H_
