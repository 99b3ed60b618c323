// RocksDB's logs with zeros ahead of what is written. Where every write makes a file longer, every
// sync must write its new length too, which is a second wait for the disk; where it overwrites
// zeros, a sync writes the data alone. RocksDB's own way to the same end, to write old logs over,
// it refuses with point-in-time recovery; and past the end of such a log old records would stand,
// whole, where log_damage.h tells from zeros that nothing was written. While a log
// is being written it is as long as what is written of it, for whoever asks or reads through here:
// a copy of so much never has a write by half that another comes after.
#pragma once

#include <rocksdb/file_system.h>

#include <memory>

namespace motcua {

// The file system beneath, but for logs. That zeros could not be written is no error: the log grows
// then as it would anyway.
std::shared_ptr<rocksdb::FileSystem> with_zeroed_logs(
    const std::shared_ptr<rocksdb::FileSystem>& beneath);

}  // namespace motcua
