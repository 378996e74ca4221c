#include "daemon/language/tagger.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace youward::language {
namespace {

// "Our/PRP$ tool/NN cuts/VBZ": the tokens with their tags.
std::string Tagged(std::string_view text) {
  std::vector<text::Token> tokens;
  text::Tokenize(text, 0, tokens);
  Tagger tagger;
  std::string out;
  const std::span<const Tag> tags = tagger.TagSentence(text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) out += ' ';
    out += tokens[i].span.In(text);
    out += '/';
    out += Name(tags[i]);
  }
  return out;
}

TEST(Tagger, TagsWhatSellersWrite) {
  EXPECT_EQ(Tagged("Our dashboard cuts reporting time."), "Our/PRP$ dashboard/NN cuts/VBZ reporting/NN time/NN ./.");
  EXPECT_EQ(Tagged("Our price cuts are attached."), "Our/PRP$ price/NN cuts/NNS are/VBP attached/VBN ./.");
  EXPECT_EQ(Tagged("Could you send me the numbers?"), "Could/MD you/PRP send/VB me/PRP the/DT numbers/NNS ?/.");
  EXPECT_EQ(Tagged("We've helped two clinics."), "We/PRP 've/VBP helped/VBN two/CD clinics/NNS ./.");
}

TEST(Tagger, TagsEveryToken) {
  EXPECT_EQ(Tagged(""), "");
  EXPECT_EQ(Tagged("{{first_name}}"), "{{first_name}}/NNP");
  EXPECT_EQ(Tagged("See https://a.example"), "See/VB https://a.example/ADD");
  for (const std::string_view odd : {"?!?!", "😀 👍🏽", "Здравствуйте", "\xC2\xAD", "a", "--- *** ###", "0"}) {
    SCOPED_TRACE(odd);
    std::vector<text::Token> tokens;
    text::Tokenize(odd, 0, tokens);
    Tagger tagger;
    EXPECT_EQ(tagger.TagSentence(odd, tokens).size(), tokens.size());
  }
}

TEST(Tagger, SentenceDoesNotDependOnTheOneBefore) {
  const std::string_view text = "Reports arrive on Monday. Our team reports daily.";
  std::vector<text::Token> tokens;
  text::Tokenize(text, 0, tokens);
  const std::span<const text::Token> all(tokens);
  Tagger used;
  used.TagSentence(text, all.first(5));
  const std::span<const Tag> after = used.TagSentence(text, all.subspan(5));
  Tagger fresh;
  const std::span<const Tag> alone = fresh.TagSentence(text, all.subspan(5));
  EXPECT_EQ(std::vector<Tag>(after.begin(), after.end()), std::vector<Tag>(alone.begin(), alone.end()));
}

// training/tagger/verbs.txt: [[a verb]], ((a noun)).
TEST(Tagger, TellsVerbsFromNounsInSalesSentences) {
  std::ifstream file(YOUWARD_SOURCE_DIR "/training/tagger/verbs.txt");
  std::string wrong;
  int marks = 0;
  int right = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::string text;
    std::vector<std::pair<std::size_t, bool>> marked;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const std::string_view two = std::string_view(line).substr(i, 2);
      if (two == "[[" || two == "((") marked.emplace_back(text.size(), two == "[[");
      if (two == "[[" || two == "((" || two == "]]" || two == "))") {
        ++i;
      } else {
        text += line[i];
      }
    }
    std::vector<text::Token> tokens;
    text::Tokenize(text, 0, tokens);
    Tagger tagger;
    const std::span<const Tag> tags = tagger.TagSentence(text, tokens);
    for (const auto& [at, verb] : marked) {
      ++marks;
      for (std::size_t i = 0; i < tags.size(); ++i) {
        if (tokens[i].span.begin != at) continue;
        if (verb ? IsVerb(tags[i]) : IsNoun(tags[i])) {
          ++right;
        } else {
          wrong += line + ": " + std::string(Name(tags[i])) + "\n";
        }
      }
    }
  }
  ASSERT_EQ(marks, 128);
  EXPECT_GE(right, 120) << wrong;
}

TEST(Tags, HaveNames) {
  for (std::size_t i = 0; i < kTags; ++i) EXPECT_EQ(ParseTag(kTagNames[i]), static_cast<Tag>(i));
  EXPECT_EQ(ParseTag("NOUN"), std::nullopt);
  EXPECT_EQ(Name(Tag::kVbz), "VBZ");
  EXPECT_EQ(Name(Tag::kUnquote), "''");
  EXPECT_TRUE(IsFinite(Tag::kMd));
  EXPECT_FALSE(IsFinite(Tag::kVbn));
}

}  // namespace
}  // namespace youward::language
