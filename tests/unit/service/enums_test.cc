// The contract's names are ours in another spelling; a value that one side has and the other has not does not compile.
#include "daemon/service/enums.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace youward::service {
namespace {

// "CHANNEL_LINKEDIN_NOTE" → "linkedin-note"
std::string OurSpelling(std::string name, std::string_view prefix) {
  EXPECT_TRUE(name.starts_with(prefix)) << name;
  name.erase(0, prefix.size());
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return c == '_' ? '-' : std::tolower(c); });
  return name;
}

TEST(Enums, HaveTheNamesOfTheTaxonomy) {
  for (int i = 1; i < v1::Code_ARRAYSIZE; ++i) {
    EXPECT_EQ(OurSpelling(v1::Code_Name(i), "CODE_"), Name(static_cast<base::Code>(i - 1)));
  }
  for (int i = 1; i < v1::Channel_ARRAYSIZE; ++i) {
    EXPECT_EQ(OurSpelling(v1::Channel_Name(i), "CHANNEL_"), Name(*FromProto<base::Channel>(i)));
  }
  for (int i = 1; i < v1::Stage_ARRAYSIZE; ++i) {
    EXPECT_EQ(OurSpelling(v1::Stage_Name(i), "STAGE_"), Name(*FromProto<base::Stage>(i)));
  }
  for (int i = 1; i < v1::Purpose_ARRAYSIZE; ++i) {
    EXPECT_EQ(OurSpelling(v1::Purpose_Name(i), "PURPOSE_"), Name(*FromProto<base::Purpose>(i)));
  }
  for (int i = 1; i < v1::Severity_ARRAYSIZE; ++i) {
    EXPECT_EQ(OurSpelling(v1::Severity_Name(i), "SEVERITY_"), Name(static_cast<base::Severity>(i - 1)));
  }
  for (int i = 1; i < v1::Field_ARRAYSIZE; ++i) {
    EXPECT_EQ(OurSpelling(v1::Field_Name(i), "FIELD_"), Name(*FromProto<base::Field>(i)));
  }
  for (int i = 1; i < v1::SuggestionKind_ARRAYSIZE; ++i) {
    EXPECT_EQ(OurSpelling(v1::SuggestionKind_Name(i), "SUGGESTION_KIND_"),
              Name(static_cast<rules::SuggestionKind>(i - 1)));
  }
}

TEST(Enums, UnspecifiedAndUnknownAreNoValue) {
  EXPECT_EQ(FromProto<base::Channel>(0), std::nullopt);
  EXPECT_EQ(FromProto<base::Channel>(v1::Channel_ARRAYSIZE), std::nullopt);
  EXPECT_EQ(FromProto<base::Channel>(-1), std::nullopt);
}

}  // namespace
}  // namespace youward::service
