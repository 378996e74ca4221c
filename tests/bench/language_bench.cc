// How long the language core takes:
//
//   youward_language_bench LETTER [--json]
//
// LETTER is a file of tests/letters. Timed: the tags of all its sentences, on a Tagger that is used again; beside it
// what laying out the weights costs once.
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/language/tagger.h"
#include "daemon/text/document.h"
#include "tests/bench/measure.h"

namespace youward::bench {
namespace {

int Main(const std::vector<std::string>& arguments) {
  std::ifstream file(arguments.empty() ? "" : arguments[0], std::ios::binary);
  if (!file) {
    std::fputs("expected LETTER [--json]\n", stderr);
    return 2;
  }
  std::ostringstream text;
  text << file.rdbuf();
  const std::string letter = text.str();
  const text::Document document = text::Document::Parse(letter, {});
  language::Tagger tagger;
  const auto begin = std::chrono::steady_clock::now();
  tagger.TagSentence(letter, document.tokens().first(1));
  const std::chrono::duration<double, std::micro> first = std::chrono::steady_clock::now() - begin;
  Report report;
  report.AddValue("language/tagger-first-use_us", first.count());
  report.AddValue("language/tokens", static_cast<double>(document.tokens().size()));
  report.Add(Measure("language/tags", "the tags of a letter's words", [&] {
    for (const text::Sentence& sentence : document.sentences()) {
      const std::span<const language::Tag> tags = tagger.TagSentence(letter, document.TokensOf(sentence));
      asm volatile("" : : "r"(tags.data()) : "memory");
    }
  }));
  const bool json = arguments.size() > 1 && arguments[1] == "--json";
  std::fputs((json ? report.ToJson() + "\n" : report.ToTable()).c_str(), stdout);
  return 0;
}

}  // namespace
}  // namespace youward::bench

int main(int count, char** arguments) { return youward::bench::Main({arguments + 1, arguments + count}); }
