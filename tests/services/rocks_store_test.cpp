// The store contract on disk; a directory in use; what a crash leaves of the journal's log; copies.
#include "engine/store/rocks_store.h"

#include <rocksdb/db.h>
#include <sys/stat.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "engine/records/rows.h"
#include "tests/engine/store_contract.h"
#include "tests/services/files_on_disk.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

TEST(RocksStore, KeepsTheContract) {
  const TemporaryFolder folder;
  run_store_contract([&] {
    auto store = open_rocks_store(folder.path(), {});
    EXPECT_TRUE(store) << store.error().message;
    return std::move(*store);
  });
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
  ASSERT_TRUE(any_file_says(folder.path(), name));
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
  EXPECT_FALSE(any_file_says(folder.path(), name));
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

// Records in two parts, each synced before the tables say of it.
class CopiedStoreTest : public ::testing::Test {
 protected:
  CopiedStoreTest() {
    auto opened = open_rocks_store(place_, {});
    EXPECT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }

  void write(uint64_t sequence) {
    const std::string key = encode_key<Table::journal>(static_cast<int64_t>(sequence));
    const std::string value(200 + sequence % 7 * 1500, static_cast<char>('a' + sequence % 26));
    Batch record;
    record.put(Table::journal, key, value);
    record.put(Table::private_parts, key, value);
    EXPECT_TRUE(store_->write(record));
    EXPECT_TRUE(store_->sync_journal());
    acknowledged_ = sequence;
    Batch tables;
    tables.put(Table::codes, key, value);
    tables.put(Table::meta, head_key, key);
    EXPECT_TRUE(store_->write(tables));
  }
  OrStoreError<void> copy(const std::string& to, const std::string& like = "") {
    return store_->copy_to({.folder = to, .like = like}, [](const FilesProgress&) { return true; });
  }
  static uint64_t count(const Store& store, Table table) {
    uint64_t found = 0;
    EXPECT_TRUE(store.scan({table, {}, {}}, [&](std::string_view key, auto) {
      EXPECT_EQ(parse_key<Table::journal>(key), ++found);
      return true;
    }));
    return found;
  }
  // How far the copy has come, if it hangs together.
  static uint64_t records_in(const std::string& folder) {
    const auto store = open_rocks_store(folder, {});
    EXPECT_TRUE(store) << store.error().message;
    if (!store) return 0;
    const uint64_t records = count(**store, Table::journal);
    EXPECT_EQ(count(**store, Table::private_parts), records);
    const auto head = (*store)->get(Table::meta, head_key);
    EXPECT_TRUE(head);
    const auto tables = *head ? static_cast<uint64_t>(*parse_key<Table::journal>(**head)) : 0;
    EXPECT_LE(tables, records);
    EXPECT_EQ(count(**store, Table::codes), tables);
    return records;
  }

  const TemporaryFolder folder_;
  const std::string place_ = folder_.path() + "/store";
  std::unique_ptr<Store> store_;
  std::atomic<uint64_t> acknowledged_ = 0;
};

TEST_F(CopiedStoreTest, HasWhatWasAcknowledgedAndHangsTogetherThoughItWasWrittenMeanwhile) {
  constexpr int copies = 30;
  constexpr uint64_t records_while_one_is_made = 500;  // or a slow machine would read ever more
  std::atomic<bool> stop = false;
  std::atomic<uint64_t> last = records_while_one_is_made;
  std::thread writer([&] {
    for (uint64_t sequence = 1; !stop; ++sequence) {
      while (sequence > last && !stop) std::this_thread::yield();
      write(sequence);
    }
  });
  for (int i = 0; i < copies; ++i) {
    const std::string to = folder_.path() + "/copy-" + std::to_string(i);
    const uint64_t before = acknowledged_;
    last = before + records_while_one_is_made;
    while (acknowledged_ == before) std::this_thread::yield();
    const uint64_t acknowledged = acknowledged_;
    const auto copied = copy(to);
    EXPECT_TRUE(copied) << copied.error().message;
    EXPECT_GE(records_in(to), acknowledged);
    std::filesystem::remove_all(to);
  }
  stop = true;
  writer.join();
}

std::vector<std::filesystem::path> tables_below(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".sst") {
      files.push_back(entry.path().lexically_relative(folder));
    }
  }
  return files;
}

ino_t number_of(const std::filesystem::path& file) {
  struct stat found {};
  EXPECT_EQ(stat(file.c_str(), &found), 0) << file;
  return found.st_ino;
}

TEST_F(CopiedStoreTest, SharesTheFilesThatNeverChangeAgain) {
  for (uint64_t sequence = 1; sequence <= 10; ++sequence) write(sequence);
  const std::string to = folder_.path() + "/copy";
  ASSERT_TRUE(copy(to));
  const auto files = tables_below(to);
  ASSERT_GE(files.size(), 4u);
  for (const auto& file : files) EXPECT_EQ(number_of(to / file), number_of(place_ / file)) << file;
  // What is written later is in files of its own.
  for (uint64_t sequence = 11; sequence <= 20; ++sequence) write(sequence);
  EXPECT_EQ(records_in(to), 10u);
}

TEST_F(CopiedStoreTest, OnAnotherFileSystemSharesWithTheCopyBeforeWhatIsTheSameThere) {
  const std::filesystem::path other = "/dev/shm/motcua-test-" + std::to_string(getpid());
  std::error_code error;
  if (!std::filesystem::create_directory(other, error))
    GTEST_SKIP() << "skipped: there is no other file system, /dev/shm";
  struct stat here {};
  struct stat there {};
  stat(place_.c_str(), &here);
  stat(other.c_str(), &there);
  if (here.st_dev != there.st_dev) {
    for (uint64_t sequence = 1; sequence <= 10; ++sequence) write(sequence);
    const std::string first = other / "first";
    const std::string second = other / "second";
    const std::string third = other / "third";
    EXPECT_TRUE(copy(first));
    const auto files = tables_below(first);
    EXPECT_GE(files.size(), 4u);
    EXPECT_TRUE(copy(second, first));
    for (const auto& file : files) {
      EXPECT_EQ(number_of(first / file), number_of(second / file)) << file;
    }
    // Of two files as long as each other one has another byte.
    std::fstream damaged(second / files[0], std::ios::in | std::ios::out | std::ios::binary);
    damaged.seekp(50).put('~');
    damaged.close();
    EXPECT_TRUE(copy(third, second));
    EXPECT_NE(number_of(third / files[0]), number_of(second / files[0]));
    EXPECT_EQ(bytes_of(third / files[0]), bytes_of(place_ / files[0]));
    EXPECT_EQ(number_of(third / files[1]), number_of(second / files[1]));
    EXPECT_EQ(records_in(third), 10u);
  }
  std::filesystem::remove_all(other);
  if (here.st_dev == there.st_dev) GTEST_SKIP() << "skipped: /dev/shm is of the same file system";
}

TEST_F(CopiedStoreTest, EndsWhenItIsToldAndAnErrorLeavesTheStoreAsItWas) {
  write(1);
  const std::string to = folder_.path() + "/copy";
  int told = 0;
  ASSERT_TRUE(store_->copy_to({.folder = to}, [&](const FilesProgress& now) {
    EXPECT_LE(now.bytes_done, now.bytes_total);
    return ++told < 3;
  }));
  EXPECT_EQ(told, 3);
  EXPECT_FALSE(std::filesystem::exists(to + "/acknowledged"));
  EXPECT_FALSE(copy(to)) << "it is there already";
  EXPECT_FALSE(copy("/proc/no/such/place"));
  write(2);
  EXPECT_TRUE(copy(folder_.path() + "/whole"));
  EXPECT_EQ(records_in(folder_.path() + "/whole"), 2u);
}

}  // namespace
}  // namespace motcua::testing
