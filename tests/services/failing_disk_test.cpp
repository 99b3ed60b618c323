// A disk that fails beneath RocksDB, at any of its files and any moment: the process lives,
// refuses, reads on and closes; and what was acknowledged is there afterwards.
#include <gtest/gtest.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <filesystem>
#include <future>

#include "engine/engine.h"
#include "engine/lookup/audit.h"
#include "engine/store/rocks_store.h"
#include "engine/store/text_log.h"
#include "tests/services/temporary_folder.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
using rocksdb::Slice;

enum class Act { append, sync };

// From the nth act on files of a kind on, all fail.
struct Fault {
  std::string folder;  // "/journal/", "/tables/", or any
  bool logs = true;    // RocksDB's logs of writes, or all other files
  Act act = Act::append;
  std::atomic<int64_t> good_ones = std::numeric_limits<int64_t>::max();

  bool is_of(const std::string& path) const {
    return path.find(folder) != std::string::npos && path.ends_with(".log") == logs;
  }
  IOStatus next(Act now) {
    if (now != act || good_ones.fetch_sub(1) > 0) return IOStatus::OK();
    return IOStatus::NoSpace("No space left on device (injected)");
  }
};

class FailingFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FailingFile(std::unique_ptr<rocksdb::FSWritableFile> file, Fault& fault)
      : FSWritableFileOwnerWrapper(std::move(file)), fault_(fault) {}
  IOStatus Append(const Slice& data, const IOOptions& options, IODebugContext* context) override {
    const IOStatus failed = fault_.next(Act::append);
    return failed.ok() ? target()->Append(data, options, context) : failed;
  }
  IOStatus Append(const Slice& data, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& verification,
                  IODebugContext* context) override {
    const IOStatus failed = fault_.next(Act::append);
    return failed.ok() ? target()->Append(data, options, verification, context) : failed;
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* context) override {
    const IOStatus failed = fault_.next(Act::sync);
    return failed.ok() ? target()->Sync(options, context) : failed;
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* context) override {
    const IOStatus failed = fault_.next(Act::sync);
    return failed.ok() ? target()->Fsync(options, context) : failed;
  }

 private:
  Fault& fault_;
};

class FailingFiles final : public rocksdb::FileSystemWrapper {
 public:
  explicit FailingFiles(Fault& fault)
      : FileSystemWrapper(rocksdb::FileSystem::Default()), fault_(fault) {}
  const char* Name() const override { return "motcua.failing"; }
  IOStatus NewWritableFile(const std::string& path, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           IODebugContext* context) override {
    const IOStatus opened = target()->NewWritableFile(path, options, file, context);
    if (opened.ok() && fault_.is_of(path)) {
      *file = std::make_unique<FailingFile>(std::move(*file), fault_);
    }
    return opened;
  }

 private:
  Fault& fault_;
};

// Small memtables, so that files of all kinds are written. Tables whose
// last change RocksDB could not finish may be told damaged; then what the error says is done.
std::unique_ptr<Engine> open_engine(const std::string& directory, Fault* fault) {
  RocksOptions rocks{.memtable_bytes_journal = 64 << 10, .memtable_bytes_tables = 256 << 10};
  if (fault) rocks.files = std::make_shared<FailingFiles>(*fault);
  auto store = open_rocks_store(directory, rocks);
  if (!store && store.error().kind == StoreError::Kind::tables_damaged) {
    std::filesystem::remove_all(directory + "/tables");
    store = open_rocks_store(directory, rocks);
  }
  EXPECT_TRUE(store) << store.error().message;
  if (!store) return nullptr;
  EngineOptions options;
  options.disk_free_bytes_min = 0;
  auto engine = Engine::open(std::move(*store), options, wall_clock());
  EXPECT_TRUE(engine) << engine.error().message;
  return engine ? std::move(*engine) : nullptr;
}

Answer ask(Engine& engine, Request request) {
  std::promise<Answer> promise;
  auto future = promise.get_future();
  engine.submit(std::move(request), std::nullopt,
                [&](Answer answer) { promise.set_value(std::move(answer)); });
  return future.get();
}

Request receipt() {
  Receive receive{.application = {.unit = "P.1", .procedure = "5WD"}};
  receive.application.applicant.name = std::string(400, 'x');
  return {.command = DossierCommand(receive)};
}

void expect_all(const Engine& engine, const std::vector<std::string>& codes) {
  const Snapshot snapshot = engine.snapshot();
  for (const std::string& code : codes) {
    const auto found = find_by_code(snapshot, code);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_TRUE(*found) << code << " is lost";
  }
}

void fail_and_start_again(Fault& fault, int64_t good_ones) {
  constexpr int receipts_max = 600;
  const TemporaryFolder folder;
  std::vector<std::string> codes;
  {
    const auto engine = open_engine(folder.path(), &fault);
    ASSERT_TRUE(engine);
    ASSERT_TRUE(ask(*engine, {.command = PublishCatalogue{test_entries()}}));
    fault.good_ones = good_ones;
    std::string refused;
    for (int i = 0; i < receipts_max && refused.empty(); ++i) {
      const auto answer = ask(*engine, receipt());
      if (answer) {
        codes.push_back(answer->dossier->code);
      } else {
        refused = name_of(answer.error().reason);
      }
    }
    EXPECT_TRUE(refused == "NOT_YET_WRITTEN" || refused == "WRITES_STOPPED") << refused;
    // It comes back only when somebody has looked and started it again.
    fault.good_ones = std::numeric_limits<int64_t>::max();
    for (int i = 0; i < 3; ++i) {
      const auto answer = ask(*engine, receipt());
      ASSERT_FALSE(answer);
      EXPECT_EQ(answer.error().reason, Reason::WRITES_STOPPED);
    }
    EXPECT_EQ(engine->status().not_writing->reason, Reason::WRITES_STOPPED);
    expect_all(*engine, codes);
  }
  const auto again = open_engine(folder.path(), nullptr);
  ASSERT_TRUE(again);
  expect_all(*again, codes);
  const auto report = audit(again->snapshot(), {});
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->finding_count, 0) << report->findings[0].check;
  EXPECT_TRUE(ask(*again, receipt()));
}

TEST(FailingDisk, TheProcessLivesAndNothingAcknowledgedIsLost) {
  for (const char* folder : {"/journal/", "/tables/", "/"}) {
    for (const bool logs : {true, false}) {
      for (const Act act : {Act::append, Act::sync}) {
        if (std::string_view(folder) == "/tables/" && logs) continue;  // the journal is their log
        for (const int64_t good_ones : {0, 2, 9}) {
          SCOPED_TRACE(std::string(folder) + (logs ? " logs " : " other files ") +
                       (act == Act::append ? "append " : "sync ") + std::to_string(good_ones));
          Fault fault{.folder = folder, .logs = logs, .act = act};
          fail_and_start_again(fault, good_ones);
          if (::testing::Test::HasFatalFailure()) return;
        }
      }
    }
  }
}

// Neither what would be written is known then, nor whether it would be whole.
TEST(FailingDisk, NothingIsWrittenAfterAFailureThoughTheDiskIsGoodAgain) {
  const TemporaryFolder folder;
  Fault fault{.folder = "/journal/"};
  RocksOptions rocks;
  rocks.files = std::make_shared<FailingFiles>(fault);
  const auto store = open_rocks_store(folder.path(), rocks);
  ASSERT_TRUE(store) << store.error().message;
  Batch batch;
  batch.put(Table::journal, "key", "value");
  fault.good_ones = 0;
  const auto failed = (*store)->write(batch);
  ASSERT_FALSE(failed);
  fault.good_ones = std::numeric_limits<int64_t>::max();
  const auto again = (*store)->write(batch);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message, failed.error().message);
  const auto found = (*store)->get(Table::journal, "key");
  ASSERT_TRUE(found);
  EXPECT_FALSE(*found);
}

// RocksDB's own log ends the process at the second line.
TEST(FailingDisk, ATextLogOnAFullDiskIsOnlyIncomplete) {
  std::shared_ptr<rocksdb::Logger> log;
  const auto files = with_text_log(rocksdb::FileSystem::Default());
  ASSERT_TRUE(files->NewLogger("/dev/full", {}, &log, nullptr).ok());
  for (int i = 0; i < 3; ++i) {
    rocksdb::Info(log, "line %d", i);
    log->Flush();
  }
  EXPECT_EQ(log->GetLogFileSize(), 0u);
  EXPECT_TRUE(log->Close().ok());
}

}  // namespace
}  // namespace motcua::testing
