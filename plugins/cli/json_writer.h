// JSON written straight into a string: an answer has hundreds of values, and a tree of them costs more than to find
// them.
//
//   JsonWriter json(JsonLayout::kLine);
//   json.BeginObject();
//   json.Key("score").Int(72);
//   json.Key("findings").BeginArray();
//   json.EndArray();
//   json.EndObject();
//   std::string text = std::move(json).Take();     // {"score":72,"findings":[]} and a newline
//
// Calls must nest as JSON does; text must be valid UTF-8. For one thread.
#ifndef YOUWARD_PLUGINS_CLI_JSON_WRITER_H_
#define YOUWARD_PLUGINS_CLI_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace youward::cli {

// Two spaces a level, or all in one line.
enum class JsonLayout : std::uint8_t { kIndented, kLine };

class JsonWriter {
 public:
  explicit JsonWriter(JsonLayout layout) : layout_(layout) {}

  JsonWriter& Key(std::string_view key);  // a value must follow
  void String(std::string_view text);
  void Int(std::int64_t number);
  // To three places, without zeros at the end: 0.918, 0.5, 1.
  void Decimal(double number);
  void Bool(bool value);
  void BeginObject() { Begin('{'); }
  void EndObject() { End('}'); }
  void BeginArray() { Begin('['); }
  void EndArray() { End(']'); }

  // The document with a newline behind it.
  std::string Take() &&;

 private:
  void Begin(char bracket);
  void End(char bracket);
  void BeforeValue();
  void NewLine();
  void Quote(std::string_view text);

  JsonLayout layout_;
  std::string out_;
  int depth_ = 0;
  bool first_ = true;       // nothing stands yet at this depth
  bool after_key_ = false;  // the next value belongs to a key
};

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_JSON_WRITER_H_
