#include "daemon/engine/engine.h"

#include <utility>

#include "daemon/base/concat.h"
#include "daemon/os/process.h"
#include "daemon/rules/rule_set.h"

namespace youward::engine {
namespace {

// What is wrong with the content of the file, with the file named.
absl::Status Named(const absl::Status& status, const std::string& path) {
  return absl::Status(status.code(), base::Concat(path, ": ", base::MessageOf(status)));
}

}  // namespace

std::string DefaultWeightsPath() { return os::ProgramFolder() + "/../share/youward/encoder.ywenc"; }

Engine::Engine(const std::string& path) {
  if (path != "none") {
    absl::StatusOr<os::MappedFile> file = os::MappedFile::Open(path);
    if (file.ok()) {
      file_ = *std::move(file);
      absl::StatusOr<model::Model> model = model::Model::Load(file_->bytes());
      if (model.ok()) {
        model_.emplace(*std::move(model));
      } else {
        status_ = Named(model.status(), path);
      }
    } else {
      status_ = file.status();  // names the file already
    }
  }
  analyzer_.emplace(rules::RuleSet::BuiltIn(), model_ ? &*model_ : nullptr);
}

}  // namespace youward::engine
