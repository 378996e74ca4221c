#include "daemon/rules/template.h"

#include <gtest/gtest.h>

#include <string>

#include "daemon/base/concat.h"

namespace youward::rules {
namespace {

std::string Show(std::string_view text) {
  const auto parts = ParseTemplate(text);
  if (!parts.ok()) return std::string(base::MessageOf(parts.status()));
  std::string out;
  for (const TemplatePart& part : *parts) {
    constexpr std::string_view kNames[] = {"text", "slot", "capture"};
    base::Append(out, kNames[static_cast<int>(part.kind)], "<", part.text, ">");
  }
  return out;
}

TEST(TemplateTest, TellsWordsSlotsAndCapturesApart) {
  EXPECT_EQ(Show("plain"), "text<plain>");
  EXPECT_EQ(Show("You ${1:what changes}, {who}."), "text<You >slot<what changes>text<, >capture<who>text<.>");
  EXPECT_EQ(Show("Hi {{first_name}}, ok"), "text<Hi {{first_name}}, ok>");
  EXPECT_EQ(Show("costs $5"), "text<costs $5>");
  EXPECT_EQ(Show(""), "");
}

TEST(TemplateTest, SaysWhatIsWrong) {
  EXPECT_EQ(Show("${1:open"), "\"${\" without its \"}\"");
  EXPECT_EQ(Show("${what}"), "a slot is written ${1:what to fill in}");
  EXPECT_EQ(Show("${1:}"), "a slot's prompt has at least one letter and no brackets");
  EXPECT_EQ(Show("{Who}"), "\"{\" begins a capture of the pattern, {name}, in small letters");
  EXPECT_EQ(Show("{{open"), "\"{{\" without its \"}}\"");
}

}  // namespace
}  // namespace youward::rules
