// A unary call: who makes it, and the one way to answer it.
#pragma once

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "engine/dossier/dossier.h"
#include "services/text/messages.h"
#include "services/rpc/status.h"
#include "services/rpc/waiting_answers.h"

namespace motcua {

// Who calls, in which language, until when: from the call's metadata.
//
//   motcua-officer, motcua-unit  a text of 100 characters at most, percent-encoded
//                                (services/text/text.h), for metadata are ASCII
//   motcua-role                  clerk (if none is given), officer, head, supervisor, operator
//   accept-language              messages.h
struct Caller {
  Actor actor;
  Language language = Language::vietnamese;
  std::optional<std::chrono::system_clock::time_point> deadline;  // within a day
};
using CallMetadata = std::multimap<grpc::string_ref, grpc::string_ref>;  // as gRPC has them
// Refuses what is not so, and each of the first three if it is given twice.
OrRejection<Caller> caller_of(const CallMetadata& metadata,
                              std::chrono::system_clock::time_point deadline);
// Of refusals too, whoever the caller is.
Language language_of(const CallMetadata& metadata);

// How long a call was with us, from its last byte to the first of its answer, in the trailing
// metadata of services that tell it: "app;dur=0.412000", milliseconds (W3C Server Timing).
inline constexpr const char* server_timing_key = "server-timing";

// A message, serialized, as gRPC takes it.
grpc::ByteBuffer buffer_of(const std::string& message);

// A reading that is too much for what waits already is refused (WORK_QUEUE_FULL), for it can be
// asked for again; of a change that was made the answer is given in any case.
enum class Tells { reading, change };

// One unary call. Answered, refused or given up exactly once, from any thread; it is gone then.
class UnaryCall {
 public:
  UnaryCall(grpc::CallbackServerContext* context, grpc::ByteBuffer* response, Language language,
            WaitingAnswers* large_answers, bool tells_time)
      : context_(context),
        reactor_(context->DefaultReactor()),
        response_(response),
        language_(language),
        large_answers_(large_answers),
        tells_time_(tells_time) {}

  grpc::ServerUnaryReactor* reactor() const { return reactor_; }
  Language language() const { return language_; }
  template <class Message>
  void answer(const Message& message, Tells tells = Tells::reading);
  void answer_bytes(std::string message, Tells tells = Tells::reading);  // a message's, serialized
  void refuse(const Rejection& rejection) {
    is_cancelled() ? give_up() : finish(to_status(rejection, language_));
  }

  // False: so much waits of answers that nobody takes, that a change whose answer is large had
  // better not be made.
  bool has_room() const { return !large_answers_ || !large_answers_->is_full(); }
  // The caller went away, or its deadline passed: what takes long may stop.
  bool is_cancelled() const { return context_->IsCancelled(); }
  // Instead of an answer, to a cancelled call.
  void give_up() { finish(grpc::Status::CANCELLED); }

 private:
  void finish(const grpc::Status& status) {
    if (tells_time_) tell_time();
    grpc::ServerUnaryReactor* const reactor = reactor_;
    delete this;
    reactor->Finish(status);
  }
  void tell_time();

  grpc::CallbackServerContext* const context_;
  // gRPC's own: one of ours would have another thread told that the call is done.
  grpc::ServerUnaryReactor* const reactor_;
  grpc::ByteBuffer* const response_;
  const Language language_;
  WaitingAnswers* const large_answers_;
  const bool tells_time_;
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

template <class Message>
void UnaryCall::answer(const Message& message, Tells tells) {
  if (message.ByteSizeLong() > large_answer_bytes) {
    return answer_bytes(message.SerializeAsString(), tells);
  }
  bool own_buffer = false;
  finish(grpc::SerializationTraits<Message>::Serialize(message, response_, &own_buffer));
}

template <class Response>
void answer_or_refuse(UnaryCall* call, const OrRejection<Response>& response) {
  if (!response) return call->refuse(response.error());
  call->answer(*response);
}

}  // namespace motcua
