// The audit of the whole register, on one view: journal, dossiers, indexes, cells (the invariants
// of engine/README.md). It believes nothing that is stored: dossiers are refolded from the journal,
// cells recounted from dossiers.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/lookup/view.h"

namespace motcua {

struct AuditFinding {
  std::string check;    // "hash chain", "refold", "index", "cells", …
  std::string subject;  // a code, a sequence, a key
  std::string what;
};

struct AuditReport {
  int64_t records = 0;
  int64_t dossiers = 0;
  int64_t index_entries = 0;
  int64_t cells = 0;         // in the store
  int64_t cell_changes = 0;  // what is to be added to them
  int64_t finding_count = 0;
  std::vector<AuditFinding> findings;  // the first hundred
  int64_t apologies_missing = 0;       // late and returned, imported, without a letter: no finding
};

struct AuditProgress {
  int64_t done = 0;
  int64_t total = 0;
};

// `progress` is called now and then; false ends the audit early.
OrStoreError<AuditReport> audit(const View& view,
                                const std::function<bool(const AuditProgress&)>& progress);

}  // namespace motcua
