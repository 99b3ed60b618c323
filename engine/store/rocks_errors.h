// RocksDB's errors as the store's.
#pragma once

#include <rocksdb/status.h>

#include "engine/store/store.h"

namespace motcua {

StoreError error_of(const rocksdb::Status& status);

}  // namespace motcua
