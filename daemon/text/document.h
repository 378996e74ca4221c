// A message taken apart: blocks (greeting, paragraph, bullet, signature, quoted mail, …), sentences and tokens, all as
// byte spans of the text as it was sent. Nothing is normalised, cut or copied, so that every span can be drawn where it
// is.
//
//   Document document = Document::Parse(body, Document::Options{});
//   for (const Sentence& sentence : document.sentences())
//     if (IsProse(document.BlockOf(sentence).kind)) Use(sentence.span.In(document.text()));
//
// Sentences cover the visible text of every block except blank space: they are in order and do not overlap. A
// hard-wrapped line does not end a sentence; a bullet, a blank line or a new block does. In doubt a line is prose.
//
// What the caller excluded is a kExcluded block where it covers whole lines. Inside a line it stays part of its
// sentence, which does not end in it, as one kSymbol token: whoever judges a range compares it with the excluded ones.
//
// Immutable after Parse: any number of threads. Keeps a view: the text must outlive the document.
#ifndef YOUWARD_DAEMON_TEXT_DOCUMENT_H_
#define YOUWARD_DAEMON_TEXT_DOCUMENT_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "daemon/text/span.h"

namespace youward::text {

enum class TokenKind : std::uint8_t {
  kWord,         // letters, with inner hyphens and full stops ("best-in-class", "e.g.", but "Mr" + "."). A clitic is a
                 // token of its own: "we're" = "we" + "'re", "don't" = "do" + "n't", "can't" = "ca" + "n't"
  kNumber,       // "40", "40%", "$1,200.50", "£5k", "24/7", "3x", "10:30"; "15-minute" is a word
  kPunctuation,  // one mark, or a run of the same mark ("...", "!!")
  kEmoji,        // one grapheme, with modifiers and joiners
  kUrl,
  kEmail,
  kPlaceholder,  // {{first_name}}, {name}, [Company], <Name>, %FIRST%, *|FNAME|*, ((name)), ____, $name$
  kSymbol,       // anything else
};

struct Token {
  Span span;
  TokenKind kind = TokenKind::kWord;
};

enum class BlockKind : std::uint8_t {
  kGreeting,  // "Hi Sam," alone or at the head of a paragraph (then the block ends behind the comma); an address above
              // it
  kParagraph,
  kBullet,       // one item of a list, without its mark: "- ", "* ", "• ", "1. ", "(a) ", "✅ "
  kHeading,      // a short line of its own that introduces what follows
  kPostscript,   // "P.S. …"
  kClosing,      // "Best regards,"
  kSignature,    // name, role, company, phone lines at the end; also after "-- "
  kQuote,        // lines with ">" and what follows "On … wrote:", "-----Original Message-----"
  kAttribution,  // "On … wrote:" itself, forwarded headers (From:, Sent:, To:, Subject:); a sentence each
  kFooter,       // legal notice, confidentiality, company registration
  kUnsubscribe,  // "To unsubscribe …", "If you no longer wish to hear from us"
  kExcluded,     // what the caller masked (a quote, code)
};

// Is it the writer's own running text, which rules may judge? (paragraphs, bullets, headings, postscripts)
bool IsProse(BlockKind kind);

struct Block {
  Span span;
  BlockKind kind = BlockKind::kParagraph;
};

struct Sentence {
  Span span;                      // without leading and trailing white space, bullet mark excluded
  std::uint32_t first_token = 0;  // indexes into Document::tokens(), half-open
  std::uint32_t token_end = 0;
  std::uint32_t block = 0;  // index into Document::blocks()
};

class Document {
 public:
  struct Options {
    // Ranges that are read but belong to nobody here (quotes, code): sorted, not overlapping, on code point boundaries.
    std::span<const Span> excluded = {};
    // A subject line: one paragraph, no greeting, no signature.
    bool single_line = false;
  };

  // `text` is valid UTF-8 of less than 2^31 bytes; any content is fine (empty, only emoji, one long line, NUL bytes).
  // Linear in time and memory.
  static Document Parse(std::string_view text, const Options& options);

  std::string_view text() const { return text_; }
  std::span<const Block> blocks() const { return blocks_; }
  std::span<const Sentence> sentences() const { return sentences_; }
  std::span<const Token> tokens() const { return tokens_; }
  std::span<const Token> TokensOf(const Sentence& sentence) const;
  const Block& BlockOf(const Sentence& sentence) const { return blocks_[sentence.block]; }
  std::string_view TextOf(const Token& token) const { return token.span.In(text_); }

 private:
  std::string_view text_;
  std::vector<Block> blocks_;
  std::vector<Sentence> sentences_;
  std::vector<Token> tokens_;
};

// The tokens of `text` alone, appended in order; also how patterns in rule files are cut into words.
void Tokenize(std::string_view text, std::uint32_t base_offset, std::vector<Token>& out);

}  // namespace youward::text

#endif  // YOUWARD_DAEMON_TEXT_DOCUMENT_H_
