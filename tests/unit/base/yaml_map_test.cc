// Reading values of known types out of a map, collecting every error with its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "daemon/base/yaml.h"

namespace youward::base {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

// Reads a map with the keys "name", "names", "on" and "size" and returns the errors.
std::vector<std::string> Errors(std::string_view text, const std::function<void(const YamlMap&)>& read = {}) {
  const absl::StatusOr<YamlNode> root = ParseYaml(text, "f.yaml");
  if (!root.ok()) return {std::string(root.status().message())};
  Diagnostics errors("f.yaml");
  const YamlMap map(*root, errors, {"name", "names", "on", "size"});
  if (read) read(map);
  return errors.lines();
}

TEST(YamlMap, UnknownKeys) {
  EXPECT_THAT(Errors("name: a\non: true\n"), IsEmpty());
  EXPECT_THAT(Errors("on: true\n  \nnaem: a\n"),
              ElementsAre("f.yaml:3:1: unknown key \"naem\", did you mean \"name\"? allowed: name, names, on, size"));
  EXPECT_THAT(Errors("colour: a\nx: 1\n"),
              ElementsAre("f.yaml:1:1: unknown key \"colour\"; allowed: name, names, on, size",
                          "f.yaml:2:1: unknown key \"x\"; allowed: name, names, on, size"));
  EXPECT_THAT(Errors("\"a\\nb\\x07\": 1\n"),
              ElementsAre("f.yaml:1:1: unknown key \"a\\nb\\x07\"; allowed: name, names, on, size"));
}

TEST(YamlMap, NotAMap) {
  EXPECT_THAT(Errors("- a\n"),
              ElementsAre("f.yaml:1:1: expected a map, not a list; allowed keys: name, names, on, size"));
  EXPECT_THAT(Errors("word\n"),
              ElementsAre("f.yaml:1:1: expected a map, not \"word\"; allowed keys: name, names, on, size"));
  EXPECT_THAT(Errors(""), ElementsAre("f.yaml:1:1: expected a map, not nothing; allowed keys: name, names, on, size"));
}

TEST(YamlMap, HasAndRequire) {
  EXPECT_THAT(Errors("\nname: a\n",
                     [](const YamlMap& map) {
                       EXPECT_TRUE(map.Has("name"));
                       EXPECT_FALSE(map.Has("size"));
                       EXPECT_EQ(map.Require("name")->scalar(), "a");
                       EXPECT_FALSE(map.Require("size").has_value());
                       EXPECT_FALSE(map.Get("on").has_value());
                       EXPECT_EQ(map.location().line, 2);
                     }),
              ElementsAre("f.yaml:2:1: missing key \"size\""));
}

TEST(YamlMap, String) {
  EXPECT_THAT(Errors("name: a b\nsize: \"3\"\n",
                     [](const YamlMap& map) {
                       EXPECT_EQ(map.String("name", "x"), "a b");
                       EXPECT_EQ(map.String("size", "x"), "3");
                       EXPECT_EQ(map.String("on", "x"), "x");
                     }),
              IsEmpty());
  EXPECT_THAT(
      Errors("name: [a]\nsize: {b: c}\non:\n",
             [](const YamlMap& map) {
               EXPECT_EQ(map.String("name", "x"), "x");
               EXPECT_EQ(map.String("size", "x"), "x");
               EXPECT_EQ(map.String("on", "x"), "x");
             }),
      ElementsAre("f.yaml:1:7: \"name\" must be a text, not a list", "f.yaml:2:7: \"size\" must be a text, not a map",
                  "f.yaml:3:1: \"on\" must be a text, not nothing"));
}

TEST(YamlMap, RequireString) {
  const auto read = [](const YamlMap& map) { map.RequireString("name"); };
  EXPECT_THAT(Errors("name: a", read), IsEmpty());
  EXPECT_THAT(Errors("on: true", read), ElementsAre("f.yaml:1:1: missing key \"name\""));
  EXPECT_THAT(Errors("name: \" \\t\"", read), ElementsAre("f.yaml:1:7: \"name\" must not be empty"));
  EXPECT_THAT(Errors("name: [a]", read), ElementsAre("f.yaml:1:7: \"name\" must be a text, not a list"));
}

TEST(YamlMap, Bool) {
  EXPECT_THAT(Errors("on: true", [](const YamlMap& map) { EXPECT_TRUE(map.Bool("on", false)); }), IsEmpty());
  EXPECT_THAT(Errors("on: false", [](const YamlMap& map) { EXPECT_FALSE(map.Bool("on", true)); }), IsEmpty());
  EXPECT_THAT(Errors("name: x", [](const YamlMap& map) { EXPECT_TRUE(map.Bool("on", true)); }), IsEmpty());
  const auto read = [](const YamlMap& map) { EXPECT_TRUE(map.Bool("on", true)); };
  EXPECT_THAT(Errors("on: no", read), ElementsAre("f.yaml:1:5: \"on\" must be true or false, not \"no\""));
  EXPECT_THAT(Errors("on: \"false\"", read), ElementsAre("f.yaml:1:5: \"on\" must be true or false, not \"false\""));
  EXPECT_THAT(Errors("on:", read), ElementsAre("f.yaml:1:1: \"on\" must be true or false, not nothing"));
  EXPECT_THAT(Errors("on: [false]", read), ElementsAre("f.yaml:1:5: \"on\" must be true or false, not a list"));
}

TEST(YamlMap, Int) {
  const auto value = [](std::string_view text, std::int64_t expected) {
    return Errors(text, [=](const YamlMap& map) { EXPECT_EQ(map.Int("size", 7, -2, 100), expected); });
  };
  EXPECT_THAT(value("size: 100", 100), IsEmpty());
  EXPECT_THAT(value("size: -2", -2), IsEmpty());
  EXPECT_THAT(value("on: true", 7), IsEmpty());
  for (const std::string bad : {"101", "-3", "1.5", "ten", "0x10", "1e2", "+1", "99999999999999999999", "1 2"}) {
    EXPECT_THAT(value("size: " + bad, 7),
                ElementsAre("f.yaml:1:7: \"size\" must be a whole number from -2 to 100, not \"" + bad + "\""));
  }
  EXPECT_THAT(value("size: \"5\"", 7),
              ElementsAre("f.yaml:1:7: \"size\" must be a whole number from -2 to 100, not \"5\""));
  EXPECT_THAT(value("size: []", 7),
              ElementsAre("f.yaml:1:7: \"size\" must be a whole number from -2 to 100, not a list"));
}

TEST(YamlMap, Strings) {
  const auto strings = [](std::string_view text, std::vector<std::string>& errors) {
    std::vector<std::pair<std::string, std::string>> found;
    errors = Errors(text, [&](const YamlMap& map) {
      for (const auto& [value, place] : map.Strings("names")) {
        found.emplace_back(value, std::to_string(place.line) + ":" + std::to_string(place.column));
      }
    });
    return found;
  };
  std::vector<std::string> errors;
  EXPECT_THAT(strings("names: [a, \"b c\"]", errors), ElementsAre(Pair("a", "1:9"), Pair("b c", "1:12")));
  EXPECT_THAT(errors, IsEmpty());
  EXPECT_THAT(strings("names: one", errors), ElementsAre(Pair("one", "1:8")));
  EXPECT_THAT(errors, IsEmpty());
  EXPECT_THAT(strings("on: true", errors), IsEmpty());
  EXPECT_THAT(errors, IsEmpty());
  EXPECT_THAT(strings("names:\n - a\n - [b]\n -\n - c\n", errors), ElementsAre(Pair("a", "2:4"), Pair("c", "5:4")));
  EXPECT_THAT(errors, ElementsAre("f.yaml:3:4: each item of \"names\" must be a text, not a list",
                                  "f.yaml:4:2: each item of \"names\" must be a text, not nothing"));
  EXPECT_THAT(strings("names: {a: b}", errors), IsEmpty());
  EXPECT_THAT(errors, ElementsAre("f.yaml:1:8: \"names\" must be a list of texts, not a map"));
}

TEST(Diagnostics, ToStatus) {
  Diagnostics errors("f.yaml");
  EXPECT_TRUE(errors.ok());
  EXPECT_TRUE(errors.ToStatus().ok());
  errors.Add({3, 4}, "wrong");
  errors.Add({1, 2}, "wrong too");
  EXPECT_FALSE(errors.ok());
  EXPECT_EQ(errors.ToStatus(), absl::InvalidArgumentError("f.yaml:3:4: wrong\nf.yaml:1:2: wrong too"));
}

TEST(Diagnostics, TakesOverAFinishedLine) {
  Diagnostics errors("f.yaml");
  errors.AddLine("g.yaml:1:1: not valid YAML");
  EXPECT_FALSE(errors.ok());
  EXPECT_EQ(errors.ToStatus(), absl::InvalidArgumentError("g.yaml:1:1: not valid YAML"));
}

TEST(Diagnostics, AHundredAreShownAndTheRestCounted) {
  Diagnostics errors("f.yaml");
  for (int line = 1; line <= 100; ++line) errors.Add({line, 1}, "x");
  std::string text(errors.ToStatus().message());
  EXPECT_EQ(text.substr(text.rfind('\n') + 1), "f.yaml:100:1: x");
  errors.Add({101, 1}, "x");
  errors.Add({102, 1}, "x");
  text = std::string(errors.ToStatus().message());
  EXPECT_EQ(text.substr(text.rfind('\n') + 1), "f.yaml: and 2 more errors");
  EXPECT_EQ(errors.lines().size(), 102u);
}

TEST(Nearest, AtMostTwoEdits) {
  const std::string_view names[] = {"severities", "disabled", "note", "hint", "on"};
  EXPECT_EQ(Nearest("severitys", names), "severities");
  EXPECT_EQ(Nearest("disabeld", names), "disabled") << "a swap of neighbours is one edit";
  EXPECT_EQ(Nearest("isable", names), "disabled");
  EXPECT_EQ(Nearest("sable", names), "");
  EXPECT_EQ(Nearest("notes", names), "note");
  EXPECT_EQ(Nearest("ntoe", names), "note");
  EXPECT_EQ(Nearest("high", names), "") << "two edits of a four-letter word are another word";
  EXPECT_EQ(Nearest("no", names), "");
  EXPECT_EQ(Nearest("", names), "");
  const std::string_view twins[] = {"cat", "car"};
  EXPECT_EQ(Nearest("caz", twins), "cat") << "the first of equals";
}

TEST(Quoted, ShowsWhatItStandsFor) {
  EXPECT_EQ(Quoted("plain é"), "\"plain é\"");
  EXPECT_EQ(Quoted("a\"b\\c\n\t\x1B"), "\"a\\\"b\\\\c\\n\\t\\x1b\"");
}

TEST(Quoted, CutsBehindEightyBytesBetweenCharacters) {
  const std::string fits(80, 'x');
  EXPECT_EQ(Quoted(fits), absl::StrCat("\"", fits, "\""));
  EXPECT_EQ(Quoted(fits + "y"), absl::StrCat("\"", fits, "…\""));
  const std::string shorter(79, 'x');
  EXPECT_EQ(Quoted(shorter + "éy"), absl::StrCat("\"", shorter, "…\""));
}

TEST(JoinNames, CommasBetween) {
  const std::string_view names[] = {"a", "b"};
  EXPECT_EQ(JoinNames(names), "a, b");
  EXPECT_EQ(JoinNames({}), "");
}

}  // namespace
}  // namespace youward::base
