// The audit of the whole register, on one snapshot: journal, dossiers, indexes, cells (invariants
// of engine/README.md). The journal is held to its hash chain, every row of another table to what
// the journal makes, cells to what the dossiers add up to. What rests on something unsound is not
// looked at, and a finding says so.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lookup/snapshot.h"
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
  file_missing,
  file_damaged,
};
// With "audit." before it a sentence of the message catalogue, its places the facts.
inline constexpr std::array audit_problems{
    Named{AuditProblem::unreadable, "unreadable"},
    Named{AuditProblem::illegible_text, "illegible_text"},
    Named{AuditProblem::other_sequence, "other_sequence"},
    Named{AuditProblem::time_runs_backwards, "time_runs_backwards"},
    Named{AuditProblem::record_before_changed, "record_before_changed"},
    Named{AuditProblem::other_private_part, "other_private_part"},
    Named{AuditProblem::private_part_missing, "private_part_missing"},
    Named{AuditProblem::private_part_not_erased, "private_part_not_erased"},
    Named{AuditProblem::other_end, "other_end"},
    Named{AuditProblem::number_gap, "number_gap"},
    Named{AuditProblem::cannot_refold, "cannot_refold"},
    Named{AuditProblem::other_dossier, "other_dossier"},
    Named{AuditProblem::event_left_out, "event_left_out"},
    Named{AuditProblem::entry_missing, "entry_missing"},
    Named{AuditProblem::other_entry, "other_entry"},
    Named{AuditProblem::entry_count, "entry_count"},
    Named{AuditProblem::apology_missing, "apology_missing"},
    Named{AuditProblem::number_missing_or_doubled, "number_missing_or_doubled"},
    Named{AuditProblem::other_amount, "other_amount"},
    Named{AuditProblem::rest_not_looked_at, "rest_not_looked_at"},
    Named{AuditProblem::file_missing, "file_missing"},
    Named{AuditProblem::file_damaged, "file_damaged"},
};
static_assert(has_a_row_for_each(audit_problems, &Named<AuditProblem>::value));
constexpr std::string_view name_of(AuditProblem problem) {
  return name_in(audit_problems, problem);
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
  int64_t cells = 0;
  int64_t finding_count = 0;
  std::vector<AuditFinding> findings;  // the first hundred
  // Late and returned without a letter: imported, or let go by the regulation. No finding.
  int64_t apologies_missing = 0;
  int64_t files = 0;  // of dossiers, each once (file_uses.h)
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
OrStoreError<AuditReport> audit(const Snapshot& snapshot,
                                const std::function<bool(const AuditProgress&)>& progress,
                                JournalParts parts = JournalParts::both);

}  // namespace motcua
