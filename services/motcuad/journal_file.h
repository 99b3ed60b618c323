// The public journal in a file: what an auditor is given, or write-once storage keeps.
// Length-delimited protobuf: first a google.protobuf.FileDescriptorSet of what follows, then each
// record's public part (motcua.store.v1.JournalRecord) as the hash chain covers it. Nothing
// personal is in it.
#pragma once

#include <functional>
#include <string>

#include "engine/lookup/snapshot.h"
#include "engine/records/journal.h"
#include "engine/store/rocks_store.h"
#include "services/backup/tell_progress.h"

namespace motcua {

// The number of records written. The file is there only when it is whole and on disk.
OrStoreError<int64_t> export_public_journal(const Readable& store, const std::string& path,
                                            const TellProgress& tell);

// The file's records in order; false ends it early, which is no error.
using VisitPublicRecord =
    std::function<bool(const JournalRecord& record, std::string_view public_part)>;
// Checked is that each can be read and follows the one before it in sequence and hash. Errors:
// corrupted, naming the first record at fault, or where there is none; io.
OrStoreError<void> scan_public_journal(const std::string& path, const VisitPublicRecord& visit);

// The register that the file's records make, in the store, which must be new. Checked is that each
// record can be read, has nothing personal, follows the one before it in sequence, stamp and hash,
// and goes together with its dossier and the catalogue. Errors: corrupted, naming the first record
// at fault; io.
OrStoreError<Snapshot> read_public_journal(const std::string& path, Store& store,
                                           const TellProgress& tell);

}  // namespace motcua
