// How RocksDB is tuned: its two databases, and each table for its keys and how it is read.
#pragma once

#include <rocksdb/options.h>

#include <memory>

#include "engine/store/rocks_store.h"
#include "engine/store/store.h"

namespace motcua {

// `memtable_bytes`: of all its tables together.
rocksdb::DBOptions database_options(const RocksOptions& options, uint64_t memtable_bytes,
                                    bool tables);

// `cache`: shared by all tables of both databases.
rocksdb::ColumnFamilyOptions family_options(Table table, const RocksOptions& options,
                                            const std::shared_ptr<rocksdb::Cache>& cache);

}  // namespace motcua
