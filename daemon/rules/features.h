// The tokens of a letter as features of a vocabulary: what patterns are tested against.
//
// For one thread: a reader keeps buffers between calls. It keeps views of the vocabulary and of the letter's names.
#ifndef YOUWARD_DAEMON_RULES_FEATURES_H_
#define YOUWARD_DAEMON_RULES_FEATURES_H_

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "daemon/rules/catalog.h"
#include "daemon/rules/program.h"
#include "daemon/text/document.h"

namespace youward::rules {

using VocabularyIndex = absl::flat_hash_map<std::string_view, VocabularyEntry>;

class FeatureReader {
 public:
  FeatureReader(const VocabularyIndex& vocabulary, std::span<const std::string> sender_names,
                std::span<const std::string> reader_names);

  // Replaces `out` with the features of `sentence`; each token's are sorted.
  void Read(const text::Document& document, const text::Sentence& sentence, SentenceFeatures& out);

 private:
  struct Name {
    std::vector<std::string> words;  // normalised
    Shape shape;
    bool capital;  // begins with a capital, and is found only where one is written: "Will", not "will"
  };
  void AddNames(std::span<const std::string> names, Shape shape);
  void AddWord(std::string_view word, std::vector<Feature>& features);
  // Of the token at `index` of words_.
  void AddReadings(std::size_t index, std::vector<Feature>& features);
  // Fills named_ with the tokens that belong to a known name.
  void FindNames(const text::Document& document, std::span<const text::Token> tokens);
  void ReadToken(const text::Document& document, std::span<const text::Token> tokens, std::size_t index, bool at_head,
                 std::vector<Feature>& features, bool& soft);

  const VocabularyIndex& vocabulary_;
  std::vector<Name> names_;  // by first word
  std::vector<std::string> lemmas_;
  std::vector<Feature> features_;
  std::vector<std::string> words_;  // of the sentence, normalised; may have more entries than it has tokens
  std::size_t size_ = 0;            // tokens of the sentence
  std::vector<std::pair<std::size_t, Shape>> named_;
};

}  // namespace youward::rules

#endif  // YOUWARD_DAEMON_RULES_FEATURES_H_
