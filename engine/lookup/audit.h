// The audit of the whole register, on one view: journal, dossiers, indexes, cells (the invariants
// of engine/README.md). It believes nothing that is stored: dossiers are refolded from the journal,
// cells recounted from dossiers.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lookup/view.h"
#include "engine/rejection.h"

namespace motcua {

enum class AuditProblem {
  unreadable,
  other_sequence,  // found
  time_runs_backwards,
  record_before_changed,
  other_end,
  number_gap,
  cannot_refold,  // error
  other_dossier,
  entry_missing,  // table
  entry_count,    // found, expected
  apology_missing,
  other_counter,
  number_missing_or_doubled,
  request_points_nowhere,
  other_amount,  // measure, expected, found
};
// In that order; with "audit." before it a sentence of the message catalogue, its places the facts.
inline constexpr auto audit_problem_names = std::to_array<std::string_view>(
    {"unreadable", "other_sequence", "time_runs_backwards", "record_before_changed", "other_end",
     "number_gap", "cannot_refold", "other_dossier", "entry_missing", "entry_count",
     "apology_missing", "other_counter", "number_missing_or_doubled", "request_points_nowhere",
     "other_amount"});
static_assert(audit_problem_names.size() == static_cast<size_t>(AuditProblem::other_amount) + 1);
constexpr std::string_view name_of(AuditProblem problem) {
  return audit_problem_names[static_cast<size_t>(problem)];
}

struct AuditFinding {
  std::string check;    // "hash chain", "refold", "index", "cells", …
  std::string subject;  // a code, a sequence, a key
  AuditProblem problem = AuditProblem::unreadable;
  Metadata facts;
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
