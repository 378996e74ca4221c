// Parts of speech: the Penn tag of each token of a sentence.
//
//   Tagger tagger;
//   tagger.TagSentence(document.text(), document.TokensOf(sentence))  // "Our dashboard cuts costs ." -> PRP$ NN VBZ
//   NNS .
//
// A perceptron whose weights are linked in (training/tagger says how they are made and how often they are right). The
// tag of a token depends on its sentence alone. Pure; a Tagger keeps buffers, so each thread has its own; cheap to
// make.
#ifndef YOUWARD_DAEMON_LANGUAGE_TAGGER_H_
#define YOUWARD_DAEMON_LANGUAGE_TAGGER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "daemon/language/tagger/features.h"
#include "daemon/language/tagger/tags.h"
#include "daemon/text/document.h"

namespace youward::language {

class Tagger {
 public:
  // A tag for each token, in order. `tokens` are of one sentence of `text`; empty for none. The result is this object's
  // own, until the next call.
  std::span<const Tag> TagSentence(std::string_view text, std::span<const text::Token> tokens);

 private:
  tagger::Words words_;
  std::vector<Tag> tags_;
};

}  // namespace youward::language

#endif  // YOUWARD_DAEMON_LANGUAGE_TAGGER_H_
