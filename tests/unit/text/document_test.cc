#include "daemon/text/document.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/text/utf8.h"
#include "tests/unit/text/random_text.h"
#include "tests/unit/text/render.h"

namespace youward::text {
namespace {

TEST(Document, SentencesHoldTheirTokens) {
  const std::string_view text = "Hi Sam,\n\nWe're here. Are you?";
  const Document document = Document::Parse(text, {});
  ASSERT_EQ(document.sentences().size(), 3u);
  std::string tokens;
  for (const Token& token : document.TokensOf(document.sentences()[1]))
    tokens += std::string(document.TextOf(token)) + "|";
  EXPECT_EQ(tokens, "We|'re|here|.|");
  EXPECT_EQ(document.sentences()[2].token_end, document.tokens().size());
}

TEST(Document, ASubjectLineIsOneParagraph) {
  EXPECT_EQ(RenderBlocks("Hi Sam, a question", {.single_line = true}), "paragraph|Hi Sam, a question\n");
  EXPECT_EQ(RenderBlocks("  - Visit on Monday. Fine? ", {.single_line = true}),
            "paragraph|- Visit on Monday.\n|Fine?\n");
  EXPECT_EQ(RenderBlocks("", {.single_line = true}), "");
}

TEST(Document, WholeLinesThatAreExcludedAreBlocks) {
  const std::string_view text = "Run this:\n\ncode. More code.\nend\n\nThen tell me.";
  const Span excluded[] = {{11, 31}};
  EXPECT_EQ(RenderBlocks(text, {.excluded = excluded}),
            "heading|Run this:\nexcluded|code.\n|More code.\n|end\nparagraph|Then tell me.\n");
}

TEST(Document, WhatIsExcludedInsideASentenceStaysInItAsOneSymbol) {
  const std::string_view text = "Use foo. Bar() for it. Then tell me.";
  const Span excluded[] = {{4, 14}};  // "foo. Bar()"
  const Document::Options options{.excluded = excluded};
  EXPECT_EQ(MarkSentences(text, options), "[[Use foo. Bar() for it.]] [[Then tell me.]]");
  const Document document = Document::Parse(text, options);
  const auto tokens = document.TokensOf(document.sentences()[0]);
  ASSERT_EQ(tokens.size(), 5u);
  EXPECT_EQ(document.TextOf(tokens[1]), "foo. Bar()");
  EXPECT_EQ(tokens[1].kind, TokenKind::kSymbol);
}

// What Parse promises for every text: order, boundaries, indexes, all that is visible covered.
void ExpectWellFormed(std::string_view text, const Document::Options& options = {}) {
  const Document document = Document::Parse(text, options);
  std::uint32_t at = 0;
  for (const Block& block : document.blocks()) {
    ASSERT_LE(at, block.span.begin);
    ASSERT_LT(block.span.begin, block.span.end);
    at = block.span.end;
  }
  ASSERT_LE(at, text.size());
  at = 0;
  std::uint32_t token = 0, block = 0;
  for (const Sentence& sentence : document.sentences()) {
    ASSERT_LE(at, sentence.span.begin);
    ASSERT_LT(sentence.span.begin, sentence.span.end);
    ASSERT_TRUE(IsBoundary(text, sentence.span.begin) && IsBoundary(text, sentence.span.end));
    ASSERT_FALSE(IsSpace(DecodeAt(text, sentence.span.begin).value));
    ASSERT_LE(block, sentence.block);
    ASSERT_LT(sentence.block, document.blocks().size());
    ASSERT_TRUE(document.BlockOf(sentence).span.Contains(sentence.span));
    ASSERT_EQ(token, sentence.first_token);
    ASSERT_LE(sentence.first_token, sentence.token_end);
    for (const Token& inner : document.TokensOf(sentence)) ASSERT_TRUE(sentence.span.Contains(inner.span));
    // Letters between sentences are list marks ("a) ", "iii. "): never more than a few.
    int letters = 0;
    for (; at < sentence.span.begin; at += DecodeAt(text, at).size)
      letters += IsLetter(DecodeAt(text, at).value) ? 1 : 0;
    ASSERT_LE(letters, 4);
    at = sentence.span.end;
    token = sentence.token_end;
    block = sentence.block;
  }
  ASSERT_EQ(token, document.tokens().size());
}

TEST(Document, IsWellFormedForRandomTexts) {
  std::mt19937 random(42);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomText(random, 60);
    SCOPED_TRACE(text);
    ExpectWellFormed(text);
    ExpectWellFormed(text, {.single_line = true});
    std::vector<Span> excluded;
    std::uint32_t i = 0;
    while (i < text.size()) {
      std::uint32_t end = i + 1 + random() % 12;
      while (end < text.size() && !IsBoundary(text, end)) ++end;
      end = std::min<std::uint32_t>(end, static_cast<std::uint32_t>(text.size()));
      if (random() % 3 == 0) excluded.push_back({i, end});
      i = end;
    }
    ExpectWellFormed(text, {.excluded = excluded});
    if (HasFatalFailure()) return;
  }
}

std::string Repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

// A megabyte of what is worst for a parser that looks ahead or back. Anything quadratic would run for hours here.
TEST(Document, AMegabyteOfAnything) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view piece : {"a"sv,
                                       "word "sv,
                                       "\n"sv,
                                       "\r"sv,
                                       " "sv,
                                       ">\n"sv,
                                       "> a\n"sv,
                                       "👍🏽"sv,
                                       "👩‍"sv,
                                       "."sv,
                                       ". "sv,
                                       "a.b"sv,
                                       "a.b/"sv,
                                       "a@"sv,
                                       "a@b.c"sv,
                                       "http://"sv,
                                       "[a"sv,
                                       "{{"sv,
                                       "("sv,
                                       "\"."sv,
                                       "'s"sv,
                                       "- "sv,
                                       "-\n"sv,
                                       "1.\n"sv,
                                       "On 3 May, a\n"sv,
                                       "From: a\n"sv,
                                       "From: a\nTo: b\n"sv,
                                       "Best,\nAnn\n\n"sv,
                                       "P.S. a\n"sv,
                                       "_"sv,
                                       "*|"sv,
                                       "$a"sv,
                                       "%a"sv,
                                       "\0"sv,
                                       "e\u0301"sv,
                                       "\u200D"sv,
                                       "שלום "sv,
                                       "One. Two! Three? "sv,
                                       "unsubscribe\n\n"sv,
                                       "--\n"sv,
                                       "Hi "sv,
                                       "a, "sv,
                                       "A\n\n"sv,
                                       "1,"sv,
                                       "$1"sv,
                                       "<?"sv,
                                       "#a"sv}) {
    SCOPED_TRACE(piece);
    ExpectWellFormed(Repeated(piece, 1 << 20));
    if (HasFatalFailure()) return;
  }
}

TEST(Document, AMegabyteWithManyExcludedRanges) {
  const std::string text = Repeated("one two. ", 1 << 20);
  std::vector<Span> excluded;
  for (std::uint32_t i = 0; i + 4 < text.size(); i += 9) excluded.push_back({i, i + 3});
  ExpectWellFormed(text, {.excluded = excluded});
}

}  // namespace
}  // namespace youward::text
