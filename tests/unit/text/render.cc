#include "tests/unit/text/render.h"

#include <vector>

namespace youward::text {

std::string_view NameOf(BlockKind kind) {
  switch (kind) {
    case BlockKind::kGreeting:
      return "greeting";
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kBullet:
      return "bullet";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kPostscript:
      return "postscript";
    case BlockKind::kClosing:
      return "closing";
    case BlockKind::kSignature:
      return "signature";
    case BlockKind::kQuote:
      return "quote";
    case BlockKind::kAttribution:
      return "attribution";
    case BlockKind::kFooter:
      return "footer";
    case BlockKind::kUnsubscribe:
      return "unsubscribe";
    case BlockKind::kExcluded:
      return "excluded";
  }
  return "?";
}

std::string_view NameOf(TokenKind kind) {
  switch (kind) {
    case TokenKind::kWord:
      return "word";
    case TokenKind::kNumber:
      return "number";
    case TokenKind::kPunctuation:
      return "punctuation";
    case TokenKind::kEmoji:
      return "emoji";
    case TokenKind::kUrl:
      return "url";
    case TokenKind::kEmail:
      return "email";
    case TokenKind::kPlaceholder:
      return "placeholder";
    case TokenKind::kSymbol:
      return "symbol";
  }
  return "?";
}

std::string RenderBlocks(std::string_view text, const Document::Options& options) {
  const Document document = Document::Parse(text, options);
  std::string out;
  std::size_t last_block = static_cast<std::size_t>(-1);
  for (const Sentence& sentence : document.sentences()) {
    if (sentence.block != last_block) out += NameOf(document.BlockOf(sentence).kind);
    last_block = sentence.block;
    out += '|';
    for (const char c : sentence.span.In(text)) {
      if (c == '\n') {
        out += "⏎";
      } else {
        out += c;
      }
    }
    out += '\n';
  }
  return out;
}

std::string MarkSentences(std::string_view text, const Document::Options& options) {
  const Document document = Document::Parse(text, options);
  std::string out;
  std::uint32_t at = 0;
  for (const Sentence& sentence : document.sentences()) {
    out += text.substr(at, sentence.span.begin - at);
    out += "[[";
    out += sentence.span.In(text);
    out += "]]";
    at = sentence.span.end;
  }
  out += text.substr(at);
  return out;
}

std::string WithoutMarks(std::string_view marked) {
  std::string out;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked.substr(i, 2) == "[[" || marked.substr(i, 2) == "]]") {
      ++i;
    } else {
      out += marked[i];
    }
  }
  return out;
}

std::string RenderTokens(std::string_view text) {
  std::vector<Token> tokens;
  Tokenize(text, 0, tokens);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += '|';
    if (token.kind != TokenKind::kWord && token.kind != TokenKind::kPunctuation) {
      out += '<';
      out += NameOf(token.kind);
      out += '>';
    }
    out += token.span.In(text);
  }
  return out;
}

}  // namespace youward::text
