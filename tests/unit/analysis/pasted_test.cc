#include "daemon/analysis/pasted.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "daemon/base/concat.h"

namespace youward::analysis {
namespace {

// The text with what was pasted in [[ ]].
std::string Marked(std::string_view text) {
  std::string marked;
  std::size_t at = 0;
  for (const text::Span span : FindPasted(text)) {
    marked += base::Concat(text.substr(at, span.begin - at), "[[", span.In(text), "]]");
    at = span.end;
  }
  return marked + std::string(text.substr(at));
}

std::string Plain(std::string marked) {
  for (const std::string_view bracket : {"[[", "]]"}) {
    for (std::size_t at = 0; (at = marked.find(bracket, at)) != std::string::npos;) marked.erase(at, 2);
  }
  return marked;
}

void Expect(const std::string& marked) { EXPECT_EQ(Marked(Plain(marked)), marked); }

TEST(Pasted, CellsOfASpreadsheet) {
  Expect("Hi Sam,\n\nhere they are:\n\n[[Depot\tPallets\tRate\nHull\t12\t\n\t78\t987]]\n\nSam");
  Expect("[[a\tb\tc\r\nd\te\tf\r]]\n");
  Expect("One row\tis\tprose.");
  Expect("\t\tAn indented letter\n\t\tis prose.");
  Expect("| a table | drawn |\n| with    | strokes |");
}

TEST(Pasted, SourceCode) {
  Expect("Does this help?\n\n[[int main() {\n  run();\n\n  int x;\n  return 0;\n}]]\n\nSam");
  Expect("[[$ git log\n$ ./run\n$ make]]");
  Expect("[[SELECT a FROM b\nWHERE c = 1\nGROUP BY d;]]\nThanks");
  Expect("[[if (a == b) {\n    x, y\n    run();\n}]]\n    and prose that is indented");
}

TEST(Pasted, WhatAFenceSaysIsCode) {
  Expect("Try:\n[[```sh\ncurl -s example.com\n\nwe offer it\n```]]\nSam");
  Expect("```\nA fence that nothing closes.");
}

TEST(Pasted, ProseThatLooksALittleLikeIt) {
  Expect("");
  Expect("Our R&D team (see below) is here;\nwe ship C++ && Rust;\nyou get it on Monday.");
  Expect("Hi {{first_name}},\n\n{{opening}}\n\n{{pitch}}\n\n{{closing}}");
  Expect("  An indented letter;\n\n  it has three lines;\n\n  and no code.");
  Expect("$50 off\n$ 40 for two\n$ 30 for three");
  Expect("public transport is\nstatic in\nclass terms:");
}

}  // namespace
}  // namespace youward::analysis
