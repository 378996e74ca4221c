#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/text/document.h"
#include "daemon/text/utf8.h"
#include "tests/unit/text/random_text.h"
#include "tests/unit/text/render.h"

namespace youward::text {
namespace {

struct Case {
  std::string_view text, tokens;
};

void Expect(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(RenderTokens(c.text), c.tokens) << "in: " << c.text;
}

TEST(Tokenize, Words) {
  Expect({
      {"", ""},
      {"  \n\t ", ""},
      {"We help teams.", "We|help|teams|."},
      {"a best-in-class, state‑of‑the‑art tool", "a|best-in-class|,|state‑of‑the‑art|tool"},
      {"yes - no", "yes|-|no"},
      {"e.g. this, i.e. that", "e.g.|this|,|i.e.|that"},
      {"the U.S. and the U.K", "the|U.S.|and|the|U.K"},
      {"at 10 a.m. today", "at|<number>10|a.m.|today"},
      {"Mr. Pruitt", "Mr|.|Pruitt"},
      {"Node.js and report.pdf.", "Node.js|and|report.pdf|."},
      {"café cafe\u0301", "café|cafe\u0301"},
      {"co\u00ADoperate", "co\u00ADoperate"},
      {"w/out and/or", "w|/|out|and|/|or"},
      {"*bold* _soft_", "*|bold|*|_|soft|_"},
      {"H2O, B2B, Q3, GPT-4, v2.0.1", "H2O|,|B2B|,|Q3|,|GPT-4|,|v2.0.1"},
      {"שלום, مرحبا", "שלום|,|مرحبا"},
      {"@sam #sales", "@|sam|#|sales"},
  });
}

TEST(Tokenize, CliticsAreTokens) {
  Expect({
      {"we're", "we|'re"},
      {"We’re", "We|’re"},
      {"I'm, I've, I'll, I'd", "I|'m|,|I|'ve|,|I|'ll|,|I|'d"},
      {"don't can't won't", "do|n't|ca|n't|wo|n't"},
      {"DON’T", "DO|N’T"},
      {"Ann's and it's", "Ann|'s|and|it|'s"},
      {"I'd've", "I|'d|'ve"},
      {"the teams' goals", "the|teams|'|goals"},
      {"O'Brien's o'clock", "O'Brien|'s|o'clock"},
      {"'re n't 's", "'re|n't|'s"},
      {"{{company}}'s", "<placeholder>{{company}}|'s"},
      {"'quoted'", "'|quoted|'"},
  });
}

TEST(Tokenize, NumbersAreOneToken) {
  Expect({
      {"40 40% 24/7 3x 10:30", "<number>40|<number>40%|<number>24/7|<number>3x|<number>10:30"},
      {"$1,200.50 £5k €38,000 US$5", "<number>$1,200.50|<number>£5k|<number>€38,000|US|<number>$5"},
      {"22,000+ and 5k+.", "<number>22,000+|and|<number>5k+|."},
      {"5€ or 5 €", "<number>5€|or|<number>5|<symbol>€"},
      {"18–24 months, 10-15", "<number>18–24|months|,|<number>10-15"},
      {"a 15-minute call, 90-day terms", "a|15-minute|call|,|90-day|terms"},
      {"1st 2nd 3am 3PL", "<number>1st|<number>2nd|<number>3am|<number>3PL"},
      {"1\u00A0800 m²", "<number>1\u00A0800|m²"},
      {"3.5. Then", "<number>3.5|.|Then"},
      {"+44 20 7946 0018", "<number>+44|<number>20|<number>7946|<number>0018"},
      {"½ a day", "<number>½|a|day"},
      {"360degree view", "360degree|view"},
      {"#1", "#|<number>1"},
  });
}

TEST(Tokenize, MarksAndRunsOfThem) {
  Expect({
      {"Wait... what?!", "Wait|...|what|?|!"},
      {"Now!!!", "Now|!!!"},
      {"((a))", "(|(|a|)|)"},
      {"x = y + 1", "x|<symbol>=|y|<symbol>+|<number>1"},
      {"a — b", "a|—|b"},
      {"A → B", "A|<symbol>→|B"},
      {"“Yes”", "“|Yes|”"},
  });
}

TEST(Tokenize, AnEmojiIsOneToken) {
  Expect({
      {"👍", "<emoji>👍"},
      {"👍🏽👍🏿", "<emoji>👍🏽|<emoji>👍🏿"},
      {"👩‍👩‍👧‍👦!", "<emoji>👩‍👩‍👧‍👦|!"},
      {"🇩🇪🇫🇷", "<emoji>🇩🇪|<emoji>🇫🇷"},
      {"1️⃣ First", "<emoji>1️⃣|First"},
      {"❤️ ✅ ☀", "<emoji>❤️|<emoji>✅|<emoji>☀"},
      {"great🎉", "great|<emoji>🎉"},
      {"🏳️‍🌈", "<emoji>🏳️‍🌈"},
      {"©️ ©", "<emoji>©️|<symbol>©"},
  });
}

TEST(Tokenize, Links) {
  Expect({
      {"See https://example.com/a?b=c#d.", "See|<url>https://example.com/a?b=c#d|."},
      {"(www.example.com)", "(|<url>www.example.com|)"},
      {"https://en.wikipedia.org/wiki/Tar_(x).", "<url>https://en.wikipedia.org/wiki/Tar_(x)|."},
      {"go.peoplelumen.io/jess", "<url>go.peoplelumen.io/jess"},
      {"summit-leader.com/accelerate, now", "<url>summit-leader.com/accelerate|,|now"},
      {"bit.ly/2x", "<url>bit.ly/2x"},
      {"cal.me/sam", "<url>cal.me/sam"},
      {"acme.co.uk!", "<url>acme.co.uk|!"},
      {"https://cal.com/{{slug}}", "<url>https://cal.com/{{slug}}"},
      {"[Upgrade](https://a.com/x)", "[|Upgrade|]|(|<url>https://a.com/x|)"},
      {"done.Then we", "done|.|Then|we"},
      {"It is in.We", "It|is|in|.|We"},
      {"Look at it.is it", "Look|at|it|.|is|it"},
      {"e.g./i.e.", "e.g.|/|i.e."},
      {"localhost:80", "localhost|:|<number>80"},
  });
}

TEST(Tokenize, MailAddresses) {
  Expect({
      {"Write to ann.lee+x@mail.example.co.uk.", "Write|to|<email>ann.lee+x@mail.example.co.uk|."},
      {"<ann@example.com>", "<symbol><|<email>ann@example.com|<symbol>>"},
      {"questions to payroll@, please", "questions|to|payroll|@|,|please"},
      {"sender @ vendor", "sender|@|vendor"},
  });
}

TEST(Tokenize, Placeholders) {
  Expect({
      {"Hi {{first_name}},", "Hi|<placeholder>{{first_name}}|,"},
      {"{{ first_name | default: 'there' }}", "<placeholder>{{ first_name | default: 'there' }}"},
      {"{{{url}}}", "<placeholder>{{{url}}}"},
      {"{name} {!Name}", "<placeholder>{name}|<placeholder>{!Name}"},
      {"[Company] and [what they said]", "<placeholder>[Company]|and|<placeholder>[what they said]"},
      {"[[First Name]]", "<placeholder>[[First Name]]"},
      {"<Name> %FIRST% ${name} $name$ #name#",
       "<placeholder><Name>|<placeholder>%FIRST%|<placeholder>${name}|<placeholder>$name$|<placeholder>#name#"},
      {"*|FNAME|* ____", "<placeholder>*|FNAME|*|<placeholder>____"},
      {"<%= plan %>", "<placeholder><%= plan %>"},
      {"%%first_name%% %recipient.name%", "<placeholder>%%first_name%%|<placeholder>%recipient.name%"},
      {"<<Name>> ((first name))", "<placeholder><<Name>>|<placeholder>((first name))"},
      {"[Contact.FirstName] «First_Name»", "<placeholder>[Contact.FirstName]|<placeholder>«First_Name»"},
      {"{!Contact.FirstName}, #FirstName#", "<placeholder>{!Contact.FirstName}|,|<placeholder>#FirstName#"},
      {"*|FNAME|* $first_name$", "<placeholder>*|FNAME|*|<placeholder>$first_name$"},
      {"((see the notes, page 4))", "(|(|see|the|notes|,|page|<number>4|)|)"},
      {"«Merci» 5% and 6%", "«|Merci|»|<number>5%|and|<number>6%"},
      {"see [1] and [This is a sentence.]", "see|[|<number>1|]|and|[|This|is|a|sentence|.|]"},
      {"{ x }", "{|x|}"},
      {"50% of 60% more", "<number>50%|of|<number>60%|more"},
      {"<br>", "<symbol><|br|<symbol>>"},
      {"[a text that goes on for much longer than any name would]",
       "[|a|text|that|goes|on|for|much|longer|than|any|name|would|]"},
  });
}

TEST(Tokenize, AppendsWithItsBaseOffset) {
  std::vector<Token> tokens = {{{1, 2}, TokenKind::kSymbol}};
  Tokenize("two words", 100, tokens);
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(tokens[1].span, (Span{100, 103}));
  EXPECT_EQ(tokens[2].span, (Span{104, 109}));
}

// Tokens are in order, on code point boundaries, and leave out nothing but what is invisible.
TEST(Tokenize, CoversAllThatIsVisibleInRandomTexts) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = RandomText(random, 40);
    std::vector<Token> tokens;
    Tokenize(text, 0, tokens);
    std::uint32_t at = 0;
    for (const Token& token : tokens) {
      ASSERT_LT(token.span.begin, token.span.end) << text;
      ASSERT_LE(at, token.span.begin) << text;
      ASSERT_TRUE(IsBoundary(text, token.span.begin) && IsBoundary(text, token.span.end)) << text;
      for (; at < token.span.begin; at += DecodeAt(text, at).size) {
        const char32_t skipped = DecodeAt(text, at).value;
        ASSERT_FALSE(IsLetter(skipped) || IsDigit(skipped) || IsPunctuation(skipped) || IsEmoji(skipped)) << text;
      }
      at = token.span.end;
    }
  }
}

}  // namespace
}  // namespace youward::text
