// One thread reads lines, some parse, analyse and print into memory, one writes in order (line_queue.h). The reader may
// sit in a read when the writer finds that nobody reads the answers; a pipe wakes it, so that the program ends at once.
#include "plugins/cli/jsonl.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "plugins/cli/groups.h"
#include "plugins/cli/input.h"
#include "plugins/cli/json_answer.h"
#include "plugins/cli/json_line.h"
#include "plugins/cli/line_queue.h"

namespace youward::cli {
namespace {

// What the threads of one run share.
struct Run {
  const Context& context;
  const text::OffsetEncoding encoding;
  const Backend& backend;
  LineQueue queue;
  std::atomic<bool> findings = false;
  std::atomic<bool> trouble = false;
};

std::string AnswerLine(const LineJob& job, Run& run) {
  LineRequest request;
  if (job.too_long) {
    request.error = "the line is longer than the limit of " + std::string(kMaxInputWords);
  } else {
    request = ParseLine(job.line, run.context);
  }
  if (!request.error) {
    const absl::StatusOr<Checked> checked = run.backend.Analyze(request.draft);
    if (checked.ok()) {
      if (HasFindings(checked->answer)) run.findings = true;
      return JsonAnswer({.id = request.id}, request.draft, *checked, run.encoding, JsonLayout::kLine);
    }
    request.error = std::string(checked.status().message());
  }
  run.trouble = true;
  return JsonError(job.number, request.id, *request.error);
}

void Work(Run& run) {
  while (LineJob* job = run.queue.Take()) {
    job->answer = AnswerLine(*job, run);
    run.queue.Done(job);
  }
}

void WriteAll(Run& run, Output& out, int wake_fd) {
  while (const std::unique_ptr<LineJob> job = run.queue.Next()) {
    if (out.Write(job->answer)) continue;
    run.queue.Stop();
    close(wake_fd);
    return;
  }
  close(wake_fd);
}

// False: nobody reads any more.
bool ReadLines(const std::string& path, int cancel_fd, Run& run) {
  const int fd = path == "-" ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  LineReader reader(fd, kMaxInputBytes, cancel_fd);
  LineReader::Result result = fd < 0 ? LineReader::Result::kError : LineReader::Result::kLine;
  bool going = true;
  while (going && fd >= 0) {
    auto job = std::make_unique<LineJob>();
    result = reader.Next(job->line);
    if (result != LineReader::Result::kLine && result != LineReader::Result::kTooLong) break;
    job->number = reader.number();
    job->too_long = result == LineReader::Result::kTooLong;
    if (job->too_long || !IsBlankLine(job->line)) going = run.queue.Add(std::move(job));
  }
  if (result == LineReader::Result::kError) {
    Complain(NameOf(path), std::string("cannot be read: ") + std::strerror(errno));
    run.trouble = true;
  }
  if (fd > STDIN_FILENO) close(fd);
  return going && result != LineReader::Result::kCancel;
}

}  // namespace

int CheckLines(const std::vector<std::string>& inputs, const Context& context, text::OffsetEncoding encoding,
               const Backend& backend, Output& out) {
  std::array<int, 2> wake{-1, -1};
  if (pipe2(wake.data(), O_CLOEXEC) != 0) {
    Complain(std::string("cannot open a pipe: ") + std::strerror(errno));
    return kExitTrouble;
  }
  Run run{context, encoding, backend, {}};
  std::vector<std::thread> threads;
  const unsigned workers = std::clamp(std::thread::hardware_concurrency(), 2u, 8u);
  threads.reserve(workers + 1);
  for (unsigned i = 0; i < workers; ++i) threads.emplace_back([&run] { Work(run); });
  threads.emplace_back([&run, &out, fd = wake[1]] { WriteAll(run, out, fd); });

  for (const std::string& input : inputs) {
    if (!ReadLines(input, wake[0], run)) break;
  }
  run.queue.Finish();
  for (std::thread& thread : threads) thread.join();
  close(wake[0]);
  if (!out.ok()) return out.Trouble();
  return run.trouble ? kExitTrouble : run.findings ? kExitFindings : kExitClean;
}

}  // namespace youward::cli
