// How RocksDB adds up what Batch::add left of a cell.
#pragma once

#include <rocksdb/merge_operator.h>

#include <memory>

#include "engine/store/store.h"

namespace motcua {

// Cells add up, in whatever order they are met.
std::shared_ptr<rocksdb::MergeOperator> sum_of_cells_operator();

}  // namespace motcua
