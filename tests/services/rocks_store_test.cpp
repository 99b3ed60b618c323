// The store contract on disk; a directory in use; what a crash leaves of the journal's log.
#include "engine/store/rocks_store.h"

#include <rocksdb/db.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/engine/store_contract.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

TEST(RocksStore, KeepsTheContract) {
  for (const uint64_t ingested_bytes_min : {uint64_t{0}, RocksOptions{}.ingested_bytes_min}) {
    const TemporaryFolder folder;
    run_store_contract([&] {
      auto store = open_rocks_store(folder.path(), {.ingested_bytes_min = ingested_bytes_min});
      EXPECT_TRUE(store) << store.error().message;
      return std::move(*store);
    });
  }
}

TEST(RocksStore, KeepsWhatWasWrittenAndIsOpenedByOneOnly) {
  const TemporaryFolder folder;
  {
    const auto store = open_rocks_store(folder.path(), {});
    ASSERT_TRUE(store);
    Batch batch;
    batch.put(Table::codes, "a", "1");
    ASSERT_TRUE((*store)->write(batch));
    const auto second = open_rocks_store(folder.path(), {});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, StoreError::Kind::in_use) << second.error().message;
  }
  const auto again = open_rocks_store(folder.path(), {});
  ASSERT_TRUE(again);
  EXPECT_EQ(text((*again)->get(Table::codes, "a")), "1");
  EXPECT_FALSE(open_rocks_store("/proc/no/such/place", {}));
}

// RocksDB makes a new journal's tables one by one.
TEST(RocksStore, OpensWhatACrashLeftOfANewOne) {
  const TemporaryFolder folder;
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* made = nullptr;
  ASSERT_TRUE(rocksdb::DB::Open(options, folder.path() + "/journal", &made).ok());
  delete made;
  const auto store = open_rocks_store(folder.path(), {});
  EXPECT_TRUE(store) << store.error().message;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::filesystem::path newest_log(const std::filesystem::path& folder) {
  std::filesystem::path newest;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".log") newest = std::max(newest, entry.path());
  }
  return newest;
}

bool is_in_files(const std::string& folder, const std::string& text) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && bytes_of(entry.path()).find(text) != std::string::npos) {
      return true;
    }
  }
  return false;
}

TEST(RocksStore, RewritesOnceNoReaderNeedsWhatWasBefore) {
  const TemporaryFolder folder;
  const auto store = open_rocks_store(folder.path(), {});
  ASSERT_TRUE(store);
  const std::string name = "Hồ Văn Xóa";
  const std::array tables{Table::private_parts, Table::dossiers};
  std::vector<Range> ranges;
  for (const Table table : tables) {
    Batch batch;
    batch.put(table, "1", name);
    ASSERT_TRUE((*store)->write(batch));
    ranges.push_back({table, "1", "2"});
  }
  ASSERT_TRUE(is_in_files(folder.path(), name));
  auto reader = (*store)->snapshot();
  for (const Table table : tables) {
    Batch batch;
    batch.erase(table, "1");
    ASSERT_TRUE((*store)->write(batch));
  }
  const auto since = (*store)->snapshot();
  std::atomic<bool> must_stop = false;
  const auto refused = (*store)->rewrite(ranges, *since, must_stop);
  ASSERT_TRUE(refused) << refused.error().message;
  EXPECT_FALSE(*refused);
  EXPECT_EQ(text(reader->get(Table::dossiers, "1")), name);
  reader.reset();
  const auto rewritten = (*store)->rewrite(ranges, *since, must_stop);
  ASSERT_TRUE(rewritten) << rewritten.error().message;
  EXPECT_TRUE(*rewritten);
  EXPECT_FALSE(is_in_files(folder.path(), name));
}

// Copied while the store is open, as a crash would leave it; then with the end of the last record
// lost, which nobody was told of.
TEST(RocksStore, ReadsALogWithZerosAtItsEndUpToTheLastWholeRecord) {
  const TemporaryFolder folder;
  const auto store = open_rocks_store(folder.path() + "/open", {});
  ASSERT_TRUE(store);
  const std::string large(5 << 19, 'x');  // more than the zeros written at once
  for (const auto& [key, value] :
       {std::pair<const char*, std::string>{"1", "record"}, {"2", large}, {"3", "record"}}) {
    Batch batch;
    batch.put(Table::journal, key, value);
    ASSERT_TRUE((*store)->write(batch));
    if (key != std::string("3")) ASSERT_TRUE((*store)->sync_journal());
  }
  for (const bool torn : {false, true}) {
    const std::string crashed = folder.path() + (torn ? "/torn" : "/whole");
    std::filesystem::copy(folder.path() + "/open", crashed,
                          std::filesystem::copy_options::recursive);
    const auto log = newest_log(crashed + "/journal");
    std::string bytes = bytes_of(log);
    const size_t last = bytes.find_last_not_of('\0');
    ASSERT_EQ(bytes.size() % (1 << 20), 0);
    ASSERT_GT(bytes.size() - last, 1 << 10);
    if (torn) {
      bytes.replace(last - 2, 3, 3, '\0');
      std::ofstream(log, std::ios::binary) << bytes;
    }
    const auto again = open_rocks_store(crashed, {});
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(text((*again)->get(Table::journal, "1")), "record");
    EXPECT_EQ(text((*again)->get(Table::journal, "2")), large);
    EXPECT_EQ(text((*again)->get(Table::journal, "3")), torn ? "(none)" : "record");
  }
}

}  // namespace
}  // namespace motcua::testing
