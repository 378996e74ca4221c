// What a process needs to analyse letters: the built-in catalogue and the weights of the learned part, mapped from
// their file.
//
//   const Engine engine(options.weights);
//   if (!engine.weights_status().ok()) log.Warning(…);     // rules go on alone, and every answer says so
//   analysis::Answer answer = engine.analyzer().Analyze(draft, policy);
//
// Immutable after construction: any number of threads. Its analyzer must not outlive it.
#ifndef YOUWARD_DAEMON_ENGINE_ENGINE_H_
#define YOUWARD_DAEMON_ENGINE_ENGINE_H_

#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "daemon/analysis/analyzer.h"
#include "daemon/model/model.h"
#include "daemon/os/mapped_file.h"

namespace youward::engine {

// Where the weights lie beside the running program: ../share/youward/encoder.ywenc.
std::string DefaultWeightsPath();

class Engine {
 public:
  // Maps and checks the weights at `path`; "none" asks for rules alone. What is wrong with a file is in
  // weights_status().
  explicit Engine(const std::string& path = DefaultWeightsPath());
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  const analysis::Analyzer& analyzer() const { return *analyzer_; }

  // OK, also when none were asked for; else one line that names the file: missing, cut off, damaged, of another
  // version.
  const absl::Status& weights_status() const { return status_; }

 private:
  absl::Status status_;
  std::optional<os::MappedFile> file_;
  std::optional<model::Model> model_;
  std::optional<analysis::Analyzer> analyzer_;
};

}  // namespace youward::engine

#endif  // YOUWARD_DAEMON_ENGINE_ENGINE_H_
