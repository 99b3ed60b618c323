// RocksDB behind Store. Keys arrive nearly in order in most tables; the tables that are asked for
// keys that mostly are not there (codes, requests) have bloom filters in memory and on disk.
#include "engine/store/rocks_store.h"

#include <rocksdb/cache.h>
#include <rocksdb/db.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/write_buffer_manager.h>

#include <array>
#include <filesystem>

namespace motcua {
namespace {

StoreError error_of(const rocksdb::Status& status) {
  const std::string text = status.ToString();
  const bool locked = status.IsIOError() && text.find("LOCK") != std::string::npos;
  const bool newer = status.IsInvalidArgument() || status.IsNotSupported();
  return {.kind = locked                  ? StoreError::Kind::in_use
                  : status.IsCorruption() ? StoreError::Kind::corrupted
                  : newer                 ? StoreError::Kind::newer_format
                                          : StoreError::Kind::io,
          .message = text};
}

rocksdb::ColumnFamilyOptions family_options(Table table, const RocksOptions& options,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions family;
  family.write_buffer_size = options.memtable_bytes_total;
  family.compression = rocksdb::kLZ4Compression;
  family.bottommost_compression = rocksdb::kZSTD;
  family.level_compaction_dynamic_level_bytes = true;
  rocksdb::BlockBasedTableOptions block;
  block.block_cache = cache;
  block.block_size = 16 << 10;
  block.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  block.format_version = 5;
  block.cache_index_and_filter_blocks = true;
  block.cache_index_and_filter_blocks_with_high_priority = true;
  block.pin_l0_filter_and_index_blocks_in_cache = true;
  if (table == Table::requests || table == Table::codes) {
    family.memtable_prefix_bloom_size_ratio = 0.1;
    family.memtable_whole_key_filtering = true;
  }
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(block));
  return family;
}

class RocksStore final : public Store {
 public:
  RocksStore(std::unique_ptr<rocksdb::DB> database,
             std::vector<rocksdb::ColumnFamilyHandle*> families, std::string directory)
      : database_(std::move(database)),
        families_(std::move(families)),
        directory_(std::move(directory)) {}

  ~RocksStore() override {
    for (rocksdb::ColumnFamilyHandle* family : families_) {
      database_->DestroyColumnFamilyHandle(family);
    }
    database_->Close();
  }
  RocksStore(const RocksStore&) = delete;
  RocksStore& operator=(const RocksStore&) = delete;

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return get_at(table, key, nullptr);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return scan_at(range, visit, nullptr);
  }
  std::shared_ptr<const Readable> snapshot() const override;
  OrStoreError<void> write(const Batch& batch, bool sync) override;
  uint64_t free_bytes() const override;

  OrStoreError<std::optional<std::string>> get_at(Table table, std::string_view key,
                                                  const rocksdb::Snapshot* snapshot) const;
  OrStoreError<void> scan_at(const Range& range, const Visit& visit,
                             const rocksdb::Snapshot* snapshot) const;
  rocksdb::DB& database() const { return *database_; }
  rocksdb::ColumnFamilyHandle* family(Table table) const {
    return families_[static_cast<size_t>(table)];
  }

 private:
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;
  std::string directory_;
};

class RocksSnapshot final : public Readable {
 public:
  explicit RocksSnapshot(const RocksStore& store)
      : store_(store), snapshot_(store.database().GetSnapshot()) {}
  ~RocksSnapshot() override { store_.database().ReleaseSnapshot(snapshot_); }
  RocksSnapshot(const RocksSnapshot&) = delete;
  RocksSnapshot& operator=(const RocksSnapshot&) = delete;

  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return store_.get_at(table, key, snapshot_);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return store_.scan_at(range, visit, snapshot_);
  }

 private:
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
      database_->Get(options, family(table), rocksdb::Slice(key.data(), key.size()), &value);
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
  const std::unique_ptr<rocksdb::Iterator> at(database_->NewIterator(options, family(range.table)));
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

OrStoreError<void> RocksStore::write(const Batch& batch, bool sync) {
  rocksdb::WriteBatch writes;
  for (const Batch::Operation& operation : batch.operations()) {
    const auto status = operation.value
                            ? writes.Put(family(operation.table), operation.key, *operation.value)
                            : writes.Delete(family(operation.table), operation.key);
    if (!status.ok()) return tl::unexpected(error_of(status));
  }
  rocksdb::WriteOptions options;
  options.sync = sync;
  const auto status = database_->Write(options, &writes);
  if (!status.ok()) return tl::unexpected(error_of(status));
  return {};
}

uint64_t RocksStore::free_bytes() const {
  std::error_code error;
  const auto space = std::filesystem::space(directory_, error);
  return error ? 0 : space.available;
}

}  // namespace

OrStoreError<std::unique_ptr<Store>> open_rocks_store(const std::string& directory,
                                                      const RocksOptions& options) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) return tl::unexpected(StoreError{.message = directory + ": " + error.message()});
  const auto cache = rocksdb::NewLRUCache(options.block_cache_bytes);
  rocksdb::DBOptions database;
  database.create_if_missing = true;
  database.create_missing_column_families = true;
  database.max_total_wal_size = options.wal_bytes_max;
  database.max_background_jobs = options.background_jobs;
  database.write_buffer_manager =
      std::make_shared<rocksdb::WriteBufferManager>(options.memtable_bytes_total);
  database.bytes_per_sync = 1 << 20;
  database.keep_log_file_num = 3;
  database.max_log_file_size = 4 << 20;
  database.max_open_files = 512;
  database.avoid_flush_during_shutdown = false;
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (size_t i = 0; i < table_count; ++i) {
    const Table table = static_cast<Table>(i);
    // RocksDB insists on a family of this name; the meta table lives in it.
    const std::string name =
        table == Table::meta ? rocksdb::kDefaultColumnFamilyName : std::string(name_of(table));
    descriptors.emplace_back(name, family_options(table, options, cache));
  }
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::Open(database, directory, descriptors, &families, &opened);
  if (!status.ok()) return tl::unexpected(error_of(status));
  return std::make_unique<RocksStore>(std::unique_ptr<rocksdb::DB>(opened), std::move(families),
                                      directory);
}

OrStoreError<void> compact(Store& rocks_store) {
  auto& store = dynamic_cast<RocksStore&>(rocks_store);
  for (size_t i = 0; i < table_count; ++i) {
    rocksdb::CompactRangeOptions options;
    options.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
    const auto status = store.database().CompactRange(options, store.family(static_cast<Table>(i)),
                                                      nullptr, nullptr);
    if (!status.ok()) return tl::unexpected(error_of(status));
  }
  return {};
}

}  // namespace motcua
