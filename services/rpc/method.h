// How an RPC is served: registered raw from its descriptor, so that we parse every message
// ourselves and answer what cannot be parsed. One reactor for all unary calls.
#pragma once

#include <google/protobuf/arena.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/service_type.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "services/rpc/call.h"
#include "services/rpc/wire.h"
#include "services/rpc/worker.h"

namespace motcua {

// How the texts of a request are checked before they are used.
enum class Texts {
  checked,             // each, before the handler has it (query_text)
  checked_by_handler,  // by its field list (wire::from_message), or item by item
};

// How the calls of a method are served.
struct Serving {
  Texts texts = Texts::checked;
  // Reads their messages and handles them; it must outlive them. None: gRPC's thread does.
  Worker* worker = nullptr;
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

  // Must answer or refuse the call, now or later.
  template <class Request>
  using Handler = std::function<void(UnaryCall*, const Caller&, const Request&)>;
  template <class Request>
  void unary(const std::string& method, Handler<Request> handler, Serving serving = {});

  using ReadReactor = grpc::ServerReadReactor<grpc::ByteBuffer>;
  void client_stream(
      const std::string& method,
      std::function<ReadReactor*(const grpc::CallbackServerContext&, grpc::ByteBuffer*)> start);

  // The request's bytes are kept until the call is over.
  using WriteReactor = grpc::ServerWriteReactor<grpc::ByteBuffer>;
  void server_stream(
      const std::string& method,
      std::function<WriteReactor*(const grpc::CallbackServerContext&, const grpc::ByteBuffer&)>
          start);

  using TwoWayReactor = grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>;
  void two_way_stream(const std::string& method,
                      std::function<TwoWayReactor*(const grpc::CallbackServerContext&)> start);

 protected:
  // An answer of any size as gRPC takes it; nothing if too much waits of large ones.
  std::optional<grpc::ByteBuffer> wait_with(std::string&& answer) const;

 private:
  template <class Request>
  static void handle(UnaryCall* call, const Caller& caller, const grpc::ByteBuffer& bytes,
                     const Handler<Request>& handler, Texts texts);
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
// The same, with its texts checked (query_text).
OrRejection<void> parse_query(const grpc::ByteBuffer& bytes, google::protobuf::Message& message);

template <class Request>
void RawService::handle(UnaryCall* call, const Caller& caller, const grpc::ByteBuffer& bytes,
                        const Handler<Request>& handler, Texts texts) {
  google::protobuf::Arena arena;  // many small messages, freed at once
  auto& request = *google::protobuf::Arena::CreateMessage<Request>(&arena);
  const auto parsed = texts == Texts::checked ? parse_query(bytes, request) : parse(bytes, request);
  if (!parsed) return call->refuse(parsed.error());
  handler(call, caller, request);
}

template <class Request>
void RawService::unary(const std::string& method, Handler<Request> handler, Serving serving) {
  AddMethod(new grpc::internal::RpcServiceMethod(path_of(method).c_str(),
                                                 grpc::internal::RpcMethod::NORMAL_RPC, nullptr));
  const auto shared_handler = std::make_shared<const Handler<Request>>(std::move(handler));
  // gRPC keeps the bytes until the call is over.
  const auto start = [this, shared_handler, serving, tells_time = tells_time_](
                         grpc::CallbackServerContext* context, const grpc::ByteBuffer* bytes,
                         grpc::ByteBuffer* response) -> grpc::ServerUnaryReactor* {
    auto caller = caller_of(context->client_metadata(), context->deadline());
    auto* call = new UnaryCall(context, response,
                               caller ? caller->language : language_of(context->client_metadata()),
                               large_answers_, tells_time);
    grpc::ServerUnaryReactor* const reactor = call->reactor();
    if (!caller) {
      call->refuse(caller.error());
    } else if (serving.worker) {
      serving.worker->post(
          call, [call, caller = std::move(*caller), bytes, shared_handler, texts = serving.texts] {
            handle(call, caller, *bytes, *shared_handler, texts);
          });
    } else {
      handle(call, *caller, *bytes, *shared_handler, serving.texts);
    }
    return reactor;
  };
  MarkMethodRawCallback(
      method_count_++,
      new grpc::internal::CallbackUnaryHandler<grpc::ByteBuffer, grpc::ByteBuffer>(start));
}

}  // namespace motcua
