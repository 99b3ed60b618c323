// The store on disk: RocksDB, a column family a table.
#pragma once

#include <memory>
#include <string>

#include "engine/store/store.h"

namespace rocksdb {
class FileSystem;
}

namespace motcua {

struct RocksOptions {
  uint64_t block_cache_bytes = 96ull << 20;
  uint64_t memtable_bytes_journal = 16ull << 20;
  // Of all tables together; as much is redone at start-up, for the journal is their log.
  uint64_t memtable_bytes_tables = 32ull << 20;
  uint64_t wal_bytes_max = 64ull << 20;  // of the journal; bounds its replay at start-up
  int background_jobs = 2;
  // Goes on from the journal's last readable record, whatever more was acknowledged or follows:
  // for one start, by somebody who knows what that loses.
  bool accept_journal_end = false;
  // Where the files are; null: RocksDB's default. For tests of disks that fail.
  std::shared_ptr<rocksdb::FileSystem> files = nullptr;
};

// Whether the directory has one already, of any format; for who must not make one.
bool has_rocks_store(const std::string& directory);

// Whether it has a journal, but not the file that says how far it was acknowledged. The next
// opening makes the file anew, and cannot notice what the journal has lost at its end.
bool lacks_acknowledged(const std::string& directory);

// Creates the directory if it is missing. Errors: in_use (another process has it), other_format,
// incomplete: nothing in the directory was changed. tables_damaged, corrupted, io: the journal may
// have been opened, which moves its records from the log into other files, and loses none.
OrStoreError<std::unique_ptr<Store>> open_rocks_store(const std::string& directory,
                                                      const RocksOptions& options);

// Merges all levels into one, as after long use at rest; for measuring sizes.
OrStoreError<void> compact(Store& rocks_store);

}  // namespace motcua
