// Parsing YAML into nodes with places, and refusing what a file written by hand should not have.
#include "daemon/base/yaml.h"

#include <gtest/gtest.h>

#include <string>

namespace youward::base {
namespace {

void Show(const YamlNode& node, std::string& out) {
  const std::string place = std::to_string(node.location().line) + ":" + std::to_string(node.location().column);
  switch (node.kind()) {
    case YamlNode::Kind::kNull:
      out += place + " null";
      break;
    case YamlNode::Kind::kScalar:
      out += place + (node.quoted() ? " " + Quoted(node.scalar()) : " " + node.scalar());
      break;
    case YamlNode::Kind::kSequence:
      out += place + " [";
      for (const YamlNode& item : node.items()) {
        Show(item, out);
        out += ", ";
      }
      out += "]";
      break;
    case YamlNode::Kind::kMap:
      out += place + " {";
      for (const auto& [key, value] : node.entries()) {
        Show(key, out);
        out += " -> ";
        Show(value, out);
        out += ", ";
      }
      out += "}";
      break;
  }
}

// Every value with its place, quoted ones in quotes; or the error.
std::string Parsed(std::string_view text) {
  const absl::StatusOr<YamlNode> root = ParseYaml(text, "f.yaml");
  if (!root.ok()) {
    EXPECT_EQ(root.status().code(), absl::StatusCode::kInvalidArgument);
    return std::string(root.status().message());
  }
  std::string out;
  Show(*root, out);
  return out;
}

TEST(Yaml, PlacesOfValues) {
  EXPECT_EQ(Parsed("a: 1\nb: two words\n"), "1:1 {1:1 a -> 1:4 1, 2:1 b -> 2:4 two words, }");
  EXPECT_EQ(Parsed("a:\n  - x\n  -   y\n"), "1:1 {1:1 a -> 2:3 [2:5 x, 3:7 y, ], }");
  EXPECT_EQ(Parsed("a: [x, {b: y}]\n"), "1:1 {1:1 a -> 1:4 [1:5 x, 1:8 {1:9 b -> 1:12 y, }, ], }");
  EXPECT_EQ(Parsed("z: 1\na: 2\nm: 3\n"), "1:1 {1:1 z -> 1:4 1, 2:1 a -> 2:4 2, 3:1 m -> 3:4 3, }") << "file order";
  EXPECT_EQ(Parsed("one"), "1:1 one");
  EXPECT_EQ(Parsed("# a comment\n\n  x: y # another\n"), "3:3 {3:3 x -> 3:6 y, }");
}

TEST(Yaml, ColumnsCountBytes) {
  EXPECT_EQ(Parsed("é: x\n"), "1:1 {1:1 é -> 1:5 x, }");
  EXPECT_EQ(Parsed("\xEF\xBB\xBF"
                   "a: x\n"),
            "1:1 {1:1 a -> 1:4 x, }")
      << "a byte order mark is no column";
  EXPECT_EQ(Parsed("a: 1\r\nb:\r\n - x\r\n - z\r\n"), "1:1 {1:1 a -> 1:4 1, 2:1 b -> 3:2 [3:4 x, 4:4 z, ], }");
}

TEST(Yaml, QuotedAndBlockTextIsText) {
  EXPECT_EQ(Parsed("\"true\""), "1:1 \"true\"");
  EXPECT_EQ(Parsed("'it''s'"), "1:1 \"it's\"");
  EXPECT_EQ(Parsed("true"), "1:1 true");
  EXPECT_EQ(Parsed("a: |\n  one\n  two\n"), "1:1 {1:1 a -> 1:4 \"one\\ntwo\\n\", }");
  EXPECT_EQ(Parsed("a: >-\n  one\n  two\n"), "1:1 {1:1 a -> 1:4 \"one two\", }");
  EXPECT_EQ(Parsed("\"null\""), "1:1 \"null\"");
}

TEST(Yaml, MissingValuesBelongToTheirKeyOrDash) {
  EXPECT_EQ(Parsed("a:\nb: 1\n"), "1:1 {1:1 a -> 1:1 null, 2:1 b -> 2:4 1, }");
  EXPECT_EQ(Parsed("a: ~\nb: null\nc: nullable\n"),
            "1:1 {1:1 a -> 1:4 null, 2:1 b -> 2:4 null, 3:1 c -> 3:4 nullable, }");
  EXPECT_EQ(Parsed("- \n- b\n-\n"), "1:1 [1:1 null, 2:3 b, 3:1 null, ]");
  EXPECT_EQ(Parsed("-\n\n# - x\n- b\n"), "1:1 [1:1 null, 4:3 b, ]");
  EXPECT_EQ(Parsed("a:\n  -\n  - c\n"), "1:1 {1:1 a -> 2:3 [2:3 null, 3:5 c, ], }");
  EXPECT_EQ(Parsed("{a, b: c}"), "1:1 {1:2 a -> 1:2 null, 1:5 b -> 1:8 c, }");
}

TEST(Yaml, EmptyDocumentIsNull) {
  for (std::string_view text : {"", "\n\n  \n", "# only a comment\n", "---\n", "~", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(Parsed(text).substr(Parsed(text).find(' ')), " null") << text;
  }
}

TEST(Yaml, OneDocument) {
  EXPECT_EQ(Parsed("---\na: 1\n...\n"), "2:1 {2:1 a -> 2:4 1, }");
  EXPECT_EQ(Parsed("%YAML 1.2\n---\na: 1\n"), "3:1 {3:1 a -> 3:4 1, }");
  EXPECT_EQ(Parsed("a: 1\n---\nb: 2\n"), "f.yaml:2:1: more than one document; keep one and remove the '---' between");
  EXPECT_EQ(Parsed("a: 1\n---\n"), "f.yaml:2:1: more than one document; keep one and remove the '---' between");
}

TEST(Yaml, DuplicateKeys) {
  EXPECT_EQ(Parsed("a: 1\nb: 2\na: 3\n"), "f.yaml:3:1: duplicate key \"a\", first used in line 1");
  EXPECT_EQ(Parsed("x: {a: 1, 'a': 2}\n"), "f.yaml:1:11: duplicate key \"a\", first used in line 1");
  EXPECT_EQ(Parsed("x: {a: 1}\ny: {a: 2}\n"),
            "1:1 {1:1 x -> 1:4 {1:5 a -> 1:8 1, }, 2:1 y -> 2:4 {2:5 a -> 2:8 2, }, }");
}

TEST(Yaml, NoAnchorsAliasesTags) {
  EXPECT_EQ(Parsed("a: &x 1\nb: *x\n"), "f.yaml:1:4: anchors ('&name') are not allowed; write the value out");
  EXPECT_EQ(Parsed("a: &x [1]\n"), "f.yaml:1:4: anchors ('&name') are not allowed; write the value out");
  EXPECT_EQ(Parsed("a: 1\nb: *x\n"), "f.yaml:2:4: aliases ('*name') are not allowed; write the value out");
  EXPECT_EQ(Parsed("a: !secret x\n"), "f.yaml:1:4: tags ('!name') are not allowed; write the plain value");
  EXPECT_EQ(Parsed("a: !!str 1\n"), "f.yaml:1:4: tags ('!name') are not allowed; write the plain value");
  EXPECT_EQ(Parsed("a: !!map {b: 1}\n"), "f.yaml:1:4: tags ('!name') are not allowed; write the plain value");
  EXPECT_EQ(Parsed("a: ! x\n"), "f.yaml:1:4: tags ('!name') are not allowed; write the plain value");
  EXPECT_EQ(Parsed("a: Q&A, 5 * 3, wow!\n"), "1:1 {1:1 a -> 1:4 Q&A, 5 * 3, wow!, }");
}

TEST(Yaml, KeysArePlainWords) {
  EXPECT_EQ(Parsed("? [a, b]\n: c\n"), "f.yaml:1:3: a key must be a plain word");
  EXPECT_EQ(Parsed("{a: b}: c\n"), "f.yaml:1:1: a key must be a plain word");
  EXPECT_EQ(Parsed("~: c\n"), "f.yaml:1:1: a key must be a plain word");
}

TEST(Yaml, NotYaml) {
  EXPECT_EQ(Parsed("a: [1, 2\n"), "f.yaml:2:1: not valid YAML: end of sequence flow not found");
  EXPECT_EQ(Parsed("a: b: c\n"), "f.yaml:1:5: not valid YAML: illegal map value");
  EXPECT_EQ(Parsed("a: 1\n b: 2\n"), "f.yaml:2:3: not valid YAML: illegal map value");
  EXPECT_EQ(Parsed("a:\n\t- b\n"), "f.yaml:2:2: not valid YAML: illegal block entry");
  EXPECT_EQ(Parsed("a: \"x\n"), "f.yaml:1:4: a quote is opened here and not closed");
  EXPECT_EQ(Parsed("a: 'it''s\n"), "f.yaml:1:4: a quote is opened here and not closed");
  EXPECT_EQ(Parsed("a: \"x\\\"\n"), "f.yaml:1:4: a quote is opened here and not closed");
}

TEST(Yaml, NotText) {
  EXPECT_EQ(Parsed("a: 1\nb: \xFF\n"), "f.yaml:2:4: not valid UTF-8 at byte offset 8");
  EXPECT_EQ(Parsed("\xEF\xBB\xBF\xC3"), "f.yaml:1:1: not valid UTF-8 at byte offset 3");
  EXPECT_EQ(Parsed("\xFF\xFE"
                   "a"),
            "f.yaml:1:1: not valid UTF-8 at byte offset 0")
      << "UTF-16 with a mark";
  EXPECT_EQ(Parsed(std::string_view("a: \0", 4)), "f.yaml:1:4: control character U+0000 is not allowed");
  EXPECT_EQ(Parsed("a: x\x04\n"), "f.yaml:1:5: control character U+0004 is not allowed");
  EXPECT_EQ(Parsed("é\n \xC2\x9B"), "f.yaml:2:2: control character U+009b is not allowed");
}

std::string Repeat(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

TEST(Yaml, NestingIsLimited) {
  EXPECT_EQ(Parsed(Repeat("[", 32) + Repeat("]", 32)).find("f.yaml"), std::string::npos);
  EXPECT_EQ(Parsed(Repeat("[", 33) + Repeat("]", 33)), "f.yaml:1:33: nested deeper than 32 levels");
  EXPECT_EQ(Parsed(Repeat("- ", 33) + "x"), "f.yaml:1:65: nested deeper than 32 levels");
  EXPECT_EQ(Parsed(Repeat("{a: ", 33) + Repeat("}", 33)), "f.yaml:1:129: nested deeper than 32 levels");
  std::string indented;
  for (int i = 0; i < 33; ++i) indented += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  EXPECT_EQ(Parsed(indented), "f.yaml:33:33: nested deeper than 32 levels");
}

TEST(Yaml, NoNestingExhaustsTheStack) {
  constexpr int kMany = 200'000;
  EXPECT_EQ(Parsed(Repeat("[", kMany) + Repeat("]", kMany)), "f.yaml:1:33: nested deeper than 32 levels");
  EXPECT_EQ(Parsed(Repeat("[{a: ", kMany) + Repeat("}]", kMany)), "f.yaml:1:81: nested deeper than 32 levels");
  EXPECT_EQ(Parsed(Repeat("- ", kMany)), "f.yaml:1:65: nested deeper than 32 levels");
  EXPECT_EQ(Parsed(Repeat("? ", kMany)), "f.yaml:1:3: a key must be a plain word");
  for (std::string_view part : {"[", "{", "{a: ", "[a, ", "[{a: ", "!", "a: ", "&a ", "- ? "}) {
    EXPECT_EQ(Parsed(Repeat(part, kMany)).substr(0, 9), "f.yaml:1:") << part;
  }
}

TEST(Yaml, NodesKeepTheirDocument) {
  std::vector<YamlNode> items;
  {
    std::string text = "a: [first, second]\n";
    items = ParseYaml(text, "f.yaml")->entries().front().second.items();
    text.assign(text.size(), 'x');
  }
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[1].scalar(), "second");
}

TEST(Yaml, AccessorsOfAnotherKindAreEmpty) {
  const YamlNode map = *ParseYaml("a: 1", "f.yaml");
  EXPECT_EQ(map.scalar(), "");
  EXPECT_TRUE(map.items().empty());
  const YamlNode list = *ParseYaml("[1]", "f.yaml");
  EXPECT_TRUE(list.entries().empty());
  EXPECT_EQ(list.items().size(), 1u);
}

}  // namespace
}  // namespace youward::base
