// Keys arrive nearly in order in most tables; codes, which are asked for keys that mostly are not
// there, have a bloom filter in memory too.
#include "engine/store/rocks_tuning.h"

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>
#include <rocksdb/write_buffer_manager.h>

#include "engine/store/sum_of_cells.h"

namespace motcua {

rocksdb::DBOptions database_options(const RocksOptions& options, uint64_t memtable_bytes,
                                    bool tables) {
  rocksdb::DBOptions database;
  database.create_if_missing = true;
  database.create_missing_column_families = true;
  database.max_total_wal_size = options.wal_bytes_max;
  database.max_background_jobs = options.background_jobs;
  // Of its own, for one that is shared flushes whichever database is written, however little it
  // has.
  database.write_buffer_manager = std::make_shared<rocksdb::WriteBufferManager>(memtable_bytes);
  database.allow_concurrent_memtable_write = false;  // one thread writes a database
  database.bytes_per_sync = 1 << 20;
  database.keep_log_file_num = 3;
  database.max_log_file_size = 4 << 20;
  database.max_open_files = 512;
  // Its list of files says their first and last keys, identity numbers of the search table among
  // them: each change makes it anew, so that it has none of files that are gone.
  database.max_manifest_file_size = 1;
  // Nor does its text log say keys, which it does of merges at the next level.
  database.info_log_level = rocksdb::WARN_LEVEL;
  database.avoid_flush_during_shutdown = false;
  database.atomic_flush = tables;  // the head goes with what it is the head of
  return database;
}

rocksdb::ColumnFamilyOptions family_options(Table table, const RocksOptions& options,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::ColumnFamilyOptions family;
  family.write_buffer_size = options.memtable_bytes_tables;
  // An eighth of it, as is usual, in each of so many tables would be more than all may have.
  family.arena_block_size = std::max<size_t>(options.memtable_bytes_tables / 128, 4 << 10);
  family.compression = rocksdb::kLZ4Compression;  // quick; denser codecs cost receipts
  family.level_compaction_dynamic_level_bytes = true;
  // A report adds up what each file says of a cell.
  family.level0_file_num_compaction_trigger = table == Table::cells ? 4 : 8;
  // Where new keys fall anywhere among all that is old, levels would write a whole table again for
  // every few flushes; merging runs of like sizes writes each row a few times in all. Not what
  // is scanned, run by run, at many places: queues and cells.
  if (table == Table::codes || table == Table::search || table == Table::members ||
      table == Table::requests) {
    family.compaction_style = rocksdb::kCompactionStyleUniversal;
  }
  rocksdb::BlockBasedTableOptions block;
  block.block_cache = cache;
  block.block_size = 16 << 10;
  block.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));
  block.format_version = 5;
  // In parts: a whole filter of a large file would not fit into a shard of the cache, and be read
  // anew for every key.
  if (table != Table::cells) {
    block.index_type = rocksdb::BlockBasedTableOptions::kTwoLevelIndexSearch;
    block.partition_filters = true;
  }
  block.cache_index_and_filter_blocks = true;
  block.cache_index_and_filter_blocks_with_high_priority = true;
  using Pinning = rocksdb::PinningTier;
  block.metadata_cache_options = {.top_level_index_pinning = Pinning::kAll,
                                  .partition_pinning = Pinning::kFlushedAndSimilar,
                                  .unpartitioned_pinning = Pinning::kFlushedAndSimilar};
  if (table == Table::codes) {
    family.memtable_prefix_bloom_size_ratio = 0.1;
    family.memtable_whole_key_filtering = true;
  }
  if (table == Table::cells) {
    family.merge_operator = sum_of_cells_operator();
  }
  family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(block));
  return family;
}

}  // namespace motcua
