// What the parts of a message are. Each case is a message and its sentences as "kind|text"; sentences of the same block
// repeat no kind.
#include <gtest/gtest.h>

#include <string_view>

#include "tests/unit/text/render.h"

namespace youward::text {
namespace {

TEST(Structure, ALetterWithEverything) {
  EXPECT_EQ(RenderBlocks("Hi Sam,\n"
                         "\n"
                         "Your site in Leeds opens in May. Is hiring the hard part?\n"
                         "\n"
                         "What others did:\n"
                         "- opened a week later\n"
                         "- trained two teams. At once.\n"
                         "\n"
                         "Best regards,\n"
                         "Ann Lee\n"
                         "Head of Operations | Acme Ltd.\n"
                         "+44 20 7946 0018\n"
                         "\n"
                         "P.S. The map is attached.\n"
                         "\n"
                         "Acme Ltd. Registered in England 0123456.\n"
                         "To unsubscribe, click here.\n"),
            "greeting|Hi Sam,\n"
            "paragraph|Your site in Leeds opens in May.\n"
            "|Is hiring the hard part?\n"
            "heading|What others did:\n"
            "bullet|opened a week later\n"
            "bullet|trained two teams.\n"
            "|At once.\n"
            "closing|Best regards,\n"
            "signature|Ann Lee\n"
            "|Head of Operations | Acme Ltd.\n"
            "|+44 20 7946 0018\n"
            "postscript|P.S. The map is attached.\n"
            "footer|Acme Ltd. Registered in England 0123456.\n"
            "unsubscribe|To unsubscribe, click here.\n");
}

TEST(Structure, AChatMessageIsAllProse) {
  EXPECT_EQ(RenderBlocks("saw your question in the channel. there's a setting for it"),
            "paragraph|saw your question in the channel.\n|there's a setting for it\n");
  EXPECT_EQ(RenderBlocks("Thanks"), "paragraph|Thanks\n");
  EXPECT_EQ(RenderBlocks("Ann Lee"), "paragraph|Ann Lee\n");
}

TEST(Structure, NothingVisible) {
  EXPECT_EQ(RenderBlocks(""), "");
  EXPECT_EQ(RenderBlocks(" \r\n\t\n\n"), "");
}

class GreetingTest : public testing::TestWithParam<std::string_view> {};
TEST_P(GreetingTest, AloneOnItsLine) {
  const std::string greeting(GetParam());
  EXPECT_EQ(RenderBlocks(greeting + "\n\nThe shop opens in May."),
            "greeting|" + greeting + "\nparagraph|The shop opens in May.\n");
}
INSTANTIATE_TEST_SUITE_P(Structure, GreetingTest,
                         testing::Values("Hi Sam,", "Dear Mr Whitlam,", "Dear Mr. and Mrs. Ferreira,", "G'day Sunil,",
                                         "{{first_name}},", "Mr. Pruitt -", "Hello", "Hi there,", "Hey team!",
                                         "Good morning,", "Dear Sir or Madam,", "Ms Brosnan,", "Team,", "Hi [Name],",
                                         "Hi %FIRST%,", "Marcus —", "hey ana,", "Hi XFS developers,",
                                         "Hello Ms Partridge", "Dear Valued Customer,", "Hi Sam 👋",
                                         "Dear Dr. Stoltefuß:", "Hallo Zoë,"));

class NoGreetingTest : public testing::TestWithParam<std::string_view> {};
TEST_P(NoGreetingTest, IsProse) {
  const std::string line(GetParam());
  const std::string rendered = RenderBlocks(line + "\n\nThe shop opens in May.");
  EXPECT_EQ(rendered.find("greeting"), std::string::npos) << rendered;
}
INSTANTIATE_TEST_SUITE_P(Structure, NoGreetingTest,
                         testing::Values("Greetings of the day from Coimbatore!", "Congratulations,",
                                         "Yesterday, we met.", "In short, we closed.", "Hello and welcome to our shop",
                                         "Sam asked me to write.",
                                         "Dear readers of our newsletter have asked for this."));

TEST(Structure, AGreetingAtTheHeadOfAParagraphEndsBehindItsComma) {
  EXPECT_EQ(RenderBlocks("Hello Morwenna, the new shop's page still has the old photos."),
            "greeting|Hello Morwenna,\nparagraph|the new shop's page still has the old photos.\n");
  EXPECT_EQ(RenderBlocks("Hi Tom – it was the line of the day."),
            "greeting|Hi Tom –\nparagraph|it was the line of the day.\n");
  EXPECT_EQ(RenderBlocks("{{first_name}} - do you have a minute?"),
            "greeting|{{first_name}} -\nparagraph|do you have a minute?\n");
  EXPECT_EQ(RenderBlocks("Dr. Banerjee, I'm new here."), "greeting|Dr. Banerjee,\nparagraph|I'm new here.\n");
}

TEST(Structure, AnAddressAboveTheGreetingBelongsToIt) {
  EXPECT_EQ(
      RenderBlocks("Mr Adrian Whitlam\nChief Executive\nCalderway Buses\n\nDear Mr Whitlam,\n\nYour fleet is old."),
      "greeting|Mr Adrian Whitlam\n|Chief Executive\n|Calderway Buses\n"
      "greeting|Dear Mr Whitlam,\n"
      "paragraph|Your fleet is old.\n");
}

class ListMarkTest : public testing::TestWithParam<std::string_view> {};
TEST_P(ListMarkTest, IsNotPartOfTheItem) {
  const std::string mark(GetParam());
  EXPECT_EQ(RenderBlocks("We offer:\n" + mark + "pens\n" + mark + "two papers\n\nThat is all."),
            "heading|We offer:\nbullet|pens\nbullet|two papers\nparagraph|That is all.\n");
}
INSTANTIATE_TEST_SUITE_P(Structure, ListMarkTest,
                         testing::Values("- ", "* ", "• ", "•", "– ", "1. ", "1) ", "(a) ", "a) ", "(i) ", "iii) ",
                                         "✅ ", "➡️ ", "❌ ", "👉 ", "1️⃣ ", "  - ", "·\t"));

TEST(Structure, WhatOnlyLooksLikeAListMark) {
  EXPECT_EQ(RenderBlocks("J. Smith wrote it."), "paragraph|J. Smith wrote it.\n");
  EXPECT_EQ(RenderBlocks("-5 degrees."), "paragraph|-5 degrees.\n");
  EXPECT_EQ(RenderBlocks("2024. That was the year."), "paragraph|2024.\n|That was the year.\n");
}

TEST(Structure, AnItemGoesOnWhereItIsIndented) {
  EXPECT_EQ(RenderBlocks("- the first item goes on\n  with more\n- the second"),
            "bullet|the first item goes on\n|with more\nbullet|the second\n");
}

TEST(Structure, HeadingsIntroduce) {
  EXPECT_EQ(
      RenderBlocks("What we saw\n\nThe gate was open.\n\n**Why it matters**\nIt costs heat.\n\n# Next\nClose it."),
      "heading|What we saw\nparagraph|The gate was open.\nheading|**Why it matters**\nparagraph|It costs heat.\n"
      "heading|# Next\nparagraph|Close it.\n");
}

class ClosingTest : public testing::TestWithParam<std::string_view> {};
TEST_P(ClosingTest, AboveAName) {
  const std::string closing(GetParam());
  EXPECT_EQ(RenderBlocks("Your site opens in May.\n\n" + closing + "\nAnn Lee\nHead of Sales"),
            "paragraph|Your site opens in May.\nclosing|" + closing + "\nsignature|Ann Lee\n|Head of Sales\n");
}
INSTANTIATE_TEST_SUITE_P(Structure, ClosingTest,
                         testing::Values("Best,", "Best", "Kind regards,", "Thanks & Regards,", "Yours sincerely",
                                         "Cheers", "Many thanks,", "All the best,", "Talk soon!", "With love,",
                                         "Mit freundlichen Grüßen", "Best wishes & good luck", "To your success,",
                                         "Thanks for reading,", "God bless,", "Abraço,", "Bye for now,"));

class BareSignatureTest : public testing::TestWithParam<std::string_view> {};
TEST_P(BareSignatureTest, IsTheLastParagraph) {
  const std::string signature(GetParam());
  const std::string rendered = RenderBlocks("Your site opens in May.\n\nShall I send the map?\n\n" + signature);
  EXPECT_EQ(rendered.substr(0, rendered.find("signature|")),
            "paragraph|Your site opens in May.\nparagraph|Shall I send the map?\n");
}
INSTANTIATE_TEST_SUITE_P(Structure, BareSignatureTest,
                         testing::Values("Ann", "- Chad", "— {{Sender}}", "Karen Holt, contracts", "{{csm_name}}",
                                         "Kyle Brandvold\nAccount Exec\nTallgrass Freight\n956-555-0177 call or text",
                                         "Moira, Formwise (web forms for suppliers)", "{{sender}} @ {{vendor}}",
                                         "Customer Renewals Desk", "[Sender]\n[Company] IT",
                                         "Jürgen Wessel\nHead of IT"));

TEST(Structure, ANameBelowTheLastSentence) {
  EXPECT_EQ(RenderBlocks("Hi Sam,\n\nAny doubts, call me.\nThiago"),
            "greeting|Hi Sam,\nparagraph|Any doubts, call me.\nsignature|Thiago\n");
}

TEST(Structure, ProseBelowTheClosingStaysProse) {
  EXPECT_EQ(RenderBlocks("The site opens.\n\nBest,\nAnn\n\nOur stand is open on Friday, and you are welcome."),
            "paragraph|The site opens.\nclosing|Best,\nsignature|Ann\n"
            "paragraph|Our stand is open on Friday, and you are welcome.\n");
  EXPECT_EQ(RenderBlocks("The site opens.\n\nAnn\n\nP.S. Bring Sam.\nHe knows."),
            "paragraph|The site opens.\nsignature|Ann\npostscript|P.S. Bring Sam.\n|He knows.\n");
}

TEST(Structure, WhatLooksLikeAnEndingAndIsText) {
  const std::string_view kTexts[] = {
      "The site opens.\n\nThanks to you we are early.",
      "The site opens.\n\nBest of all, it is free.",
      "The site opens.\n\n[Book a time with Jess]",
      "The site opens.\n\nWaiting for your order,\nAnn",
      "We have:\n- pens\n- Paper",
      "The site opens.\n\nIs Thursday fine?",
      "The site opens.\n\nWe look forward to it",
  };
  for (const std::string_view text : kTexts) {
    const std::string rendered = RenderBlocks(text);
    EXPECT_EQ(rendered.find("closing"), std::string::npos) << rendered;
    const std::size_t signature = rendered.find("signature|");
    EXPECT_TRUE(signature == std::string::npos || rendered.substr(signature) == "signature|Ann\n") << rendered;
  }
}

TEST(Structure, DashesOfAMailProgramOpenTheSignature) {
  EXPECT_EQ(RenderBlocks("The site opens. See you.\n-- \nAnn Lee\nYou can call me any time on Mondays.\n"),
            "paragraph|The site opens.\n|See you.\nsignature|--\n|Ann Lee\n|You can call me any time on Mondays.\n");
  EXPECT_EQ(RenderBlocks("One part.\n\n--\n\nAnother part, where you read on."),
            "paragraph|One part.\nheading|--\nparagraph|Another part, where you read on.\n");
}

TEST(Structure, FootersAndUnsubscribeLines) {
  EXPECT_EQ(
      RenderBlocks("The site opens.\n\nAnn\n\nThis e-mail may contain confidential information. If you are not the "
                   "intended recipient, delete it.\n\nIf you no longer wish to hear from us, click here."),
      "paragraph|The site opens.\nsignature|Ann\n"
      "footer|This e-mail may contain confidential information.\n|If you are not the intended recipient, delete it.\n"
      "unsubscribe|If you no longer wish to hear from us, click here.\n");
  EXPECT_EQ(RenderBlocks("The site opens.\n\nSent from my iPhone"),
            "paragraph|The site opens.\nfooter|Sent from my iPhone\n");
}

TEST(Structure, TalkOfUnsubscribingInTheTextIsText) {
  EXPECT_EQ(RenderBlocks("Contacts who unsubscribed still count.\n\nYour list has 40 of them. We can help."),
            "paragraph|Contacts who unsubscribed still count.\nparagraph|Your list has 40 of them.\n|We can help.\n");
}

TEST(Structure, LineEndsOfAnySystem) {
  const std::string_view expected = "greeting|Hi Sam,\nparagraph|The site opens.\nclosing|Best,\nsignature|Ann\n";
  EXPECT_EQ(RenderBlocks("Hi Sam,\n\nThe site opens.\n\nBest,\nAnn\n"), expected);
  EXPECT_EQ(RenderBlocks("Hi Sam,\r\n\r\nThe site opens.\r\n\r\nBest,\r\nAnn\r\n"), expected);
  EXPECT_EQ(RenderBlocks("Hi Sam,\r\rThe site opens.\r\rBest,\rAnn\r"), expected);
  EXPECT_EQ(RenderBlocks("Hi Sam,\u2029\u2029The site opens.\u2029\u2029Best,\u2028Ann"), expected);
}

}  // namespace
}  // namespace youward::text
