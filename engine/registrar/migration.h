// A journal of an older format carried over into one of this program's.
#pragma once

#include <functional>

#include "engine/registrar/tables.h"

namespace motcua {

// From a journal of format 3, whose records are of one part, into a new store: every record with
// its sequence and stamp, divided in two; a new hash chain; and in the end a record that tells the
// hash of the old one. `salt` gives 16 random bytes, each time others. The tables are made when the
// store is opened. Errors: corrupted where a record is unreadable or does not follow the one before
// it; io; `to` is then to be thrown away.
OrStoreError<int64_t> carry_over(const Readable& from, Store& to,
                                 const std::function<std::string()>& salt,
                                 const TellRebuild& tell = {});

}  // namespace motcua
