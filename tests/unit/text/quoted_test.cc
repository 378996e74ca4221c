// Quoted and forwarded mail is not the writer's text.
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/text/render.h"

namespace youward::text {
namespace {

TEST(Quoted, AnAnswerAboveTheQuotedMail) {
  EXPECT_EQ(
      RenderBlocks("Yes, Thursday works.\n\nAnn\n\nOn Mon, 18 Sep 2023 at 16:40, Sam Lee <sam@example.com> wrote:\n"
                   "> Does Thursday work?\n> Sam\n"),
      "paragraph|Yes, Thursday works.\nsignature|Ann\n"
      "attribution|On Mon, 18 Sep 2023 at 16:40, Sam Lee <sam@example.com> wrote:\n"
      "quote|Does Thursday work?\n|Sam\n");
}

TEST(Quoted, AnAttributionWrappedOverTwoLines) {
  EXPECT_EQ(
      RenderBlocks("Yes.\n\nOn Mon, 18 Sep 2023 at 16:40, Sam Lee <sam@example.com>\nwrote:\n\n> Does it?\n"),
      "paragraph|Yes.\nattribution|On Mon, 18 Sep 2023 at 16:40, Sam Lee <sam@example.com>⏎wrote:\nquote|Does it?\n");
}

TEST(Quoted, WithoutMarksAllBelowTheAttributionIsQuoted) {
  EXPECT_EQ(RenderBlocks("Yes.\n\nOn Mon, 18 Sep at 16:40, Sam Lee wrote:\nDoes it?\n\nOur platform is great.\n"),
            "paragraph|Yes.\nattribution|On Mon, 18 Sep at 16:40, Sam Lee wrote:\nquote|Does it?\nquote|Our platform "
            "is great.\n");
}

TEST(Quoted, AnswersInBetweenAreTheWriters) {
  EXPECT_EQ(RenderBlocks("> Does it work?\nIt does.\n\n> And on Monday?\n\nOn Monday too.\n\nBest,\nAnn"),
            "quote|Does it work?\nparagraph|It does.\nquote|And on Monday?\nparagraph|On Monday too.\n"
            "closing|Best,\nsignature|Ann\n");
}

TEST(Quoted, SeveralLevels) {
  EXPECT_EQ(RenderBlocks("Fine.\n\n> Good?\n>> Old\n> > Older\n>\n> End"),
            "paragraph|Fine.\nquote|Good?\n|Old\n|Older\n|>\n|End\n");
}

TEST(Quoted, OriginalMessage) {
  EXPECT_EQ(
      RenderBlocks("See below.\n\n-----Original Message-----\nFrom: Sam\nSent: Monday\nTo: Ann\nSubject: Visit\n\n"
                   "Hi Ann,\n\nwe come on Monday.\n"),
      "paragraph|See below.\nattribution|-----Original Message-----\n|From: Sam\n|Sent: Monday\n|To: Ann\n"
      "|Subject: Visit\nquote|Hi Ann,\nquote|we come on Monday.\n");
}

TEST(Quoted, HeadersWithoutASeparator) {
  EXPECT_EQ(RenderBlocks(
                "See below.\n\n________________________________\nFrom: Sam\nSent: Monday\nTo: Ann\nSubject: Visit\n\n"
                "We come.\n"),
            "paragraph|See below.\nattribution|________________________________\n|From: Sam\n|Sent: Monday\n|To: Ann\n"
            "|Subject: Visit\nquote|We come.\n");
  EXPECT_EQ(RenderBlocks("See below.\n\n*From:* Sam\n*Date:* Monday\n*To:* Ann\n\nWe come.\n"),
            "paragraph|See below.\nattribution|*From:* Sam\n|*Date:* Monday\n|*To:* Ann\nquote|We come.\n");
}

TEST(Quoted, ForwardedMail) {
  EXPECT_EQ(
      RenderBlocks(
          "FYI\n\n---------- Forwarded message ---------\nFrom: Sam <sam@example.com>\nDate: Mon\n\nWe come.\n"),
      "paragraph|FYI\nattribution|---------- Forwarded message ---------\n|From: Sam <sam@example.com>\n|Date: Mon\n"
      "quote|We come.\n");
  EXPECT_EQ(RenderBlocks("FYI\n\nBegin forwarded message:\n\nWe come.\n"),
            "paragraph|FYI\nattribution|Begin forwarded message:\nquote|We come.\n");
}

TEST(Quoted, OtherLanguages) {
  EXPECT_EQ(
      RenderBlocks("Oui.\n\nLe lun. 3 mai 2021 à 10:02, Zoé <zoe@example.fr> a écrit :\n> Ça marche ?\n"),
      "paragraph|Oui.\nattribution|Le lun. 3 mai 2021 à 10:02, Zoé <zoe@example.fr> a écrit :\nquote|Ça marche ?\n");
  EXPECT_EQ(RenderBlocks("Ja.\n\nAm 03.05.2021 um 10:02 schrieb Jörg:\n> Geht es?\n"),
            "paragraph|Ja.\nattribution|Am 03.05.2021 um 10:02 schrieb Jörg:\nquote|Geht es?\n");
}

TEST(Quoted, HeadersAboveTheWritersOwnLetterQuoteNothing) {
  EXPECT_EQ(RenderBlocks("From: Ann\nTo: Sam\nSubject: Visit\n\nHi Sam,\n\nwe come on Monday.\n"),
            "attribution|From: Ann\n|To: Sam\n|Subject: Visit\ngreeting|Hi Sam,\nparagraph|we come on Monday.\n");
}

TEST(Quoted, WhatOnlyLooksLikeAQuote) {
  EXPECT_EQ(RenderBlocks("What you get\n> Free delivery\n> Real time reports\n\nTell me."),
            "paragraph|What you get\nbullet|Free delivery\nbullet|Real time reports\nparagraph|Tell me.\n");
  EXPECT_EQ(RenderBlocks("Ready?\n\n>> BOOK NOW <<"), "paragraph|Ready?\nparagraph|>> BOOK NOW <<\n");
  EXPECT_EQ(RenderBlocks("On Tuesday the board wrote a letter:\nit was short."),
            "heading|On Tuesday the board wrote a letter:\nparagraph|it was short.\n");
  EXPECT_EQ(RenderBlocks("On time, every time."), "paragraph|On time, every time.\n");
}

}  // namespace
}  // namespace youward::text
