#include "daemon/app/grpc_log.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>

#include <atomic>
#include <string>
#include <string_view>

namespace youward::app {
namespace {

std::atomic<base::Log*> destination = nullptr;  // the libraries' hooks take plain functions

// The file's name without the folder of whoever built the library.
std::string_view NameOf(const char* file) {
  const std::string_view path(file == nullptr ? "" : file);
  return path.substr(path.find_last_of('/') + 1);
}

void FromGrpc(gpr_log_func_args* said) {
  base::Log* log = destination.load();
  if (log == nullptr) return;
  const base::LogLevel level =
      said->severity == GPR_LOG_SEVERITY_ERROR ? base::LogLevel::kWarning : base::LogLevel::kDebug;
  log->Write(level, "gRPC reports", {{"file", base::Public(NameOf(said->file))}, {"line", said->line}});
}

void FromProtobuf(google::protobuf::LogLevel, const char* file, int line, const std::string&) {
  base::Log* log = destination.load();
  if (log == nullptr) return;
  log->Write(base::LogLevel::kWarning, "Protobuf reports", {{"file", base::Public(NameOf(file))}, {"line", line}});
}

}  // namespace

void RouteLibraryLogs(base::Log& log) {
  destination.store(&log);
  gpr_set_log_function(FromGrpc);
  google::protobuf::SetLogHandler(FromProtobuf);
}

}  // namespace youward::app
