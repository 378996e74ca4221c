// How long the learned part takes, under each family of instructions that this processor has:
//
//   youward_model_bench WEIGHTS LETTER [--json]
//
// WEIGHTS is an encoder.ywenc, LETTER a file of tests/letters. For each family: the whole letter with nothing kept, the
// lower layers of its longest sentence, and the upper layers of the letter with its sentences kept (both together are
// what one edited sentence costs), and where the findings point.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/model/model.h"
#include "daemon/os/mapped_file.h"
#include "daemon/text/document.h"
#include "tests/bench/measure.h"

namespace youward::bench {
namespace {

[[noreturn]] void Die(const std::string& what) {
  std::fprintf(stderr, "youward_model_bench: %s\n", what.c_str());
  std::exit(2);
}

struct Letter {
  std::string subject;
  std::string body;
  std::vector<std::string_view> sentences;  // of body
};

void Read(const std::string& path, Letter& letter) {
  std::ifstream file(path, std::ios::binary);
  if (!file) Die("cannot read " + path);
  std::getline(file, letter.subject);
  letter.subject.erase(0, std::string_view("Subject: ").size());
  std::ostringstream rest;
  rest << file.rdbuf();
  letter.body = rest.str();
  const text::Document document = text::Document::Parse(letter.body, {});
  for (const text::Sentence& sentence : document.sentences()) letter.sentences.push_back(sentence.span.In(letter.body));
}

// Keeps the compiler from dropping work whose result nobody reads.
template <typename T>
void Use(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

void MeasureKernels(const model::Kernels& kernels, std::span<const std::byte> weights, const Letter& letter,
                    Report& report) {
  const absl::StatusOr<model::Model> model = model::Model::Load(weights, kernels);
  if (!model.ok()) Die(model.status().ToString());
  const std::string name = "model/" + std::string(kernels.name);
  const MeasureOptions options{.duration = std::chrono::seconds(3)};
  model::Scratch scratch;
  const model::Input input{.channel = "email", .subject = letter.subject, .sentences = letter.sentences};
  report.Add(
      Measure(name + "/letter", "a letter, nothing kept", [&] { Use(model->Predict(input, scratch)); }, options));

  std::string_view longest;
  for (const std::string_view sentence : letter.sentences) {
    if (sentence.size() > longest.size()) longest = sentence;
  }
  report.Add(Measure(
      name + "/sentence", "lower layers of its longest sentence", [&] { Use(model->EncodeSentence(longest, scratch)); },
      options));

  const model::SegmentState head = model->EncodeHead(input.channel, input.subject, scratch);
  const std::vector<model::SegmentState> states = model->EncodeSentences(letter.sentences, scratch);
  std::vector<const model::SegmentState*> kept;
  kept.reserve(states.size());
  for (const model::SegmentState& state : states) kept.push_back(&state);
  report.Add(Measure(
      name + "/context", "upper layers of the letter, sentences kept",
      [&] { Use(model->Predict(head, kept, scratch)); }, options));

  const model::Prediction found = model->Predict(head, kept, scratch);
  report.Add(Measure(
      name + "/words", "the words that its codes come from",
      [&] {
        for (std::size_t s = 0; s < letter.sentences.size(); ++s) {
          for (std::size_t c = 0; c < found.codes; ++c) {
            if (found.flagged(s, c)) Use(model->Words(found, s, c, letter.sentences[s]));
          }
        }
      },
      options));
}

int Main(const std::vector<std::string>& arguments) {
  if (arguments.size() < 2) Die("expected WEIGHTS LETTER [--json]");
  const absl::StatusOr<os::MappedFile> file = os::MappedFile::Open(arguments[0]);
  if (!file.ok()) Die(file.status().ToString());
  Letter letter;
  Read(arguments[1], letter);
  Report report;
  report.Add(
      Measure("model/load", "the weights checked, in memory already", [&] { Use(model::Model::Load(file->bytes())); }));
  const absl::StatusOr<model::Model> model = model::Model::Load(file->bytes());
  if (!model.ok()) Die(model.status().ToString());
  std::size_t tokens = model->HeadSegment("email", letter.subject).ids.size();
  for (const std::string_view sentence : letter.sentences) tokens += model->SentenceSegment(sentence).ids.size();
  report.AddValue("model/tokens", static_cast<double>(tokens));
  for (const model::Kernels* kernels : model::AvailableKernels())
    MeasureKernels(*kernels, file->bytes(), letter, report);
  const bool json = arguments.size() > 2 && arguments[2] == "--json";
  std::fputs((json ? report.ToJson() + "\n" : report.ToTable()).c_str(), stdout);
  return 0;
}

}  // namespace
}  // namespace youward::bench

int main(int count, char** arguments) { return youward::bench::Main({arguments + 1, arguments + count}); }
