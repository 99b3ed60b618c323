// The tables that the journal's records alone determine: the catalogue, accounts, frozen reports,
// numbers given out, requests remembered. Row by row against the journal.
#pragma once

#include <map>
#include <set>

#include "engine/lookup/audit_run.h"
#include "engine/records/rows.h"

namespace motcua {

class RowAudit {
 public:
  RowAudit(const Snapshot& snapshot, AuditRun& run) : snapshot_(snapshot), run_(run) {}

  // Every record, in order.
  OrStoreError<void> take(const JournalRecord& record);
  // After all of them: the tables hold nothing else.
  OrStoreError<void> finish();
  // Each of a dossier's records once more, when its revision is known; and after all of them.
  OrStoreError<void> take_request(const JournalHeader& header, int32_t revision);
  OrStoreError<void> finish_requests();

  // Dossiers and cells rest on it.
  bool catalogue_is_sound() const { return catalogue_is_sound_; }

 private:
  int32_t first_week_kept() const;
  void take_number(const SeriesNumber& number, const JournalHeader& header);
  OrStoreError<void> finish_numbers();
  OrStoreError<void> finish_accounts();
  // False if the row is not that.
  template <Table table>
  OrStoreError<bool> check_row(const KeyOf<table>& key, const ValueOf<table>& value,
                               const std::string& subject);
  // False if there are more or fewer.
  OrStoreError<bool> check_count(Table table, const std::string& from = "");

  const Snapshot& snapshot_;
  AuditRun& run_;
  bool catalogue_is_sound_ = true;
  struct Taken {
    int64_t last = 0;         // of letters: up to which all are taken
    std::set<int64_t> ahead;  // of letters alone
    bool has_filled = false;  // a live one came before those ahead
  };
  std::map<SeriesKey, Taken> taken_numbers_;
  std::map<std::string, KnownAccount> accounts_;
  std::map<Table, int64_t> rows_;
};

}  // namespace motcua
