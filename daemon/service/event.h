// What comes back from gRPC's completion queue: every operation that is started carries the address of an Event, and
// the polling thread calls Proceed on it when the operation is over.
//
//   class Call {
//     void OnWritten(bool ok);
//     MemberEvent<Call, &Call::OnWritten> written_{this};
//   };
//   stream_.Write(response, written_.tag());
//
// Proceed runs on the polling thread alone; it must be quick. The owner outlives its events.
#ifndef YOUWARD_DAEMON_SERVICE_EVENT_H_
#define YOUWARD_DAEMON_SERVICE_EVENT_H_

namespace youward::service {

class Event {
 public:
  // `ok` as grpc::CompletionQueue::Next says. May destroy the event.
  virtual void Proceed(bool ok) = 0;
  // What gRPC's calls take; the polling thread turns it back into the event.
  void* tag() { return this; }

 protected:
  ~Event() = default;
};

// An event that calls a function of its owner.
template <typename Owner, void (Owner::*on_event)(bool ok)>
class MemberEvent final : public Event {
 public:
  explicit MemberEvent(Owner* owner) : owner_(owner) {}
  void Proceed(bool ok) override { (owner_->*on_event)(ok); }

 private:
  Owner* owner_;
};

}  // namespace youward::service

#endif  // YOUWARD_DAEMON_SERVICE_EVENT_H_
