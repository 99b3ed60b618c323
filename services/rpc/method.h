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

#include <atomic>
#include <functional>
#include <string>

#include "engine/dossier/dossier.h"
#include "services/rpc/messages.h"
#include "services/rpc/status.h"

namespace motcua {

// Who calls, in which language, until when: from the call's metadata.
struct Caller {
  Actor actor;
  Language language = Language::vietnamese;
  std::optional<int64_t> deadline_in_microseconds;  // from now
};
// Refuses an unknown role.
OrRejection<Caller> caller_of(const grpc::CallbackServerContext& context);

// One unary call. Answered exactly once, from any thread; it deletes itself when gRPC is done with
// it.
class UnaryCall final : public grpc::ServerUnaryReactor {
 public:
  UnaryCall(grpc::ByteBuffer* response, Language language)
      : response_(response), language_(language) {}

  Language language() const { return language_; }
  template <class Message>
  void answer(const Message& message);
  void refuse(const Rejection& rejection) { Finish(to_status(rejection, language_)); }

  // The caller went away, or its deadline passed: what takes long may stop.
  bool is_cancelled() const { return cancelled_; }
  // Instead of an answer, to a cancelled call.
  void give_up() { Finish(grpc::Status::CANCELLED); }

 private:
  void OnCancel() override { cancelled_ = true; }
  void OnDone() override { delete this; }
  grpc::ByteBuffer* response_;
  Language language_;
  std::atomic<bool> cancelled_ = false;
};

template <class Message>
void UnaryCall::answer(const Message& message) {
  bool own_buffer = false;
  Finish(grpc::SerializationTraits<Message>::Serialize(message, response_, &own_buffer));
}

// A gRPC service made of handlers for the methods of a descriptor. Methods without a handler are
// answered UNIMPLEMENTED by gRPC.
class RawService : public grpc::Service {
 public:
  // Served under the descriptor's own name, or under `prefix` ("/package.Service/").
  explicit RawService(const google::protobuf::ServiceDescriptor* descriptor,
                      std::string prefix = "")
      : descriptor_(descriptor),
        prefix_(prefix.empty() ? "/" + descriptor->full_name() + "/" : std::move(prefix)) {}

  // handle(call, caller, request) must answer or refuse the call, now or later.
  template <class Request>
  void unary(const std::string& method,
             std::function<void(UnaryCall*, const Caller&, const Request&)> handle);

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
};

template <class Message>
[[nodiscard]] bool parse(const grpc::ByteBuffer& bytes, Message& message) {
  grpc::ByteBuffer copy(bytes);  // shares the slices
  grpc::ProtoBufferReader reader(&copy);
  return reader.status().ok() && message.ParseFromZeroCopyStream(&reader);
}

template <class Request>
void RawService::unary(const std::string& method,
                       std::function<void(UnaryCall*, const Caller&, const Request&)> handle) {
  AddMethod(new grpc::internal::RpcServiceMethod(path_of(method).c_str(),
                                                 grpc::internal::RpcMethod::NORMAL_RPC, nullptr));
  const auto start = [handle = std::move(handle)](
                         grpc::CallbackServerContext* context, const grpc::ByteBuffer* bytes,
                         grpc::ByteBuffer* response) -> grpc::ServerUnaryReactor* {
    const auto caller = caller_of(*context);
    auto* call = new UnaryCall(response, caller ? caller->language : Language::vietnamese);
    google::protobuf::Arena arena;  // many small messages, freed at once
    auto& request = *google::protobuf::Arena::CreateMessage<Request>(&arena);
    if (!caller) {
      call->refuse(caller.error());
    } else if (!parse(*bytes, request)) {
      call->refuse({.reason = Reason::MALFORMED_MESSAGE, .metadata = {}, .violations = {}});
    } else {
      handle(call, *caller, request);
    }
    return call;
  };
  MarkMethodRawCallback(
      method_count_++,
      new grpc::internal::CallbackUnaryHandler<grpc::ByteBuffer, grpc::ByteBuffer>(start));
}

}  // namespace motcua
