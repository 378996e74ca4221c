// A sentence or a line as the search for names reads it: words in lower case beside the words as written, and where a
// name begins and ends. Internal to daemon/language/names*.cc.
//
//   Passage passage(document, lowered, sentence);  // "I'm Ann Lee from Pawline."
//   passage.NameEnd(2)  // 4: "Ann Lee"
//
// Indexes are of tokens, and any index may be asked about. Views of the document and of `lowered`; any thread.
#ifndef YOUWARD_DAEMON_LANGUAGE_NAMES_PASSAGE_H_
#define YOUWARD_DAEMON_LANGUAGE_NAMES_PASSAGE_H_

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "daemon/text/document.h"

namespace youward::language {

// A text with its ASCII letters small; as long as the text, so that spans fit both.
std::string LowerAscii(std::string_view text);

class Passage {
 public:
  Passage(const text::Document& document, std::string_view lowered, const text::Sentence& sentence)
      : document_(document), lowered_(lowered), tokens_(document.TokensOf(sentence)) {}

  int size() const { return static_cast<int>(tokens_.size()); }
  bool Holds(int i) const { return i >= 0 && i < size(); }

  // The token as written, and in lower case with a plain apostrophe ("'m"); empty outside.
  std::string_view Raw(int i) const { return Holds(i) ? document_.TextOf(tokens_[Index(i)]) : std::string_view(); }
  std::string_view Low(int i) const;
  bool Is(int i, std::initializer_list<std::string_view> words) const;
  bool IsKind(int i, text::TokenKind kind) const { return Holds(i) && tokens_[Index(i)].kind == kind; }
  // A word with a capital at its head or inside ("Ann", "eBay").
  bool IsCapital(int i) const;
  // Nothing but marks before it?
  bool IsHead(int i) const;
  // A mark, or the end.
  bool IsMark(int i) const;

  // One past the last token of the name that begins at `i`: capitalised words in a row, at most five, or one merge
  // field; `i` if no name begins there.
  int NameEnd(int i) const;
  // The text from token `begin` up to before token `end`.
  std::string_view Text(int begin, int end) const;

  // Most of its words have capitals, so that a capital says nothing ("Grow Your Sales Today").
  bool Shouts() const;

 private:
  static std::size_t Index(int i) { return static_cast<std::size_t>(i); }
  const text::Document& document_;
  std::string_view lowered_;
  std::span<const text::Token> tokens_;
};

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_NAMES_PASSAGE_H_
