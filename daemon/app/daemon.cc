// Everything that the daemon waits for stands in one io_context on the main thread: connections, signals and two
// timers, neither of which runs while nothing happens (the idle exit is asked for, and then wakes once in its own
// period). gRPC and the workers have their own threads and never touch what is here.
//
// The end: no new connections, the socket's name goes, then Server::Stop on a thread of its own, because it blocks
// until the last call is answered. The lock is kept until then. An analysis cannot be interrupted; should one take
// longer than we may, the process ends under it, which harms nothing, for it holds nothing that lasts.
#include "daemon/app/daemon.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <csignal>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/analysis/analyzer.h"
#include "daemon/app/policy_source.h"
#include "daemon/base/concat.h"
#include "daemon/base/status_macros.h"
#include "daemon/engine/engine.h"
#include "daemon/os/endpoint.h"
#include "daemon/os/process.h"
#include "daemon/os/runtime_dir.h"
#include "daemon/service/handlers.h"
#include "daemon/service/server.h"

namespace youward::app {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using base::Public;
using boost::system::error_code;

constexpr auto kGrace = 400ms;        // for calls that run when the daemon is asked to end
constexpr auto kLastLimit = 900ms;    // from that moment to the end, whatever still runs
constexpr auto kAcceptPause = 200ms;  // before accepting again when the system had no descriptor left

// Every line of `status`' message, with the program's name before it.
void Complain(const absl::Status& status) {
  std::string_view rest(status.message().data(), status.message().size());
  while (true) {
    const std::size_t end = rest.find('\n');
    std::cerr << "youwardd: " << rest.substr(0, end) << '\n';
    if (end == std::string_view::npos) return;
    rest.remove_prefix(end + 1);
  }
}

absl::StatusOr<os::Endpoint> OpenEndpoint(const std::string& socket) {
  YOUWARD_ASSIGN_OR_RETURN(std::optional<os::Endpoint> inherited, os::Endpoint::Inherit());
  if (inherited.has_value()) return *std::move(inherited);
  std::string path = socket;
  if (path.empty()) {
    YOUWARD_ASSIGN_OR_RETURN(path, os::DefaultSocketPath());
  }
  return os::Endpoint::Claim(path);
}

}  // namespace

class Daemon::Impl {
 public:
  Impl(const Options& options, base::Log& log)
      : options_(options), log_(log), policy_source_(PolicySource::Find(options.policy)) {}

  int Run() {
    if (const absl::Status started = Start(); !started.ok()) {
      Complain(started);
      return absl::IsAlreadyExists(started) ? kExitRunning : kExitTrouble;
    }
    io_.run();
    if (stopper_.joinable()) stopper_.join();
    endpoint_.reset();  // the next daemon need not wait for what is left to tidy up here
    log_.Info("daemon ended", {{"calls", server_->calls().counts().begun}});
    return kExitOk;
  }

 private:
  absl::Status Start() {
    // In the order of what fails cheaply; who connects between the socket and the server waits in the socket's queue.
    YOUWARD_ASSIGN_OR_RETURN(policy::LoadedPolicy policy, policy_source_.Load(engine_.analyzer().rules()));
    YOUWARD_ASSIGN_OR_RETURN(os::Endpoint endpoint, OpenEndpoint(options_.socket));
    endpoint_.emplace(std::move(endpoint));
    state_.emplace(engine_.analyzer(), std::move(policy.policy), std::move(policy.path));
    YOUWARD_ASSIGN_OR_RETURN(server_, service::Server::Start(service::ServerOptions{}, *state_));
    error_code error;
    acceptor_.assign(asio::local::stream_protocol(), endpoint_->TakeListener(), error);
    if (error) return absl::FailedPreconditionError("cannot wait for connections: " + error.message());
    Accept();
    WaitForSignal();
    if (options_.idle_exit_s > 0) WaitForIdle(std::chrono::seconds(options_.idle_exit_s));
    if (options_.ready_fd.has_value()) YOUWARD_RETURN_IF_ERROR(os::TellReady(*options_.ready_fd));
    const service::Snapshot now = state_->Take();
    if (!engine_.weights_status().ok()) {
      log_.Warning("the learned part is missing; the rules speak alone",
                   {{"why", Public(base::MessageOf(engine_.weights_status()))}});
    }
    log_.Info("daemon ready", {{"pid", os::ProcessId()},
                               {"socket", Public(endpoint_->path())},
                               {"engine", Public(engine_.analyzer().version())},
                               {"rules", engine_.analyzer().rules().rules().size()},
                               {"policy", Public(now.policy->revision)},
                               {"policy_file", Public(now.policy_path)}});
    return absl::OkStatus();
  }

  void Accept() {
    acceptor_.async_accept([this](error_code error, asio::local::stream_protocol::socket socket) {
      if (!acceptor_.is_open()) return;
      if (error) {
        OnAcceptError(error);
        return;
      }
      if (const absl::Status peer = os::CheckPeer(socket.native_handle()); !peer.ok()) {
        log_.Warning("connection refused", {{"why", Public({peer.message().data(), peer.message().size()})}});
      } else if (socket.native_non_blocking(true, error); !error) {
        if (const int fd = socket.release(error); !error) server_->AddConnection(fd);
      }
      Accept();
    });
  }

  // A process out of descriptors would be told so again at once, for ever.
  void OnAcceptError(error_code error) {
    if (error == asio::error::connection_aborted || error == asio::error::interrupted) {
      Accept();
      return;
    }
    log_.Warning("cannot accept a connection", {{"error", error.value()}});
    timer_accept_.expires_after(kAcceptPause);
    timer_accept_.async_wait([this](error_code stopped) {
      if (!stopped && acceptor_.is_open()) Accept();
    });
  }

  void WaitForSignal() {
    signals_.async_wait([this](error_code error, int signal) {
      if (error) return;
      if (signal == SIGHUP) {
        ReloadPolicy();
      } else {
        log_.Info("asked to end", {{"signal", signal}});
        Stop();
      }
      WaitForSignal();
    });
  }

  void ReloadPolicy() {
    absl::StatusOr<policy::LoadedPolicy> policy = policy_source_.Load(engine_.analyzer().rules());
    if (!policy.ok()) {
      // The lines say where and what, as at the start; they are the admin's file, not a writer's text.
      Complain(policy.status());
      log_.Error("policy not reloaded, the last good one stays", {{"policy", Public(state_->Take().policy->revision)}});
      return;
    }
    state_->SetPolicy(std::move(policy->policy), std::move(policy->path));
    log_.Info("policy reloaded", {{"policy", Public(state_->Take().policy->revision)}});
  }

  void WaitForIdle(std::chrono::steady_clock::duration wait) {
    timer_idle_.expires_after(wait);
    timer_idle_.async_wait([this](error_code error) {
      if (error) return;
      const std::chrono::steady_clock::duration limit = std::chrono::seconds(options_.idle_exit_s);
      const std::optional<std::chrono::steady_clock::time_point> since = server_->calls().IdleSince();
      const auto now = std::chrono::steady_clock::now();
      if (since.has_value() && now - *since >= limit) {
        log_.Info("nobody called, ending", {{"idle_seconds", options_.idle_exit_s}});
        Stop();
      } else {
        WaitForIdle(since.has_value() ? *since + limit - now : limit);
      }
    });
  }

  void Stop() {
    if (stopper_.joinable()) return;  // asked already
    error_code ignored;
    acceptor_.close(ignored);
    endpoint_->Withdraw();
    timer_accept_.cancel();
    timer_idle_.cancel();
    timer_end_.expires_after(kLastLimit);
    timer_end_.async_wait([this](error_code error) {
      if (error) return;
      log_.Warning("ending with calls unanswered", {{"calls", server_->calls().counts().running()}});
      endpoint_.reset();
      os::ExitAtOnce(kExitOk);
    });
    stopper_ = std::thread([this] {
      server_->Stop(kGrace);
      asio::post(io_, [this] {
        timer_end_.cancel();
        signals_.cancel();
      });
    });
  }

  const Options options_;
  base::Log& log_;
  const PolicySource policy_source_;
  const engine::Engine engine_{options_.weights};
  std::optional<service::State> state_;
  std::optional<os::Endpoint> endpoint_;
  std::unique_ptr<service::Server> server_;
  asio::io_context io_{1};
  asio::local::stream_protocol::acceptor acceptor_{io_};
  asio::signal_set signals_{io_, SIGTERM, SIGINT, SIGHUP};
  asio::steady_timer timer_accept_{io_};
  asio::steady_timer timer_idle_{io_};
  asio::steady_timer timer_end_{io_};
  std::thread stopper_;
};

Daemon::Daemon(const Options& options, base::Log& log) : impl_(std::make_unique<Impl>(options, log)) {}
Daemon::~Daemon() = default;
int Daemon::Run() { return impl_->Run(); }

}  // namespace youward::app
