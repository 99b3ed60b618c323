// The audit of the whole register, on one view: journal, dossiers, indexes, cells (the invariants
// of engine/README.md). It believes nothing that is stored: the journal is believed for its hash
// chain, every row of another table is made again from the journal, cells are recounted from
// dossiers. What rests on something unsound is not looked at, and a finding says so.
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
  illegible_text,
  other_sequence,  // found
  time_runs_backwards,
  record_before_changed,
  other_private_part,
  private_part_missing,
  private_part_not_erased,
  other_end,
  number_gap,
  cannot_refold,  // error
  other_dossier,
  event_left_out,
  entry_missing,  // table
  other_entry,    // table
  entry_count,    // found, expected
  apology_missing,
  number_missing_or_doubled,
  other_amount,  // measure, expected, found
  rest_not_looked_at,
};
// In that order; with "audit." before it a sentence of the message catalogue, its places the facts.
inline constexpr auto audit_problem_names = std::to_array<std::string_view>(
    {"unreadable",           "illegible_text",          "other_sequence",
     "time_runs_backwards",  "record_before_changed",   "other_private_part",
     "private_part_missing", "private_part_not_erased", "other_end",
     "number_gap",           "cannot_refold",           "other_dossier",
     "event_left_out",       "entry_missing",           "other_entry",
     "entry_count",          "apology_missing",         "number_missing_or_doubled",
     "other_amount",         "rest_not_looked_at"});
static_assert(audit_problem_names.size() ==
              static_cast<size_t>(AuditProblem::rest_not_looked_at) + 1);
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

// How many steps of progress the audit of a register has.
int64_t audit_steps(const Head& head);

// A register made of a public journal has no private parts, and none is missed.
enum class JournalParts { both, public_alone };

// `progress` is called now and then; false ends the audit early.
OrStoreError<AuditReport> audit(const View& view,
                                const std::function<bool(const AuditProgress&)>& progress,
                                JournalParts parts = JournalParts::both);

}  // namespace motcua
