// The part of an audit that recounts the cells.
#pragma once

#include "engine/lookup/audit_run.h"

namespace motcua {

// Every cell must be what the dossiers add up to, less the changes that are not in it yet; and
// these must be the same in memory and store. Reads every dossier once.
OrStoreError<void> audit_cells(const Snapshot& snapshot, AuditRun& run);

}  // namespace motcua
