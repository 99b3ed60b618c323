// Little memory, few files, no log worth the name.
#include "services/identity/small_database.h"

namespace motcua {

tl::expected<std::unique_ptr<rocksdb::DB>, std::string> open_small_database(
    const std::string& directory) {
  rocksdb::Options options;
  options.create_if_missing = true;
  options.write_buffer_size = 4 << 20;
  options.max_open_files = 64;
  options.keep_log_file_num = 1;
  options.info_log_level = rocksdb::InfoLogLevel::HEADER_LEVEL;
  rocksdb::DB* opened = nullptr;
  const auto status = rocksdb::DB::Open(options, directory, &opened);
  if (!status.ok()) return tl::unexpected(status.ToString());
  return std::unique_ptr<rocksdb::DB>(opened);
}

rocksdb::WriteOptions synced() {
  rocksdb::WriteOptions options;
  options.sync = true;
  return options;
}

}  // namespace motcua
