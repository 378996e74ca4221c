// What a passage looks like once a suggestion is applied: the sentence it stands in, with the new words in their place.
//
// Pure; any thread.
#ifndef YOUWARD_PLUGINS_CLI_PREVIEW_H_
#define YOUWARD_PLUGINS_CLI_PREVIEW_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/analysis/types.h"
#include "daemon/rewriting/suggestion.h"
#include "daemon/text/document.h"

namespace youward::cli {

struct PreviewPiece {
  enum class Kind : std::uint8_t { kContext, kNew, kSlot };
  Kind kind = Kind::kContext;
  std::string text;
};

// The sentences of a draft, to show edits in. Keeps references: the draft must outlive it.
class Previewer {
 public:
  explicit Previewer(const analysis::Draft& draft);

  // In the order of the letter. Words far from an edit are cut with an ellipsis; edits far apart too. Empty when
  // nothing is left of the passage.
  std::vector<PreviewPiece> Preview(const rewriting::Suggestion& suggestion, std::string_view ellipsis) const;

  // The sentences that `span` touches, or `span` itself where there are none.
  text::Span SentencesAround(base::Field field, text::Span span) const;

 private:
  const analysis::Draft& draft_;
  text::Document subject_;
  text::Document body_;
};

}  // namespace youward::cli

#endif  // YOUWARD_PLUGINS_CLI_PREVIEW_H_
