// Health follows whether the engine writes, for the whole and for every service by its name; what
// is refused meanwhile promises no retry that cannot help.
#include "engine/store/memory_store.h"
#include "grpc/health/v1/health.pb.h"
#include "motcua/v1/admin_service.pb.h"
#include "tests/services/error_details.h"
#include "tests/services/running_server.h"
#include "tests/services/small_catalogue.h"
#include "tests/services/stream_of_bytes.h"

namespace motcua::testing {
namespace {

using grpc::health::v1::HealthCheckRequest;
using grpc::health::v1::HealthCheckResponse;

class HealthTest : public ::testing::Test {
 protected:
  HealthTest() {
    auto memory = std::make_unique<MemoryStore>();
    store_ = memory.get();
    WallClock clock = wall_clock();
    clock.now = [this, now = clock.now] { return plus_minutes(now(), clock_ahead_minutes_); };
    auto opened = Engine::open(std::move(memory), {}, clock);
    EXPECT_TRUE(opened);
    engine_ = std::move(*opened);
    server_ = Server::start(*engine_, {.address = "127.0.0.1:0", .tell_writing = [this](auto& why) {
                                         const std::lock_guard lock(mutex_);
                                         told_.emplace_back(why ? name_of(why->reason) : "writing");
                                       }});
    EXPECT_TRUE(server_);
    client_ = std::make_unique<cli::Client>(
        cli::ClientOptions{.server = "127.0.0.1:" + std::to_string(server_->port())});
  }
  ~HealthTest() override {
    server_->stop();
    engine_->close();
  }

  HealthCheckResponse::ServingStatus health(const std::string& service) {
    HealthCheckRequest request;
    request.set_service(service);
    HealthCheckResponse response;
    EXPECT_TRUE(client_->call_full("/grpc.health.v1.Health/Check", request, response, 10).ok());
    return response.status();
  }
  std::unique_ptr<StreamOfBytes> watch(const std::string& service) {
    HealthCheckRequest request;
    request.set_service(service);
    auto stream = std::make_unique<StreamOfBytes>(server_->port(), "/grpc.health.v1.Health/Watch");
    EXPECT_TRUE(stream->write(request.SerializeAsString()));
    stream->end_writing();
    return stream;
  }
  // Asked again until it is so: the watch looks once a second.
  void expect_health(HealthCheckResponse::ServingStatus expected) {
    for (const char* service : {"", "motcua.v1.DossierService", "motcua.v1.StatisticsService",
                                "motcua.v1.CatalogueService", "motcua.v1.AdminService"}) {
      while (health(service) != expected && !HasFailure()) {
      }
    }
  }

  std::vector<std::string> told() {
    const std::lock_guard lock(mutex_);
    return told_;
  }

  std::atomic<int64_t> clock_ahead_minutes_ = 0;
  std::mutex mutex_;
  std::vector<std::string> told_;
  MemoryStore* store_ = nullptr;
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<cli::Client> client_;
};

TEST_F(HealthTest, FollowsALowDiskAndComesBackWithIt) {
  expect_health(HealthCheckResponse::SERVING);
  store_->set_free_bytes(1000);
  expect_health(HealthCheckResponse::NOT_SERVING);
  const auto refused = publish(*client_);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_GT(error_of(refused).retry_seconds, 1);
  // Nor is a row at fault.
  bool is_sent = false;
  v1::ImportHistoryResponse imported;
  const auto broken_off = client_->import(
      [&](v1::ImportHistoryRequest& chunk) {
        auto& row = *chunk.add_rows();
        row.set_code("old-1");
        row.set_unit("U");
        row.set_procedure("P");
        auto& event = *row.add_events();
        event.set_kind("received");
        event.set_at("2026-01-05T09:00");
        return !std::exchange(is_sent, true);
      },
      imported);
  EXPECT_EQ(broken_off.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(imported.refused_count(), 0);
  store_->set_free_bytes(~uint64_t{0});
  expect_health(HealthCheckResponse::SERVING);
  EXPECT_TRUE(publish(*client_).ok());
  EXPECT_EQ(told(), (std::vector<std::string>{"writing", "DISK_LOW", "writing"}));
}

TEST_F(HealthTest, TellsWatchesOfEachServiceWhenItIsAnother) {
  HealthCheckResponse told;
  const auto unknown = watch("motcua.v1.NoService");
  ASSERT_TRUE(unknown->read(told));
  EXPECT_EQ(told.status(), HealthCheckResponse::SERVICE_UNKNOWN);
  const auto whole = watch("");
  const auto service = watch("motcua.v1.DossierService");
  for (auto* stream : {whole.get(), service.get()}) {
    ASSERT_TRUE(stream->read(told));
    EXPECT_EQ(told.status(), HealthCheckResponse::SERVING);
  }
  watch("")->cancel();
  store_->set_free_bytes(1000);
  for (auto* stream : {whole.get(), service.get()}) {
    ASSERT_TRUE(stream->read(told));
    EXPECT_EQ(told.status(), HealthCheckResponse::NOT_SERVING);
  }
  store_->set_free_bytes(~uint64_t{0});
  for (auto* stream : {whole.get(), service.get()}) {
    ASSERT_TRUE(stream->read(told));
    EXPECT_EQ(told.status(), HealthCheckResponse::SERVING);
  }
  server_->stop();
  for (auto* stream : {whole.get(), service.get()}) {
    ASSERT_TRUE(stream->read(told));
    EXPECT_EQ(told.status(), HealthCheckResponse::NOT_SERVING) << "and then the end";
  }
  for (auto* stream : {unknown.get(), whole.get(), service.get()}) {
    EXPECT_FALSE(stream->read(told));
    EXPECT_EQ(stream->finish().error_code(), grpc::OK) << "nobody cancelled it";
  }
}

// The clock is looked at before the disk.
TEST_F(HealthTest, TellsAnotherReasonThoughNothingIsWrittenStill) {
  clock_ahead_minutes_ = 2 * minutes_per_day;
  expect_health(HealthCheckResponse::NOT_SERVING);
  store_->set_free_bytes(1000);
  clock_ahead_minutes_ = 0;
  while (told().size() < 3) std::this_thread::yield();
  EXPECT_EQ(told(), (std::vector<std::string>{"writing", "CLOCK_SUSPECT", "DISK_LOW"}));
}

TEST_F(HealthTest, StaysDownAfterAFailedWriteAndReadsAreServed) {
  store_->fail_after(0, false);
  EXPECT_EQ(publish(*client_).error_code(), grpc::StatusCode::UNAVAILABLE);
  expect_health(HealthCheckResponse::NOT_SERVING);
  store_->reopen();
  const auto refused = publish(*client_);
  EXPECT_EQ(refused.error_code(), grpc::StatusCode::UNAVAILABLE);
  EXPECT_FALSE(error_of(refused).retry_seconds);
  v1::GetStatusResponse status;
  ASSERT_TRUE(client_->call("AdminService/GetStatus", v1::GetStatusRequest(), status).ok());
  EXPECT_EQ(status.not_writing_reason(), "WRITES_STOPPED");
  EXPECT_EQ(told(), (std::vector<std::string>{"writing", "WRITES_STOPPED"}));
}

}  // namespace
}  // namespace motcua::testing
