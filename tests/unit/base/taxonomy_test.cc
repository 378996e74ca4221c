// The names of the taxonomy, compared with themselves, the contract and the writing guide's table of message kinds.
#include "daemon/base/taxonomy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

namespace youward::base {
namespace {

using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::SizeIs;

std::string ReadSource(const std::string& path) {
  std::ifstream file(YOUWARD_SOURCE_DIR "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Names that the contract's enum `name` gives its values, by number: "CODE_MEETING_ASK" = 5 is {5, "meeting-ask"}.
std::map<int, std::string> ContractEnum(const std::string& name, const std::string& prefix) {
  const std::string proto = ReadSource("proto/youward/v1/analyzer.proto");
  const std::string opening = "enum " + name + " {";
  const std::size_t begin = proto.find(opening);
  if (begin == std::string::npos) return {};
  std::istringstream body(proto.substr(begin, proto.find("\n}", begin) - begin));
  std::map<int, std::string> values;
  for (std::string line; std::getline(body, line);) {
    char value[64];
    int number = 0;
    if (std::sscanf(line.c_str(), " %63[A-Z0-9_] = %d;", value, &number) != 2) continue;
    const std::string_view with_prefix = value;
    EXPECT_TRUE(with_prefix.starts_with(prefix + "_")) << with_prefix;
    std::string text(with_prefix.substr(prefix.size() + 1));
    for (char& c : text) c = c == '_' ? '-' : static_cast<char>(c - 'A' + 'a');
    values[number] = text;
  }
  return values;
}

// What ContractEnum() has to be for the names of ours: the same, one higher, behind "unspecified".
std::map<int, std::string> Expected(std::span<const std::string_view> names) {
  std::map<int, std::string> values = {{0, "unspecified"}};
  for (std::size_t i = 0; i < names.size(); ++i) values[static_cast<int>(i) + 1] = names[i];
  return values;
}

template <typename Enum, typename Parse>
void ExpectRoundTrip(std::span<const std::string_view> names, Parse parse) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Enum value = static_cast<Enum>(i);
    EXPECT_EQ(Name(value), names[i]);
    EXPECT_THAT(parse(names[i]), Eq(value)) << names[i];
    EXPECT_TRUE(seen.insert(names[i]).second) << names[i] << " names two values";
  }
  EXPECT_EQ(Name(static_cast<Enum>(names.size())), "") << "a value without a name in the list";
  for (std::string_view other : {"", " ", "Email", "buzzwords", "WARNING", "hint ", "no-such-name"}) {
    EXPECT_FALSE(parse(other).has_value()) << other;
  }
}

TEST(Taxonomy, NamesRoundTrip) {
  EXPECT_THAT(CodeNames(), SizeIs(kCodeCount));
  EXPECT_THAT(ChannelNames(), SizeIs(kChannelCount));
  EXPECT_THAT(StageNames(), SizeIs(kStageCount));
  EXPECT_THAT(PurposeNames(), SizeIs(kPurposeCount));
  ExpectRoundTrip<Code>(CodeNames(), ParseCode);
  ExpectRoundTrip<Severity>(SeverityNames(), ParseSeverity);
  ExpectRoundTrip<Channel>(ChannelNames(), ParseChannel);
  ExpectRoundTrip<Stage>(StageNames(), ParseStage);
  ExpectRoundTrip<Purpose>(PurposeNames(), ParsePurpose);
  EXPECT_EQ(Name(Field::kSubject), "subject");
  EXPECT_EQ(Name(Field::kBody), "body");
}

TEST(Taxonomy, ValuesHaveTheirOwnNames) {
  EXPECT_EQ(Name(Code::kSelfIntroduction), "self-introduction");
  EXPECT_EQ(Name(Code::kMeetingAsk), "meeting-ask");
  EXPECT_EQ(Name(Code::kDealTalk), "deal-talk");
  EXPECT_EQ(Name(Code::kCustomerOutcome), "customer-outcome");
  EXPECT_EQ(Name(Code::kHonestIntent), "honest-intent");
  EXPECT_EQ(Name(Severity::kInformation), "information");
  EXPECT_EQ(Name(Channel::kLinkedInNote), "linkedin-note");
  EXPECT_EQ(Name(Channel::kInMail), "inmail");
  EXPECT_EQ(Name(Channel::kNote), "note");
  EXPECT_EQ(Name(Stage::kFollowUp), "follow-up");
  EXPECT_EQ(Name(Purpose::kNone), "none");
}

TEST(Taxonomy, ElevenFindingsThenFiveStrengths) {
  EXPECT_TRUE(IsFinding(Code::kSelfIntroduction));
  EXPECT_TRUE(IsFinding(Code::kDealTalk));
  EXPECT_TRUE(IsStrength(Code::kCustomerOutcome));
  EXPECT_TRUE(IsStrength(Code::kHonestIntent));
  EXPECT_FALSE(IsStrength(Code::kDealTalk));
  EXPECT_FALSE(IsFinding(Code::kCustomerOutcome));
}

TEST(Taxonomy, ContractHasTheSameValues) {
  EXPECT_EQ(ContractEnum("Code", "CODE"), Expected(CodeNames()));
  EXPECT_EQ(ContractEnum("Severity", "SEVERITY"), Expected(SeverityNames()));
  EXPECT_EQ(ContractEnum("Stage", "STAGE"), Expected(StageNames()));
  EXPECT_EQ(ContractEnum("Purpose", "PURPOSE"), Expected(PurposeNames()));
  EXPECT_EQ(ContractEnum("Channel", "CHANNEL"), Expected(ChannelNames()));
  const std::string_view fields[] = {Name(Field::kSubject), Name(Field::kBody)};
  EXPECT_EQ(ContractEnum("Field", "FIELD"), Expected(fields));
}

std::string Show(std::string_view name) {
  const std::optional<MessageKind> kind = ParseMessageKind(name);
  if (!kind) return "none";
  return std::string(Name(kind->channel)) + " " + std::string(kind->stage ? Name(*kind->stage) : "?") + " " +
         std::string(kind->purpose ? Name(*kind->purpose) : "?");
}

TEST(Taxonomy, MessageKinds) {
  EXPECT_THAT(MessageKindNames(), ElementsAre("email", "inmail", "linkedin-note", "linkedin-message", "chat", "note",
                                              "followup", "customer", "internal"));
  EXPECT_EQ(Show("email"), "email ? ?");
  EXPECT_EQ(Show("inmail"), "inmail ? ?");
  EXPECT_EQ(Show("linkedin-note"), "linkedin-note ? ?");
  EXPECT_EQ(Show("linkedin-message"), "linkedin-message ? ?");
  EXPECT_EQ(Show("chat"), "chat ? ?");
  EXPECT_EQ(Show("note"), "note ? ?");
  EXPECT_EQ(Show("followup"), "email follow-up ?");
  EXPECT_EQ(Show("customer"), "email customer account");
  EXPECT_EQ(Show("internal"), "note ? internal");
  EXPECT_EQ(Show("follow-up"), "none");
  EXPECT_EQ(Show("Email"), "none");
  EXPECT_EQ(Show(""), "none");
}

TEST(Taxonomy, EnumSet) {
  EnumSet<Channel> set;
  EXPECT_TRUE(set.empty());
  set.Add(Channel::kEmail);
  set.Add(Channel::kNote);
  EXPECT_TRUE(set.Contains(Channel::kEmail));
  EXPECT_TRUE(set.Contains(Channel::kNote));
  EXPECT_FALSE(set.Contains(Channel::kChat));
  EXPECT_EQ(set.bits(), 0b100001u);
  EXPECT_EQ(set, EnumSet<Channel>(0b100001u));
}

}  // namespace
}  // namespace youward::base
