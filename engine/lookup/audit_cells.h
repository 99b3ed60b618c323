// The part of an audit that recounts the cells.
#pragma once

#include "engine/lookup/audit_run.h"

namespace motcua {

// Every cell against what the dossiers add up to, less what is not in the store yet; and that
// against what is kept of it by unit. Reads every dossier once.
OrStoreError<void> audit_cells(const Snapshot& snapshot, AuditRun& run);

}  // namespace motcua
