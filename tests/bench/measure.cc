#include "tests/bench/measure.h"

#include <sys/utsname.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

namespace youward::bench {
namespace {

using Clock = std::chrono::steady_clock;

double Microseconds(Clock::duration duration) { return std::chrono::duration<double, std::micro>(duration).count(); }

// The value at `share` of the sorted times (nearest rank).
double Quantile(const std::vector<double>& sorted, double share) {
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

std::string ProcessorName() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

nlohmann::ordered_json Machine() {
  utsname system{};
  uname(&system);
  return {{"host", system.nodename},
          {"processor", ProcessorName()},
          {"cores", std::thread::hardware_concurrency()},
          {"system", std::string(system.sysname) + " " + system.release},
          {"compiler", YOUWARD_BENCH_COMPILER},
          {"flags", YOUWARD_BENCH_FLAGS}};
}

}  // namespace

Figures Measure(std::string name, std::string what, const std::function<void()>& body, const MeasureOptions& options) {
  for (const auto end = Clock::now() + options.warm_up; Clock::now() < end;) body();
  std::vector<double> times_us;
  const auto end = Clock::now() + options.duration;
  while (times_us.size() < options.max_runs && (times_us.size() < options.min_runs || Clock::now() < end)) {
    if (options.pause.count() > 0) std::this_thread::sleep_for(options.pause);
    const auto begin = Clock::now();
    body();
    times_us.push_back(Microseconds(Clock::now() - begin));
  }
  return Summarize(std::move(name), std::move(what), std::move(times_us));
}

Figures Summarize(std::string name, std::string what, std::vector<double> times_us) {
  std::sort(times_us.begin(), times_us.end());
  return {std::move(name),  std::move(what),          times_us.size(),
          times_us.front(), Quantile(times_us, 0.50), Quantile(times_us, 0.99)};
}

std::string Report::ToTable() const {
  std::string out;
  char line[200];
  std::snprintf(line, sizeof line, "%-28s %8s %10s %10s %10s  %s\n", "case (µs)", "runs", "min", "p50", "p99", "");
  out += line;
  for (const Figures& figures : cases_) {
    std::snprintf(line, sizeof line, "%-27s %8zu %10.1f %10.1f %10.1f  %s\n", figures.name.c_str(), figures.runs,
                  figures.min_us, figures.p50_us, figures.p99_us, figures.what.c_str());
    out += line;
  }
  for (const auto& [name, value] : values_) {
    std::snprintf(line, sizeof line, "%-27s %19.2f\n", name.c_str(), value);
    out += line;
  }
  const auto machine = Machine();
  out += "on " + machine["processor"].get<std::string>() + ", " + std::to_string(machine["cores"].get<unsigned>()) +
         " cores; " + machine["compiler"].get<std::string>() + " " + machine["flags"].get<std::string>() + "\n";
  return out;
}

std::string Report::ToJson() const {
  nlohmann::ordered_json cases = nlohmann::ordered_json::object();
  for (const Figures& figures : cases_) {
    cases[figures.name] = {
        {"runs", figures.runs}, {"min_us", figures.min_us}, {"p50_us", figures.p50_us}, {"p99_us", figures.p99_us}};
  }
  nlohmann::ordered_json values = nlohmann::ordered_json::object();
  for (const auto& [name, value] : values_) values[name] = value;
  const nlohmann::ordered_json report = {{"machine", Machine()}, {"cases", cases}, {"values", values}};
  return report.dump(2) + "\n";
}

}  // namespace youward::bench
