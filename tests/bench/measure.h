// Measuring how long something takes, over many runs, and saying so for people and for programs.
//
//   Report report;
//   report.Add(Measure("parse", [&] { Document::Parse(text, {}); }));
//   std::fputs(report.ToTable().c_str(), stdout);
//
// A case runs for about a second (at least 30 times), after a tenth of a second of warm-up. Times are wall-clock, one
// run each: p50 is what to compare, p99 shows the noise of the machine too. Not for timed tests: a figure here never
// fails anything. One thread.
#ifndef YOUWARD_TESTS_BENCH_MEASURE_H_
#define YOUWARD_TESTS_BENCH_MEASURE_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace youward::bench {

// The times of one case, in microseconds.
struct Figures {
  std::string name;
  std::string what;  // one line for people
  std::size_t runs = 0;
  double min_us = 0;
  double p50_us = 0;
  double p99_us = 0;
};

struct MeasureOptions {
  std::chrono::milliseconds warm_up{100};
  std::chrono::milliseconds duration{1000};
  std::size_t min_runs = 30;
  std::size_t max_runs = 200'000;
  std::chrono::milliseconds pause{0};  // before each run, outside its time
};

// Runs `body` again and again.
Figures Measure(std::string name, std::string what, const std::function<void()>& body,
                const MeasureOptions& options = {});

// From times that were taken elsewhere; `times_us` is not empty.
Figures Summarize(std::string name, std::string what, std::vector<double> times_us);

class Report {
 public:
  void Add(Figures figures) { cases_.push_back(std::move(figures)); }
  // A figure that is no time, in the unit that its name ends with ("daemon_rss_kib").
  void AddValue(std::string name, double value) { values_.emplace_back(std::move(name), value); }

  std::string ToTable() const;
  // One object: {"machine": {…}, "cases": {name: {"runs", "min_us", "p50_us", "p99_us"}}, "values": {name: number}}
  std::string ToJson() const;

 private:
  std::vector<Figures> cases_;
  std::vector<std::pair<std::string, double>> values_;
};

}  // namespace youward::bench

#endif  // YOUWARD_TESTS_BENCH_MEASURE_H_
