// How RocksDB adds up what Batch::add left of a cell.
#pragma once

#include <rocksdb/merge_operator.h>

#include <memory>

#include "engine/store/store.h"

namespace motcua {

// Cells add up, in whatever order they are met.
std::shared_ptr<rocksdb::MergeOperator> sum_of_cells_operator();

// While it lives, its thread reads the table. What cells add up to is then made for it alone and
// soon forgotten: cells one after another are their sum too, and need not be decoded twice.
class ReadingTable {
 public:
  explicit ReadingTable(Table table);
  ~ReadingTable();
  ReadingTable(const ReadingTable&) = delete;
  ReadingTable& operator=(const ReadingTable&) = delete;
};

}  // namespace motcua
