// The product's own tokens of texts, for labelling: the tagger must learn from the words that it will see.
//
//   tokens < TEXTS > TOKENS
//
// TEXTS are separated by NUL bytes. For each text one line "#" and for each of its sentences one line of tokens,
// separated by tabs: a digit for the kind (daemon/text/document.h) and the token as it is written.
#include <iostream>
#include <iterator>
#include <string>

#include "daemon/text/document.h"

namespace {

void Print(const std::string& body) {
  const youward::text::Document document = youward::text::Document::Parse(body, {});
  std::cout << "#\n";
  for (const youward::text::Sentence& sentence : document.sentences()) {
    const youward::text::BlockKind kind = document.BlockOf(sentence).kind;
    if (!IsProse(kind) && kind != youward::text::BlockKind::kGreeting) continue;
    bool first = true;
    for (const youward::text::Token& token : document.TokensOf(sentence)) {
      if (!first) std::cout << '\t';
      first = false;
      std::cout << static_cast<int>(token.kind) << document.TextOf(token);
    }
    std::cout << '\n';
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string text;
  while (std::getline(std::cin, text, '\0')) Print(text);
}
