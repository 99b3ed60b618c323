// The engine's threads over the store in memory: many submitters, readers, a full tray, faults, a
// wrong clock, closing under load. Run under the thread sanitizer.
#include "engine/engine.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <limits>
#include <thread>

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
  explicit Fixture(std::unique_ptr<Store> other, EngineOptions options = {}) {
    open(std::move(other), options);
  }

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
  // Each group is made safe while the next is decided.
  options.overlapped_commands_min = 0;
  Fixture fixture(options);
  constexpr int per_thread = 200;
  std::atomic<int> accepted = 0;
  std::atomic<bool> stop = false;
  std::thread reader([&] {
    while (!stop) {
      const auto catalogue = fixture.engine->catalogue();
      const auto units = catalogue->subtree(*catalogue->unit_number("P"));
      const Snapshot snapshot = fixture.engine->snapshot();
      const auto counters = period_counters(
          snapshot, units, spoken_at({day("2026-03-01"), day("2026-03-31")}, snapshot.now));
      ASSERT_TRUE(counters);
      // The figures and the dossiers of one snapshot are of one moment.
      EXPECT_EQ(counters->flow(Measure::received_direct),
                static_cast<int64_t>(snapshot.head.dossiers));
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
  const auto report = audit(fixture.engine->snapshot(), {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_count, 0);
  EXPECT_EQ(report->dossiers, 4 * per_thread);
}

// News come before the answers, and what they are of can be read by then.
TEST(Engine, TellsThatThereIsNewsOnceItCanBeRead) {
  EngineOptions options;
  options.overlapped_commands_min = 0;
  Fixture fixture(options);
  std::atomic<int64_t> told = 0;
  fixture.engine->tell_news([&] {
    const int64_t now = fixture.engine->sequence();
    EXPECT_GT(now, told);
    told = now;
  });
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&, i] {
      for (int n = 0; n < 100; ++n) {
        const Answer answer = fixture.ask(receipt(1000 * (i + 1) + n));
        ASSERT_TRUE(answer);
        EXPECT_GE(told, answer->sequence);
      }
    });
  }
  for (std::thread& client : clients) client.join();
  EXPECT_EQ(told, fixture.engine->sequence());
  fixture.engine->tell_news({});
  ASSERT_TRUE(fixture.ask(receipt(9000)));
  EXPECT_LT(told, fixture.engine->sequence());
}

// Without any command on the day, by the engine's clock.
TEST(Engine, ReadersSeeTheNewParentOnceItsDayHasCome) {
  Fixture fixture;
  const Unit moves{
      .code = "P.1", .name = "Sở Một", .parent = "P.2", .parent_from = day("2026-03-10")};
  const auto published = fixture.engine->publish({.units = {moves}}, {});
  ASSERT_TRUE(published) << fixture.reason(published);
  const auto at = [&](const char* time) {
    const int64_t later = instant(time).microseconds;
    fixture.monotonic += later - fixture.now;
    fixture.now = later;
  };
  const auto parent = [&] {
    const auto catalogue = fixture.engine->catalogue();
    EXPECT_EQ(fixture.engine->snapshot().catalogue, catalogue);
    return catalogue->unit(*catalogue->parent(*catalogue->unit_number("P.1"))).code;
  };
  EXPECT_EQ(parent(), "P");
  at("2026-03-09T23:59");
  EXPECT_EQ(parent(), "P");
  // A publication while it is ahead is one over what was published, not over the day's.
  const auto again = fixture.engine->publish({.units = {moves}}, {});
  ASSERT_TRUE(again) << fixture.reason(again);
  EXPECT_TRUE(again->unchanged);
  const CatalogueEntries other{.units = {{.code = "P.5", .name = "Sở Năm", .parent = "P"}}};
  EXPECT_TRUE(fixture.engine->publish(other, {}));
  EXPECT_EQ(parent(), "P");
  const int64_t sequence = fixture.engine->sequence();
  at("2026-03-10T00:00");
  std::vector<std::thread> readers;
  for (int i = 0; i < 4; ++i) readers.emplace_back([&] { EXPECT_EQ(parent(), "P.2"); });
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(fixture.engine->sequence(), sequence);
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

TEST(Engine, AFailedWriteOrSyncStopsWritingAndReadsGoOn) {
  for (const int good : {0, 1, 2}) {  // the journal's write fails, or its sync
    Fixture fixture;
    ASSERT_TRUE(fixture.ask(receipt(1)));
    EXPECT_TRUE(fixture.engine->is_file_used("of none"));
    fixture.store->fail_after(good, true);
    EXPECT_EQ(fixture.reason(fixture.ask(receipt(2))), "NOT_YET_WRITTEN");
    EXPECT_FALSE(fixture.engine->is_file_used("of none")) << "what is in the journal is not seen";
    EXPECT_EQ(fixture.reason(fixture.ask(receipt(3))), "WRITES_STOPPED");
    EXPECT_EQ(fixture.engine->status().not_writing->reason, Reason::WRITES_STOPPED);
    const Snapshot snapshot = fixture.engine->snapshot();
    EXPECT_TRUE(*find_by_code(snapshot, "P.1-260302-0001"));
    EXPECT_FALSE(*find_by_code(snapshot, "P.1-260302-0002")) << "told before it is safe";
  }
}

// Of the journal, its sync, or of the tables.
TEST(Engine, AFailedWriteStopsWritingAndLosesNothing) {
  for (const int good : {39, 40, 41}) {
    Fixture fixture;
    fixture.store->fail_after(good, false);
    int accepted = 0;
    std::string refused;
    for (int i = 0; i < 500 && refused.empty(); ++i) {
      const auto answer = fixture.ask(receipt(i));
      answer ? static_cast<void>(++accepted) : static_cast<void>(refused = fixture.reason(answer));
    }
    EXPECT_TRUE(refused == "WRITES_STOPPED" || refused == "NOT_YET_WRITTEN") << refused;
    EXPECT_EQ(fixture.reason(fixture.ask(receipt(1000))), "WRITES_STOPPED");
    // Readers go on, and what was acknowledged is there, once.
    const auto report = audit(fixture.engine->snapshot(), {});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->finding_count, 0);
    EXPECT_EQ(report->dossiers, accepted);
  }
}

// One thing of it fails, or waits, when it is told to.
class FaultyStore final : public Store {
 public:
  struct Faults {
    std::atomic<bool> request_ids = false;  // as snapshots have them
    std::atomic<bool> tables = false;       // what is written to them
    std::atomic<bool> rewrite = false;
    std::atomic<bool> sync_waits = false;
    std::atomic<int> good_syncs = std::numeric_limits<int>::max();  // before all fail
    std::atomic<int> rewrites = 0;                                  // that were asked for
  };
  explicit FaultyStore(Faults& faults) : faults_(faults) {}

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return memory_.get(table, key);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return memory_.scan(range, visit);
  }
  OrStoreError<void> write(const Batch& batch) override {
    if (faults_.tables && !is_of_journal(batch[0].table)) return failed("tables");
    return memory_.write(batch);
  }
  OrStoreError<void> sync_journal() override {
    while (faults_.sync_waits) std::this_thread::yield();
    if (faults_.good_syncs-- <= 0) return failed("sync");
    return memory_.sync_journal();
  }
  OrStoreError<void> check_files(const TellFiles& progress) const override {
    return memory_.check_files(progress);
  }
  OrStoreError<bool> rewrite(const std::vector<Range>& ranges, const Readable& since,
                             std::atomic<bool>& must_stop) override {
    ++faults_.rewrites;
    if (faults_.rewrite) return failed("rewrite");
    return memory_.rewrite(ranges, since, must_stop);
  }
  OrStoreError<void> copy_to(const CopyTo& to, const TellFiles& progress) override {
    return memory_.copy_to(to, progress);
  }
  std::string place() const override { return memory_.place(); }
  uint64_t free_bytes() const override { return memory_.free_bytes(); }
  std::shared_ptr<const Readable> snapshot() const override {
    return std::make_shared<FaultySnapshot>(memory_.snapshot(), faults_);
  }
  MemoryStore& memory() { return memory_; }

 private:
  struct FaultySnapshot final : Readable {
    FaultySnapshot(std::shared_ptr<const Readable> of, const Faults& of_store)
        : tables(std::move(of)), faults(of_store) {}
    OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
      return tables->get(table, key);
    }
    OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
      if (faults.request_ids && range.table == Table::requests) return failed("request ids");
      return tables->scan(range, visit);
    }
    std::shared_ptr<const Readable> tables;
    const Faults& faults;
  };
  static tl::unexpected<StoreError> failed(const char* what) {
    return tl::unexpected(StoreError{.message = what});
  }

  Faults& faults_;
  MemoryStore memory_;
};

TEST(Engine, WritesNothingMoreOnceOldRequestIdsCannotBeRead) {
  FaultyStore::Faults faults;
  faults.request_ids = true;
  Fixture fixture(std::make_unique<FaultyStore>(faults));
  constexpr int asks_max = 100'000;  // a thread reads them meanwhile
  std::string reason = "accepted";
  for (int i = 0; i < asks_max && reason == "accepted"; ++i) {
    reason = fixture.reason(fixture.ask({.command = PublishCatalogue{test_entries()}}));
  }
  EXPECT_EQ(reason, "WRITES_STOPPED");
  const auto cause = fixture.engine->status().not_writing;
  ASSERT_TRUE(cause);
  EXPECT_EQ(cause->metadata, (Metadata{{"cause", "request ids"}}));
  EXPECT_TRUE(*fixture.engine->snapshot().store->get(Table::meta, format_key));
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

// The files may have what was erased: rather nothing more than that nobody looks. The next start
// carries it out.
TEST(Engine, AnErasureThatCannotBeCarriedOutInTheFilesStopsWritingUntilTheNextStart) {
  FaultyStore::Faults faults;
  auto made = std::make_unique<FaultyStore>(faults);
  FaultyStore& store = *made;
  Fixture fixture(std::move(made));
  ASSERT_TRUE(fixture.ask({.command = PublishCatalogue{test_entries()}}));
  ASSERT_TRUE(fixture.ask(receipt(1)));
  const std::string code = "P.1-260302-0001";
  ASSERT_TRUE(fixture.ask({.command = DossierCommand(Withdraw{.reason = "r"}), .code = code}));
  faults.rewrite = true;
  const auto erased =
      fixture.ask({.command = DossierCommand(Erase{.reason = "r", .legal_basis = "b"}),
                   .actor = {.role = Role::supervisor},
                   .code = code});
  ASSERT_TRUE(erased) << "it is decided, and on disk";
  while (!fixture.engine->status().not_writing) std::this_thread::yield();
  const EngineStatus status = fixture.engine->status();
  EXPECT_EQ(status.not_writing->metadata, (Metadata{{"cause", "rewrite"}}));
  EXPECT_LT(status.rewritten_sequence, erased->sequence);
  EXPECT_EQ(fixture.reason(fixture.ask(receipt(2))), "WRITES_STOPPED");
  fixture.engine->close();
  faults.rewrite = false;
  faults.rewrites = 0;
  auto again = std::make_unique<FaultyStore>(faults);
  Batch journal;
  Batch tables;
  for (const auto& [place, value] : store.memory().contents()) {
    (is_of_journal(place.first) ? journal : tables).put(place.first, place.second, value);
  }
  ASSERT_TRUE(again->write(journal) && again->write(tables));
  Fixture next(std::move(again));
  while (next.engine->status().rewritten_sequence < erased->sequence) std::this_thread::yield();
  EXPECT_EQ(faults.rewrites, 1);
  EXPECT_TRUE(next.ask(receipt(2)));
}

// Where the tables cannot be written the journal could be: but nothing would follow from it. The
// second is decided while the first is made safe.
TEST(Engine, NothingGoesToTheJournalOnceTheTablesFail) {
  FaultyStore::Faults faults;
  auto made = std::make_unique<FaultyStore>(faults);
  FaultyStore& store = *made;
  EngineOptions options;
  options.overlapped_commands_min = 0;
  Fixture fixture(std::move(made), options);
  ASSERT_TRUE(fixture.ask({.command = PublishCatalogue{test_entries()}}));
  const int64_t last = *last_sequence(store.memory());
  faults.sync_waits = true;
  std::promise<Answer> first;
  std::promise<Answer> second;
  fixture.engine->submit(receipt(1), {}, [&](Answer answer) { first.set_value(answer); });
  while (*last_sequence(store.memory()) == last) std::this_thread::yield();
  fixture.engine->submit(receipt(2), {}, [&](Answer answer) { second.set_value(answer); });
  while (fixture.engine->status().waiting_commands > 0) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(10));  // it is decided
  faults.tables = true;
  faults.sync_waits = false;
  EXPECT_EQ(fixture.reason(first.get_future().get()), "NOT_YET_WRITTEN");
  EXPECT_EQ(fixture.reason(second.get_future().get()), "NOT_YET_WRITTEN");
  EXPECT_EQ(fixture.reason(fixture.ask(receipt(3))), "WRITES_STOPPED");
  fixture.engine->close();
  EXPECT_EQ(*last_sequence(store.memory()), last + 1);
}

// The second is refused for what the first said, which is not on disk: it must not be told.
TEST(Engine, ARefusalThatRestsOnALostGroupIsLeftOpen) {
  FaultyStore::Faults faults;
  Fixture fixture(std::make_unique<FaultyStore>(faults));
  ASSERT_TRUE(fixture.ask({.command = PublishCatalogue{test_entries()}}));
  const auto with_reference = [](int number) {
    Request request = receipt(number);
    std::get<Receive>(std::get<DossierCommand>(request.command)).application.caller_reference = "r";
    request.actor.unit = "P.1";
    return request;
  };
  faults.sync_waits = true;
  std::promise<Answer> before;
  std::promise<Answer> first;
  std::promise<Answer> second;
  fixture.engine->submit(receipt(1), {}, [&](Answer answer) { before.set_value(answer); });
  while (fixture.engine->status().waiting_commands > 0) std::this_thread::yield();
  fixture.engine->submit(with_reference(2), {}, [&](Answer answer) { first.set_value(answer); });
  fixture.engine->submit(with_reference(3), {}, [&](Answer answer) { second.set_value(answer); });
  faults.good_syncs = 1;
  faults.sync_waits = false;
  EXPECT_EQ(fixture.reason(before.get_future().get()), "accepted");
  EXPECT_EQ(fixture.reason(first.get_future().get()), "NOT_YET_WRITTEN");
  EXPECT_EQ(fixture.reason(second.get_future().get()), "NOT_YET_WRITTEN");
}

TEST(Engine, TellsOnceWhyNothingIsWrittenThoughNobodyAsks) {
  FaultyStore::Faults faults;
  auto made = std::make_unique<FaultyStore>(faults);
  FaultyStore& store = *made;
  EngineOptions options;
  options.look_milliseconds = 1;
  Fixture fixture(std::move(made), options);
  std::mutex mutex;
  std::vector<std::string> told;
  const auto count = [&] {
    const std::lock_guard lock(mutex);
    return told.size();
  };
  fixture.engine->tell_writing([&](const NotWriting& why) {
    const std::lock_guard lock(mutex);
    told.emplace_back(why ? name_of(why->reason) : "writing");
  });
  EXPECT_EQ(count(), 1u) << "at once";
  store.memory().set_free_bytes(1000);
  while (count() < 2) std::this_thread::yield();
  EXPECT_EQ(fixture.engine->status().not_writing->reason, Reason::DISK_LOW);
  store.memory().set_free_bytes(~uint64_t{0});
  while (count() < 3) std::this_thread::yield();
  ASSERT_TRUE(fixture.ask({.command = PublishCatalogue{test_entries()}}));
  faults.good_syncs = 0;
  EXPECT_EQ(fixture.reason(fixture.ask(receipt(1))), "NOT_YET_WRITTEN");
  while (count() < 4) std::this_thread::yield();
  store.memory().set_free_bytes(1000);
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(fixture.engine->status().not_writing->metadata, (Metadata{{"cause", "sync"}}))
      << "the first cause stays";
  fixture.engine->tell_writing({});
  EXPECT_EQ(told, (std::vector<std::string>{"writing", "DISK_LOW", "writing", "WRITES_STOPPED"}));
}

TEST(WriterState, KeepsTheFirstCause) {
  const EngineOptions options;
  const WallClock clock = wall_clock();
  const MemoryStore store;
  const Published published;
  WriterState state(options, clock, store, published);
  EXPECT_FALSE(state.look(clock.now()));
  state.stop({.message = "first"});
  state.stop({.message = "second"});
  const NotWriting why = state.look(clock.now());
  ASSERT_TRUE(why);
  EXPECT_EQ(why->metadata, (Metadata{{"cause", "first"}}));
  EXPECT_EQ(state.stopped()->message, "first");
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

TEST(Engine, AnAuditIsOfItsSnapshotHoweverTheJournalGoesOn) {
  Fixture fixture;
  ASSERT_TRUE(fixture.ask(receipt(1)));
  const Snapshot snapshot = fixture.engine->snapshot();
  ASSERT_TRUE(fixture.ask(receipt(2)));
  const auto report = audit(snapshot, {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->finding_count, 0) << describe(report->findings[0]);
  EXPECT_EQ(report->records, snapshot.head.sequence);
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
