// Its environment outlives it, its families do not.
#include "engine/store/rocks_database.h"

#include <rocksdb/cache.h>
#include <rocksdb/env.h>

#include <filesystem>

#include "engine/store/log_files.h"
#include "engine/store/rocks_errors.h"
#include "engine/store/rocks_tuning.h"
#include "engine/store/text_log.h"

namespace motcua {

bool has_database(const std::string& folder) {
  std::error_code error;
  return std::filesystem::exists(folder + "/CURRENT", error);
}

OrStoreError<Database> Database::open(const std::string& folder, std::span<const Table> tables,
                                      const RocksOptions& options,
                                      const std::shared_ptr<rocksdb::Cache>& cache,
                                      uint64_t memtable_bytes) {
  rocksdb::DBOptions database =
      database_options(options, memtable_bytes, tables.front() != Table::journal);
  auto files = with_text_log(options.files ? options.files : rocksdb::FileSystem::Default());
  // Only the journal is synced for each group.
  if (tables.front() == Table::journal) files = with_zeroed_logs(files);
  std::unique_ptr<rocksdb::Env> environment = rocksdb::NewCompositeEnv(files);
  database.env = environment.get();
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (const Table table : tables) {
    // RocksDB insists on a family of this name; the first table lives in it.
    const std::string name =
        descriptors.empty() ? rocksdb::kDefaultColumnFamilyName : std::string(name_of(table));
    descriptors.emplace_back(name, family_options(table, options, cache));
  }
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::Open(database, folder, descriptors, &families, &opened);
  if (!status.ok()) return tl::unexpected(error_of(status));
  return Database(std::move(environment), std::unique_ptr<rocksdb::DB>(opened),
                  std::move(families));
}

Database::~Database() {
  if (!database_) return;
  for (rocksdb::ColumnFamilyHandle* family : families_) {
    database_->DestroyColumnFamilyHandle(family);
  }
  database_->Close();
}

rocksdb::Status Database::flush() const {
  rocksdb::FlushOptions options;
  options.allow_write_stall = true;
  return database_->Flush(options, families_);
}

OrStoreError<DatabaseLock> DatabaseLock::take(const std::string& folder) {
  rocksdb::FileLock* lock = nullptr;
  const auto status = rocksdb::Env::Default()->LockFile(folder + "/LOCK", &lock);
  if (!status.ok()) return tl::unexpected(error_of(status));
  return DatabaseLock(lock);
}

DatabaseLock::~DatabaseLock() {
  if (lock_) rocksdb::Env::Default()->UnlockFile(lock_);
}

}  // namespace motcua
