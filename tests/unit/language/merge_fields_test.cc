#include "daemon/language/merge_fields.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "daemon/text/document.h"

namespace youward::language {
namespace {

// "reader person?": what a field stands for; with a question mark if the place may say otherwise.
std::string Meaning(std::string_view field) {
  const MergeField read = ReadMergeField(field);
  std::string out;
  switch (read.meaning) {
    case FieldMeaning::kOther:
      return "other";
    case FieldMeaning::kReaderPerson:
      out = "reader person";
      break;
    case FieldMeaning::kReaderCompany:
      out = "reader company";
      break;
    case FieldMeaning::kSenderPerson:
      out = "sender person";
      break;
    case FieldMeaning::kSenderCompany:
      out = "sender company";
      break;
    case FieldMeaning::kSenderProduct:
      out = "sender product";
      break;
  }
  return read.sure ? out : out + "?";
}

TEST(MergeField, AFirstNameInEveryStyle) {
  for (const std::string_view field : {"{{first_name}}",
                                       "{{ first_name | default: 'there' }}",
                                       "{{{firstName}}}",
                                       "{FirstName}",
                                       "[First Name]",
                                       "[[First Name]]",
                                       "<First Name>",
                                       "<<FirstName>>",
                                       "«First_Name»",
                                       "((first name))",
                                       "%FNAME%",
                                       "%%first_name%%",
                                       "*|FNAME|*",
                                       "$first_name$",
                                       "${firstName}",
                                       "#FirstName#",
                                       "{{Name}}",
                                       "[NAME]",
                                       "[FNAME,fallback=there]",
                                       "<%= first_name %>",
                                       "{{first_name|there}}",
                                       "{{ name }}",
                                       "[Last name]",
                                       "{{LASTNAME}}"}) {
    SCOPED_TRACE(field);
    EXPECT_EQ(Meaning(field), "reader person?");
    std::vector<text::Token> tokens;
    text::Tokenize(field, 0, tokens);
    ASSERT_EQ(tokens.size(), 1U);
    EXPECT_EQ(tokens[0].kind, text::TokenKind::kPlaceholder);
  }
}

TEST(MergeField, SaysWhoseItIs) {
  EXPECT_EQ(Meaning("{{contact.firstname}}"), "reader person");
  EXPECT_EQ(Meaning("{!Contact.FirstName}"), "reader person");
  EXPECT_EQ(Meaning("{{lead.company}}"), "reader company");
  EXPECT_EQ(Meaning("{!Account.Name}"), "reader company");
  EXPECT_EQ(Meaning("[Prospect Name]"), "reader person");
  EXPECT_EQ(Meaning("{{sender.company}}"), "sender company");
  EXPECT_EQ(Meaning("{{my_company}}"), "sender company");
  EXPECT_EQ(Meaning("[Your Company]"), "sender company");
  EXPECT_EQ(Meaning("{{YOUR_NAME}}"), "sender person");
  EXPECT_EQ(Meaning("[Your product name]"), "sender product");
  EXPECT_EQ(Meaning("{{ourProduct}}"), "sender product");
  EXPECT_EQ(Meaning("{{rep_name}}"), "sender person");
  EXPECT_EQ(Meaning("<Sender>"), "sender person");
  EXPECT_EQ(Meaning("{{account_owner.first_name}}"), "sender person");
  EXPECT_EQ(Meaning("[Account Manager]"), "sender person");
  EXPECT_EQ(Meaning("{!User.FirstName}"), "sender person");
}

TEST(MergeField, ABareOneHasItsUsualMeaning) {
  EXPECT_EQ(Meaning("{{company}}"), "reader company?");
  EXPECT_EQ(Meaning("[Company Name]"), "reader company?");
  EXPECT_EQ(Meaning("%COMPANY%"), "reader company?");
  EXPECT_EQ(Meaning("[Client]"), "reader company?");
  EXPECT_EQ(Meaning("{{product}}"), "sender product?");
  EXPECT_EQ(Meaning("{{owner.firstname}}"), "sender person?");
  EXPECT_EQ(Meaning("{{user.first_name}}"), "reader person?");
}

TEST(MergeField, WhatIsNoNameOrSomebodyElses) {
  for (const std::string_view field : {"{{renewal_date}}",
                                       "[link]",
                                       "{{company_size}}",
                                       "[Company news]",
                                       "{{mutual_contact}}",
                                       "{{competitor}}",
                                       "{{similar_company}}",
                                       "[Reference client]",
                                       "{{vendor}}",
                                       "[current tool]",
                                       "{{legacy_tool}}",
                                       "{{sender_title}}",
                                       "[Your Title]",
                                       "[your city]",
                                       "{{first_line}}",
                                       "{{#if company}}",
                                       "{% if name %}",
                                       "____",
                                       "[ ]",
                                       "[X]",
                                       "{{}}",
                                       "",
                                       "{",
                                       "[Company 2]",
                                       "{{calendar_link}}",
                                       "[what you noticed about their name]",
                                       "{{Ñame}}",
                                       "[Contact us]",
                                       "[your]"}) {
    EXPECT_EQ(Meaning(field), "other") << field;
  }
}

}  // namespace
}  // namespace youward::language
