// Work in the background: its queue, and how it gives way; and what threads do when woken.
#include <gtest/gtest.h>
#include <sched.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "motcua/v1/admin_service.pb.h"
#include "services/rpc/method.h"
#include "services/rpc/pace.h"
#include "services/rpc/server.h"
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

}  // namespace
}  // namespace motcua::testing
