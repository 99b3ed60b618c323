// The client's side of the bench, against a bench_server: receipts, no-op, batches, whole lives,
// reads.
//   load_bench ADDRESS noop|receive|batch|life|single|read|report|report_under_load|
//     watched|verify|verify_beside COUNT
//   load_bench ADDRESS backup|backup_beside COUNT DIRECTORY
#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <functional>
#include <latch>
#include <mutex>
#include <random>
#include <thread>

#include <grpcpp/impl/codegen/proto_utils.h>

#include "engine/time/instant.h"
#include "motcua/v1/catalogue_service.pb.h"
#include "motcua/v1/statistics_service.pb.h"
#include "services/method/wire.h"
#include "services/motcua/load.h"
#include "services/server/server.h"
#include "tests/bench/bench_workload.h"

namespace motcua::bench {
namespace {

constexpr const char* receive_path = "/motcua.v1.DossierService/ReceiveDossier";
constexpr const char* no_op_path = "/motcua.bench.NoOp/ReceiveDossier";

void print(const char* name, const cli::LoadResult& result, double per_call = 1) {
  std::printf("%s per_second=%.0f p50_ms=%.3f p99_ms=%.3f max_ms=%.3f refused=%lld", name,
              result.per_second() * per_call, result.percentile(0.5), result.percentile(0.99),
              result.percentile(1), static_cast<long long>(result.refused));
  if (!result.server_milliseconds.empty()) {
    std::printf(" server_p50_ms=%.3f server_p99_ms=%.3f", result.server_percentile(0.5),
                result.server_percentile(0.99));
  }
  std::printf("\n");
  if (result.refused > 0) std::printf("  first error: %s\n", result.first_error.c_str());
  std::fflush(stdout);
}

std::string make_receipt(int connection) {
  thread_local Draw draw(static_cast<uint64_t>(connection) + std::random_device{}());
  return receipt(draw, cli::new_request_id()).SerializeAsString();
}

std::string make_batch(int connection) {
  thread_local Draw draw(static_cast<uint64_t>(connection) + std::random_device{}());
  v1::BatchReceiveDossiersRequest batch;
  for (int i = 0; i < 1000; ++i) *batch.add_requests() = receipt(draw, cli::new_request_id());
  return batch.SerializeAsString();
}

void publish(const std::string& server) {
  cli::Client client({.server = server});
  v1::PublishCatalogueRequest request;
  wire::to_message(catalogue(), request);
  v1::PublishCatalogueResponse response;
  const auto status = client.call("CatalogueService/PublishCatalogue", request, response);
  if (!status.ok()) std::printf("%s\n", cli::describe(status).c_str());
}

// Receive, then for each dossier hand over, resolve, return: each step all the dossiers in turn.
void life(const std::string& server, int64_t count) {
  std::mutex mutex;
  std::vector<std::string> codes;
  const auto keep = [&](int, grpc::ByteBuffer& bytes) {
    v1::DossierChange change;
    grpc::ProtoBufferReader reader(&bytes);
    if (!change.ParseFromZeroCopyStream(&reader)) return;
    const std::lock_guard lock(mutex);
    codes.push_back(change.dossier().code());
  };
  double seconds = 0;
  auto result = cli::run_load({.server = server, .calls = count}, make_receipt, keep);
  seconds += result.seconds;
  const auto step = [&](const char* path, auto request) {
    std::atomic<size_t> next = 0;
    const auto make = [&](int) {
      auto one = request;
      one.set_request_id(cli::new_request_id());
      one.set_code(codes[next.fetch_add(1)]);
      return one.SerializeAsString();
    };
    const auto done = cli::run_load(
        {.server = server, .path = path, .calls = static_cast<int64_t>(codes.size())}, make);
    seconds += done.seconds;
    if (done.refused > 0) std::printf("  first error: %s\n", done.first_error.c_str());
  };
  v1::HandOverDossierRequest hand_over;
  hand_over.set_to_officer("o1");
  hand_over.set_step("Thẩm định");
  step("/motcua.v1.DossierService/HandOverDossier", hand_over);
  v1::ResolveDossierRequest resolve;
  resolve.set_outcome(v1::GRANTED);
  step("/motcua.v1.DossierService/ResolveDossier", resolve);
  v1::ReturnResultRequest give_back;
  give_back.set_return_method(v1::AT_COUNTER);
  step("/motcua.v1.DossierService/ReturnResult", give_back);
  std::printf("life dossiers_per_second=%.0f events_per_second=%.0f\n",
              static_cast<double>(count) / seconds, static_cast<double>(count) * 4 / seconds);
}

// How many, in how long.
cli::LoadResult receive_until(const std::atomic<bool>& stop, const std::string& server) {
  cli::LoadResult all;
  while (!stop) {
    const auto some = cli::run_load({.server = server, .calls = 5000}, make_receipt);
    all.done += some.done;
    all.seconds += some.seconds;
  }
  return all;
}

// GetDossier by code, and the no-op, one after another under the load of receipts.
void read_under_load(const std::string& server, int64_t count) {
  std::vector<std::string> codes;
  cli::run_load({.server = server, .calls = 1000}, make_receipt, [&](int, grpc::ByteBuffer& bytes) {
    static std::mutex mutex;
    v1::DossierChange change;
    grpc::ProtoBufferReader reader(&bytes);
    if (!change.ParseFromZeroCopyStream(&reader)) return;
    const std::lock_guard lock(mutex);
    codes.push_back(change.dossier().code());
  });
  for (const bool no_op : {true, false}) {
    std::atomic<bool> stop = false;
    std::thread load([&] { receive_until(stop, server); });
    Draw draw(1);
    const auto make = [&](int connection) {
      if (no_op) return make_receipt(connection);
      v1::GetDossierRequest get;
      get.set_code(codes[draw.number() % codes.size()]);
      return get.SerializeAsString();
    };
    const auto result =
        cli::run_load({.server = server,
                       .path = no_op ? no_op_path : "/motcua.v1.DossierService/GetDossier",
                       .connections = 1,
                       .in_flight = 1,
                       .calls = count},
                      make);
    stop = true;
    load.join();
    print(no_op ? "noop_under_load" : "get_under_load", result);
  }
}

void report(const std::string& server, int64_t count) {
  const std::string today =
      format_day(day_of(Instant{std::chrono::duration_cast<std::chrono::microseconds>(
                                    std::chrono::system_clock::now().time_since_epoch())
                                    .count()}));
  struct Question {
    const char* name;
    const char* report;
    const char* by;
    bool province;
  };
  for (const Question& question : {Question{"report_one_unit", "form-06a", "unit", false},
                                   Question{"report_fields", "on-time", "field", false},
                                   Question{"report_procedures", "on-time", "procedure", false},
                                   Question{"report_province", "form-06a", "unit", true}}) {
    Draw draw(3);
    const auto make = [&](int) {
      v1::RunReportRequest request;
      request.set_report(question.report);
      request.set_by(question.by);
      request.set_unit(question.province ? "H44" : unit_code(draw.unit()));
      request.set_from(format_day(plus_days(*parse_day(today), -365)));
      request.set_to(today);
      return request.SerializeAsString();
    };
    int64_t rows = 0;
    const auto keep = [&](int, grpc::ByteBuffer& bytes) {
      v1::RunReportResponse response;
      grpc::ProtoBufferReader reader(&bytes);
      if (response.ParseFromZeroCopyStream(&reader)) rows += response.table().rows_size();
    };
    const auto result = cli::run_load({.server = server,
                                       .path = "/motcua.v1.StatisticsService/RunReport",
                                       .connections = 1,
                                       .in_flight = 1,
                                       .calls = question.province ? count / 10 : count},
                                      make, keep);
    print(question.name, result);
    std::printf("%s_length rows=%.1f\n", question.name,
                static_cast<double>(rows) / static_cast<double>(result.done));
  }
}

// Counts of all queues, of a unit and of the province; of receipts alone each open dossier is a
// row.
void queues(const std::string& server, int64_t count) {
  for (const bool province : {false, true}) {
    Draw draw(5);
    const auto make = [&](int) {
      v1::CountQueuesRequest request;
      request.set_unit(province ? "H44" : unit_code(draw.unit()));
      request.set_subtree(province);
      return request.SerializeAsString();
    };
    int64_t open = 0;
    const auto keep = [&](int, grpc::ByteBuffer& bytes) {
      v1::CountQueuesResponse response;
      grpc::ProtoBufferReader reader(&bytes);
      if (!response.ParseFromZeroCopyStream(&reader)) return;
      for (const auto& queue : response.queues()) {
        if (queue.name() == "open") open += queue.count();
      }
    };
    const auto result =
        cli::run_load({.server = server,
                       .path = "/motcua.v1.DossierService/CountQueues",
                       .connections = 1,
                       .in_flight = 1,
                       .calls = province ? std::max<int64_t>(1, count / 10) : count},
                      make, keep);
    const char* const name = province ? "queues_province" : "queues_one_unit";
    print(name, result);
    std::printf("%s_rows open=%.0f ms_per_100000=%.1f\n", name,
                static_cast<double>(open) / static_cast<double>(result.done),
                open > 0 ? result.seconds * 1e8 / static_cast<double>(open) : 0.0);
  }
}

void audit(const std::string& server) {
  constexpr int timeout_seconds = 3600;
  cli::Client client({.server = server});
  v1::VerifyResponse response;
  const auto begun = std::chrono::steady_clock::now();
  const auto status = client.call_full("/motcua.v1.AdminService/Verify", v1::VerifyRequest(),
                                       response, timeout_seconds);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  if (!status.ok()) std::printf("%s\n", cli::describe(status).c_str());
  std::printf("verify dossiers_per_second=%.0f findings=%lld\n",
              static_cast<double>(response.dossiers()) / taken.count(),
              static_cast<long long>(response.finding_count()));
  std::fflush(stdout);
}

void back_up(const char* name, const std::string& server, const std::string& directory) {
  constexpr int timeout_seconds = 3600;
  cli::Client client({.server = server, .role = "operator"});
  v1::CreateBackupRequest request;
  request.set_directory(directory);
  v1::CreateBackupResponse response;
  const auto begun = std::chrono::steady_clock::now();
  const auto status =
      client.call_full("/motcua.v1.AdminService/CreateBackup", request, response, timeout_seconds);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  if (!status.ok()) std::printf("%s\n", cli::describe(status).c_str());
  std::printf("%s seconds=%.2f megabytes=%.0f new_megabytes=%.0f\n", name, taken.count(),
              static_cast<double>(response.bytes()) / 1e6,
              static_cast<double>(response.new_bytes()) / 1e6);
  std::fflush(stdout);
}

// What receipts lose by work on the whole register beside them, from its beginning to its end;
// before and after it they are alone, for the machine is not always as fast.
void receive_beside(const char* name, const std::string& server, int64_t receipts,
                    const std::function<void()>& work) {
  const auto receive = [&](int64_t count) {
    return cli::run_load({.server = server, .calls = count}, make_receipt);
  };
  const double before = receive(receipts).per_second();
  std::atomic<bool> done = false;
  std::thread working([&] {
    work();
    done = true;
  });
  const auto beside = receive_until(done, server);
  working.join();
  const double after = receive(receipts).per_second();
  std::printf("receipts_beside_%s alone=%.0f beside=%.0f alone_again=%.0f ratio=%.2f\n", name,
              before, beside.per_second(), after, 2 * beside.per_second() / (before + after));
}

// Fifty readers, of a unit each or of everything, of which one takes nothing after its first
// message.
class Readers {
 public:
  static constexpr int count = 50;

  // Once each has had its first message.
  Readers(const std::string& server, bool of_units) {
    for (int i = 0; i < count; ++i) {
      threads_.emplace_back([this, server, of_units, i] { watch(server, of_units, i); });
    }
    begun_.wait();
  }
  ~Readers() {
    stop_ = true;
    for (std::thread& thread : threads_) thread.join();
  }
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

  // How many of those who read have not been told up to that record within two minutes.
  int64_t behind(int64_t sequence) const {
    constexpr std::chrono::minutes patience(2);
    constexpr std::chrono::milliseconds step(50);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (true) {
      const auto behind = std::count_if(told_to_.begin() + 1, told_to_.end(),
                                        [&](const auto& to) { return to < sequence; });
      if (behind == 0 || std::chrono::steady_clock::now() > until) return behind;
      std::this_thread::sleep_for(step);
    }
  }
  int64_t told() const { return told_; }

 private:
  void watch(const std::string& server, bool of_units, int i) {
    constexpr int heartbeat_seconds = 1;  // who of a unit is told nothing says so how far it is
    v1::WatchEventsRequest request;
    request.set_heartbeat_seconds(heartbeat_seconds);
    if (of_units) request.add_units(unit_code(i));
    cli::Client client({.server = server});
    bool has_begun = false;
    const auto status = client.watch(request, {.take =
                                                   [&](const v1::WatchEventsResponse& message) {
                                                     told_ += message.events_size();
                                                     told_to_[static_cast<size_t>(i)] =
                                                         message.sequence();
                                                     if (!std::exchange(has_begun, true))
                                                       begun_.count_down();
                                                     if (i == 0) stand_still();
                                                   },
                                               .must_stop = [this] { return stop_.load(); }});
    if (!stop_) std::printf("  reader %d: %s\n", i, cli::describe(status).c_str());
    if (!has_begun) begun_.count_down();
  }
  void stand_still() const {
    constexpr std::chrono::milliseconds step(50);
    while (!stop_) std::this_thread::sleep_for(step);
  }

  std::atomic<bool> stop_ = false;
  std::atomic<int64_t> told_ = 0;
  std::array<std::atomic<int64_t>, count> told_to_ = {};
  std::latch begun_{count};
  std::vector<std::thread> threads_;
};

int64_t sequence_of_one_receipt(const std::string& server) {
  cli::Client client({.server = server});
  Draw draw(std::random_device{}());
  v1::DossierChange change;
  const auto status =
      client.call("DossierService/ReceiveDossier", receipt(draw, cli::new_request_id()), change);
  if (!status.ok()) std::printf("%s\n", cli::describe(status).c_str());
  return change.sequence();
}

// What receipts lose by readers who are told of them as they come: pages of a unit each, or others
// that follow everything. All but the one that stands still are told all: of everything, each is
// told each receipt.
void receive_watched(const std::string& server, int64_t receipts) {
  const auto receive = [&] {
    return cli::run_load({.server = server, .calls = receipts}, make_receipt);
  };
  for (const bool of_units : {true, false}) {
    const char* const name = of_units ? "by_units" : "by_all";
    const double before = receive().per_second();
    cli::LoadResult beside;
    int64_t told = 0;
    {
      const Readers readers(server, of_units);
      beside = receive();
      const int64_t behind = readers.behind(sequence_of_one_receipt(server));
      told = readers.told();
      if (behind > 0) {
        std::printf("  %s: %lld readers fell behind\n", name, static_cast<long long>(behind));
      }
      const int64_t expected = (Readers::count - 1) * (beside.done + 1);
      if (!of_units && told != expected) {
        std::printf("  %s: told %lld events, expected %lld\n", name, static_cast<long long>(told),
                    static_cast<long long>(expected));
      }
    }
    const double after = receive().per_second();
    std::printf(
        "receipts_watched_%s alone=%.0f beside=%.0f alone_again=%.0f told=%lld ratio=%.2f\n", name,
        before, beside.per_second(), after, static_cast<long long>(told),
        2 * beside.per_second() / (before + after));
    std::fflush(stdout);
  }
}

int run(int argc, char** argv) {
  if (argc != 4 && argc != 5) return 2;
  const std::string server = argv[1];
  const std::string what = argv[2];
  const int64_t count = std::atoll(argv[3]);
  publish(server);
  if (what == "noop")
    print("noop",
          cli::run_load({.server = server, .path = no_op_path, .calls = count}, make_receipt));
  if (what == "receive")
    print("receive", cli::run_load({.server = server, .calls = count}, make_receipt));
  if (what == "batch") {
    print("batch",
          cli::run_load({.server = server,
                         .path = "/motcua.v1.DossierService/BatchReceiveDossiers",
                         .in_flight = 2,
                         .calls = count / 1000},
                        make_batch),
          1000);
  }
  if (what == "life") life(server, count);
  if (what == "single") {
    for (const char* path : {no_op_path, receive_path}) {
      print(path == no_op_path ? "noop_alone" : "receive_alone",
            cli::run_load(
                {.server = server, .path = path, .connections = 1, .in_flight = 1, .calls = count},
                make_receipt));
    }
  }
  if (what == "read") read_under_load(server, count);
  if (what == "report") report(server, count);
  if (what == "report_under_load") {
    std::atomic<bool> stop = false;
    cli::LoadResult beside;
    std::thread load([&] { beside = receive_until(stop, server); });
    report(server, count);
    stop = true;
    load.join();
    std::printf("receipts_beside_reports per_second=%.0f\n", beside.per_second());
  }
  if (what == "watched") receive_watched(server, count);
  if (what == "queues") queues(server, count);
  if (what == "verify") audit(server);
  if (what == "verify_beside") receive_beside("verify", server, count, [&] { audit(server); });
  if (argc != 5) return 0;
  const std::string directory = argv[4];
  if (what == "backup") back_up("backup", server, directory);
  if (what == "backup_beside") {
    receive_beside("backup", server, count, [&] { back_up("backup_beside", server, directory); });
  }
  return 0;
}

}  // namespace
}  // namespace motcua::bench

int main(int argc, char** argv) { return motcua::bench::run(argc, argv); }
