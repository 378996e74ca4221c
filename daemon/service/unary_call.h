// A call with one request and one answer on the completion queue. Serving a method is one line:
//
//   ServeUnary<v1::GetRuleRequest, v1::GetRuleResponse>(runtime, analyzer_service_,
//                                                       &v1::Analyzer::AsyncService::RequestGetRule, GetRule);
//
// where GetRule is a function of handlers.h. There is always one call object of a method waiting for a client; when one
// comes, it starts the next and goes on with its own. Its life:
//
//   waiting ── a client came ──> handed to the workers ──> handler ──> Finish ──> gone
//                                       └ cancelled or too late: no handler ──┘
//
// Two events end a call: gRPC is done with it (OnDone; that is when cancelling is heard of) and the answer is out
// (OnFinished). They come in any order; the second destroys the object. Both, as all of its members but Work, run on
// the polling thread; Work on a worker. A call owns itself; `runtime` and the service outlive it.
#ifndef YOUWARD_DAEMON_SERVICE_UNARY_CALL_H_
#define YOUWARD_DAEMON_SERVICE_UNARY_CALL_H_

#include <atomic>
#include <chrono>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "daemon/service/call_log.h"
#include "daemon/service/errors.h"
#include "daemon/service/event.h"
#include "daemon/service/handlers.h"
#include "daemon/service/workers.h"
#include "grpcpp/completion_queue.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/async_unary_call.h"

namespace youward::service {

// What calls live on.
struct Runtime {
  grpc::ServerCompletionQueue& queue;
  Workers& workers;
  State& state;
  CallLog& log;
};

template <typename Request, typename Response, typename Service>
class UnaryCall {
 public:
  // RequestXxx of the generated AsyncService.
  using Accept = void (Service::*)(grpc::ServerContext*, Request*, grpc::ServerAsyncResponseWriter<Response>*,
                                   grpc::CompletionQueue*, grpc::ServerCompletionQueue*, void*);
  using Handler = absl::StatusOr<Response> (*)(const Request&, const Snapshot&);

  UnaryCall(Runtime& runtime, Service& service, Accept accept, Handler handler)
      : runtime_(runtime), service_(service), accept_(accept), handler_(handler) {
    context_.AsyncNotifyWhenDone(done_.tag());
    (service_.*accept_)(&context_, &request_, &writer_, &runtime_.queue, &runtime_.queue, arrived_.tag());
  }
  UnaryCall(const UnaryCall&) = delete;
  UnaryCall& operator=(const UnaryCall&) = delete;

 private:
  ~UnaryCall() = default;

  void OnArrived(bool ok) {
    if (!ok) {  // the server ends; of a call that never began there is no OnDone
      delete this;
      return;
    }
    new UnaryCall(runtime_, service_, accept_, handler_);
    runtime_.log.Begin();
    if (!runtime_.workers.Submit([this] { Work(); })) {
      end_ = CallLog::End::kRefused;
      Finish(Error(absl::StatusCode::kResourceExhausted, "TOO_MANY_CALLS", "", "too many calls wait; try again later"));
    }
  }

  void Work() {
    if (cancelled_.load() || context_.deadline() <= std::chrono::system_clock::now()) {
      end_ = CallLog::End::kAbandoned;
      Finish(absl::CancelledError("nobody waits for the answer any more"));
      return;
    }
    Finish(handler_(request_, runtime_.state.Take()));
  }

  // The last thing that is done with the call on its thread: from here on it may be gone.
  void Finish(const absl::StatusOr<Response>& result) {
    if (result.ok()) {
      writer_.Finish(*result, grpc::Status::OK, finished_.tag());
    } else {
      writer_.FinishWithError(ToGrpcStatus(result.status()), finished_.tag());
    }
  }

  void OnDone(bool) {
    if (context_.IsCancelled()) {
      cancelled_.store(true);
      runtime_.log.NoteCancelled();
    }
    EndOne();
  }
  void OnFinished(bool) { EndOne(); }

  void EndOne() {
    if (--events_left_ > 0) return;
    runtime_.log.Finish(end_);
    delete this;
  }

  Runtime& runtime_;
  Service& service_;
  const Accept accept_;
  const Handler handler_;
  grpc::ServerContext context_;
  Request request_;
  grpc::ServerAsyncResponseWriter<Response> writer_{&context_};
  std::atomic<bool> cancelled_ = false;
  CallLog::End end_ = CallLog::End::kAnswered;  // written before Finish, read after its event
  int events_left_ = 2;
  MemberEvent<UnaryCall, &UnaryCall::OnArrived> arrived_{this};
  MemberEvent<UnaryCall, &UnaryCall::OnDone> done_{this};
  MemberEvent<UnaryCall, &UnaryCall::OnFinished> finished_{this};
};

// Serves one method until the server ends.
template <typename Request, typename Response, typename Service, typename Base>
void ServeUnary(Runtime& runtime, Service& service,
                void (Base::*accept)(grpc::ServerContext*, Request*, grpc::ServerAsyncResponseWriter<Response>*,
                                     grpc::CompletionQueue*, grpc::ServerCompletionQueue*, void*),
                absl::StatusOr<Response> (*handler)(const Request&, const Snapshot&)) {
  new UnaryCall<Request, Response, Service>(runtime, service, accept, handler);
}

}  // namespace youward::service

#endif  // YOUWARD_DAEMON_SERVICE_UNARY_CALL_H_
