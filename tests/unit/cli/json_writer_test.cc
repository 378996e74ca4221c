#include "plugins/cli/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "daemon/text/utf8.h"

namespace youward::cli {
namespace {

std::string Sample(JsonLayout layout) {
  JsonWriter json(layout);
  json.BeginObject();
  json.Key("a").Int(-7);
  json.Key("b").BeginArray();
  json.String("x");
  json.BeginObject();
  json.EndObject();
  json.BeginArray();
  json.EndArray();
  json.EndArray();
  json.Key("c").Bool(true);
  json.EndObject();
  return std::move(json).Take();
}

TEST(JsonWriter, WritesALine) { EXPECT_EQ(Sample(JsonLayout::kLine), "{\"a\":-7,\"b\":[\"x\",{},[]],\"c\":true}\n"); }

TEST(JsonWriter, Indents) {
  EXPECT_EQ(Sample(JsonLayout::kIndented), R"({
  "a": -7,
  "b": [
    "x",
    {},
    []
  ],
  "c": true
}
)");
}

TEST(JsonWriter, EveryCharacterIsReadBack) {
  std::string text;
  for (char32_t c = 0; c < 0x3000; ++c) text::AppendUtf8(c, text);
  text += "🙂\"\\ \u2028";
  JsonWriter json(JsonLayout::kLine);
  json.String(text);
  const std::string written = std::move(json).Take();
  EXPECT_EQ(nlohmann::json::parse(written).get<std::string>(), text);
  for (const char c : written.substr(0, written.size() - 1)) {
    EXPECT_FALSE(static_cast<unsigned char>(c) < 0x20) << "a control character as it is";
  }
}

}  // namespace
}  // namespace youward::cli
