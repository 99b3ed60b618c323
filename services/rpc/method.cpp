// Callers from metadata; paths and streams of raw services.
#include "services/rpc/method.h"

#include <array>
#include <chrono>

#include "engine/check.h"

namespace motcua {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 5> role_names{
    {{"clerk", Role::clerk},
     {"officer", Role::officer},
     {"head", Role::head},
     {"supervisor", Role::supervisor},
     {"operator", Role::system_operator}}};
constexpr size_t metadata_bytes_max = 100;

std::string metadata_of(const grpc::CallbackServerContext& context, const char* key) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(key);
  if (found == metadata.end()) return {};
  return {found->second.data(), std::min(found->second.size(), metadata_bytes_max)};
}

}  // namespace

OrRejection<Caller> caller_of(const grpc::CallbackServerContext& context) {
  Caller caller;
  caller.language = parse_language(metadata_of(context, "accept-language"));
  caller.actor.officer = metadata_of(context, "motcua-officer");
  caller.actor.unit = metadata_of(context, "motcua-unit");
  const std::string role = metadata_of(context, "motcua-role");
  bool known = role.empty();
  for (const auto& [name, value] : role_names) {
    if (name != role) continue;
    caller.actor.role = value;
    known = true;
  }
  if (!known) {
    return reject_field("motcua-role", "one_of clerk, officer, head, supervisor, operator");
  }
  const auto now = std::chrono::system_clock::now();
  if (context.deadline() < now + std::chrono::hours(24)) {
    caller.deadline_in_microseconds =
        std::chrono::duration_cast<std::chrono::microseconds>(context.deadline() - now).count();
  }
  return caller;
}

void UnaryCall::answer_bytes(std::string_view message) {
  const grpc::Slice slice(message.data(), message.size());
  *response_ = grpc::ByteBuffer(&slice, 1);
  finish(grpc::Status::OK);
}

void UnaryCall::tell_time() {
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begun_;
  context_->AddTrailingMetadata(server_timing_key, "app;dur=" + std::to_string(taken.count()));
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

}  // namespace motcua
