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
  json.Key("d").Decimal(0.9184F);
  json.EndObject();
  return std::move(json).Take();
}

TEST(JsonWriter, WritesALine) {
  EXPECT_EQ(Sample(JsonLayout::kLine), "{\"a\":-7,\"b\":[\"x\",{},[]],\"c\":true,\"d\":0.918}\n");
}

TEST(JsonWriter, Indents) {
  EXPECT_EQ(Sample(JsonLayout::kIndented), R"({
  "a": -7,
  "b": [
    "x",
    {},
    []
  ],
  "c": true,
  "d": 0.918
}
)");
}

TEST(JsonWriter, ADecimalHasNoZerosAtItsEnd) {
  JsonWriter json(JsonLayout::kLine);
  json.BeginArray();
  for (const double number : {0.0, 0.5, 0.92, 0.9996, 1.0, 10.0}) json.Decimal(number);
  json.EndArray();
  EXPECT_EQ(std::move(json).Take(), "[0,0.5,0.92,1,1,10]\n");
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
