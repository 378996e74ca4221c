// A half-open range of bytes [begin, end) of one text. Plain value.
#ifndef YOUWARD_DAEMON_TEXT_SPAN_H_
#define YOUWARD_DAEMON_TEXT_SPAN_H_

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace youward::text {

struct Span {
  std::uint32_t begin = 0;  // bytes
  std::uint32_t end = 0;    // bytes, exclusive

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool Contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool Overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }
  friend constexpr bool operator==(Span, Span) = default;
  friend constexpr auto operator<=>(Span, Span) = default;
};

}  // namespace youward::text

#endif  // YOUWARD_DAEMON_TEXT_SPAN_H_
