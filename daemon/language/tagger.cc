// The weights are one file (daemon/language/tagger/weights.ywtag) that the assembler takes in as it is: a table of a
// megabyte written out as C++ would take the compiler longer than the rest of this room.
#include "daemon/language/tagger.h"

#include "daemon/language/tagger/weights.h"

asm(R"(
  .pushsection .rodata
  .balign 16
  .global youward_tagger_weights
youward_tagger_weights:
  .incbin ")" YOUWARD_TAGGER_WEIGHTS R"("
  .global youward_tagger_weights_end
youward_tagger_weights_end:
  .byte 0
  .popsection
)");

extern "C" const std::byte youward_tagger_weights[];
extern "C" const std::byte youward_tagger_weights_end[];

namespace youward::language {
namespace tagger {

const Weights& BuiltInWeights() {
  static const Weights kWeights(std::span<const std::byte>(youward_tagger_weights, youward_tagger_weights_end));
  return kWeights;
}

}  // namespace tagger

std::span<const Tag> Tagger::TagSentence(std::string_view text, std::span<const text::Token> tokens) {
  const tagger::Weights& weights = tagger::BuiltInWeights();
  words_.Read(text, tokens, weights);
  tagger::TagWords(words_, weights, tags_);
  return tags_;
}

}  // namespace youward::language
