// What opening a store must read and make good before anything is decided.
#pragma once

#include <memory>

#include "engine/registrar/tail.h"

namespace motcua {

struct LoadedRegister {
  Head head;
  std::shared_ptr<const Catalogue> catalogue;
  Tail tail;  // what the disk lags behind the journal
};

// Reads only. Errors: newer_format, corrupted, io.
OrStoreError<LoadedRegister> load_register(const Readable& store);

}  // namespace motcua
