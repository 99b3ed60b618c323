// How RocksDB adds up the parts of a cell that Batch::add has left.
#pragma once

#include <rocksdb/merge_operator.h>

#include <memory>

#include "engine/store/store.h"

namespace motcua {

// Cells add up, in whatever order they are met.
std::shared_ptr<rocksdb::MergeOperator> sum_of_cells_operator();

}  // namespace motcua
