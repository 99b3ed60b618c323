// The engine's threads over the store in memory: many submitters, readers, a full tray, faults, a
// wrong clock, closing under load. Run under the thread sanitizer.
#include "engine/engine.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

#include "engine/dues_kept.h"
#include "engine/lookup/audit.h"
#include "engine/lookup/figures.h"
#include "engine/store/memory_store.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

struct Fixture {
  std::atomic<int64_t> now = instant("2026-03-02T08:00").microseconds;
  std::atomic<int64_t> monotonic = 0;
  MemoryStore* store = nullptr;
  std::unique_ptr<Engine> engine;

  explicit Fixture(EngineOptions options = {}) {
    auto memory = std::make_unique<MemoryStore>();
    store = memory.get();
    open(std::move(memory), options);
    EXPECT_TRUE(ask({.command = PublishCatalogue{test_entries()}}));
  }
  explicit Fixture(std::unique_ptr<Store> other) { open(std::move(other), {}); }

  void open(std::unique_ptr<Store> kept, const EngineOptions& options) {
    WallClock clock{.now = [this] { return Instant{now.load()}; },
                    .monotonic_microseconds = [this] { return monotonic.load(); }};
    auto opened = Engine::open(std::move(kept), options, clock);
    EXPECT_TRUE(opened);
    engine = std::move(*opened);
  }

  Answer ask(Request request, std::optional<int64_t> deadline = std::nullopt) {
    std::promise<Answer> promise;
    auto future = promise.get_future();
    engine->submit(std::move(request), deadline,
                   [&](Answer answer) { promise.set_value(std::move(answer)); });
    return future.get();
  }
  std::string reason(const Answer& answer) {
    return answer ? "accepted" : std::string(name_of(answer.error().reason));
  }
};

Request receipt(int number = 0) {
  Receive receive{.application = {.unit = number % 2 ? "P.1" : "P.2", .procedure = "5WD"}};
  return {.command = DossierCommand(receive),
          .request_id = sha256(std::to_string(number)).substr(0, 16),
          .content_hash = "h"};
}

TEST(Engine, ManySubmitAndReadAtOnceAndEveryFigureAddsUp) {
  EngineOptions options;
  options.registrar.lag_records_max = 50;
  // Each group is synced and settled while the next is decided.
  options.overlapped_commands_min = 0;
  Fixture fixture(options);
  constexpr int per_thread = 200;
  std::atomic<int> accepted = 0;
  std::atomic<bool> stop = false;
  std::thread reader([&] {
    while (!stop) {
      const auto catalogue = fixture.engine->catalogue();
      const auto units = catalogue->subtree(*catalogue->unit_number("P"));
      const View view = fixture.engine->view();
      const auto first = fixture.engine->go_first();
      const auto counters =
          period_counters(view, units, spoken_at({day("2026-03-01"), day("2026-03-31")}, view.now));
      ASSERT_TRUE(counters);
      // The figures and the dossiers of one view are of one moment.
      EXPECT_EQ(counters->flow(Measure::received_direct), static_cast<int64_t>(view.head.dossiers));
    }
  });
  std::vector<std::thread> submitters;
  for (int t = 0; t < 4; ++t) {
    submitters.emplace_back([&, t] {
      for (int i = 0; i < per_thread; ++i) {
        if (fixture.ask(receipt(t * per_thread + i))) ++accepted;
      }
    });
  }
  for (auto& thread : submitters) thread.join();
  stop = true;
  reader.join();
  EXPECT_EQ(accepted, 4 * per_thread);
  const auto report = audit(fixture.engine->view(), {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_count, 0);
  EXPECT_EQ(report->dossiers, 4 * per_thread);
}

TEST(Engine, AFullTrayIsAnsweredAtOnceAndNothingIsLost) {
  EngineOptions options;
  options.intake_commands_max = 8;
  Fixture fixture(options);
  std::atomic<int> accepted = 0;
  std::atomic<int> full = 0;
  std::atomic<int> answered = 0;
  constexpr int commands = 3000;
  for (int i = 0; i < commands; ++i) {
    fixture.engine->submit(receipt(i), std::nullopt, [&](Answer answer) {
      if (answer) {
        ++accepted;
      } else if (answer.error().reason == Reason::INTAKE_FULL) {
        ++full;
      }
      ++answered;
    });
  }
  fixture.engine->close();
  EXPECT_EQ(answered, commands);
  EXPECT_EQ(accepted + full, commands);
  EXPECT_GT(full, 0);
  EXPECT_EQ(fixture.engine->status().head.dossiers, static_cast<uint64_t>(accepted));
  EXPECT_EQ(fixture.reason(fixture.ask(receipt(commands))), "INTAKE_FULL");
}

TEST(Engine, AReportThatStaysHoldsNothingUpForGood) {
  Fixture fixture;
  const auto first = fixture.engine->go_first();
  EXPECT_TRUE(fixture.ask(receipt()));
}

TEST(Engine, AFailedWriteOrSyncStopsWritingAndReadsGoOn) {
  for (const int good : {0, 1}) {  // the journal's write fails, or its sync
    Fixture fixture;
    ASSERT_TRUE(fixture.ask(receipt(1)));
    fixture.store->fail_after(good, true);
    EXPECT_EQ(fixture.reason(fixture.ask(receipt(2))), "NOT_YET_WRITTEN");
    EXPECT_EQ(fixture.reason(fixture.ask(receipt(3))), "WRITES_STOPPED");
    EXPECT_EQ(fixture.engine->status().not_writing->reason, Reason::WRITES_STOPPED);
    const View view = fixture.engine->view();
    EXPECT_TRUE(*find_by_code(view, "P.1-260302-0001"));
    EXPECT_FALSE(*find_by_code(view, "P.1-260302-0002")) << "told before it is safe";
  }
}

TEST(Engine, AFailedCheckpointStopsWritingAndLosesNothing) {
  EngineOptions options;
  options.registrar.lag_records_max = 8;
  Fixture fixture(options);
  fixture.store->fail_after(40, false);  // somewhere between journal and checkpoints
  int accepted = 0;
  std::string refused;
  for (int i = 0; i < 500 && refused.empty(); ++i) {
    const auto answer = fixture.ask(receipt(i));
    answer ? static_cast<void>(++accepted) : static_cast<void>(refused = fixture.reason(answer));
  }
  EXPECT_TRUE(refused == "WRITES_STOPPED" || refused == "NOT_YET_WRITTEN") << refused;
  EXPECT_EQ(fixture.reason(fixture.ask(receipt(1000))), "WRITES_STOPPED");
  // Readers go on, and what was acknowledged is there, once.
  const auto report = audit(fixture.engine->view(), {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_count, 0);
  EXPECT_EQ(report->dossiers, accepted);
}

// Its snapshots cannot be asked for old request ids.
class ForgetfulStore final : public Store {
 public:
  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return memory_.get(table, key);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return memory_.scan(range, visit);
  }
  OrStoreError<void> write(const Batch& batch) override { return memory_.write(batch); }
  OrStoreError<void> sync_journal() override { return memory_.sync_journal(); }
  OrStoreError<void> check_files(const TellFiles& progress) const override {
    return memory_.check_files(progress);
  }
  OrStoreError<bool> rewrite(const std::vector<Range>& ranges, const Readable& since,
                             std::atomic<bool>& must_stop) override {
    return memory_.rewrite(ranges, since, must_stop);
  }
  OrStoreError<void> copy_to(const CopyTo& to, const TellFiles& progress) override {
    return memory_.copy_to(to, progress);
  }
  std::string place() const override { return memory_.place(); }
  uint64_t free_bytes() const override { return memory_.free_bytes(); }
  std::shared_ptr<const Readable> snapshot() const override {
    return std::make_shared<Snapshot>(memory_.snapshot());
  }

 private:
  struct Snapshot final : Readable {
    explicit Snapshot(std::shared_ptr<const Readable> of) : tables(std::move(of)) {}
    OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
      return tables->get(table, key);
    }
    OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
      if (range.table == Table::requests) return corrupted("no such request");
      return tables->scan(range, visit);
    }
    std::shared_ptr<const Readable> tables;
  };
  MemoryStore memory_;
};

TEST(Engine, WritesNothingMoreOnceOldRequestIdsCannotBeRead) {
  Fixture fixture(std::make_unique<ForgetfulStore>());
  constexpr int asks_max = 100'000;  // a thread reads them meanwhile
  std::string reason = "accepted";
  for (int i = 0; i < asks_max && reason == "accepted"; ++i) {
    reason = fixture.reason(fixture.ask({.command = PublishCatalogue{test_entries()}}));
  }
  EXPECT_EQ(reason, "WRITES_STOPPED");
  const auto cause = fixture.engine->status().not_writing;
  ASSERT_TRUE(cause);
  EXPECT_EQ(cause->metadata, (Metadata{{"cause", "no such request"}}));
  EXPECT_TRUE(*fixture.engine->view().store->get(Table::meta, format_key));
}

// Else the next start would carry all of them out again.
TEST(Engine, KeepsHowFarErasuresAreCarriedOut) {
  Fixture fixture;
  const std::string code = "P.1-260302-0001";
  ASSERT_TRUE(fixture.ask(receipt(1)));
  ASSERT_TRUE(fixture.ask({.command = DossierCommand(Withdraw{.reason = "r"}), .code = code}));
  const auto erased =
      fixture.ask({.command = DossierCommand(Erase{.reason = "r", .legal_basis = "b"}),
                   .actor = {.role = Role::supervisor},
                   .code = code});
  ASSERT_TRUE(erased) << fixture.reason(erased);
  while (fixture.engine->status().rewritten_sequence < erased->sequence) std::this_thread::yield();
  fixture.engine->close();
  const auto kept = fixture.store->get(Table::meta, rewritten_key);
  ASSERT_TRUE(kept && *kept);
  EXPECT_EQ(decode_number(**kept), erased->sequence);
}

TEST(Engine, PublicationsAtOnceAllTakeEffect) {
  Fixture fixture;
  constexpr int publishers = 6;
  std::vector<std::thread> threads;
  std::atomic<int> published = 0;
  for (int i = 0; i < publishers; ++i) {
    threads.emplace_back([&, i] {
      const std::string code = "N." + std::to_string(i);
      const CatalogueEntries entries{.units = {{.code = code, .name = code}}};
      EXPECT_TRUE(fixture.engine->publish(entries, {}, true));
      const auto answer = fixture.engine->publish(entries, {});
      published += answer && !answer->unchanged ? 1 : 0;
      EXPECT_TRUE(fixture.engine->catalogue()->unit(code)) << "answered before readers see it";
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(published, publishers);
  const CatalogueEntries first{.units = {{.code = "N.0", .name = "N.0"}}};
  EXPECT_TRUE(fixture.engine->publish(first, {})->unchanged);
  fixture.engine->close();
  EXPECT_EQ(fixture.reason(fixture.engine->publish({.units = {{.code = "Z", .name = "Z"}}}, {})),
            "INTAKE_FULL");
}

TEST(Engine, AnAuditIsOfItsViewHoweverTheJournalGoesOn) {
  Fixture fixture;
  ASSERT_TRUE(fixture.ask(receipt(1)));
  const View view = fixture.engine->view();
  ASSERT_TRUE(fixture.ask(receipt(2)));
  const auto report = audit(view, {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_count, 0) << describe(report->findings[0]);
  EXPECT_EQ(report->records, view.head.sequence);
}

class CountingTables final : public Readable {
 public:
  explicit CountingTables(std::shared_ptr<const Readable> tables) : tables_(std::move(tables)) {}
  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return tables_->get(table, key);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    ++scans;
    return tables_->scan(range, visit);
  }
  mutable int scans = 0;

 private:
  std::shared_ptr<const Readable> tables_;
};

TEST(DuesKept, AreTheTablesAndLeaveThemAlone) {
  World world;
  for (const char* received : {"2026-03-02T07:45", "2026-03-02T10:00", "2026-03-03T08:00"}) {
    world.at(instant(received));
    for (const char* unit : {"P.1", "P.2", "P.3"}) {
      for (const char* procedure : {"4H", "SAME", "5WD"}) {
        ASSERT_TRUE(world.act(Receive{.application = {.unit = unit, .procedure = procedure}}));
      }
    }
  }
  ASSERT_TRUE(world.registrar().checkpoint());
  const auto tables = std::make_shared<CountingTables>(world.store().snapshot());
  const size_t units = world.registrar().catalogue()->unit_count();
  const DuesKept kept(tables, units);
  const auto rows = [](const Readable& readable, const Range& range) {
    std::vector<std::string> keys;
    EXPECT_TRUE(readable.scan(range, [&](std::string_view key, std::string_view) {
      keys.emplace_back(key);
      return keys.size() < 4;
    }));
    return keys;
  };
  size_t found = 0;
  for (const char* day : {"2026-03-02", "2026-03-03", "2026-03-02"}) {
    for (uint32_t unit = 1; unit <= units + 1; ++unit) {
      for (const char* from : {"T00:00", "T14:15", "T17:00"}) {
        for (const char* to : {"T16:00", "T17:00", "T24:00"}) {
          const Instant end = std::string_view(to) == "T24:00"
                                  ? end_of(testing::day(day))
                                  : instant((std::string(day) + to).c_str());
          const Range range{
              Table::queues,
              queue_key(Queue::open, {unit}, instant((std::string(day) + from).c_str()), {0}),
              queue_key(Queue::open, {unit}, end, {0})};
          const auto expected = rows(*world.store().snapshot(), range);
          EXPECT_EQ(rows(kept, range), expected) << day << from << to << " " << unit;
          found += expected.size();
        }
      }
    }
  }
  EXPECT_GT(found, 50U);
  // Three days were asked for, and a unit that was not there.
  EXPECT_EQ(tables->scans, static_cast<int>(3 * units + 3 * 9));
  // Whatever else is asked for is not kept.
  const std::string open = queue_prefix(Queue::open, {2});
  const Instant begin = instant("2026-03-02T00:00");
  for (const Range& range :
       {Range{Table::queues, open, after_prefix(open)}, Range{Table::members, {}, {}},
        Range{Table::queues, queue_key(Queue::open, {2}, begin, {0}),
              queue_key(Queue::open, {2}, plus_minutes(begin, 2 * 1440), {0})},
        Range{Table::queues, queue_key(Queue::open, {2}, begin, {0}),
              queue_key(Queue::open, {3}, plus_minutes(begin, 1440), {0})},
        Range{Table::queues, queue_key(Queue::open, {2}, begin, {0}),
              queue_key(Queue::open, {2}, plus_minutes(begin, 1440), {0}), Direction::backward}}) {
    EXPECT_EQ(rows(kept, range), rows(*world.store().snapshot(), range));
    EXPECT_FALSE(rows(kept, range).empty());
  }
}

TEST(Engine, BelievesNoClockThatLeaps) {
  Fixture fixture;
  ASSERT_TRUE(fixture.ask(receipt(1)));
  fixture.now += 61 * microseconds_per_minute;
  EXPECT_EQ(fixture.reason(fixture.ask(receipt(2))), "CLOCK_SUSPECT");
  fixture.monotonic += 61 * microseconds_per_minute;
  ASSERT_TRUE(fixture.ask(receipt(2)));
  fixture.now -= 6 * microseconds_per_minute;
  EXPECT_EQ(fixture.reason(fixture.ask(receipt(3))), "CLOCK_SUSPECT");
  fixture.now += 2 * microseconds_per_minute;  // four behind: believed, and stamped no earlier
  const auto answer = fixture.ask(receipt(3));
  ASSERT_TRUE(answer);
  EXPECT_EQ(fixture.engine->status().head.stamp, answer->dossier->received_at);
}

TEST(Engine, RefusesOnALowDiskAndAfterTheDeadline) {
  Fixture fixture;
  fixture.store->set_free_bytes(1000);
  EXPECT_EQ(fixture.reason(fixture.ask(receipt(1))), "DISK_LOW");
  fixture.store->set_free_bytes(~uint64_t{0});
  fixture.monotonic = 10;
  EXPECT_EQ(fixture.reason(fixture.ask(receipt(1), 9)), "DEADLINE_PASSED");
  EXPECT_EQ(fixture.engine->status().head.dossiers, 0u);
  EXPECT_TRUE(fixture.ask(receipt(1), 10));
}

}  // namespace
}  // namespace motcua::testing
