// A copy of both databases of a store, made while they are read and written.
#pragma once

#include "engine/store/store.h"

namespace rocksdb {
class DB;
}

namespace motcua {

// As Store::copy_to promises. If flushing fails, so does every later write of that database.
OrStoreError<void> copy_databases(rocksdb::DB& tables, rocksdb::DB& journal, const CopyTo& to,
                                  const TellFiles& progress);

}  // namespace motcua
