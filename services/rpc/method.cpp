// Messages parsed with a bound; paths and streams of raw services.
#include "services/rpc/method.h"

#include "engine/check.h"
#include "services/rpc/message_items.h"

namespace motcua {

OrRejection<void> parse(const grpc::ByteBuffer& bytes, google::protobuf::Message& message) {
  const size_t size = bytes.Length();
  grpc::ByteBuffer copy(bytes);  // shares the slices
  const size_t items_max = message_items_max(size);
  if (size >= 2 * items_max) {  // an item is two bytes at least
    grpc::ProtoBufferReader counted(&copy);
    if (count_items(counted, message.GetDescriptor(), items_max) > items_max) {
      return reject_field(message.GetDescriptor()->name(),
                          "items_max " + std::to_string(items_max));
    }
  }
  grpc::ProtoBufferReader reader(&copy);
  if (!reader.status().ok() || !message.ParseFromZeroCopyStream(&reader)) {
    return reject(Reason::MALFORMED_MESSAGE);
  }
  return {};
}

OrRejection<void> parse_query(const grpc::ByteBuffer& bytes, google::protobuf::Message& message) {
  if (auto parsed = parse(bytes, message); !parsed) return parsed;
  Rejection rejection;
  wire::check_texts(message, query_text, rejection.violations);
  if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
  return {};
}

std::optional<grpc::ByteBuffer> RawService::wait_with(std::string&& answer) const {
  if (!large_answers_ || answer.size() <= large_answer_bytes) return buffer_of(answer);
  return large_answers_->add(std::move(answer));
}

const std::string& RawService::path_of(const std::string& method) {
  CHECK(descriptor_->FindMethodByName(method) != nullptr);
  paths_.push_back(std::make_unique<std::string>(prefix_ + method));
  return *paths_.back();
}

void RawService::client_stream(
    const std::string& method,
    std::function<ReadReactor*(const grpc::CallbackServerContext&, grpc::ByteBuffer*)> start) {
  AddMethod(new grpc::internal::RpcServiceMethod(
      path_of(method).c_str(), grpc::internal::RpcMethod::CLIENT_STREAMING, nullptr));
  MarkMethodRawCallback(
      method_count_++,
      new grpc::internal::CallbackClientStreamingHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
          [start = std::move(start)](grpc::CallbackServerContext* context,
                                     grpc::ByteBuffer* response) {
            return start(*context, response);
          }));
}

void RawService::server_stream(
    const std::string& method,
    std::function<WriteReactor*(const grpc::CallbackServerContext&, const grpc::ByteBuffer&)>
        start) {
  AddMethod(new grpc::internal::RpcServiceMethod(
      path_of(method).c_str(), grpc::internal::RpcMethod::SERVER_STREAMING, nullptr));
  MarkMethodRawCallback(
      method_count_++,
      new grpc::internal::CallbackServerStreamingHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
          [start = std::move(start)](grpc::CallbackServerContext* context,
                                     const grpc::ByteBuffer* bytes) {
            return start(*context, *bytes);
          }));
}

void RawService::two_way_stream(
    const std::string& method,
    std::function<TwoWayReactor*(const grpc::CallbackServerContext&)> start) {
  AddMethod(new grpc::internal::RpcServiceMethod(
      path_of(method).c_str(), grpc::internal::RpcMethod::BIDI_STREAMING, nullptr));
  MarkMethodRawCallback(method_count_++,
                        new grpc::internal::CallbackBidiHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
                            [start = std::move(start)](grpc::CallbackServerContext* context) {
                              return start(*context);
                            }));
}

}  // namespace motcua
