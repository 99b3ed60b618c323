// RocksDB's text log, which a full disk only makes incomplete: its own one ends the process, by an
// assertion, at the line after one that could not be written.
#pragma once

#include <rocksdb/file_system.h>

#include <memory>

namespace motcua {

// The file system beneath, but for the text logs that RocksDB makes in it.
std::shared_ptr<rocksdb::FileSystem> with_text_log(
    const std::shared_ptr<rocksdb::FileSystem>& beneath);

}  // namespace motcua
