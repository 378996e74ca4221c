// gRPC is used through its completion queue with one polling thread, because its callback API lets an idle server sleep
// up to 100 ms before it looks at a call, and the first key after a pause is the case that a writer feels most. The
// polling thread does no work itself: it hands a call to the workers and goes back.
//
// The listening socket is not gRPC's: gRPC would take over the path of a daemon that runs, and could not tell who
// connects. It gets connections that were accepted and checked, one by one.
#include "daemon/service/server.h"

#include <grpc/grpc.h>

#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "absl/status/status.h"
#include "daemon/service/event.h"
#include "daemon/service/unary_call.h"
#include "grpcpp/ext/proto_server_reflection_plugin.h"
#include "grpcpp/health_check_service_interface.h"
#include "grpcpp/resource_quota.h"
#include "grpcpp/security/server_credentials.h"
#include "grpcpp/server.h"
#include "grpcpp/server_builder.h"
#include "youward/v1/analyzer.grpc.pb.h"
#include "youward/v1/policy.grpc.pb.h"

namespace youward::service {
namespace {

using Builder = grpc::ServerBuilder;
using ExternalConnections = grpc::ServerBuilder::experimental_type::ExternalConnectionType;

void Limit(const ServerOptions& options, Builder& builder) {
  grpc::ResourceQuota quota("youward");
  quota.Resize(options.memory_quota_bytes);
  builder.SetResourceQuota(quota);
  builder.SetMaxReceiveMessageSize(options.max_message_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, options.max_metadata_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, options.max_streams_per_connection);
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, options.handshake_timeout_ms);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, options.keepalive_interval_ms);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, options.keepalive_timeout_ms);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, options.idle_connection_ms);
  // Reflection is the only service on gRPC's own threads.
  builder.SetSyncServerOption(Builder::NUM_CQS, 1);
  builder.SetSyncServerOption(Builder::MIN_POLLERS, 1);
  builder.SetSyncServerOption(Builder::MAX_POLLERS, 1);
}

// gRPC takes itself down when its last object goes, and then joins a thread that may sit in a poll of ten seconds after
// a large message was written (seen: 1 end of the daemon in 20 after an answer of 13 MB). So it is kept until the
// process ends.
void KeepGrpcLoaded() {
  static const bool kept = (grpc_init(), true);
  static_cast<void>(kept);
}

class GrpcServer final : public Server {
 public:
  GrpcServer(const ServerOptions& options, State& state) : state_(state), workers_(options.workers) {}
  ~GrpcServer() override {
    if (server_ != nullptr) Stop(std::chrono::milliseconds(0));
  }

  absl::Status Begin(const ServerOptions& options) {
    KeepGrpcLoaded();
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    Builder builder;
    Limit(options, builder);
    builder.RegisterService(&analyzer_);
    builder.RegisterService(&policies_);
    connections_ = builder.experimental().AddExternalConnectionAcceptor(ExternalConnections::FROM_FD,
                                                                        grpc::InsecureServerCredentials());
    queue_ = builder.AddCompletionQueue();
    server_ = builder.BuildAndStart();
    if (server_ == nullptr) return absl::InternalError("gRPC could not be started");
    if (grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService()) {
      health->SetServingStatus(v1::Analyzer::service_full_name(), true);
      health->SetServingStatus(v1::Policies::service_full_name(), true);
    }
    runtime_.emplace(Runtime{.queue = *queue_, .workers = workers_, .state = state_, .log = log_});
    Serve();
    poller_ = std::thread([this] { Poll(); });
    return absl::OkStatus();
  }

  void AddConnection(int fd) override {
    log_.Touch();
    grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters connection;
    connection.fd = fd;
    connections_->HandleNewConnection(&connection);
  }

  void Stop(std::chrono::milliseconds grace) override {
    if (grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService()) health->SetServingStatus(false);
    // Returns when every call has had its answer; those are given by workers and polling thread, which still run.
    server_->Shutdown(std::chrono::system_clock::now() + grace);
    server_->Wait();
    workers_.Join();
    queue_->Shutdown();
    poller_.join();
    server_.reset();
  }

  const CallLog& calls() const override { return log_; }
  Workers& workers() override { return workers_; }

 private:
  // Every method of the contract. One that answers with a stream gets a class of its own beside UnaryCall, on the same
  // Runtime and with the same Events.
  void Serve() {
    using Analyzer = v1::Analyzer::AsyncService;
    using Policies = v1::Policies::AsyncService;
    ServeUnary(*runtime_, analyzer_, &Analyzer::RequestAnalyze, Analyze);
    ServeUnary(*runtime_, analyzer_, &Analyzer::RequestListRules, ListRules);
    ServeUnary(*runtime_, analyzer_, &Analyzer::RequestGetRule, GetRule);
    ServeUnary(*runtime_, policies_, &Policies::RequestGetEffectivePolicy, GetEffectivePolicy);
  }

  void Poll() {
    void* tag = nullptr;
    bool ok = false;
    while (queue_->Next(&tag, &ok)) static_cast<Event*>(tag)->Proceed(ok);
  }

  State& state_;
  CallLog log_;
  Workers workers_;
  v1::Analyzer::AsyncService analyzer_;
  v1::Policies::AsyncService policies_;
  std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> connections_;
  std::unique_ptr<grpc::ServerCompletionQueue> queue_;
  std::unique_ptr<grpc::Server> server_;
  std::optional<Runtime> runtime_;
  std::thread poller_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options, State& state) {
  auto server = std::make_unique<GrpcServer>(options, state);
  if (absl::Status begun = server->Begin(options); !begun.ok()) return begun;
  return server;
}

}  // namespace youward::service
