#include "plugins/cli/input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

namespace youward::cli {
namespace {

using ::testing::ElementsAre;

TEST(SplitSubject, AFirstLineThatSaysSoIsTheSubject) {
  const LetterText letter = SplitSubject("Subject: Hello there\n\nHi Sam,\n");
  EXPECT_EQ(letter.subject, "Hello there");
  EXPECT_EQ(letter.body, "Hi Sam,\n");
}

TEST(SplitSubject, WithCarriageReturns) {
  const LetterText letter = SplitSubject("Subject: Hello\r\n\r\nHi\r\n");
  EXPECT_EQ(letter.subject, "Hello");
  EXPECT_EQ(letter.body, "Hi\r\n");
}

TEST(SplitSubject, ASubjectAloneHasNoBody) {
  for (const char* text : {"Subject: Hello", "Subject: Hello\n", "Subject: Hello\n\n"}) {
    const LetterText letter = SplitSubject(text);
    EXPECT_EQ(letter.subject, "Hello") << text;
    EXPECT_EQ(letter.body, "") << text;
  }
}

TEST(SplitSubject, WithoutTheEmptyLineItIsText) {
  for (const char* text : {"Subject: Hello\nHi", "Hi\nSubject: Hello\n\n", "subject: x\n\n", "", "\n"}) {
    const LetterText letter = SplitSubject(text);
    EXPECT_EQ(letter.subject, "") << text;
    EXPECT_EQ(letter.body, text);
  }
}

TEST(SplitSubject, AnEmptySubjectIsNone) { EXPECT_EQ(SplitSubject("Subject:\n\nHi").body, "Hi"); }

TEST(NameOf, IsSafeToPrint) {
  EXPECT_EQ(NameOf("-"), "standard input");
  EXPECT_EQ(NameOf("dopis č. 1.txt"), "dopis č. 1.txt");
  EXPECT_EQ(NameOf("a\x1b[31m\nb"), "a?[31m?b");
  EXPECT_EQ(NameOf("a\xFF\xC4\x8D"), "a???");
}

// What a reader gives for a stream: lines as they are, "<too long>", "<error>".
std::vector<std::string> LinesOf(const std::string& stream, std::size_t max_bytes) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0) return {"no pipe"};
  std::thread writer([&] {
    for (std::size_t at = 0; at < stream.size();) {
      at += static_cast<std::size_t>(write(ends[1], stream.data() + at, stream.size() - at));
    }
    close(ends[1]);
  });
  LineReader reader(ends[0], max_bytes);
  std::vector<std::string> lines;
  std::string line;
  for (auto result = reader.Next(line); result != LineReader::Result::kEnd; result = reader.Next(line)) {
    const std::string number = std::to_string(reader.number()) + ":";
    lines.push_back(number + (result == LineReader::Result::kLine ? line : "<too long>"));
  }
  writer.join();
  close(ends[0]);
  return lines;
}

TEST(LineReader, SplitsAtLineEnds) {
  EXPECT_THAT(LinesOf("one\ntwo\r\n\nfour", 100), ElementsAre("1:one", "2:two", "3:", "4:four"));
  EXPECT_THAT(LinesOf("", 100), ElementsAre());
  EXPECT_THAT(LinesOf("\n", 100), ElementsAre("1:"));
}

TEST(LineReader, SkipsALineThatIsTooLongAndGoesOn) {
  EXPECT_THAT(LinesOf("12345\n123456\nok\n", 5), ElementsAre("1:12345", "2:<too long>", "3:ok"));
  EXPECT_THAT(LinesOf("12345\r\nok", 5), ElementsAre("1:12345", "2:ok"));
  EXPECT_THAT(LinesOf("ok\n123456", 5), ElementsAre("1:ok", "2:<too long>"));
}

TEST(LineReader, SkipsFarMoreThanItReadsAtOnce) {
  EXPECT_THAT(LinesOf(std::string(1'000'000, 'x') + "\nok\n", 1000), ElementsAre("1:<too long>", "2:ok"));
}

TEST(LineReader, KeepsLinesThatArriveInPieces) {
  const std::string longer(200'000, 'y');
  EXPECT_THAT(LinesOf("a\n" + longer + "\nb\n", 300'000), ElementsAre("1:a", "2:" + longer, "3:b"));
}

TEST(LineReader, EndsABlockedReadWhenItIsCancelled) {
  std::array<int, 2> input{};
  std::array<int, 2> cancel{};
  ASSERT_EQ(pipe(input.data()), 0);
  ASSERT_EQ(pipe(cancel.data()), 0);
  LineReader reader(input[0], 100, cancel[0]);
  close(cancel[1]);
  std::string line;
  EXPECT_EQ(reader.Next(line), LineReader::Result::kCancel);
  for (const int fd : {input[0], input[1], cancel[0]}) close(fd);
}

TEST(Utf8Problem, NamesTheOffset) {
  EXPECT_FALSE(Utf8Problem("Dvořák 🙂").has_value());
  EXPECT_EQ(Utf8Problem("ab\xFFz").value_or(""), "is not UTF-8: invalid byte at offset 2");
}

}  // namespace
}  // namespace youward::cli
