// The part of the audit that judges the journal's private parts: each must be the one that its
// record tells of, and the missing ones must be exactly those that were erased.
#pragma once

#include <map>
#include <set>
#include <string_view>

#include "engine/lookup/audit_run.h"
#include "engine/records/journal.h"

namespace motcua {

class PrivatePartAudit {
 public:
  // Both must outlive it.
  PrivatePartAudit(const Snapshot& snapshot, AuditRun& run) : snapshot_(snapshot), run_(run) {}

  // Each record once, in order, with its private part, empty if there is none.
  OrStoreError<void> take(const JournalRecord& record, std::string_view private_part);
  // The key of one without a record.
  void take_stray(std::string_view key);
  // After the last.
  OrStoreError<void> finish();

 private:
  struct Missing {
    int64_t first = 0;  // sequences
    int64_t last = 0;
  };
  OrStoreError<void> check_erased(const JournalRecord& erasure);
  OrStoreError<void> check_superseded(int64_t sequence);
  OrStoreError<void> read_later_erasures();

  const Snapshot& snapshot_;
  AuditRun& run_;
  std::map<uint64_t, Missing> missing_;  // by dossier; 0: of none
  std::map<uint64_t, int64_t> erased_;   // by dossier, the erasure's sequence
  std::set<int64_t> accounts_missing_;   // records of accounts without it
  std::set<int64_t> superseded_;         // records of accounts that others followed
};

}  // namespace motcua
