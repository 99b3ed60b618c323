// RocksDB's logs with zeros ahead of what is written. If a write makes the file longer, its sync
// must write the new length, too: a second wait for the disk. If it overwrites zeros, the sync
// writes the data alone. RocksDB's own way, to write over old logs, does not do: it refuses that
// with point-in-time recovery, and whole old records would stand behind the end, where log_damage.h
// expects zeros. While a log is being written, who asks or reads through here finds only what is
// written of it: a copy of so much never has half a write with another after it.
#pragma once

#include <rocksdb/file_system.h>

#include <memory>

namespace motcua {

// The file system beneath, with such logs. If zeros cannot be written, that is no error: the log
// grows as it would without.
std::shared_ptr<rocksdb::FileSystem> with_zeroed_logs(
    const std::shared_ptr<rocksdb::FileSystem>& beneath);

}  // namespace motcua
