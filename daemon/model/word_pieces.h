// Text into the encoder's tokens: BERT's uncased WordPiece, as training does it.
//
//   std::vector<std::uint32_t> ids;
//   pieces.Append("Hi Ann, quick question", 96, ids);   // at most 96 ids
//
// Views into the weights, which must stay; immutable, any thread. Time grows with the text alone: neither a word of a
// hundred thousand characters nor a text that is mostly cut off costs more than reading it.
#ifndef YOUWARD_DAEMON_MODEL_WORD_PIECES_H_
#define YOUWARD_DAEMON_MODEL_WORD_PIECES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace youward::model {

class WordPieces {
 public:
  // Piece i is the bytes offsets[i] … offsets[i + 1] of `text`; `slots` are an open hash table of ids. Refuses offsets
  // and slots that point nowhere, and a vocabulary without [UNK], [CLS] or [SEP].
  static absl::StatusOr<WordPieces> Make(std::string_view text, std::span<const std::uint32_t> offsets,
                                         std::span<const std::uint32_t> slots);

  // Appends the ids of the first `limit` tokens of `text`. Bytes that are not UTF-8 are passed over.
  void Append(std::string_view text, std::size_t limit, std::vector<std::uint32_t>& ids) const;
  // The same, and of each token the byte of `text` at which its word begins: those of one word have the same.
  void Append(std::string_view text, std::size_t limit, std::vector<std::uint32_t>& ids,
              std::vector<std::uint32_t>& begins) const;

  std::uint32_t unknown() const { return unknown_; }
  std::uint32_t start() const { return start_; }
  std::uint32_t end() const { return end_; }

 private:
  WordPieces() = default;
  struct Word;

  std::string_view Piece(std::size_t id) const;
  // The id of the piece that reads "##" (if `continues`) and `rest`, whose hash is `hash`; kNone if there is none.
  std::uint32_t Find(bool continues, std::string_view rest, std::uint32_t hash) const;
  // Appends the pieces of a finished word, at most `limit` of them, and empties it.
  void Close(Word& word, std::size_t limit, std::vector<std::uint32_t>& ids) const;
  std::uint32_t Longest(const Word& word, std::size_t begin, std::size_t& end) const;

  std::string_view text_;
  std::span<const std::uint32_t> offsets_;
  std::span<const std::uint32_t> slots_;
  std::size_t longest_ = 0;  // bytes of the longest piece
  std::uint32_t unknown_ = 0;
  std::uint32_t start_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_WORD_PIECES_H_
