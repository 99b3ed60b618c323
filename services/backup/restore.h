// A backup made a data directory again.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/options.h"
#include "engine/rejection.h"
#include "engine/store/rocks_store.h"
#include "services/backup/backups.h"
#include "services/backup/erasures.h"
#include "services/backup/tell_progress.h"

namespace motcua {

// The backup's files in a new folder, each compared with the manifest on the way: none is missing,
// none is there besides, each has the bytes and the checksum that it had. But a file of dossiers
// that is missing, unreadable or not what its name says only counts: verify tells whose it is. What
// was uploaded before is too old there to be attached. Gives how many such there are. Errors:
// corrupted, with the first file at fault; io. The folder is to be thrown away then.
OrStoreError<int64_t> copy_back(const Backup& backup, const std::string& folder,
                                const TellProgress& progress);
// The store in it, which ends with the record that the manifest says. Errors: as of
// open_rocks_store; corrupted, where it ends with another one.
OrStoreError<std::unique_ptr<Store>> open_copy(const Backup& backup, const std::string& folder,
                                               const RocksOptions& options);

struct RestoreOrder {
  std::string backup;
  std::string data;  // has no register
  // Where erasures since the backup may be recorded, beside the newer backups in its folder.
  std::vector<JournalSource> erasures_from;
  RocksOptions rocks;
  EngineOptions engine;
};

struct Restored {
  Backup backup;
  // Names of the journals that were read for erasures, and their last records.
  std::vector<std::pair<std::string, int64_t>> read;
  std::vector<std::pair<std::string, StoreError>> unread;  // not, or not to their end
  int64_t files_damaged = 0;                               // of dossiers, in the backup
  int64_t erased = 0;
  // Codes of dossiers that were erased since and cannot be yet, and why: the end of their work came
  // after the backup, too.
  std::vector<std::pair<std::string, Rejection>> not_erased;
  int64_t sequence = 0;  // of the last record now
};

// Makes the directory a register again: with everything up to the backup's last record, and the
// erasures that were recorded since, as new events by a supervisor, carried out in its files too.
// It is made in the folder "restoring" within the directory, so that nothing there is taken for a
// register before it is whole; after an error nothing is left of it. Errors: in_use, where the
// directory has a register or another restore is under way; of read_backup, copy_back, open_copy;
// io, where the erasures cannot be carried out.
OrStoreError<Restored> restore(const RestoreOrder& order, const TellProgress& progress);

}  // namespace motcua
