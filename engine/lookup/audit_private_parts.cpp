// What is missing is gathered, and compared with the erasures once all are known.
#include "engine/lookup/audit_private_parts.h"

#include "engine/records/digest.h"
#include "engine/records/history.h"
#include "engine/records/rows.h"
#include "engine/try.h"

namespace motcua {
namespace {

std::string sequence_subject(int64_t sequence) { return "sequence " + std::to_string(sequence); }

}  // namespace

OrStoreError<void> PrivatePartAudit::take(const JournalRecord& record,
                                          std::string_view private_part) {
  const JournalHeader& header = record.header;
  if (const auto* changed = std::get_if<AccountChanged>(&record.body)) {
    TRY(check_superseded(changed->previous_sequence));
    if (private_part.empty() && !header.private_hash.empty()) {
      accounts_missing_.insert(header.sequence);
      return {};
    }
  }
  if (private_part.empty() && !header.private_hash.empty()) {
    Missing& missing = missing_[header.dossier.value];
    if (missing.first == 0) missing.first = header.sequence;
    missing.last = header.sequence;
  } else if (!has_its_private_part(header, private_part)) {
    run_.find("private part", sequence_subject(header.sequence), AuditProblem::other_private_part);
  }
  if (!is_erasure(record)) return {};
  erased_[header.dossier.value] = header.sequence;
  return check_erased(record);
}

// But of records that came after the snapshot, which are written with their private parts.
void PrivatePartAudit::take_stray(std::string_view key) {
  const auto sequence = parse_key<Table::private_parts>(key);
  if (sequence && *sequence > snapshot_.head.sequence) {
    const auto record = find_bytes<Table::journal>(*snapshot_.store, *sequence);
    if (!record || *record) return;
  }
  const std::string table(name_of(Table::private_parts));
  run_.find("private part", to_hex(key), AuditProblem::other_entry, {{"table", table}});
}

// Of an account's record that another followed: it has no private part any more.
OrStoreError<void> PrivatePartAudit::check_superseded(int64_t sequence) {
  if (sequence == 0) return {};
  superseded_.insert(sequence);
  const auto private_part = TRY(find_bytes<Table::private_parts>(*snapshot_.store, sequence));
  if (private_part) {
    run_.find("private part", sequence_subject(sequence), AuditProblem::private_part_not_erased);
  }
  return {};
}

// No record before it has its private part still.
OrStoreError<void> PrivatePartAudit::check_erased(const JournalRecord& erasure) {
  const ReadRecord journal = journal_of(*snapshot_.store);
  int64_t sequence = erasure.header.previous_sequence;
  while (sequence != 0) {
    const auto stored = TRY(journal(sequence));
    JournalRecord record;
    // What is unreadable or leads nowhere is found by others.
    if (!stored || !decode_record_as_stored(stored->public_part, {}, record)) return {};
    if (!stored->private_part.empty()) {
      run_.find("private part", sequence_subject(sequence), AuditProblem::private_part_not_erased);
    }
    if (record.header.previous_sequence >= sequence) return {};
    sequence = record.header.previous_sequence;
  }
  return {};
}

// The journal is read as it is: erasures that came after the snapshot explain what is missing, too.
OrStoreError<void> PrivatePartAudit::read_later_erasures() {
  const auto later = keys_from<Table::journal>(snapshot_.head.sequence + 1);
  return scan(*snapshot_.store, later, [&](const StoredRow<Table::journal>& row) {
    JournalRecord record;
    if (!decode_record_as_stored(row.value, {}, record)) return false;
    if (is_erasure(record)) erased_[record.header.dossier.value] = record.header.sequence;
    const auto* changed = std::get_if<AccountChanged>(&record.body);
    if (changed) superseded_.insert(changed->previous_sequence);
    return true;
  });
}

OrStoreError<void> PrivatePartAudit::finish() {
  if (missing_.empty() && accounts_missing_.empty()) return {};
  TRY(read_later_erasures());
  for (const int64_t sequence : accounts_missing_) {
    if (superseded_.contains(sequence)) continue;
    run_.find("private part", sequence_subject(sequence), AuditProblem::private_part_missing);
  }
  for (const auto& [dossier, missing] : missing_) {
    const auto erased = erased_.find(dossier);
    if (dossier != 0 && erased != erased_.end() && missing.last < erased->second) continue;
    const bool unexplained = dossier == 0 || erased == erased_.end();
    run_.find("private part", sequence_subject(unexplained ? missing.first : missing.last),
              AuditProblem::private_part_missing);
  }
  return {};
}

}  // namespace motcua
