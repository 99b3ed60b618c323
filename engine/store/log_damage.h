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
  // Nothing is unreadable, but a write after this byte is missing.
  bool write_is_missing = false;
};

// The first damage in the logs of a database that syncs each write before the next: unreadable
// bytes or a missing write, with a later write after them. That one proves that they were synced
// once. Unreadable bytes with no write after them are no damage: a crash leaves its last write so.
OrStoreError<std::optional<LogDamage>> find_log_damage(const std::string& folder);

}  // namespace motcua
