// A server with HTTP in this process, in memory, and methods of the tests' own beside it: calls
// that wait, and streams as long as one likes.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "engine/store/memory_store.h"
#include "grpc/health/v1/health.pb.h"
#include "services/server/server.h"
#include "tests/services/http_client.h"
#include "tests/services/small_catalogue.h"

namespace motcua::testing {

inline constexpr const char* json_type = "application/json";
inline constexpr const char* binary_type = "application/proto";

class RunningGateway {
 public:
  static constexpr const char* held_path = "/motcua.test.Held/Check";
  static constexpr const char* flood_path = "/motcua.test.Flood/Watch";
  static constexpr size_t flood_message_bytes = 100'000;

  explicit RunningGateway(const GatewayOptions& http = {}, const AddPages& add_pages = {},
                          std::shared_ptr<const CurrentCertificates> certificates = nullptr) {
    auto memory = std::make_unique<MemoryStore>();
    store_ = memory.get();
    auto opened = Engine::open(std::move(memory), {}, wall_clock());
    EXPECT_TRUE(opened);
    engine_ = std::move(*opened);
    server_ = Server::start(*engine_,
                            {.address = "127.0.0.1:0",
                             .http_address = "127.0.0.1:0",
                             .certificates = std::move(certificates),
                             .http = http,
                             .add_pages = add_pages},
                            [this](Methods& methods) { add_methods(methods); });
    EXPECT_TRUE(server_);
  }
  ~RunningGateway() {
    stop();
    engine_->close();
  }
  void stop() { server_->stop(); }

  int port() const { return server_->http_port(); }
  int grpc_port() const { return server_->port(); }
  MemoryStore& store() { return *store_; }
  Gateway& gateway() { return *server_->gateway(); }
  // With the small catalogue, by gRPC.
  cli::Client grpc_client() const {
    cli::Client client({.server = "127.0.0.1:" + std::to_string(grpc_port())});
    EXPECT_TRUE(publish(client).ok());
    return client;
  }

  // The call that is held, once there is one.
  Reply take_held() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return held_.has_value(); });
    Reply reply = std::move(*held_);
    held_.reset();
    return reply;
  }
  void wait_until_left() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return has_left_; });
  }
  // Messages of the flood that were given to the transport.
  int flooded() const { return flooded_; }
  void wait_until_flood_ends() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return flood_has_ended_; });
  }

 private:
  using Request = grpc::health::v1::HealthCheckRequest;
  using Response = grpc::health::v1::HealthCheckResponse;

  void add_methods(Methods& methods) {
    const auto* const health = Request::descriptor()->file()->FindServiceByName("Health");
    ServiceRows held(methods, health, "motcua.test.Held");
    held.add("Check", {.right = anybody, .handler = on<Request>([this](const auto&, Reply reply) {
                                           reply.when_left([this] {
                                             const std::lock_guard lock(mutex_);
                                             has_left_ = true;
                                             changed_.notify_all();
                                           });
                                           const std::lock_guard lock(mutex_);
                                           held_ = std::move(reply);
                                           changed_.notify_all();
                                         })});
    ServiceRows flood(methods, health, "motcua.test.Flood");
    flood.add("Watch", {.right = anybody, .handler = on<Request>([this](const auto&, Reply reply) {
                                            go_on_flooding(std::move(reply));
                                          })});
  }

  void go_on_flooding(Reply reply) {
    if (reply.is_left()) {
      reply.give_up();
      const std::lock_guard lock(mutex_);
      flood_has_ended_ = true;
      return changed_.notify_all();
    }
    Response message;
    constexpr int unknown_field = 15;
    *message.GetReflection()->MutableUnknownFields(&message)->AddLengthDelimited(unknown_field) =
        std::string(flood_message_bytes, 'x');
    ++flooded_;
    reply.send(message, [this](Reply again) { go_on_flooding(std::move(again)); });
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Reply> held_;
  bool has_left_ = false;
  bool flood_has_ended_ = false;
  std::atomic<int> flooded_ = 0;
  MemoryStore* store_ = nullptr;
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Server> server_;
};

}  // namespace motcua::testing
