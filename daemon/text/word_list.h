// A list of words that is sorted when the program is compiled, for look-ups that cost nothing at the start.
//
//   constexpr auto kTitles = WordList({"mrs", "dr", "mr"});
//   Has(kTitles, "dr")  // true
//
// Plain data, any thread. Words may be written in any order.
#ifndef YOUWARD_DAEMON_TEXT_WORD_LIST_H_
#define YOUWARD_DAEMON_TEXT_WORD_LIST_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace youward::text {

template <std::size_t kSize>
constexpr std::array<std::string_view, kSize> WordList(const std::string_view (&words)[kSize]) {
  std::array<std::string_view, kSize> sorted = std::to_array(words);
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

template <std::size_t kSize>
constexpr bool Has(const std::array<std::string_view, kSize>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

}  // namespace youward::text

#endif  // YOUWARD_DAEMON_TEXT_WORD_LIST_H_
