// A register that no engine has open, for reading: as it was loaded.
#pragma once

#include <memory>

#include "engine/lookup/view.h"
#include "engine/registrar/checkpoint.h"

namespace motcua {

// Must not outlive the store. Its time is the last record's.
inline View view_of(const Store& store, const LoadedRegister& loaded) {
  return {.store = std::make_shared<Layered>(store.snapshot(), loaded.lag.overlay),
          .catalogue = loaded.catalogue,
          .head = loaded.head,
          .now = loaded.head.stamp,
          .cell_lag = loaded.lag.cells};
}

}  // namespace motcua
