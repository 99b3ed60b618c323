// A text log for RocksDB that a full disk only makes incomplete. RocksDB's own ends the process by
// an assertion, one line after a line that could not be written.
#pragma once

#include <rocksdb/file_system.h>

#include <memory>

namespace motcua {

// The file system beneath, with such text logs.
std::shared_ptr<rocksdb::FileSystem> with_text_log(
    const std::shared_ptr<rocksdb::FileSystem>& beneath);

}  // namespace motcua
