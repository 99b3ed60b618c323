// Every limit and tunable of the engine, with its unit and the reason for its default.
#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/registrar/registrar.h"
#include "engine/store/kept_files.h"

namespace motcua {

struct EngineOptions {
  RegistrarOptions registrar;
  // Commands that wait at most: a tenth of a second of work. More is refused with INTAKE_FULL.
  size_t intake_commands_max = 4096;
  // Above this share of a full tray new receipts are refused: work under way can still finish.
  size_t intake_percent_for_receipts = 90;
  // One group's journal records; a replicated journal will want bounded entries.
  size_t group_bytes_max = 128 << 10;
  // If so many wait, they are decided while the group before them is synced. Fewer wait until it
  // is, and for more to come: a group of a few costs nearly as much as one of many.
  size_t overlapped_commands_min = 64;
  // Between looks at disk and clock: health and the log tell of them even if no command comes.
  int64_t look_milliseconds = 1000;
  // Below this the disk counts as full: enough for RocksDB to compact and close.
  uint64_t disk_free_bytes_min = 1ull << 30;
  // A clock further behind the last stamp than this is not believed.
  int64_t clock_behind_minutes_max = 5;
  // Nor one that runs ahead of the monotonic clock by more than this.
  int64_t clock_ahead_minutes_max = 60;
  // Until files of erased dossiers that could not be removed are tried again.
  int64_t erased_files_retry_milliseconds = 60'000;
  KeptFilesOptions files;
};

}  // namespace motcua
