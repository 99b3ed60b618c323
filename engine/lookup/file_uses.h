// Which files dossiers have, by the index: of all files, whether they are used and sound.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "engine/lookup/audit.h"
#include "engine/lookup/snapshot.h"

namespace motcua {

OrStoreError<bool> is_file_used(const Readable& store, const std::string& sha256);

// What the file is found to be; nothing: as it should.
using CheckFile =
    std::function<OrStoreError<std::optional<AuditProblem>>(const std::string& sha256)>;

// Looks at each file that dossiers have, once, and adds what is wrong to the report, by the code of
// the first dossier that has it. `snapshot_now` is asked for anew every few files, and nothing is
// kept of it while they are read, which may take hours: an erasure is not carried out as long as
// somebody reads what was before. `tell`: after each; false ends it early, which is no error.
OrStoreError<void> audit_files(const std::function<Snapshot()>& snapshot_now,
                               const CheckFile& check, const std::function<bool()>& tell,
                               AuditReport& report);

}  // namespace motcua
