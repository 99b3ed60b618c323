// Work in the background: its queue, and how it gives way; and what threads do when woken.
#include <gtest/gtest.h>
#include <sched.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "engine/store/memory_store.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/rpc/pace.h"
#include "services/rpc/server.h"
#include "services/rpc/services.h"
#include "tests/services/running_server.h"

namespace motcua::testing {
namespace {

TEST(Pace, BesideAThickStreamOfRecordsTakesATenthOfACore) {
  using std::chrono::milliseconds;
  EXPECT_EQ(rest_after(milliseconds(40), milliseconds(100), 5000), milliseconds(300));
  EXPECT_EQ(rest_after(milliseconds(40), milliseconds(100), 100), milliseconds(0))
      << "they are few";
  EXPECT_EQ(rest_after(milliseconds(40), milliseconds(500), 5000), milliseconds(0)) << "it starved";
}

TEST(Threads, AreFinishedBeforeAnotherThatWakesIfStartedAfterItWasSaid) {
  std::thread([] {
    EXPECT_EQ(sched_getscheduler(0), SCHED_OTHER);
    let_threads_finish();
    std::thread([] { EXPECT_EQ(sched_getscheduler(0), SCHED_BATCH); }).join();
  }).join();
}

// The first task holds the worker; the second waits and is cancelled; for a third there is no room.
TEST(Worker, LeavesOutWhatIsCancelledAndRefusesWhatIsTooMuch) {
  constexpr const char* path = "/motcua.test.Slow/Verify";
  Worker worker(1, 19);
  std::latch first_runs(1);
  std::latch let_go(1);
  std::atomic<int> runs = 0;
  std::atomic<UnaryCall*> last_call = nullptr;
  std::atomic<int> posted = 0;
  std::vector<std::unique_ptr<RawService>> more;
  more.push_back(std::make_unique<RawService>(
      v1::VerifyRequest::descriptor()->file()->FindServiceByName("AdminService"),
      "/motcua.test.Slow/"));
  more.back()->unary<v1::VerifyRequest>(
      "Verify", [&](UnaryCall* call, const Caller&, const v1::VerifyRequest&) {
        last_call = call;
        worker.post(call, [&, call] {
          if (runs.fetch_add(1) == 0) {
            first_runs.count_down();
            let_go.wait();
          }
          call->answer(v1::VerifyResponse());
        });
        ++posted;
      });
  RunningServer server({}, std::move(more));
  const auto call = [&](int timeout_seconds) {
    cli::Client client(server.client_options());
    v1::VerifyResponse response;
    return client.call_full(path, v1::VerifyRequest(), response, timeout_seconds);
  };
  auto first = std::async(std::launch::async, [&] { return call(60); });
  first_runs.wait();
  auto second = std::async(std::launch::async, [&] { return call(3); });
  while (posted < 2) std::this_thread::yield();
  UnaryCall* const cancelled = last_call;
  EXPECT_EQ(call(60).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(second.get().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  while (!cancelled->is_cancelled()) std::this_thread::yield();
  // It has left its place to others, though its turn has not come.
  const int so_far = posted;
  auto last = std::async(std::launch::async, [&] { return call(60); });
  while (posted == so_far) std::this_thread::yield();
  let_go.count_down();
  EXPECT_TRUE(first.get().ok());
  EXPECT_TRUE(last.get().ok());
  EXPECT_EQ(runs, 2);
}

// Great messages are read and handled by the worker: while it is held there is nothing of them,
// and neither gRPC's threads nor the engine's are.
TEST(Worker, ReadsImportsAndBatches) {
  auto engine = Engine::open(std::make_unique<MemoryStore>(), {}, system_clock());
  ASSERT_TRUE(engine);
  Worker worker(2, 0);
  const Workers workers{.pages = worker, .reports = worker, .audits = worker};
  const std::unique_ptr<RawService> services[] = {make_dossier_service(**engine, workers),
                                                  make_admin_service(**engine, workers)};
  grpc::ServerBuilder builder;
  int port = 0;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  for (const auto& service : services) builder.RegisterService(service.get());
  const auto server = builder.BuildAndStart();
  ASSERT_TRUE(server);
  std::latch let_go(1);
  worker.go_on([&] { let_go.wait(); });
  cli::Client client({.server = "127.0.0.1:" + std::to_string(port)});
  v1::ImportHistoryResponse imported;
  auto importing = std::async(std::launch::async, [&] {
    bool sent = false;
    return client.import(
        [&](v1::ImportHistoryRequest& chunk) {
          chunk.add_rows()->set_line(1);
          return !std::exchange(sent, true);
        },
        imported);
  });
  v1::BatchReceiveDossiersResponse received;
  auto receiving = std::async(std::launch::async, [&] {
    v1::BatchReceiveDossiersRequest batch;
    batch.add_requests();
    return client.call("DossierService/BatchReceiveDossiers", batch, received);
  });
  const auto is_over = [](auto& future) {
    return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  };
  while (worker.waiting() < 2 && !is_over(importing) && !is_over(receiving)) {
    std::this_thread::yield();
  }
  EXPECT_FALSE(is_over(importing) || is_over(receiving));
  let_go.count_down();
  EXPECT_TRUE(importing.get().ok());
  EXPECT_EQ(imported.refused_count(), 1);
  EXPECT_TRUE(receiving.get().ok());
  EXPECT_EQ(received.results_size(), 1);
  server->Shutdown();
  server->Wait();
}

}  // namespace
}  // namespace motcua::testing
