// The writer alone, without gRPC, against raw RocksDB writing the same bytes in the same groups,
// and against itself without statistics; and the disk of many dossiers.
//   writer_bench DIR COUNT [fill]      fill: whole lives of eight events, for other benches to read
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>

#include "engine/registrar/registrar.h"
#include "engine/relay.h"
#include "engine/statistics/contribution.h"
#include "engine/store/rocks_store.h"
#include "engine/wall_clock.h"
#include "tests/bench/bench_workload.h"

namespace motcua::bench {

// The linker has every call of contribution_of come here (CMakeLists.txt).
std::vector<Contribution> real_contribution_of(const Dossier& dossier) asm(
    "__real__ZN6motcua15contribution_ofERKNS_7DossierE");
std::vector<Contribution> contribution_or_none(const Dossier& dossier) asm(
    "__wrap__ZN6motcua15contribution_ofERKNS_7DossierE");

namespace {
bool keeps_statistics = true;
}

std::vector<Contribution> contribution_or_none(const Dossier& dossier) {
  return keeps_statistics ? real_contribution_of(dossier) : std::vector<Contribution>{};
}

namespace {

using SteadyClock = std::chrono::steady_clock;
constexpr int group_size = 64;

double seconds_since(SteadyClock::time_point begun) {
  return std::chrono::duration<double>(SteadyClock::now() - begun).count();
}

// Keeps what is written, so that the same bytes can be written again without us.
class RecordingStore final : public Store {
 public:
  RecordingStore(std::unique_ptr<Store> store, std::vector<Batch>& batches)
      : store_(std::move(store)), batches_(batches) {}
  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return store_->get(table, key);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return store_->scan(range, visit);
  }
  std::shared_ptr<const Readable> snapshot() const override { return store_->snapshot(); }
  OrStoreError<void> sync_journal() override { return store_->sync_journal(); }
  OrStoreError<void> write(const Batch& batch) override {
    {
      const std::lock_guard lock(mutex_);
      batches_.push_back(batch);
    }
    return store_->write(batch);
  }
  OrStoreError<void> check_files(const TellFiles& progress) const override {
    return store_->check_files(progress);
  }
  OrStoreError<bool> rewrite(const std::vector<Range>& ranges, const Readable& since,
                             std::atomic<bool>& must_stop) override {
    return store_->rewrite(ranges, since, must_stop);
  }
  OrStoreError<void> copy_to(const CopyTo& to, const TellFiles& progress) override {
    return store_->copy_to(to, progress);
  }
  std::string place() const override { return store_->place(); }
  uint64_t free_bytes() const override { return store_->free_bytes(); }

 private:
  const std::unique_ptr<Store> store_;
  std::mutex mutex_;
  std::vector<Batch>& batches_;
};

std::unique_ptr<Store> open_store(const std::string& directory, const RocksOptions& options = {}) {
  auto store = open_rocks_store(directory, options);
  if (!store) {
    std::printf("%s\n", store.error().message.c_str());
    std::exit(3);
  }
  return std::move(*store);
}

Request receipt_request(Draw& draw) {
  Receive receive{.application = {.unit = unit_code(draw.unit()),
                                  .procedure = procedure_code(draw.procedure()),
                                  .channel = Channel::online}};
  receive.application.applicant = {.name = "Nguyễn Văn A",
                                   .identity = draw.identity(),
                                   .telephone = draw.telephone(),
                                   .folded_name = "nguyen van a"};
  return {.command = DossierCommand(std::move(receive)),
          .request_id = draw.uuid_bytes(),
          .content_hash = draw.uuid_bytes()};
}

void publish(Registrar& registrar, Instant now) {
  registrar.decide({.command = PublishCatalogue{catalogue()}}, now);
  registrar.commit();
}

// Seconds for the requests in groups, as the engine's writer does it: the tables are written by a
// thread of their own meanwhile.
double write_requests(Store& store, const std::vector<Request>& requests) {
  const Instant now = wall_clock().now();
  auto registrar = std::move(*Registrar::open(store, {}, now));
  registrar->take_over({});  // a new store: there are none
  publish(*registrar, now);
  Relay<std::shared_ptr<const Group>> to_syncer;
  // One for all: RocksDB's skip lists draw their heights by thread, and new threads draw the same.
  std::thread syncer([&] {
    while (const auto group = to_syncer.take()) {
      const auto synced =
          store.sync_journal().and_then([&] { return registrar->tables().follow(**group); });
      if (!synced) std::exit(4);
    }
  });
  const auto wait_until_safe = [&] {
    to_syncer.wait_until_done();
    registrar->release_written();
  };
  const auto begun = SteadyClock::now();
  for (size_t i = 0; i < requests.size(); ++i) {
    if (!registrar->decide(requests[i], now)) std::exit(4);
    if (i % group_size != group_size - 1) continue;
    wait_until_safe();
    auto group = registrar->write_group();
    if (!group) std::exit(4);
    to_syncer.give(std::move(*group));
  }
  wait_until_safe();
  if (!registrar->commit()) std::exit(4);
  const double seconds = seconds_since(begun);
  to_syncer.close();
  syncer.join();
  return seconds;
}

void writer_against_raw(const std::string& directory, int64_t count) {
  Draw draw(1);
  std::vector<Request> requests;
  for (int64_t i = 0; i < count; ++i) requests.push_back(receipt_request(draw));
  const double ours = write_requests(*open_store(directory + "/ours"), requests);
  std::vector<Batch> batches;
  RecordingStore recording(open_store(directory + "/recorded"), batches);
  write_requests(recording, requests);
  // The ordinary way to write: through the memtables.
  const auto store = open_store(directory + "/raw", {.memtable_bytes_tables = 112ull << 20});
  const auto begun = SteadyClock::now();
  for (const Batch& batch : batches) {
    if (!store->write(batch)) std::exit(4);
    if (is_of_journal(batch[0].table) && !store->sync_journal()) std::exit(4);
  }
  const double raw = seconds_since(begun);
  std::printf("writer per_second=%.0f raw_rocksdb per_second=%.0f ratio=%.2f\n",
              static_cast<double>(count) / ours, static_cast<double>(count) / raw, raw / ours);
  keeps_statistics = false;
  const double without = write_requests(*open_store(directory + "/without"), requests);
  keeps_statistics = true;
  std::printf("statistics writer_without_per_second=%.0f ratio=%.2f\n",
              static_cast<double>(count) / without, without / ours);
  // By whom nobody searches: no words in the index, and no look for duplicates.
  for (Request& request : requests) {
    auto& receive = std::get<Receive>(std::get<DossierCommand>(request.command));
    receive.application.applicant.folded_name.clear();
    receive.application.applicant.identity.clear();
  }
  const double unsearched = write_requests(*open_store(directory + "/unsearched"), requests);
  std::printf("search writer_without_per_second=%.0f ratio=%.2f\n",
              static_cast<double>(count) / unsearched, unsearched / ours);
}

// Eight events a dossier over the last three years, all returned, 12 % late.
void fill(const std::string& directory, int64_t count) {
  {
    const auto store = open_store(directory);
    auto registrar = std::move(*Registrar::open(*store, {}, wall_clock().now()));
    publish(*registrar, wall_clock().now());
    Draw draw(2);
    const Instant now = wall_clock().now();
    const int64_t first_days_ago = 3 * 365;
    const int64_t last_days_ago = 60;  // so that all is over by now
    for (int64_t i = 0; i < count; ++i) {
      const Instant received =
          plus_minutes(now, -first_days_ago * minutes_per_day +
                                i * (first_days_ago - last_days_ago) * minutes_per_day / count);
      Request request = receipt_request(draw);
      Receive receive = std::get<Receive>(std::get<DossierCommand>(request.command));
      receive.imported_code = "F" + std::to_string(i);
      ImportDossier import{.code = receive.imported_code};
      int64_t minutes = 0;
      const auto add = [&](DossierCommand command, int64_t after) {
        minutes += after;
        import.events.push_back({.command = std::move(command),
                                 .at = plus_minutes(received, minutes),
                                 .officer = "o1",
                                 .source_hash = "12345678"});
      };
      const int64_t span = draw.late() ? 40 * 1440 : 600;
      add(std::move(receive), 0);
      for (const char* step : {"Thẩm định", "Trình ký", "Ký duyệt", "Văn thư"}) {
        add(HandOver{.to_officer = "o2", .step = step}, 60);
      }
      add(Resolve{}, span);
      add(ReturnResult{}, 300);
      add(Rate{.satisfaction = Satisfaction::satisfied}, 10);
      if (!registrar->decide({.command = std::move(import)}, now)) std::exit(4);
      if (registrar->group_bytes() > (1 << 20) && !registrar->commit()) std::exit(4);
    }
    if (!registrar->commit() || !compact(*store)) std::exit(4);
  }
  uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file() && entry.path().extension() == ".sst") bytes += entry.file_size();
  }
  std::printf(
      "disk dossiers=%lld bytes_per_dossier=%.0f (eight events, indexes and cells, compacted)\n",
      static_cast<long long>(count), static_cast<double>(bytes) / static_cast<double>(count));
}

void fdatasync_cost(const std::string& directory) {
  const std::string path = directory + "/fdatasync";
  std::FILE* file = std::fopen(path.c_str(), "w");
  const int rounds = 500;
  std::vector<double> microseconds;
  for (int i = 0; i < rounds; ++i) {
    std::fputs("x", file);
    std::fflush(file);
    const auto begun = SteadyClock::now();
    fdatasync(fileno(file));
    microseconds.push_back(seconds_since(begun) * 1e6);
  }
  std::fclose(file);
  std::sort(microseconds.begin(), microseconds.end());
  std::printf("fdatasync p50_us=%.0f\n", microseconds[rounds / 2]);
}

int run(int argc, char** argv) {
  if (argc < 3) return 2;
  const int64_t count = std::atoll(argv[2]);
  std::filesystem::create_directories(argv[1]);
  if (argc > 3 && std::strcmp(argv[3], "fill") == 0) {
    fill(argv[1], count);
  } else {
    fdatasync_cost(argv[1]);
    writer_against_raw(argv[1], count);
  }
  return 0;
}

}  // namespace
}  // namespace motcua::bench

int main(int argc, char** argv) { return motcua::bench::run(argc, argv); }
