// The built-in catalogue as a whole. Its examples are run in tests/unit/analysis.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "daemon/base/concat.h"
#include "daemon/rules/catalog_writer.h"
#include "daemon/rules/compiler.h"
#include "daemon/rules/rule_set.h"

namespace youward::rules {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCatalog = YOUWARD_SOURCE_DIR "/daemon/rules/catalog";
constexpr std::string_view kLexicon = YOUWARD_SOURCE_DIR "/daemon/rules/lexicon";

TEST(CatalogTest, CoversEveryCode) {
  std::map<base::Code, int> count;
  for (const Rule& rule : RuleSet::BuiltIn().rules()) ++count[rule.code];
  for (std::string_view name : base::CodeNames()) EXPECT_GT(count[*base::ParseCode(name)], 0) << name;
  EXPECT_GE(RuleSet::BuiltIn().rules().size(), 60u);
}

TEST(CatalogTest, WhatIsBuiltInIsWhatTheFilesSay) {
  const absl::StatusOr<CatalogSource> source = ReadCatalog(std::string(kCatalog), std::string(kLexicon));
  ASSERT_TRUE(source.ok()) << base::MessageOf(source.status());
  const auto compiled = CompileCatalog(*source);
  ASSERT_TRUE(compiled.ok()) << base::MessageOf(compiled.status());
  EXPECT_EQ(RuleSet::BuiltIn().hash(), (*compiled)->hash);
  EXPECT_EQ(RuleSet::BuiltIn().rules().size(), source->rules.size());
}

TEST(CatalogTest, FindsRulesById) {
  for (const Rule& rule : RuleSet::BuiltIn().rules()) EXPECT_EQ(RuleSet::BuiltIn().Find(rule.id), &rule);
  EXPECT_EQ(RuleSet::BuiltIn().Find("buzzword/no-such-rule"), nullptr);
  EXPECT_EQ(RuleSet::BuiltIn().Find(""), nullptr);
}

TEST(CatalogTest, EachMessageIsSaidOnce) {
  std::map<std::string_view, std::string_view> said;
  for (const Rule& rule : RuleSet::BuiltIn().rules()) {
    const auto [entry, added] = said.emplace(rule.message, rule.id);
    EXPECT_TRUE(added) << rule.id << " says the same as " << entry->second;
  }
}

// A copy of the catalogue with one more file, for errors that only a folder can have.
class FolderTest : public testing::Test {
 protected:
  FolderTest() {
    fs::create_directories(root_ / "catalog" / "apology");
    fs::create_directories(root_ / "lexicon");
  }
  ~FolderTest() override { fs::remove_all(root_); }
  void Write(const fs::path& path, std::string_view text) { std::ofstream(root_ / path) << text; }
  std::string Error() {
    const auto source = ReadCatalog((root_ / "catalog").string(), (root_ / "lexicon").string());
    if (!source.ok()) return std::string(base::MessageOf(source.status()));
    const auto catalog = CompileCatalog(*source);
    return catalog.ok() ? "fine" : std::string(base::MessageOf(catalog.status()));
  }
  const fs::path root_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
};

constexpr std::string_view kRule =
    "message: m\nexplanation: e\nprinciple: P5\nevidence: {grade: C, source: s}\nmatch:\n  phrase:\n    any:\n"
    "      - sorry (to\nsuggestions:\n  - {kind: delete, title: t}\nexamples:\n  flag: ['[[a]]', '[[b]]']\n"
    "  leave: [c, d]\n";

TEST_F(FolderTest, APatternWithATypoIsRefusedWithItsPlace) {
  Write("catalog/apology/sorry.yaml", kRule);
  EXPECT_THAT(Error(),
              testing::EndsWith("/catalog/apology/sorry.yaml:8:9: in pattern \"sorry (to\": \"(\" without its \")\""));
}

TEST_F(FolderTest, AFileOfAnotherNameIsRefused) {
  Write("catalog/apology/Sorry.yml", kRule);
  EXPECT_THAT(Error(), testing::HasSubstr("a file here is named <name>.yaml"));
}

TEST_F(FolderTest, AFolderThatIsNoCodeIsRefused) {
  fs::create_directories(root_ / "catalog" / "appology");
  EXPECT_THAT(Error(), testing::HasSubstr("the folder is no code; allowed: self-introduction"));
}

TEST_F(FolderTest, AMissingFolderIsNamed) {
  fs::remove_all(root_ / "lexicon");
  EXPECT_THAT(Error(), testing::HasSubstr("lexicon: No such file or directory"));
}

TEST(CatalogWriterTest, KeepsEveryByteOfATextInItsLiteral) {
  CatalogStorage storage;
  storage.rules.push_back({.id = "a/b", .message = "caf\xc3\xa9 \"quoted\" back\\slash ?1"});
  EXPECT_THAT(WriteCpp(storage), testing::HasSubstr(R"("caf\303\251 \"quoted\" back\\slash \?1")"));
}

}  // namespace
}  // namespace youward::rules
