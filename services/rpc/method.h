// How an RPC is served: registered raw from its descriptor, so that we parse every message
// ourselves and answer what cannot be parsed. One reactor for all unary calls.
#pragma once

#include <google/protobuf/arena.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/service_type.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <chrono>
#include <functional>
#include <map>
#include <string>

#include "engine/dossier/dossier.h"
#include "services/rpc/messages.h"
#include "services/rpc/status.h"
#include "services/rpc/waiting_answers.h"
#include "services/rpc/wire.h"

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
  std::optional<int64_t> deadline_in_microseconds;  // from now
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
  void answer(const Message& message);
  void answer_bytes(std::string message);  // a message's, serialized
  void refuse(const Rejection& rejection) {
    is_cancelled() ? give_up() : finish(to_status(rejection, language_));
  }

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
void UnaryCall::answer(const Message& message) {
  if (message.ByteSizeLong() > large_answer_bytes) return answer_bytes(message.SerializeAsString());
  bool own_buffer = false;
  finish(grpc::SerializationTraits<Message>::Serialize(message, response_, &own_buffer));
}

template <class Response>
void answer_or_refuse(UnaryCall* call, const OrRejection<Response>& response) {
  if (!response) return call->refuse(response.error());
  call->answer(*response);
}

// How the texts of a request are checked before they are used.
enum class Texts {
  checked,             // each, before the handler has it (query_text)
  checked_by_handler,  // by its field list (wire::from_message), or item by item
};

// Of any text of a request without a field list: room for a page token.
inline constexpr Shape query_text{.characters_max = 2000};

// A gRPC service made of handlers for the methods of a descriptor. Methods without a handler are
// answered UNIMPLEMENTED by gRPC.
class RawService : public grpc::Service {
 public:
  // Served under the descriptor's own name, or under `prefix` ("/package.Service/").
  explicit RawService(const google::protobuf::ServiceDescriptor* descriptor,
                      std::string prefix = "")
      : descriptor_(descriptor),
        prefix_(prefix.empty() ? "/" + descriptor->full_name() + "/" : std::move(prefix)) {}

  // What it is served under: "motcua.v1.DossierService".
  std::string name() const { return prefix_.substr(1, prefix_.size() - 2); }

  // Where large answers wait until they are taken; it must outlive the calls. Of a service that is
  // told none they have no bound.
  void let_answers_wait_in(WaitingAnswers& answers) { large_answers_ = &answers; }

  // All unary calls of the service from here on tell how long they took (server_timing_key).
  void tell_time() { tells_time_ = true; }

  // handle(call, caller, request) must answer or refuse the call, now or later.
  template <class Request>
  void unary(const std::string& method,
             std::function<void(UnaryCall*, const Caller&, const Request&)> handle,
             Texts texts = Texts::checked);

  using ReadReactor = grpc::ServerReadReactor<grpc::ByteBuffer>;
  void client_stream(
      const std::string& method,
      std::function<ReadReactor*(const grpc::CallbackServerContext&, grpc::ByteBuffer*)> start);

 private:
  // The path is kept, for gRPC keeps only a pointer to it.
  const std::string& path_of(const std::string& method);

  const google::protobuf::ServiceDescriptor* descriptor_;
  const std::string prefix_;
  std::vector<std::unique_ptr<std::string>> paths_;
  int method_count_ = 0;
  WaitingAnswers* large_answers_ = nullptr;
  bool tells_time_ = false;
};

// Refuses what is not such a message (MALFORMED_MESSAGE), and before anything is made of it what
// has more items than its size allows (FIELD_VIOLATION, message_items.h).
OrRejection<void> parse(const grpc::ByteBuffer& bytes, google::protobuf::Message& message);

template <class Request>
void RawService::unary(const std::string& method,
                       std::function<void(UnaryCall*, const Caller&, const Request&)> handle,
                       Texts texts) {
  AddMethod(new grpc::internal::RpcServiceMethod(path_of(method).c_str(),
                                                 grpc::internal::RpcMethod::NORMAL_RPC, nullptr));
  const auto start = [this, handle = std::move(handle), texts, tells_time = tells_time_](
                         grpc::CallbackServerContext* context, const grpc::ByteBuffer* bytes,
                         grpc::ByteBuffer* response) -> grpc::ServerUnaryReactor* {
    const auto caller = caller_of(context->client_metadata(), context->deadline());
    auto* call = new UnaryCall(context, response,
                               caller ? caller->language : language_of(context->client_metadata()),
                               large_answers_, tells_time);
    grpc::ServerUnaryReactor* const reactor = call->reactor();
    google::protobuf::Arena arena;  // many small messages, freed at once
    auto& request = *google::protobuf::Arena::CreateMessage<Request>(&arena);
    Rejection rejection;
    if (!caller) {
      rejection = caller.error();
    } else if (auto parsed = parse(*bytes, request); !parsed) {
      rejection = std::move(parsed.error());
    } else {
      if (texts == Texts::checked) wire::check_texts(request, query_text, rejection.violations);
      if (rejection.violations.empty()) {
        handle(call, *caller, request);
        return reactor;
      }
    }
    call->refuse(rejection);
    return reactor;
  };
  MarkMethodRawCallback(
      method_count_++,
      new grpc::internal::CallbackUnaryHandler<grpc::ByteBuffer, grpc::ByteBuffer>(start));
}

}  // namespace motcua
