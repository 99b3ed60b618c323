// Work in the background: its queue, and how it gives way.
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "engine/lookup/list.h"
#include "engine/store/memory_store.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/dossier_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/method/health.h"
#include "services/method/pace.h"
#include "services/method/services.h"
#include "services/server/server.h"
#include "tests/services/direct_call.h"
#include "tests/services/error_details.h"
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

// One worker, held until it is let go, with room for one call that waits; what it does with a call
// is the test's.
class WorkerTest : public ::testing::Test {
 protected:
  WorkerTest() {
    const auto add_slow = [this](Methods& methods) {
      ServiceRows rows(methods,
                       v1::VerifyRequest::descriptor()->file()->FindServiceByName("AdminService"),
                       "motcua.test.Slow");
      rows.add("Verify",
               {.right = anybody,
                .handler = on<v1::VerifyRequest>([this](const v1::VerifyRequest&, Reply reply) {
                  last_call_is_wanted_ = reply.is_wanted();
                  worker_.post(std::move(reply), [this](Reply one) { task_(std::move(one)); });
                  ++posted_;
                })});
    };
    server_ = std::make_unique<RunningServer>(EngineOptions(), add_slow);
    worker_.go_on([this] {
      held_.count_down();
      let_go_.wait();
    });
    held_.wait();
  }
  ~WorkerTest() override { let_go(); }

  void let_go() {
    if (!let_go_.try_wait()) let_go_.count_down();
  }
  grpc::Status call(int timeout_seconds) {
    cli::Client client(server_->client_options());
    v1::VerifyResponse response;
    return client.call_full("/motcua.test.Slow/Verify", v1::VerifyRequest(), response,
                            timeout_seconds);
  }
  struct Begun {
    // Its deadline passes, and the server knows it.
    void wait_until_cancelled() {
      EXPECT_EQ(status.get().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
      while (is_wanted()) std::this_thread::yield();
    }
    std::future<grpc::Status> status;
    KeepGoing is_wanted;
  };
  // A call whose task waits by now.
  Begun begin(int timeout_seconds) {
    const int so_far = posted_;
    auto status = std::async(std::launch::async, [=, this] { return call(timeout_seconds); });
    while (posted_ == so_far) std::this_thread::yield();
    return {std::move(status), last_call_is_wanted_};
  }

 private:
  std::latch held_{1};
  std::latch let_go_{1};
  KeepGoing last_call_is_wanted_;
  std::atomic<int> posted_ = 0;
  Worker worker_{1, 19};

 protected:
  std::atomic<int> runs_ = 0;
  std::function<void(Reply)> task_ = [this](Reply reply) {
    ++runs_;
    reply.answer(v1::VerifyResponse());
  };
  std::unique_ptr<RunningServer> server_;  // once it is gone, all calls are over
};

TEST_F(WorkerTest, RefusesWhatIsTooMuchAndWhoLeavesLeavesTheirPlace) {
  auto waiting = begin(3);
  EXPECT_EQ(call(60).error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
  waiting.wait_until_cancelled();
  auto last = begin(60);
  let_go();
  EXPECT_TRUE(last.status.get().ok());
  EXPECT_EQ(runs_, 1);
}

TEST_F(WorkerTest, RunsNothingThatWasCancelledWhileItWaited) {
  begin(1).wait_until_cancelled();
  let_go();
  server_.reset();
  EXPECT_EQ(runs_, 0);
}

TEST_F(WorkerTest, ReadsNothingForACallerWhoHasLeft) {
  std::promise<bool> has_read;
  task_ = [&](Reply reply) {
    while (!reply.is_left()) std::this_thread::yield();
    has_read.set_value(list_dossiers(snapshot_for(reply, server_->engine()), {}).has_value());
    reply.give_up();
  };
  let_go();
  call(1);
  EXPECT_FALSE(has_read.get_future().get());
}

// A worker with room for eight calls that wait, held until it is let go; two of them are a caller's
// share.
class SharesTest : public ::testing::Test {
 protected:
  SharesTest() {
    methods_.set_gate({.identify =
                           [this](const CallStart& start) {
                             auto caller = caller_of(start);
                             if (account_.empty()) return caller;
                             caller->account = std::make_shared<KnownAccount>();
                             caller->claim.account = account_;
                             return caller;
                           },
                       .catalogue = {},
                       .tell_denied = {},
                       .tell_held_off = {}});
    ServiceRows rows(methods_, v1::VerifyRequest::descriptor()->file()->service(0));
    rows.add("Verify", {.where = Where::audits,
                        .right = anybody,
                        .handler = on<v1::VerifyRequest>([this](const auto&, Reply reply) {
                          if (const auto then = std::exchange(when_handled_, nullptr)) then();
                          reply.answer(v1::VerifyResponse());
                        })});
    health_.add_methods(methods_);
    worker_->go_on([this] {
      held_.count_down();
      let_go_.wait();
    });
    held_.wait();
  }
  ~SharesTest() override {
    let_go();
    worker_.reset();
  }

  void let_go() {
    if (!let_go_.try_wait()) let_go_.count_down();
  }
  std::shared_ptr<DirectCall> call(const std::string& path, const std::string& address) {
    return DirectCall::begin(methods_, path, {""}, {}, true, address);
  }
  std::shared_ptr<DirectCall> verify(const std::string& address) {
    return call("motcua.v1.AdminService/Verify", address);
  }
  static void expect_refused(DirectCall& call) {
    ASSERT_TRUE(call.has_ended());
    const Error error = error_of(call.status());
    EXPECT_EQ(error.reason, "WORK_QUEUE_FULL");
    EXPECT_TRUE(error.retry_seconds);
  }

  std::string account_;
  std::function<void()> when_handled_;  // the next call
  std::unique_ptr<Worker> worker_ = std::make_unique<Worker>(8, 0);

 private:
  const Workers workers_{
      .pages = *worker_, .reports = *worker_, .audits = *worker_, .sign_ins = *worker_};
  WaitingAnswers answers_{1 << 20};
  Methods methods_{workers_, answers_, 2};
  Health health_{{}};
  std::latch held_{1};
  std::latch let_go_{1};
};

TEST_F(SharesTest, OneCallerFillsItsOwnAndOthersAreServed) {
  std::vector<std::shared_ptr<DirectCall>> served{verify("10.0.0.1"), verify("10.0.0.1")};
  expect_refused(*verify("10.0.0.1"));
  served.push_back(verify("10.0.0.2"));
  served.push_back(verify("2001:db8::1"));
  served.push_back(verify("2001:db8::2"));
  expect_refused(*verify("2001:db8::3"));
  EXPECT_FALSE(worker_->post(whose_share("2001:db8::4"), [] { ADD_FAILURE(); }));
  const auto left = served[0];
  left->leave();
  served[0] = verify("10.0.0.1");
  EXPECT_EQ(left->code(), Code::CANCELLED);
  expect_refused(*verify("10.0.0.1"));
  let_go();
  for (const auto& one : served) EXPECT_EQ(one->code(), Code::OK);
  EXPECT_EQ(verify("10.0.0.1")->code(), Code::OK);
}

TEST_F(SharesTest, WhatRunsWaitsNoMore) {
  const auto first = verify("10.0.0.1");
  const auto second = verify("10.0.0.1");
  std::shared_ptr<DirectCall> third;
  when_handled_ = [&] { third = verify("10.0.0.1"); };
  let_go();
  EXPECT_EQ(first->code(), Code::OK);
  EXPECT_EQ(second->code(), Code::OK);
  EXPECT_EQ(third->code(), Code::OK);
}

TEST_F(SharesTest, StrangersHaveThatOfTheirAddressAndAccountsTheirOwn) {
  std::vector<std::shared_ptr<DirectCall>> served{verify("10.0.0.1"), verify("10.0.0.1")};
  account_ = "an";
  served.push_back(verify("10.0.0.1"));
  served.push_back(verify("10.0.0.2"));
  expect_refused(*verify("10.0.0.3"));
  account_ = "binh";
  served.push_back(verify("10.0.0.3"));
  let_go();
  for (const auto& one : served) EXPECT_EQ(one->code(), Code::OK);
}

TEST_F(SharesTest, ASocketOfThisMachineHasAllThatThereIs) {
  std::vector<std::shared_ptr<DirectCall>> served;
  for (int i = 0; i < 8; ++i) served.push_back(verify(""));
  expect_refused(*verify(""));
  expect_refused(*verify("10.0.0.1"));
  let_go();
  for (const auto& one : served) EXPECT_EQ(one->code(), Code::OK);
}

TEST_F(SharesTest, StreamsAreOpenAsManyAsACallerMayHave) {
  const auto watch = [this](const char* address) {
    return call("grpc.health.v1.Health/Watch", address);
  };
  const auto first = watch("10.0.0.1");
  const auto second = watch("10.0.0.1");
  expect_refused(*watch("10.0.0.1"));
  const auto of_another = watch("10.0.0.2");
  EXPECT_EQ(call("grpc.health.v1.Health/Check", "10.0.0.1")->code(), Code::OK);
  first->leave();
  const auto third = watch("10.0.0.1");
  expect_refused(*watch("10.0.0.1"));
  for (const auto& open : {second, of_another, third}) {
    EXPECT_FALSE(open->has_ended());
    open->leave();
  }
}

// Services whose workers are held until they are let go: what is called meanwhile waits for one of
// them, or is over.
class HeldWorkersTest : public ::testing::Test {
 protected:
  HeldWorkersTest() {
    engine_ = *Engine::open(std::make_unique<MemoryStore>(), {}, wall_clock());
    const Workers workers{
        .pages = pages_, .reports = reports_, .audits = reports_, .sign_ins = reports_};
    methods_ = std::make_unique<Methods>(workers, answers_);
    add_all_methods(*methods_, *engine_, workers);
    service_ = std::make_unique<GrpcService>(*methods_);
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterCallbackGenericService(service_.get());
    server_ = builder.BuildAndStart();
    CatalogueEntries entries;
    entries.units = {{.code = "U", .name = "Đơn vị mẫu", .level = UnitLevel::commune}};
    std::latch is_published(1);
    engine_->submit({.command = PublishCatalogue{entries}}, std::nullopt,
                    [&](const Answer& answer) {
                      EXPECT_TRUE(answer);
                      is_published.count_down();
                    });
    is_published.wait();
    for (Worker* worker : {&pages_, &reports_}) {
      worker->go_on([this] {
        held_.count_down();
        let_go_.wait();
      });
    }
    held_.wait();
  }
  ~HeldWorkersTest() override {
    let_go();
    server_->Shutdown();
    server_->Wait();
  }

  using Call = std::function<grpc::Status(cli::Client&)>;
  // The worker for which the call waits; null if it does not.
  const Worker* worker_of(const Call& call) {
    const size_t pages = pages_.waiting();
    const size_t reports = reports_.waiting();
    auto& status = statuses_.emplace_back(std::async(std::launch::async, [this, call] {
      cli::Client client({.server = "127.0.0.1:" + std::to_string(port_)});
      return call(client);
    }));
    while (status.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
      if (pages_.waiting() > pages) return &pages_;
      if (reports_.waiting() > reports) return &reports_;
      std::this_thread::yield();
    }
    return nullptr;
  }
  // Every call is answered then.
  void let_go() {
    if (!let_go_.try_wait()) let_go_.count_down();
    for (auto& status : statuses_) EXPECT_TRUE(status.get().ok());
    statuses_.clear();
  }

  std::unique_ptr<Engine> engine_;
  Worker pages_{16, 0};
  Worker reports_{16, 0};

 private:
  WaitingAnswers answers_{64 << 20};
  std::unique_ptr<Methods> methods_;
  std::unique_ptr<GrpcService> service_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
  std::latch held_{2};
  std::latch let_go_{1};
  std::vector<std::future<grpc::Status>> statuses_;
};

TEST_F(HeldWorkersTest, ReadGreatMessagesAndMakeLongLists) {
  const auto import = [](cli::Client& client) {
    bool is_sent = false;
    v1::ImportHistoryResponse response;
    const auto status = client.import(
        [&](v1::ImportHistoryRequest& chunk) {
          chunk.add_rows()->set_line(1);
          return !std::exchange(is_sent, true);
        },
        response);
    EXPECT_EQ(response.refused_count(), 1);
    return status;
  };
  const auto batch = [](cli::Client& client) {
    v1::BatchReceiveDossiersRequest request;
    request.add_requests();
    v1::BatchReceiveDossiersResponse response;
    const auto status = client.call("DossierService/BatchReceiveDossiers", request, response);
    EXPECT_EQ(response.results_size(), 1);
    return status;
  };
  const auto calendars = [](cli::Client& client) {
    v1::ListCalendarsResponse response;
    return client.call("CatalogueService/ListCalendars", v1::ListCalendarsRequest(), response);
  };
  const auto regulations = [](cli::Client& client) {
    v1::ListRegulationsResponse response;
    return client.call("CatalogueService/ListRegulations", v1::ListRegulationsRequest(), response);
  };
  for (const Call& call : {Call(import), Call(batch), Call(calendars), Call(regulations)}) {
    EXPECT_EQ(worker_of(call), &pages_);
  }
}

// What reads the journal since then, or every dossier for a row, is no page.
TEST_F(HeldWorkersTest, TellPagesFromReports) {
  const auto behind = [](const std::string& by, int64_t as_of_sequence) {
    return [=](cli::Client& client) {
      v1::ListReportDossiersRequest request;
      request.mutable_report()->set_report("form-06a");
      request.mutable_report()->set_unit("U");
      request.mutable_report()->set_period("2025");
      request.mutable_report()->set_by(by);
      request.set_column("received_total");
      request.set_as_of_sequence(as_of_sequence);
      v1::ListReportDossiersResponse response;
      return client.call("StatisticsService/ListReportDossiers", request, response);
    };
  };
  const int64_t now = engine_->sequence();
  EXPECT_EQ(worker_of(behind("unit", 0)), &pages_);
  EXPECT_EQ(worker_of(behind("unit", now)), &pages_);
  EXPECT_EQ(worker_of(behind("holder", 0)), &reports_);
  CatalogueEntries entries;
  entries.units = {{.code = "V", .name = "Đơn vị khác", .level = UnitLevel::commune}};
  std::latch is_published(1);
  engine_->submit({.command = PublishCatalogue{entries}}, std::nullopt,
                  [&](const Answer&) { is_published.count_down(); });
  is_published.wait();
  EXPECT_EQ(worker_of(behind("unit", now)), &reports_);
}

}  // namespace
}  // namespace motcua::testing
