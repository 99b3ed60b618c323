// A call as its transport carries it: bytes in, bytes out, and whether the caller is still there.
// gRPC has one (services/grpc/grpc_service.h), HTTP another (services/gateway/call.h), tests a
// third (tests/services/direct_call.h).
#pragma once

#include <absl/functional/any_invocable.h>
#include <absl/functional/function_ref.h>

#include <string>
#include <string_view>

#include "engine/rejection.h"
#include "google/rpc/status.pb.h"
#include "services/method/waiting_answers.h"

namespace motcua {

struct Caller;

// What goes back beside an answer: how long we had a call, from its last byte to the first of its
// answer, for methods that tell it: "app;dur=0.412000", milliseconds (W3C Server Timing).
inline constexpr const char* server_timing_key = "server-timing";

// Of read to finish one is called at a time, from any thread. The last is answer or finish, exactly
// once.
class Exchange {
 public:
  using Then = absl::AnyInvocable<void(bool)>;

  virtual ~Exchange() = default;

  // Who calls, before anything is read: for what a transport lets one caller hold.
  virtual void know(const Caller&) {}
  // Asks for the caller's next message. `then` is called once, on a thread of the transport; false:
  // the caller has said all, or is gone.
  virtual void read(Then then) = 0;
  // Gives the bytes of the message that was read, serialized as gRPC does; they live only during
  // the call. Refuses, without calling `use`, what it cannot bring into that form.
  virtual OrRejection<void> take_message(
      absl::FunctionRef<OrRejection<void>(std::string_view)> use) = 0;

  // One of several answers. `then` is called on a thread of the transport, once there is room for
  // the next or the caller is gone.
  virtual void write(AnswerBytes answer, Then then) = 0;
  // The only answer, and the end.
  virtual void answer(AnswerBytes answer) = 0;
  // The end: an error, or OK after several answers.
  virtual void finish(const google::rpc::Status& status) = 0;

  // Goes out beside the only answer, or the end: a key in small letters, and its value.
  virtual void tell(const std::string& key, const std::string& value) = 0;

  // The caller went away, or its deadline passed. Both at any time, from any thread.
  virtual bool is_left() const = 0;
  // Calls `then` once, as soon as that is so, perhaps at once; never after the end.
  virtual void when_left(absl::AnyInvocable<void()> then) = 0;
};

}  // namespace motcua
