// The journal of a directory that somebody else has open, or that must not change, as a backup's.
#pragma once

#include <memory>
#include <string>

#include "engine/store/store.h"

namespace motcua {

// Only Table::journal can be read, as it is now and as far as its log can be read. Nothing in the
// directory is changed. Errors: corrupted, io.
OrStoreError<std::unique_ptr<Readable>> read_journal(const std::string& directory);

}  // namespace motcua
