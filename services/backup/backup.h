// Making a backup of an engine that goes on writing, and keeping as many as are wanted.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "engine/engine.h"
#include "services/backup/backups.h"

namespace motcua {

// Fills a new folder with what is kept beside the register. The error says what the disk had to
// say.
using CopyBeside = std::function<tl::expected<void, std::string>(const std::string& folder)>;

struct BackupOrder {
  std::string folder;  // absolute; made if only its last part is missing
  // What a person's data were erased from, backups of before have still: so they are kept so many
  // and so many days at most.
  int32_t keep_count = 14;
  int32_t keep_days = 30;
  CopyBeside copy_door;  // the journal of sign-ins and denials; empty: there is none
};
inline constexpr int32_t keep_count_max = 1000;
inline constexpr int32_t keep_days_max = 366;

struct MadeBackup {
  Backup backup;
  int64_t new_files = 0;  // that the backup before it does not share
  int64_t new_bytes = 0;
  std::vector<std::string> removed;  // names of older ones
};

// `progress` counts each byte twice: copied, and read for its checksum, which files shared with the
// backup before have already, and files of dossiers by their names: what is in them is compared
// with that checksum when it is restored.
// After each piece it is called; false ends it early, BACKUP_FAILED.
// Before anything else what was left of unfinished backups and drills is removed; after an error
// nothing is left of this one. Older ones are removed once it is finished, but not while they are
// read. Errors: FIELD_VIOLATION of directory, keep_count, keep_days; DISK_LOW, where fewer bytes
// than the engine needs to write would be left on the backup's disk; BACKUP_FAILED.
OrRejection<MadeBackup> make_backup(Engine& engine, const BackupOrder& order,
                                    const TellFiles& progress);

}  // namespace motcua
