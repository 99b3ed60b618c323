// Damage in RocksDB's logs, told from an end that was never written whole. RocksDB itself reads up
// to the first bytes that it cannot read, and says nothing of what comes after them; its list of
// files (MANIFEST) is such a log, too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/store/store.h"

namespace motcua {

struct LogDamage {
  enum class Kind {
    unreadable,
    write_missing,   // nothing is unreadable, but a write after this byte is not there
    write_repeated,  // what begins here was written before; RocksDB ends the process over it
  };
  Kind kind = Kind::unreadable;
  std::string file;  // its name, in the folder
  uint64_t from_byte = 0;
};

// The first damage in the logs of a database that syncs each write before the next: unreadable
// bytes or a missing write, with a later write after them. That one proves that they were synced
// once. Unreadable bytes with no write after them are no damage: a crash leaves its last write so.
OrStoreError<std::optional<LogDamage>> find_log_damage(const std::string& folder);

// Where the database's list of its files ends within an entry: files that were named after it are
// taken for nobody's and deleted when it is opened. None of a folder without a list.
OrStoreError<std::optional<LogDamage>> find_damage_of_file_list(const std::string& folder);

}  // namespace motcua
