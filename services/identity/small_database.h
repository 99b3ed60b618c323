// Databases of RocksDB beside the register's own, of some thousand rows.
#pragma once

#include <rocksdb/db.h>

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace motcua {

// Made if there is none. The error says what the disk had to say.
tl::expected<std::unique_ptr<rocksdb::DB>, std::string> open_small_database(
    const std::string& directory);

// Writes that are on disk when they return.
rocksdb::WriteOptions synced();

inline std::string_view view_of(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

}  // namespace motcua
