// The program behind ./dev bench: how long an analysis takes, alone and through the daemon. What is measured, and how
// to repeat it, is in tests/bench/README.md.
#include <grpcpp/client_context.h>
#include <grpcpp/impl/codegen/client_unary_call.h>
#include <grpcpp/impl/codegen/rpc_method.h>
#include <grpcpp/support/byte_buffer.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/analysis/analyzer.h"
#include "daemon/engine/engine.h"
#include "daemon/policy/policy.h"
#include "daemon/text/document.h"
#include "tests/bench/daemon_process.h"
#include "tests/bench/measure.h"
#include "youward/v1/analyzer.grpc.pb.h"

namespace youward::bench {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void Die(const std::string& what) {
  std::fprintf(stderr, "youward_bench: %s\n", what.c_str());
  std::exit(2);
}

// Keeps the compiler from dropping work whose result nobody reads.
template <typename T>
void Use(const T& value) {
  asm volatile("" : : "r"(&value) : "memory");
}

analysis::Draft ReadLetter(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) Die("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  analysis::Draft draft;
  draft.body = text.str();
  constexpr std::string_view kSubject = "Subject: ";
  if (const auto end = draft.body.find('\n'); draft.body.starts_with(kSubject) && end != std::string::npos) {
    draft.subject = draft.body.substr(kSubject.size(), end - kSubject.size());
    draft.body.erase(0, draft.body.find_first_not_of('\n', end));
  }
  return draft;
}

std::size_t CountWords(std::string_view text) {
  std::istringstream words{std::string(text)};
  std::size_t count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

v1::AnalyzeRequest ToRequest(const analysis::Draft& draft) {
  v1::AnalyzeRequest request;
  request.mutable_draft()->set_subject(draft.subject);
  request.mutable_draft()->set_body(draft.body);
  request.mutable_draft()->set_channel(v1::CHANNEL_EMAIL);
  request.set_offset_encoding(v1::OFFSET_ENCODING_UTF16);
  return request;
}

void Analyze(v1::Analyzer::Stub& stub, const v1::AnalyzeRequest& request) {
  grpc::ClientContext context;
  v1::AnalyzeResponse response;
  const grpc::Status status = stub.Analyze(&context, request, &response);
  if (!status.ok()) Die("Analyze failed: " + status.error_message());
  Use(response);
}

// grpc.health.v1.Health/Check of the whole server: an empty request, an answer of two bytes. What any call costs at
// least.
class HealthCheck {
 public:
  explicit HealthCheck(std::shared_ptr<grpc::Channel> channel)
      : channel_(std::move(channel)),
        method_("/grpc.health.v1.Health/Check", grpc::internal::RpcMethod::NORMAL_RPC, channel_) {}

  void Call() {
    grpc::ClientContext context;
    const grpc::Slice empty;
    const grpc::ByteBuffer request(&empty, 1);
    grpc::ByteBuffer response;
    const grpc::Status status = grpc::internal::BlockingUnaryCall<grpc::ByteBuffer, grpc::ByteBuffer>(
        channel_.get(), method_, &context, request, &response);
    if (!status.ok()) Die("health check failed: " + status.error_message());
  }

 private:
  std::shared_ptr<grpc::Channel> channel_;
  const grpc::internal::RpcMethod method_;
};

// Process start to first answer, and the first answer alone after an idle pause.
Figures ColdStarts(const std::string& program, const v1::AnalyzeRequest& request) {
  std::vector<double> times_us;
  for (int i = 0; i < 15; ++i) {
    const auto begin = Clock::now();
    const DaemonProcess daemon(program, true);
    v1::Analyzer::Stub stub(daemon.Connect());
    Analyze(stub, request);
    times_us.push_back(std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  }
  return Summarize("daemon/cold-start", "start of youwardd to the first answer", std::move(times_us));
}

void MeasureAnalysis(const analysis::Draft& letter, Report& report) {
  const policy::Policy policy;
  const analysis::Analyzer analyzer;
  report.Add(Measure("text/parse", "letter taken apart: blocks, sentences, tokens", [&] {
    Use(text::Document::Parse(letter.subject, {.single_line = true}));
    Use(text::Document::Parse(letter.body, {}));
  }));
  report.Add(Measure("analysis/letter", std::to_string(CountWords(letter.body)) + " words, rules alone, nothing cached",
                     [&] { Use(analyzer.Analyze(letter, policy)); }));
  const engine::Engine engine;
  if (engine.weights_status().ok()) {
    report.Add(Measure("analysis/letter-learned", "the same with the learned part, nothing cached, one core",
                       [&] { Use(engine.analyzer().Analyze(letter, policy)); }));
  }
  analysis::Draft longer = letter;
  while (CountWords(longer.body) < 1500) longer.body += "\n\n" + letter.body;
  report.Add(Measure("analysis/long-letter", std::to_string(CountWords(longer.body)) + " words",
                     [&] { Use(analyzer.Analyze(longer, policy)); }));
}

void MeasureDaemon(const std::string& program, const analysis::Draft& letter, Report& report) {
  const v1::AnalyzeRequest request = ToRequest(letter);
  const DaemonProcess daemon(program, false);  // what a call costs beside the learned part
  const auto channel = daemon.Connect();
  HealthCheck health(channel);
  v1::Analyzer::Stub stub(channel);
  // By turns, so that what else the machine does falls on both alike.
  std::vector<double> health_us, analyze_us;
  for (int i = 0; i < 2200; ++i) {
    const auto begin = Clock::now();
    health.Call();
    const auto middle = Clock::now();
    Analyze(stub, request);
    const auto end = Clock::now();
    if (i < 200) continue;
    health_us.push_back(std::chrono::duration<double, std::micro>(middle - begin).count());
    analyze_us.push_back(std::chrono::duration<double, std::micro>(end - middle).count());
  }
  const Figures minimal = Summarize("rpc/health", "the least that a call costs", std::move(health_us));
  const Figures whole =
      Summarize("rpc/analyze", "the same letter through the daemon, rules alone", std::move(analyze_us));
  report.Add(minimal);
  report.Add(whole);
  report.Add(Measure("rpc/analyze-after-idle", "the first call after two seconds of nothing",
                     [&] { Analyze(stub, request); },
                     {.warm_up = {}, .duration = {}, .min_runs = 5, .pause = std::chrono::milliseconds(2000)}));
  report.AddValue("rpc/analyze-minus-health_us", whole.p50_us - minimal.p50_us);
  for (int i = 0; i < 10'000; ++i) Analyze(stub, request);
  report.AddValue("daemon/resident_kib", static_cast<double>(daemon.ResidentKib()));
  const DaemonProcess learned(program, true);
  v1::Analyzer::Stub learned_stub(learned.Connect());
  report.Add(Measure("rpc/analyze-learned", "the same letter through the daemon, with the learned part",
                     [&] { Analyze(learned_stub, request); }));
  for (int i = 0; i < 1'000; ++i) Analyze(learned_stub, request);
  report.AddValue("daemon/resident-learned_kib", static_cast<double>(learned.ResidentKib()));
  report.Add(ColdStarts(program, request));
}

int Main(int argc, char** argv) {
  CLI::App app{"Times the analysis and the way through the daemon"};
  std::string daemon, letters;
  bool json = false;
  app.add_option("--daemon", daemon, "The youwardd to start; without it the analysis alone is timed");
  app.add_option("--letters", letters, "Folder with first-mail.txt")->required();
  app.add_flag("--json", json, "One JSON object");
  CLI11_PARSE(app, argc, argv);

  Report report;
  const auto begin = Clock::now();
  const auto& rules = rules::RuleSet::BuiltIn();  // once a process: its first use builds the index
  report.AddValue("analysis/first-use_us", std::chrono::duration<double, std::micro>(Clock::now() - begin).count());
  report.AddValue("analysis/rules", static_cast<double>(rules.rules().size()));
  const analysis::Draft letter = ReadLetter(letters + "/first-mail.txt");
  MeasureAnalysis(letter, report);
  if (!daemon.empty()) MeasureDaemon(daemon, letter, report);
  std::fputs((json ? report.ToJson() : report.ToTable()).c_str(), stdout);
  return 0;
}

}  // namespace
}  // namespace youward::bench

int main(int argc, char** argv) { return youward::bench::Main(argc, argv); }
