// A dossier's history: its journal records, followed back from the last one, and the dossier folded
// from them. The catalogue and the accounts likewise.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/accounts/accounts.h"
#include "engine/records/journal.h"
#include "engine/records/layout.h"
#include "engine/store/store.h"

namespace motcua {

// The journal record with a sequence.
using ReadRecord = std::function<OrStoreError<std::optional<StoredRecord>>(int64_t sequence)>;

// The store must outlive it.
ReadRecord journal_of(const Readable& store);

// Visits each record from the sequence on, in the order of keys, with both parts as they are;
// false, or an error, ends it. `stray` gets, in the same order, the key of each private part that
// has no record. The bytes live only during the call.
using VisitRecord = std::function<OrStoreError<bool>(
    std::string_view key, std::string_view public_part, std::string_view private_part)>;
using VisitStray = std::function<void(std::string_view key)>;
OrStoreError<void> scan_journal(
    const Readable& store, int64_t from_sequence, const VisitRecord& visit,
    const VisitStray& stray = [](std::string_view) {});

// What is kept of a record's request, to know a repeat. `revision`: of the dossier after it.
RequestRow request_row(const JournalHeader& header, int32_t revision);

// Makes of the dossier what it is after the record.
void apply_record(const JournalRecord& record, Dossier& dossier);

// Oldest first; corrupted if one is missing or unreadable.
OrStoreError<std::vector<JournalRecord>> records_of(const ReadRecord& journal,
                                                    const Dossier& dossier);

// The same, but texts may be any bytes.
OrStoreError<std::vector<JournalRecord>> records_as_stored(const ReadRecord& journal,
                                                           const Dossier& dossier);

// The dossier as it was after the record with that sequence; its texts may be any bytes. Nothing if
// it did not exist then.
OrStoreError<std::optional<Dossier>> fold_until(const ReadRecord& journal, const Dossier& dossier,
                                                int64_t sequence);

// The catalogue as it was after the record with that sequence, from its publications.
OrStoreError<std::shared_ptr<const Catalogue>> catalogue_until(const Readable& store,
                                                               int64_t sequence);

// As the table has them.
OrStoreError<std::shared_ptr<const Accounts>> accounts_in(const Readable& store);

// What everything else in a register rests on; never null.
struct Standing {
  std::shared_ptr<const Catalogue> catalogue;
  std::shared_ptr<const Accounts> accounts;
};

}  // namespace motcua
