// How tests of the text room show what they got, so that a difference reads like a message.
#ifndef YOUWARD_TESTS_UNIT_TEXT_RENDER_H_
#define YOUWARD_TESTS_UNIT_TEXT_RENDER_H_

#include <string>
#include <string_view>

#include "daemon/text/document.h"

namespace youward::text {

std::string_view NameOf(BlockKind kind);
std::string_view NameOf(TokenKind kind);

// One line for each sentence, "kind|text", line breaks inside it shown as "⏎"; a block's first sentence begins with its
// kind, the others of the same block with "|".
//   RenderBlocks("Hi Sam,\n\nOne. Two.")  // "greeting|Hi Sam,\nparagraph|One.\n|Two.\n"
std::string RenderBlocks(std::string_view text, const Document::Options& options = {});

// The text with [[ ]] around each sentence.
std::string MarkSentences(std::string_view text, const Document::Options& options = {});

// Takes [[ ]] out of `marked`.
std::string WithoutMarks(std::string_view marked);

// The tokens with a bar between: "we|'re|here"; kinds other than words and punctuation are named: "<number>40%".
std::string RenderTokens(std::string_view text);

}  // namespace youward::text

#endif  // YOUWARD_TESTS_UNIT_TEXT_RENDER_H_
