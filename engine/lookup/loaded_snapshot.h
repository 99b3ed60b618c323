// A register that no engine has open, for reading: as it was loaded.
#pragma once

#include <memory>

#include "engine/lookup/snapshot.h"
#include "engine/registrar/tables.h"

namespace motcua {

// Must not outlive the store. Its time is the last record's.
inline Snapshot snapshot_of(const Store& store, const LoadedRegister& loaded) {
  return {.store = store.snapshot(),
          .catalogue = Catalogue::on_day(loaded.standing.catalogue, day_of(loaded.head.stamp)),
          .accounts = loaded.standing.accounts,
          .head = loaded.head,
          .now = loaded.head.stamp,
          .cell_lag = loaded.tables.cell_lag()};
}

}  // namespace motcua
