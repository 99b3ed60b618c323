// Damage in RocksDB's logs, told from an end that was never written whole. RocksDB itself reads up
// to the first bytes that it cannot read, and says nothing of what comes after them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/store/store.h"

namespace motcua {

struct LogDamage {
  std::string file;  // its name, in the folder
  uint64_t from_byte = 0;
  // Nothing is unreadable, but a write that was after this byte is not there.
  bool write_is_missing = false;
};

// The first damage in the logs of a database that syncs each write before the next: a later write
// comes after bytes that cannot be read, or after one that is missing, so what was there was
// synced. Bytes that cannot be read and no later write after them are no damage: a crash leaves its
// last write so.
OrStoreError<std::optional<LogDamage>> find_log_damage(const std::string& folder);

}  // namespace motcua
