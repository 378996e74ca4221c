// Texts with passages in [[ ]], and ranges of the contract drawn the same way, so that tests compare what a person
// sees. Counts units by itself, unlike the code that it tests.
#ifndef YOUWARD_TESTS_UNIT_SERVICE_MARKED_H_
#define YOUWARD_TESTS_UNIT_SERVICE_MARKED_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "youward/v1/analyzer.pb.h"

namespace youward::service {

// How many units of `encoding` the valid UTF-8 `text` has.
inline std::uint32_t UnitsOf(std::string_view text, v1::OffsetEncoding encoding) {
  std::uint32_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool first = (byte & 0xC0) != 0x80;
    switch (encoding) {
      case v1::OFFSET_ENCODING_UTF16:
        units += first ? (byte >= 0xF0 ? 2 : 1) : 0;
        break;
      case v1::OFFSET_ENCODING_CODE_POINT:
        units += first ? 1 : 0;
        break;
      default:
        units += 1;
    }
  }
  return units;
}

struct Marked {
  std::string text;               // without the brackets
  std::vector<v1::Range> ranges;  // of the body
};

// Takes "a [[b]] c" apart.
inline Marked Unmark(std::string_view marked, v1::OffsetEncoding encoding) {
  Marked result;
  while (!marked.empty()) {
    if (marked.starts_with("[[")) {
      result.ranges.emplace_back().set_field(v1::FIELD_BODY);
      result.ranges.back().set_start(UnitsOf(result.text, encoding));
      marked.remove_prefix(2);
    } else if (marked.starts_with("]]")) {
      result.ranges.back().set_end(UnitsOf(result.text, encoding));
      marked.remove_prefix(2);
    } else {
      result.text += marked.front();
      marked.remove_prefix(1);
    }
  }
  return result;
}

// "a [[b]] c" again. Ranges are in order; one that ends nowhere in the text is drawn as "<lost>" at its end.
inline std::string Mark(std::string_view text, const std::vector<v1::Range>& ranges, v1::OffsetEncoding encoding) {
  std::string drawn;
  std::size_t found = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const std::uint32_t before = UnitsOf(text.substr(0, i), encoding);
    const bool boundary = i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    for (const v1::Range& range : ranges) {
      if (boundary && range.end() == before) drawn += "]]", ++found;
    }
    for (const v1::Range& range : ranges) {
      if (boundary && range.start() == before) drawn += "[[", ++found;
    }
    if (i < text.size()) drawn += text[i];
  }
  return found == 2 * ranges.size() ? drawn : drawn + "<lost>";
}

}  // namespace youward::service

#endif  // YOUWARD_TESTS_UNIT_SERVICE_MARKED_H_
