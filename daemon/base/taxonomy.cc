#include "daemon/base/taxonomy.h"

#include <array>

namespace youward::base {
namespace {

constexpr std::array<std::string_view, kCodeCount> kCodes = {
    "self-introduction", "product-pitch", "self-interest", "seller-pressure", "meeting-ask", "need-fishing",
    "lecturing",         "empty-opener",  "apology",       "buzzword",        "deal-talk",   "customer-outcome",
    "open-question",     "insight",       "shared-plan",   "honest-intent",
};
constexpr std::array<std::string_view, 3> kSeverities = {"hint", "information", "warning"};
constexpr std::array<std::string_view, kChannelCount> kChannels = {
    "email", "linkedin-note", "linkedin-message", "inmail", "chat", "note",
};
constexpr std::array<std::string_view, kStageCount> kStages = {"first-contact", "follow-up", "customer"};
constexpr std::array<std::string_view, kPurposeCount> kPurposes = {"outreach", "account", "internal", "none"};
constexpr std::array<std::string_view, 2> kFields = {"subject", "body"};

struct KindRow {
  std::string_view name;
  MessageKind kind;
};
constexpr std::array<KindRow, 9> kKinds = {{
    {"email", {Channel::kEmail, std::nullopt, std::nullopt}},
    {"inmail", {Channel::kInMail, std::nullopt, std::nullopt}},
    {"linkedin-note", {Channel::kLinkedInNote, std::nullopt, std::nullopt}},
    {"linkedin-message", {Channel::kLinkedInMessage, std::nullopt, std::nullopt}},
    {"chat", {Channel::kChat, std::nullopt, std::nullopt}},
    {"note", {Channel::kNote, std::nullopt, std::nullopt}},
    {"followup", {Channel::kEmail, Stage::kFollowUp, std::nullopt}},
    {"customer", {Channel::kEmail, Stage::kCustomer, Purpose::kAccount}},
    {"internal", {Channel::kNote, std::nullopt, Purpose::kInternal}},
}};
constexpr auto kKindNames = [] {
  std::array<std::string_view, kKinds.size()> names;
  for (std::size_t i = 0; i < kKinds.size(); ++i) names[i] = kKinds[i].name;
  return names;
}();

template <typename Enum, std::size_t size>
constexpr std::string_view NameIn(const std::array<std::string_view, size>& names, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < size ? names[index] : std::string_view();
}

template <typename Enum, std::size_t size>
constexpr std::optional<Enum> ParseIn(const std::array<std::string_view, size>& names, std::string_view name) {
  for (std::size_t i = 0; i < size; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view Name(Code code) { return NameIn(kCodes, code); }
std::string_view Name(Severity severity) { return NameIn(kSeverities, severity); }
std::string_view Name(Channel channel) { return NameIn(kChannels, channel); }
std::string_view Name(Stage stage) { return NameIn(kStages, stage); }
std::string_view Name(Purpose purpose) { return NameIn(kPurposes, purpose); }
std::string_view Name(Field field) { return NameIn(kFields, field); }

std::optional<Code> ParseCode(std::string_view name) { return ParseIn<Code>(kCodes, name); }
std::optional<Severity> ParseSeverity(std::string_view name) { return ParseIn<Severity>(kSeverities, name); }
std::optional<Channel> ParseChannel(std::string_view name) { return ParseIn<Channel>(kChannels, name); }
std::optional<Stage> ParseStage(std::string_view name) { return ParseIn<Stage>(kStages, name); }
std::optional<Purpose> ParsePurpose(std::string_view name) { return ParseIn<Purpose>(kPurposes, name); }

std::span<const std::string_view> CodeNames() { return kCodes; }
std::span<const std::string_view> SeverityNames() { return kSeverities; }
std::span<const std::string_view> ChannelNames() { return kChannels; }
std::span<const std::string_view> StageNames() { return kStages; }
std::span<const std::string_view> PurposeNames() { return kPurposes; }

std::optional<MessageKind> ParseMessageKind(std::string_view name) {
  for (const KindRow& row : kKinds) {
    if (row.name == name) return row.kind;
  }
  return std::nullopt;
}

std::span<const std::string_view> MessageKindNames() { return kKindNames; }

}  // namespace youward::base
