#include "plugins/cli/json_line.h"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <vector>

#include "daemon/base/taxonomy.h"
#include "daemon/base/yaml.h"
#include "plugins/cli/input.h"

namespace youward::cli {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxQuotedWord = 32;

// A word from the document for an error message; only what may be a mistyped name, never a letter.
std::string Quoted(const std::string& word) {
  if (word.size() > kMaxQuotedWord) return "a text of " + std::to_string(word.size()) + " bytes";
  return json(word).dump();
}

struct Surrogate {
  std::size_t offset = 0;
  std::string escape;  // "\ud83d"
};

// The four hexadecimal digits at `offset`; nullopt when there are none.
std::optional<std::uint32_t> HexAt(std::string_view line, std::size_t offset) {
  if (offset + 4 > line.size()) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : line.substr(offset, 4)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

// The first \u escape that is half of a character, in a line that does not parse.
std::optional<Surrogate> FindLoneSurrogate(std::string_view line) {
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    if (line[i] != '\\') continue;
    const auto value = line[i + 1] == 'u' ? HexAt(line, i + 2) : std::nullopt;
    if (!value) {
      ++i;  // another escape
      continue;
    }
    const Surrogate found{i, std::string(line.substr(i, 6))};
    if (*value >= 0xDC00 && *value <= 0xDFFF) return found;
    i += 5;
    if (*value < 0xD800 || *value > 0xDBFF) continue;
    const auto low = line.substr(i + 1, 2) == "\\u" ? HexAt(line, i + 3) : std::nullopt;
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return found;
    i += 6;
  }
  return std::nullopt;
}

std::string ExplainParseError(std::string_view line, const json::parse_error& error) {
  if (const auto surrogate = FindLoneSurrogate(line)) {
    return "lone surrogate " + surrogate->escape + " at byte " + std::to_string(surrogate->offset) +
           ": half of a character";
  }
  if (error.byte > line.size()) return "not a JSON document: it ends too early";
  return "not a JSON document: unexpected at byte " + std::to_string(error.byte > 0 ? error.byte - 1 : 0);
}

// Reads the keys of one document; the first error stays.
class Reader {
 public:
  Reader(const json& document, std::optional<std::string>& error) : document_(document), error_(error) {}

  const std::string* Text(const char* key) {
    const json* value = Find(key);
    if (value == nullptr) return nullptr;
    const auto* text = value->get_ptr<const std::string*>();
    if (text == nullptr) Fail(std::string("\"") + key + "\" must be a string, not " + Kind(*value));
    return text;
  }

  // One of `names`, read by `parse`.
  template <typename Value>
  std::optional<Value> Word(const char* key, std::optional<Value> (*parse)(std::string_view),
                            std::span<const std::string_view> names) {
    const std::string* word = Text(key);
    if (word == nullptr) return std::nullopt;
    const std::optional<Value> value = parse(*word);
    if (!value) {
      Fail(std::string("unknown \"") + key + "\": " + Quoted(*word) + "; allowed: " + base::JoinNames(names));
    }
    return value;
  }

  void Names(const char* key, std::vector<std::string>& names) {
    const json* value = Find(key);
    if (value == nullptr) return;
    names.clear();
    if (!value->is_array()) return Fail(std::string("\"") + key + "\" must be a list of strings, not " + Kind(*value));
    for (const json& item : *value) {
      const auto* name = item.get_ptr<const std::string*>();
      if (name == nullptr) return Fail(std::string("\"") + key + "\" must hold strings, not " + Kind(item));
      names.push_back(*name);
    }
  }

  void Fail(std::string what) {
    if (!error_) error_ = std::move(what);
  }

 private:
  const json* Find(const char* key) const {
    const auto found = document_.find(key);
    return found == document_.end() || found->is_null() ? nullptr : &*found;
  }
  static std::string Kind(const json& value) {
    return value.is_array() ? "a list" : "a " + std::string(value.type_name());
  }

  const json& document_;
  std::optional<std::string>& error_;
};

}  // namespace

LineRequest ParseLine(std::string_view line, const Context& context) {
  LineRequest request;
  if (const auto problem = Utf8Problem(line)) {
    request.error = "the line " + *problem;
    return request;
  }
  json document;
  try {
    document = json::parse(line);
  } catch (const json::parse_error& error) {
    request.error = ExplainParseError(line, error);
    return request;
  } catch (const json::exception&) {
    request.error = "not a JSON document: a number is out of range";
    return request;
  }
  if (!document.is_object()) {
    request.error = "the line must hold one JSON object";
    return request;
  }
  Reader reader(document, request.error);
  if (const std::string* id = reader.Text("id")) request.id = *id;
  request.draft = context.ToDraft();
  if (const auto kind = reader.Word("channel", base::ParseMessageKind, base::MessageKindNames())) {
    Context own = context;
    own.kind = *kind;
    if (kind->stage) own.stage.reset();
    if (kind->purpose) own.purpose.reset();
    request.draft = own.ToDraft();
  }
  if (const auto stage = reader.Word("stage", base::ParseStage, base::StageNames())) request.draft.stage = stage;
  if (const auto purpose = reader.Word("purpose", base::ParsePurpose, base::PurposeNames())) {
    request.draft.purpose = purpose;
  }
  if (const std::string* subject = reader.Text("subject")) request.draft.subject = *subject;
  reader.Names("sender_names", request.draft.sender_names);
  reader.Names("recipient_names", request.draft.recipient_names);
  if (const std::string* text = reader.Text("text")) {
    request.draft.body = *text;
  } else {
    reader.Fail("\"text\" is missing");
  }
  return request;
}

bool IsBlankLine(std::string_view line) { return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos; }

}  // namespace youward::cli
