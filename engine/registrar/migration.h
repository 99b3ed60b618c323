// A journal of an older format carried over into one of this program's.
#pragma once

#include <functional>

#include "engine/registrar/tables.h"

namespace motcua {

// From a journal of format 3, with records of one part, into a new store. Every record keeps its
// sequence and stamp, and is divided in two; the hash chain is new; a last record tells the hash of
// the old one. `salt` gives 16 new random bytes each time. Opening the store makes the tables.
// Errors: corrupted, where a record is unreadable or does not follow the one before it; io. Throw
// `to` away then.
OrStoreError<int64_t> carry_over(const Readable& from, Store& to,
                                 const std::function<std::string()>& salt,
                                 const TellRebuild& tell = {});

}  // namespace motcua
