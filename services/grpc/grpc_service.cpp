// A call belongs to the library until that is done with it, and to whoever is to answer it.
#include "services/grpc/grpc_service.h"

#include <grpc/grpc_security_constants.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <utility>

#include "services/method/status.h"

namespace motcua {
namespace {

static_assert(static_cast<int>(Code::CANCELLED) == grpc::StatusCode::CANCELLED);
static_assert(static_cast<int>(Code::PERMISSION_DENIED) == grpc::StatusCode::PERMISSION_DENIED);
static_assert(static_cast<int>(Code::ABORTED) == grpc::StatusCode::ABORTED);
static_assert(static_cast<int>(Code::UNAVAILABLE) == grpc::StatusCode::UNAVAILABLE);

// The bytes are copied, but for large ones, which keep their place until the library lets go.
grpc::ByteBuffer buffer_of(AnswerBytes answer) {
  if (!answer.place) {
    const grpc::Slice slice(answer.bytes);
    return grpc::ByteBuffer(&slice, 1);
  }
  auto kept = std::make_unique<AnswerBytes>(std::move(answer));
  const std::string& bytes = kept->bytes;
  const grpc::Slice slice(
      const_cast<char*>(bytes.data()), bytes.size(),
      [](void* taken) { delete static_cast<AnswerBytes*>(taken); }, kept.release());
  return grpc::ByteBuffer(&slice, 1);
}

class GrpcCall final : public grpc::ServerGenericBidiReactor, public Exchange {
 public:
  explicit GrpcCall(grpc::GenericCallbackServerContext* context) : context_(context) {}

  void keep(std::shared_ptr<GrpcCall> self) { of_library_ = std::move(self); }

  void read(Then then) override {
    then_ = std::move(then);
    StartRead(&received_);
  }
  OrRejection<void> take_message(
      absl::FunctionRef<OrRejection<void>(std::string_view)> use) override {
    grpc::Slice slice;
    if (!received_.TrySingleSlice(&slice).ok()) received_.DumpToSingleSlice(&slice);
    received_.Clear();
    return use({reinterpret_cast<const char*>(slice.begin()), slice.size()});
  }

  void write(AnswerBytes answer, Then then) override {
    then_ = std::move(then);
    sent_ = buffer_of(std::move(answer));
    StartWrite(&sent_);
  }
  void answer(AnswerBytes answer) override {
    sent_ = buffer_of(std::move(answer));
    StartWriteAndFinish(&sent_, {}, grpc::Status::OK);
  }
  void finish(const google::rpc::Status& status) override { Finish(to_grpc(status)); }

  void tell(const std::string& key, const std::string& value) override {
    context_->AddTrailingMetadata(key, value);
  }

  bool is_left() const override { return is_left_; }
  void when_left(absl::AnyInvocable<void()> then) override {
    const std::lock_guard lock(when_left_mutex_);
    when_left_ = std::move(then);
  }

 private:
  void OnReadDone(bool ok) override {
    if (!ok && context_->IsCancelled()) is_left_ = true;
    std::exchange(then_, nullptr)(ok);
  }
  void OnWriteDone(bool ok) override {
    sent_.Clear();
    if (!ok) is_left_ = true;
    std::exchange(then_, nullptr)(ok);
  }
  void OnCancel() override {
    is_left_ = true;
    absl::AnyInvocable<void()> then;
    {
      const std::lock_guard lock(when_left_mutex_);
      then = std::exchange(when_left_, nullptr);
    }
    if (then) then();
  }
  void OnDone() override {
    when_left_ = nullptr;
    const auto last = std::move(of_library_);
  }

  grpc::GenericCallbackServerContext* const context_;  // until OnDone
  std::shared_ptr<GrpcCall> of_library_;               // until OnDone
  std::atomic<bool> is_left_ = false;
  Then then_;  // after the read or write under way
  grpc::ByteBuffer received_;
  grpc::ByteBuffer sent_;
  std::mutex when_left_mutex_;
  absl::AnyInvocable<void()> when_left_;
};

std::string_view view_of(const grpc::string_ref& text) { return {text.data(), text.size()}; }

// What the connection itself says of the caller.
struct Peer {
  std::string address;      // "127.0.0.1"; empty: a socket of this machine
  std::string certificate;  // its URI, where it was checked; empty: it has none, or not one alone
  bool is_encrypted = false;
};

// Of "ipv4:127.0.0.1:7080", "ipv6:%5B::1%5D:7080", "unix:/run/motcua.sock".
std::string address_of(std::string_view peer) {
  const size_t scheme = peer.find(':');
  if (scheme == std::string_view::npos || !peer.starts_with("ipv")) return "";
  std::string_view host = peer.substr(scheme + 1);
  host = host.substr(0, host.rfind(':'));
  for (const std::string_view bracket : {"%5B", "["}) {
    if (host.starts_with(bracket)) host.remove_prefix(bracket.size());
  }
  for (const std::string_view bracket : {"%5D", "]"}) {
    if (host.ends_with(bracket)) host.remove_suffix(bracket.size());
  }
  return std::string(host);
}

Peer peer_of(const grpc::GenericCallbackServerContext& context) {
  Peer peer{.address = address_of(context.peer())};
  const auto connection = context.auth_context();
  if (!connection) return peer;
  for (const auto& type :
       connection->FindPropertyValues(GRPC_TRANSPORT_SECURITY_TYPE_PROPERTY_NAME)) {
    peer.is_encrypted = peer.is_encrypted || type == GRPC_SSL_TRANSPORT_SECURITY_TYPE;
  }
  const auto uris = connection->FindPropertyValues(GRPC_PEER_URI_PROPERTY_NAME);
  if (uris.size() == 1) peer.certificate = std::string(view_of(uris.front()));
  return peer;
}

}  // namespace

grpc::Status to_grpc(const google::rpc::Status& status) {
  const std::string details = status.details_size() > 0 ? status.SerializeAsString() : "";
  return {static_cast<grpc::StatusCode>(status.code()), status.message(), details};
}

grpc::ServerGenericBidiReactor* GrpcService::CreateReactor(
    grpc::GenericCallbackServerContext* context) {
  const auto call = std::make_shared<GrpcCall>(context);
  call->keep(call);
  const std::string_view path = context->method();  // "/motcua.v1.DossierService/GetDossier"
  const Method* const method = path.starts_with('/') ? methods_.find(path.substr(1)) : nullptr;
  if (!method) {
    google::rpc::Status status;
    status.set_code(static_cast<int32_t>(Code::UNIMPLEMENTED));
    call->finish(status);
    return call.get();
  }
  const Peer peer = peer_of(*context);
  CallStart start{.metadata = {},
                  .origin = {.address = peer.address,
                             .certificate = peer.certificate,
                             .is_encrypted = peer.is_encrypted},
                  .deadline = context->deadline()};
  start.metadata.reserve(context->client_metadata().size());
  for (const auto& [key, value] : context->client_metadata()) {
    start.metadata.emplace_back(view_of(key), view_of(value));
  }
  methods_.begin(*method, call, start);
  return call.get();
}

}  // namespace motcua
