// The journal of a directory of an older format, for carrying it over: read only, so that the
// program that wrote it can go on with it.
#pragma once

#include <memory>
#include <string>

#include "engine/store/store.h"

namespace motcua {

// Whether the directory's journal is of a format before 4: of one table, with records. Errors:
// corrupted, io.
OrStoreError<bool> has_old_journal(const std::string& directory);

// Only Table::journal can be read. The result keeps the directory in use. Errors: in_use,
// corrupted, incomplete where not all that was acknowledged can be read; io.
OrStoreError<std::unique_ptr<Readable>> open_old_journal(const std::string& directory);

}  // namespace motcua
