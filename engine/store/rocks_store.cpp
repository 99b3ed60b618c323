// RocksDB behind Store: how batches, scans and errors become its own.
#include "engine/store/rocks_store.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/sst_file_reader.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <set>
#include <span>
#include <thread>
#include <tuple>

#include "engine/check.h"
#include "engine/records/digest.h"
#include "engine/store/acknowledged.h"
#include "engine/store/journal_check.h"
#include "engine/store/old_journal.h"
#include "engine/store/rocks_copy.h"
#include "engine/store/rocks_database.h"
#include "engine/store/rocks_errors.h"
#include "engine/try.h"

namespace motcua {
namespace {

// A range has an end that is not in it, so a table's last key goes by itself.
rocksdb::Status add_range(rocksdb::WriteBatch& writes, rocksdb::DB& database,
                          rocksdb::ColumnFamilyHandle* family, std::string_view from,
                          std::string_view to) {
  if (!to.empty()) return writes.DeleteRange(family, from, to);
  const std::unique_ptr<rocksdb::Iterator> last(database.NewIterator({}, family));
  last->SeekToLast();
  if (!last->Valid() || last->key().ToStringView() < from) return last->status();
  const auto status = writes.DeleteRange(family, from, last->key());
  return status.ok() ? writes.Delete(family, last->key()) : status;
}

rocksdb::Status add_to(rocksdb::WriteBatch& writes, rocksdb::DB& database,
                       rocksdb::ColumnFamilyHandle* family, const Batch::Operation& operation) {
  switch (operation.kind) {
    case Batch::Kind::erase: return writes.Delete(family, operation.key);
    case Batch::Kind::add: return writes.Merge(family, operation.key, operation.value);
    case Batch::Kind::erase_range:
      return add_range(writes, database, family, operation.key, operation.value);
    case Batch::Kind::put: break;
  }
  return writes.Put(family, operation.key, operation.value);
}

// One database for all.
bool is_of_format_1(const std::string& directory) { return has_database(directory); }

// Where programs of before made files, which may be left there.
std::string incoming_of(const std::string& directory) { return directory + "/incoming"; }

// Names of its files that are no part of it: not yet, or not any more, and then they wait for a
// reader or to be deleted.
std::set<std::string> files_besides(const Database& database) {
  std::set<std::string> names;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(database->GetName(), error)) {
    const auto& path = entry.path();
    if (path.extension() == ".sst") names.insert(path.filename());
  }
  std::vector<rocksdb::LiveFileMetaData> live;
  database->GetLiveFilesMetaData(&live);
  for (const auto& file : live) names.erase(file.relative_filename);
  return names;
}

// Until those that are besides now are not there any more, or have become part of it. False: it
// was stopped.
bool wait_for_deletions(const Database& database, const std::atomic<bool>& must_stop) {
  constexpr std::chrono::milliseconds pause(50);
  auto waiting = files_besides(database);
  while (!waiting.empty()) {
    if (must_stop) return false;
    std::this_thread::sleep_for(pause);
    const auto now = files_besides(database);
    std::erase_if(waiting, [&](const std::string& name) { return !now.contains(name); });
  }
  return true;
}

// In order, those of a table that overlap or are near as one: each is a merge of files, and a file
// has thousands of keys.
std::vector<Range> united(std::vector<Range> ranges) {
  constexpr size_t merges_max = 64;
  std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
    return std::tie(a.table, a.from) < std::tie(b.table, b.from);
  });
  std::vector<Range> united;
  const bool are_many = ranges.size() > merges_max;
  for (const Range& range : ranges) {
    if (!united.empty() && united.back().table == range.table &&
        (are_many || range.from <= united.back().to)) {
      united.back().to = std::max(united.back().to, range.to);
    } else {
      united.push_back(range);
    }
  }
  return united;
}

// Once it has failed, a database's writer is left alone: RocksDB ends the process where its own
// state after a failure is not what it expects, and what it would write then nobody knows.
class Soundness {
 public:
  template <class Act>
  OrStoreError<void> unless_failed(const Act& act) {
    if (auto failure = this->failure()) return tl::unexpected(std::move(*failure));
    OrStoreError<void> done = act();
    if (done) return done;
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = done.error();
    return done;
  }
  std::optional<StoreError> failure() {
    const std::lock_guard lock(mutex_);
    return failure_;
  }

 private:
  std::mutex mutex_;
  std::optional<StoreError> failure_;
};

// The journal is a database of its own: its synced writes never wait for those of the tables.
class RocksStore final : public Store {
 public:
  RocksStore(AcknowledgedFile acknowledged, Database journal, Database tables,
             std::string directory)
      : acknowledged_(std::move(acknowledged)),
        journal_(std::move(journal)),
        tables_(std::move(tables)),
        directory_(std::move(directory)) {}

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return get_at(table, key, nullptr);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return scan_at(range, visit, nullptr);
  }
  std::shared_ptr<const Readable> snapshot() const override;
  OrStoreError<void> write(const Batch& batch) override;
  OrStoreError<void> sync_journal() override;
  OrStoreError<void> check_files(const TellFiles& progress) const override;
  OrStoreError<bool> rewrite(const std::vector<Range>& ranges, const Readable& since,
                             std::atomic<bool>& must_stop) override;
  OrStoreError<void> copy_to(const CopyTo& to, const TellFiles& progress) override;
  std::string place() const override { return directory_; }
  std::vector<StoreFigure> figures() const override;
  uint64_t free_bytes() const override;

  // `snapshot` is of the tables; the journal is read as it is.
  OrStoreError<std::optional<std::string>> get_at(Table table, std::string_view key,
                                                  const rocksdb::Snapshot* snapshot) const;
  OrStoreError<void> scan_at(const Range& range, const Visit& visit,
                             const rocksdb::Snapshot* snapshot) const;
  const Database& tables() const { return tables_; }
  const Database& database(Table table) const { return is_of_journal(table) ? journal_ : tables_; }
  rocksdb::ColumnFamilyHandle* family(Table table) const {
    if (table == Table::journal) return journal_.family(0);
    if (table == Table::private_parts) return journal_.family(1);
    return tables_.family(static_cast<size_t>(table));
  }

 private:
  OrStoreError<void> write_now(const Batch& batch, const Database& database);
  OrStoreError<void> sync_now();
  OrStoreError<void> compact_range(const Range& range, std::atomic<bool>& must_stop) const;

  AcknowledgedFile acknowledged_;
  std::mutex written_mutex_;
  std::optional<Acknowledged> written_;  // to the journal last, and not synced yet
  Soundness journal_soundness_;
  Soundness tables_soundness_;
  const Database journal_;
  const Database tables_;
  const std::string directory_;
};

class RocksSnapshot final : public Readable {
 public:
  explicit RocksSnapshot(const RocksStore& store)
      : store_(store), snapshot_(store.tables()->GetSnapshot()) {}
  ~RocksSnapshot() override { store_.tables()->ReleaseSnapshot(snapshot_); }
  RocksSnapshot(const RocksSnapshot&) = delete;
  RocksSnapshot& operator=(const RocksSnapshot&) = delete;

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return store_.get_at(table, key, of(table));
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return store_.scan_at(range, visit, of(range.table));
  }
  uint64_t sequence() const { return snapshot_->GetSequenceNumber(); }

 private:
  const rocksdb::Snapshot* of(Table table) const {
    return is_of_journal(table) ? nullptr : snapshot_;
  }
  const RocksStore& store_;
  const rocksdb::Snapshot* snapshot_;
};

std::shared_ptr<const Readable> RocksStore::snapshot() const {
  return std::make_shared<RocksSnapshot>(*this);
}

OrStoreError<std::optional<std::string>> RocksStore::get_at(
    Table table, std::string_view key, const rocksdb::Snapshot* snapshot) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  rocksdb::PinnableSlice value;
  const auto status =
      database(table)->Get(options, family(table), rocksdb::Slice(key.data(), key.size()), &value);
  if (status.ok()) return std::optional(value.ToString());
  if (status.IsNotFound()) return std::nullopt;
  return tl::unexpected(error_of(status));
}

OrStoreError<void> RocksStore::scan_at(const Range& range, const Visit& visit,
                                       const rocksdb::Snapshot* snapshot) const {
  rocksdb::ReadOptions options;
  options.snapshot = snapshot;
  const rocksdb::Slice lower(range.from);
  const rocksdb::Slice upper(range.to);
  options.iterate_lower_bound = &lower;
  if (!range.to.empty()) options.iterate_upper_bound = &upper;
  const std::unique_ptr<rocksdb::Iterator> at(
      database(range.table)->NewIterator(options, family(range.table)));
  const bool forward = range.direction == Direction::forward;
  for (forward ? at->SeekToFirst() : at->SeekToLast(); at->Valid();
       forward ? at->Next() : at->Prev()) {
    const auto key = at->key();
    const auto value = at->value();
    if (!visit({key.data(), key.size()}, {value.data(), value.size()})) break;
  }
  if (!at->status().ok()) return tl::unexpected(error_of(at->status()));
  return {};
}

OrStoreError<void> RocksStore::write(const Batch& batch) {
  if (batch.empty()) return {};
  const Database& database = this->database(batch[0].table);
  Soundness& soundness = &database == &journal_ ? journal_soundness_ : tables_soundness_;
  return soundness.unless_failed([&] { return write_now(batch, database); });
}

OrStoreError<void> RocksStore::write_now(const Batch& batch, const Database& database) {
  rocksdb::WriteBatch writes(batch.bytes() + batch.size() * 16);
  for (size_t i = 0; i < batch.size(); ++i) {
    const Batch::Operation operation = batch[i];
    CHECK(&this->database(operation.table) == &database, "expected a batch of one side, got ",
          name_of(batch[0].table), " and ", name_of(operation.table));
    const auto status = add_to(writes, *database, family(operation.table), operation);
    if (!status.ok()) return tl::unexpected(error_of(status));
  }
  rocksdb::WriteOptions options;
  options.disableWAL = &database == &tables_;  // the journal is their log
  const auto status = database->Write(options, &writes);
  if (!status.ok()) return tl::unexpected(error_of(status));
  if (&database == &tables_) return {};
  for (size_t i = batch.size(); i > 0; --i) {
    const Batch::Operation operation = batch[i - 1];
    if (operation.table != Table::journal) continue;
    const std::lock_guard lock(written_mutex_);
    written_ = Acknowledged{std::string(operation.key), sha256(operation.value)};
    break;
  }
  return {};
}

OrStoreError<void> RocksStore::sync_journal() {
  return journal_soundness_.unless_failed([&] { return sync_now(); });
}

OrStoreError<void> RocksStore::sync_now() {
  std::optional<Acknowledged> safe;
  {
    const std::lock_guard lock(written_mutex_);
    safe.swap(written_);
  }
  const auto status = journal_->SyncWAL();
  if (!status.ok()) return tl::unexpected(error_of(status));
  return safe ? acknowledged_.set(*safe) : OrStoreError<void>();
}

std::vector<rocksdb::LiveFileMetaData> files_of(const Database& database) {
  std::vector<rocksdb::LiveFileMetaData> files;
  database->GetLiveFilesMetaData(&files);
  return files;
}

rocksdb::Status check_file(const Database& database, const rocksdb::LiveFileMetaData& file) {
  rocksdb::SstFileReader reader(database->GetOptions());
  const auto opened = reader.Open(file.db_path + file.name);
  if (opened.ok()) return reader.VerifyChecksum();
  // One that was merged into others meanwhile was read then.
  const auto now = files_of(database);
  const bool is_there = std::any_of(now.begin(), now.end(),
                                    [&](const auto& other) { return other.name == file.name; });
  return is_there ? opened : rocksdb::Status::OK();
}

// One by one, for a whole database at once cannot be stopped.
OrStoreError<void> RocksStore::check_files(const TellFiles& progress) const {
  const std::array files{std::pair(&journal_, files_of(journal_)),
                         std::pair(&tables_, files_of(tables_))};
  FilesProgress now;
  for (const auto& [database, all] : files) {
    for (const auto& file : all) now.bytes_total += file.size;
  }
  for (const auto& [database, all] : files) {
    for (const auto& file : all) {
      if (!progress(now)) return {};
      if (const auto status = check_file(*database, file); !status.ok()) {
        return tl::unexpected(error_of(status));
      }
      now.bytes_done += file.size;
    }
  }
  return {};
}

OrStoreError<void> RocksStore::compact_range(const Range& range,
                                             std::atomic<bool>& must_stop) const {
  rocksdb::CompactRangeOptions options;
  options.canceled = &must_stop;
  options.exclusive_manual_compaction = false;
  options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  const rocksdb::Slice from(range.from);
  const rocksdb::Slice to(range.to);
  const auto status =
      database(range.table)
          ->CompactRange(options, family(range.table), range.from.empty() ? nullptr : &from,
                         range.to.empty() ? nullptr : &to);
  if (!status.ok() && !must_stop) return tl::unexpected(error_of(status));
  return {};
}

// What is in memory goes to files, so that no log has it; the files that may have it are merged. A
// merge keeps what snapshots from before read; there are none later if there is none now.
OrStoreError<bool> RocksStore::rewrite(const std::vector<Range>& ranges, const Readable& since,
                                       std::atomic<bool>& must_stop) {
  uint64_t oldest = 0;
  tables_->GetIntProperty("rocksdb.oldest-snapshot-sequence", &oldest);
  const auto* const after = dynamic_cast<const RocksSnapshot*>(&since);
  CHECK(after != nullptr, "expected a snapshot of this store");
  if (oldest != 0 && oldest < after->sequence()) return false;
  for (const Database* database : {&journal_, &tables_}) {
    const auto flushed = database->flush();
    if (!flushed.ok()) return tl::unexpected(error_of(flushed));
  }
  std::vector<Range> all = ranges.empty() ? std::vector<Range>{{.table = Table::private_parts},
                                                               {.table = Table::dossiers}}
                                          : united(ranges);
  all.push_back({.table = Table::search});
  all.push_back({.table = Table::requests});
  for (const Range& range : all) {
    if (must_stop) return false;
    TRY(compact_range(range, must_stop));
  }
  return !must_stop && wait_for_deletions(journal_, must_stop) &&
         wait_for_deletions(tables_, must_stop);
}

OrStoreError<void> RocksStore::copy_to(const CopyTo& to, const TellFiles& progress) {
  for (Soundness* soundness : {&tables_soundness_, &journal_soundness_}) {
    if (auto failure = soundness->failure()) return tl::unexpected(std::move(*failure));
  }
  return copy_databases(*tables_, *journal_, to, progress);
}

std::vector<StoreFigure> RocksStore::figures() const {
  std::vector<StoreFigure> all;
  const std::pair<const char*, const Database&> databases[] = {{"journal", journal_},
                                                               {"tables", tables_}};
  for (const auto& [name, database] : databases) {
    for (const char* const property :
         {"cur-size-all-mem-tables", "total-sst-files-size", "estimate-pending-compaction-bytes",
          "num-running-flushes", "num-running-compactions", "num-snapshots", "background-errors",
          "is-write-stopped", "actual-delayed-write-rate", "block-cache-usage"}) {
      uint64_t value = 0;
      if (database->GetAggregatedIntProperty(std::string("rocksdb.") + property, &value)) {
        all.push_back({std::string(name) + "." + property, value});
      }
    }
  }
  return all;
}

uint64_t RocksStore::free_bytes() const {
  std::error_code error;
  const auto space = std::filesystem::space(directory_, error);
  return error ? 0 : space.available;
}

// Before anything is opened to be written, for that throws away what cannot be read. A directory
// without the file acknowledged is a new one, or of before there was this file; there, and where
// somebody goes on with what is readable, the tables must not know of more.
OrStoreError<void> check_nothing_is_lost(const std::string& directory, bool accept_journal_end) {
  const std::string journal = journal_of(directory);
  std::optional<DatabaseLock> ours;
  if (has_database(journal)) {
    auto lock = TRY(DatabaseLock::take(journal));
    ours.emplace(std::move(lock));
  }
  std::optional<Acknowledged> acknowledged;
  if (!accept_journal_end) {
    acknowledged = TRY(AcknowledgedFile::read(acknowledged_of(directory)));
    if (acknowledged && !ours) {
      return tl::unexpected(StoreError{
          .kind = StoreError::Kind::incomplete,
          .message = "expected a database in the folder journal, but it has no CURRENT"});
    }
  }
  if (ours) {
    TRY(check_journal(journal, acknowledged, accept_journal_end));
  }
  if (acknowledged || !has_database(tables_of(directory))) return {};
  return check_journal_reaches_tables(journal, tables_of(directory));
}

// What is in the journal now is synced: opening wrote it into files of its own.
OrStoreError<AcknowledgedFile> acknowledge(const Database& journal, const std::string& directory) {
  const auto last = TRY(last_record(*journal));
  return AcknowledgedFile::make(acknowledged_of(directory), last.value_or(Acknowledged()));
}

OrStoreError<Database> open_tables(const std::string& directory, const RocksOptions& options,
                                   const std::shared_ptr<rocksdb::Cache>& cache) {
  std::vector<Table> tables;
  for (size_t i = 0; i < table_count; ++i) tables.push_back(static_cast<Table>(i));
  auto opened =
      Database::open(tables_of(directory), tables, options, cache, options.memtable_bytes_tables);
  if (opened || opened.error().kind != StoreError::Kind::corrupted) return opened;
  return tl::unexpected(
      StoreError{.kind = StoreError::Kind::tables_damaged, .message = opened.error().message});
}

}  // namespace

bool has_rocks_store(const std::string& directory) {
  std::error_code error;
  return is_of_format_1(directory) || has_database(journal_of(directory)) ||
         std::filesystem::exists(acknowledged_of(directory), error);
}

bool lacks_acknowledged(const std::string& directory) {
  std::error_code error;
  return has_database(journal_of(directory)) &&
         !std::filesystem::exists(acknowledged_of(directory), error);
}

OrStoreError<std::unique_ptr<Store>> open_rocks_store(const std::string& directory,
                                                      const RocksOptions& options) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) return tl::unexpected(StoreError{.message = directory + ": " + error.message()});
  if (is_of_format_1(directory)) {
    return tl::unexpected(StoreError{
        .kind = StoreError::Kind::other_format,
        .message = "expected the folders journal and tables, but found one database: format 1"});
  }
  const auto is_old = TRY(has_old_journal(directory));
  if (is_old) {
    return tl::unexpected(StoreError{
        .kind = StoreError::Kind::other_format,
        .message = "expected a journal of records in two parts, but it is of format 3; motcuad "
                   "migrate carries it over"});
  }
  TRY(check_nothing_is_lost(directory, options.accept_journal_end));
  constexpr int cache_shard_bits = 4;
  const auto cache = rocksdb::NewLRUCache(options.block_cache_bytes, cache_shard_bits);
  auto journal =
      TRY(Database::open(journal_of(directory), std::array{Table::journal, Table::private_parts},
                         options, cache, options.memtable_bytes_journal));
  auto tables = TRY(open_tables(directory, options, cache));
  auto acknowledged = TRY(acknowledge(journal, directory));
  // Only now is the directory known to be ours alone.
  std::filesystem::remove_all(incoming_of(directory), error);
  if (error) return tl::unexpected(StoreError{.message = directory + ": " + error.message()});
  return std::make_unique<RocksStore>(std::move(acknowledged), std::move(journal),
                                      std::move(tables), directory);
}

OrStoreError<void> compact(Store& rocks_store) {
  auto& store = dynamic_cast<RocksStore&>(rocks_store);
  for (size_t i = 0; i < table_count; ++i) {
    rocksdb::CompactRangeOptions options;
    options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
    const Table table = static_cast<Table>(i);
    const auto status =
        store.database(table)->CompactRange(options, store.family(table), nullptr, nullptr);
    if (!status.ok()) return tl::unexpected(error_of(status));
  }
  return {};
}

}  // namespace motcua
