// One RocksDB database of a store's directory: where it is, opening it, holding it.
#pragma once

#include <rocksdb/db.h>

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/store/rocks_store.h"
#include "engine/store/store.h"

namespace motcua {

// Folders and files of a store's directory.
inline std::string journal_of(const std::string& directory) { return directory + "/journal"; }
inline std::string tables_of(const std::string& directory) { return directory + "/tables"; }
inline std::string acknowledged_of(const std::string& directory) {
  return directory + "/acknowledged";
}

// Whether a folder has one.
bool has_database(const std::string& folder);

// A database and its families; closed with this.
class Database {
 public:
  // Errors: in_use, other_format, corrupted, io. `cache`: shared by all tables of both databases.
  static OrStoreError<Database> open(const std::string& folder, std::span<const Table> tables,
                                     const RocksOptions& options,
                                     const std::shared_ptr<rocksdb::Cache>& cache,
                                     uint64_t memtable_bytes);
  Database(Database&&) = default;
  Database& operator=(Database&&) = delete;
  ~Database();

  rocksdb::DB* operator->() const { return database_.get(); }
  rocksdb::DB& operator*() const { return *database_; }
  // In the order of the tables that it was opened with.
  rocksdb::ColumnFamilyHandle* family(size_t index) const { return families_[index]; }
  rocksdb::Status flush() const;

 private:
  Database(std::unique_ptr<rocksdb::Env> environment, std::unique_ptr<rocksdb::DB> database,
           std::vector<rocksdb::ColumnFamilyHandle*> families)
      : environment_(std::move(environment)),
        database_(std::move(database)),
        families_(std::move(families)) {}

  std::unique_ptr<rocksdb::Env> environment_;  // of the database
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;
};

// While it is held, no other process can have the database in the folder.
class DatabaseLock {
 public:
  static OrStoreError<DatabaseLock> take(const std::string& folder);
  DatabaseLock(DatabaseLock&& other) noexcept : lock_(std::exchange(other.lock_, nullptr)) {}
  DatabaseLock& operator=(DatabaseLock&&) = delete;
  ~DatabaseLock();

 private:
  explicit DatabaseLock(rocksdb::FileLock* lock) : lock_(lock) {}
  rocksdb::FileLock* lock_;
};

}  // namespace motcua
