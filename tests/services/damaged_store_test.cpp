// Damage of the journal's files as a crash, a bad disk or a careless hand leaves them: what was
// acknowledged is there, or the store is not opened and says where it ends.
#include <filesystem>
#include <fstream>
#include <set>

#include "engine/records/codec.h"
#include "engine/records/digest.h"
#include "engine/records/rows.h"
#include "engine/store/acknowledged.h"
#include "engine/store/log_damage.h"
#include "engine/store/rocks_store.h"
#include "tests/engine/store_contract.h"
#include "tests/services/files_on_disk.h"
#include "tests/services/temporary_folder.h"

namespace motcua::testing {
namespace {

namespace fs = std::filesystem;

std::string value_of(int number) { return "record " + std::to_string(number) + ";"; }

// A store whose records are acknowledged one by one, and copies of its directory as it is while it
// is open, which is what kill -9 leaves.
class DamagedStoreTest : public ::testing::Test {
 protected:
  DamagedStoreTest() { reopen(); }
  void reopen() {
    store_.reset();
    auto opened = open_rocks_store(folder_.path() + "/open", {});
    EXPECT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }

  void write(int number, const std::string& more = "") {
    Batch batch;
    batch.put(Table::journal, encode_key<Table::journal>(number), value_of(number) + more);
    EXPECT_TRUE(store_->write(batch));
  }
  void acknowledge(int number, const std::string& more = "") {
    write(number, more);
    EXPECT_TRUE(store_->sync_journal());
  }
  fs::path crashed() {
    const fs::path copy = folder_.path() + "/crashed-" + std::to_string(++copies_);
    fs::copy(folder_.path() + "/open", copy, fs::copy_options::recursive);
    return copy;
  }
  // One bit of the record, in the newest log.
  static void flip(const fs::path& directory, int number) {
    const fs::path log = newest_log(directory / "journal");
    std::string bytes = bytes_of(log);
    const size_t at = bytes.find(value_of(number));
    ASSERT_NE(at, std::string::npos);
    bytes[at] = static_cast<char>(bytes[at] ^ 4);
    put_bytes(log, bytes);
  }
  // Cut within the record.
  static void cut(const fs::path& directory, int number) {
    const fs::path log = newest_log(directory / "journal");
    const std::string bytes = bytes_of(log);
    put_bytes(log, bytes.substr(0, bytes.find(value_of(number)) + 3));
  }
  static std::string records(const fs::path& directory, const RocksOptions& options = {}) {
    const auto store = open_rocks_store(directory, options);
    if (!store) return "not opened: " + store.error().message;
    std::string found;
    EXPECT_TRUE((*store)->scan({Table::journal, {}, {}}, [&](std::string_view key, auto) {
      found += std::to_string(parse_key<Table::journal>(key).value_or(0)) + " ";
      return true;
    }));
    return found;
  }
  static StoreError refusal(const fs::path& directory) {
    const auto store = open_rocks_store(directory, {});
    EXPECT_FALSE(store);
    return store ? StoreError{} : store.error();
  }

  TemporaryFolder folder_;
  int copies_ = 0;
  std::unique_ptr<Store> store_;
};

bool says(const StoreError& error, const std::string& text) {
  return error.message.find(text) != std::string::npos;
}

TEST_F(DamagedStoreTest, AFlippedBitBeforeTheEndIsRefusedWithThePlaceAndChangesNothing) {
  for (int number = 1; number <= 5; ++number) acknowledge(number);
  EXPECT_EQ(records(crashed()), "1 2 3 4 5 ");
  const fs::path damaged = crashed();
  flip(damaged, 3);
  const std::string before = bytes_of(newest_log(damaged / "journal"));
  for (int time = 0; time < 2; ++time) {
    const StoreError error = refusal(damaged);
    EXPECT_EQ(error.kind, StoreError::Kind::incomplete);
    EXPECT_TRUE(says(error, newest_log(damaged / "journal").filename().string())) << error.message;
    EXPECT_TRUE(says(error, "readable is the journal up to record 2")) << error.message;
    EXPECT_TRUE(says(error, "record 5 was acknowledged")) << error.message;
  }
  EXPECT_EQ(bytes_of(newest_log(damaged / "journal")), before);
  // Nor is it made whole by taking the file away that says how far it went.
  fs::copy(damaged / "acknowledged", folder_.path() + "/kept");
  fs::remove(damaged / "acknowledged");
  const StoreError error = refusal(damaged);
  EXPECT_EQ(error.kind, StoreError::Kind::incomplete);
  EXPECT_TRUE(says(error, "readable is the journal up to record 2")) << error.message;
  EXPECT_EQ(bytes_of(newest_log(damaged / "journal")), before);
  fs::copy(folder_.path() + "/kept", damaged / "acknowledged");
  // Whoever says so goes on without the rest.
  EXPECT_EQ(records(damaged, {.accept_journal_end = true}), "1 2 ");
  EXPECT_EQ(records(damaged), "1 2 ");
}

// Nor where the file that says how far it went is gone, or somebody goes on with what is readable;
// and nothing is written before it is known, so that the next start is told the same.
TEST_F(DamagedStoreTest, AnEndThatTheTablesRestOnIsMissed) {
  for (int number = 1; number <= 2; ++number) acknowledge(number);
  Batch tables;
  tables.put(Table::meta, head_key, encode(Head{.sequence = 3, .hash = sha256(value_of(3))}));
  ASSERT_TRUE(store_->write(tables));
  reopen();  // so it is in a file
  acknowledge(3);
  for (const bool has_journal : {true, false}) {
    const fs::path torn = crashed();
    has_journal ? cut(torn, 3) : static_cast<void>(fs::remove_all(torn / "journal"));
    fs::remove(torn / "acknowledged");
    for (const bool accepted : {false, true}) {
      const auto refused = open_rocks_store(torn, {.accept_journal_end = accepted});
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().kind, StoreError::Kind::incomplete);
      EXPECT_TRUE(says(refused.error(), "the tables rest on record 3")) << refused.error().message;
      EXPECT_TRUE(says(refused.error(), has_journal ? "up to record 2" : "up to nothing"))
          << refused.error().message;
      EXPECT_FALSE(fs::exists(torn / "acknowledged"));
    }
    fs::remove_all(torn / "tables");
    EXPECT_EQ(records(torn, {.accept_journal_end = true}), has_journal ? "1 2 " : "");
  }
  const fs::path whole = crashed();
  fs::remove(whole / "acknowledged");
  EXPECT_EQ(records(whole), "1 2 3 ");
}

TEST_F(DamagedStoreTest, AnEndThatIsGoneIsNoticedIfItWasAcknowledged) {
  for (int number = 1; number <= 3; ++number) acknowledge(number);
  write(4);
  for (const bool flipped : {true, false}) {
    const fs::path torn = crashed();
    flipped ? flip(torn, 4) : cut(torn, 4);
    EXPECT_EQ(records(torn), "1 2 3 ") << "of the fourth nobody was told";
    const fs::path damaged = crashed();
    flipped ? flip(damaged, 3) : cut(damaged, 3);
    if (flipped) cut(damaged, 4);
    const StoreError error = refusal(damaged);
    EXPECT_EQ(error.kind, StoreError::Kind::incomplete);
    EXPECT_TRUE(says(error, "record 3 was acknowledged, but is not there")) << error.message;
    EXPECT_TRUE(says(error, "up to record 2")) << error.message;
  }
  const fs::path empty = crashed();
  put_bytes(newest_log(empty / "journal"), "");
  EXPECT_TRUE(says(refusal(empty), "up to nothing"));
  const fs::path other = crashed();
  fs::remove(other / "journal" / "CURRENT");
  EXPECT_EQ(refusal(other).kind, StoreError::Kind::incomplete);
  EXPECT_FALSE(fs::exists(other / "journal" / "CURRENT")) << "made a journal anew";
}

// After a loss of power the file may say less than the journal has.
TEST_F(DamagedStoreTest, DamageIsNoticedByWhatComesAfterItToo) {
  acknowledge(1);
  const std::string early = bytes_of(folder_.path() + "/open/acknowledged");
  for (int number = 2; number <= 4; ++number) acknowledge(number, std::string(100'000, 'x'));
  const fs::path whole = crashed();
  put_bytes(whole / "acknowledged", early);
  EXPECT_EQ(records(whole), "1 2 3 4 ");
  for (const int number : {1, 2, 3}) {
    const fs::path damaged = crashed();
    put_bytes(damaged / "acknowledged", early);
    flip(damaged, number);
    EXPECT_EQ(refusal(damaged).kind, StoreError::Kind::incomplete) << number;
    if (number == 1) continue;
    // What has become zeros RocksDB passes over without a word.
    const fs::path zeroed = crashed();
    put_bytes(zeroed / "acknowledged", early);
    const fs::path log = newest_log(zeroed / "journal");
    std::string bytes = bytes_of(log);
    bytes.replace(bytes.find(value_of(number)) + 20'000, 40'000, 40'000, '\0');
    put_bytes(log, bytes);
    EXPECT_EQ(refusal(zeroed).kind, StoreError::Kind::incomplete) << number;
  }
}

// One write over several blocks, in all states in which a disk may leave it: alone at the end
// nobody was told of it; before another it was on the disk.
TEST_F(DamagedStoreTest, ALossWithinAWriteIsDamageIfAnotherFollows) {
  acknowledge(1);
  const std::string blocks(150'000, 'x');
  write(2, blocks);
  for (const bool is_last : {true, false}) {
    if (!is_last) write(3);
    const fs::path directory = crashed();
    const fs::path log = newest_log(directory / "journal");
    const std::string whole = bytes_of(log);
    const size_t begin = whole.find(value_of(2));
    const size_t end = begin + value_of(2).size() + blocks.size();
    for (size_t at = begin; at < end; at += 4096) {
      const size_t bytes = std::min<size_t>(4096, end - at);
      std::string torn = whole;
      torn.replace(at, bytes, bytes, '\0');
      put_bytes(log, torn);
      const auto damage = find_log_damage(directory / "journal");
      ASSERT_TRUE(damage);
      ASSERT_EQ(damage->has_value(), !is_last) << at - begin;
      if (is_last) continue;
      EXPECT_EQ((*damage)->file, log.filename());
      EXPECT_LE((*damage)->from_byte, at + 4096);
    }
  }
}

// Where the write of a small record begins: fragment, head of the write, key and length.
size_t write_begins(const std::string& log, int number) {
  return log.find(value_of(number)) - (7 + 12 + 11);
}

// Its first block alone, as where the next ones are lost whole.
TEST_F(DamagedStoreTest, AWriteWithoutItsEndIsDamageIfAnotherFollows) {
  write(1, std::string(150'000, 'x'));
  const fs::path directory = crashed();
  const fs::path log = newest_log(directory / "journal");
  const std::string first_block = bytes_of(log).substr(0, 32 << 10);
  write(2);
  const std::string whole = bytes_of(newest_log(folder_.path() + "/open/journal"));
  put_bytes(log, first_block);
  EXPECT_FALSE(*find_log_damage(directory / "journal"));
  put_bytes(log, first_block + whole.substr(write_begins(whole, 2)));
  const auto damage = find_log_damage(directory / "journal");
  ASSERT_TRUE(damage);
  ASSERT_TRUE(*damage);
  EXPECT_EQ((*damage)->from_byte, 0u);
}

// What a write holds may look like the beginning of one.
TEST_F(DamagedStoreTest, NothingWithinTheLastWriteIsTakenForALaterOne) {
  acknowledge(1);
  const std::string before = bytes_of(newest_log(crashed() / "journal"));
  const std::string first =
      before.substr(write_begins(before, 1), 7 + 12 + 11 + value_of(1).size());
  const std::string empty("\x05\x2b\x28\x43\0\0\x01", 7);  // a whole fragment of no bytes
  write(2, first + empty);
  const fs::path torn = crashed();
  flip(torn, 2);
  const auto damage = find_log_damage(torn / "journal");
  ASSERT_TRUE(damage);
  EXPECT_FALSE(*damage);
  EXPECT_EQ(records(torn), "1 ");
}

TEST_F(DamagedStoreTest, NothingWithinAWriteHidesALaterOne) {
  const std::string empty("\x64\x51\xd0\xe9\0\0\x02", 7);  // a first fragment of no bytes
  write(1, empty);
  write(2);
  const fs::path damaged = crashed();
  flip(damaged, 1);
  const auto damage = find_log_damage(damaged / "journal");
  ASSERT_TRUE(damage);
  ASSERT_TRUE(*damage);
  const std::string log = bytes_of(newest_log(folder_.path() + "/open/journal"));
  EXPECT_EQ((*damage)->from_byte, write_begins(log, 1));
}

TEST_F(DamagedStoreTest, AMissingWriteIsToldWhereItWas) {
  for (int number = 1; number <= 3; ++number) acknowledge(number);
  const fs::path logs = folder_.path() + "/logs";
  fs::create_directory(logs);
  const std::string whole = bytes_of(newest_log(crashed() / "journal"));
  const auto begins = [&](int number) { return write_begins(whole, number); };
  const auto damage = [&] {
    auto found = find_log_damage(logs);
    EXPECT_TRUE(found);
    return found ? *found : std::nullopt;
  };
  // In order of their numbers, not of their names.
  put_bytes(logs / "999999.log", whole.substr(0, begins(2)));
  put_bytes(logs / "1000000.log", whole.substr(begins(2)));
  EXPECT_FALSE(damage());
  put_bytes(logs / "1000000.log", whole.substr(begins(3)));
  ASSERT_TRUE(damage());
  EXPECT_EQ(damage()->file, "999999.log");
  EXPECT_EQ(damage()->from_byte, begins(2));
  EXPECT_EQ(damage()->kind, LogDamage::Kind::write_missing);
}

// RocksDB ends the process over it, so nobody is let go on with it either.
TEST_F(DamagedStoreTest, AWriteThatComesTwiceIsRefused) {
  for (int number = 1; number <= 3; ++number) acknowledge(number);
  const fs::path damaged = crashed();
  const fs::path log = newest_log(damaged / "journal");
  const std::string whole = bytes_of(log).substr(0, bytes_of(log).find_last_not_of('\0') + 1);
  put_bytes(log, whole + whole);
  const std::string place = "from byte " + std::to_string(whole.size()) + " on";
  for (const bool accept : {false, true}) {
    const auto store = open_rocks_store(damaged, {.accept_journal_end = accept});
    ASSERT_FALSE(store);
    EXPECT_EQ(store.error().kind, StoreError::Kind::corrupted);
    EXPECT_TRUE(says(store.error(), place)) << store.error().message;
  }
}

// Else files that are named after it would be deleted, and what is in them be gone without a word.
TEST_F(DamagedStoreTest, AListOfFilesWithoutItsEndIsRefusedAndNoFileIsDeleted) {
  for (int number = 1; number <= 3; ++number) acknowledge(number);
  reopen();  // they are in a file now
  acknowledge(4);
  const auto files = [](const fs::path& directory) {
    std::set<fs::path> names;
    for (const auto& entry : fs::directory_iterator(directory / "journal")) {
      if (entry.path().extension() == ".sst") names.insert(entry.path().filename());
    }
    return names;
  };
  const fs::path whole = crashed();
  ASSERT_FALSE(files(whole).empty());
  std::string list;
  std::getline(std::ifstream(whole / "journal" / "CURRENT"), list);
  const auto size = fs::file_size(whole / "journal" / list);
  for (const uintmax_t lost : {1u, 5u, 20u, 60u}) {
    const fs::path damaged = crashed();
    fs::resize_file(damaged / "journal" / list, size - lost);
    const StoreError error = refusal(damaged);
    EXPECT_EQ(error.kind, StoreError::Kind::incomplete) << lost;
    EXPECT_TRUE(says(error, list)) << error.message;
    EXPECT_EQ(files(damaged), files(whole)) << lost;
  }
  // Which one it is, cannot be read: that is damage, too.
  const fs::path nameless = crashed();
  put_bytes(nameless / "journal" / "CURRENT", "");
  EXPECT_EQ(refusal(nameless).kind, StoreError::Kind::corrupted);
  EXPECT_EQ(records(whole), "1 2 3 4 ");
}

TEST_F(DamagedStoreTest, NeitherLineOfTheFileAcknowledgedMayBeLost) {
  acknowledge(1);
  acknowledge(2);
  const fs::path directory = crashed();
  const fs::path file = directory / "acknowledged";
  const std::string whole = bytes_of(file);
  for (const size_t slot : {size_t{0}, whole.size() / 2}) {
    std::string damaged = whole;
    damaged.replace(slot + 10, 20, 20, '\0');
    put_bytes(file, damaged);
    EXPECT_EQ(refusal(directory).kind, StoreError::Kind::incomplete);
    damaged = whole;
    damaged[slot + 20] = damaged[slot + 20] == '0' ? '1' : '0';
    put_bytes(file, damaged);
    EXPECT_TRUE(says(refusal(directory), "the file acknowledged")) << "another hash";
  }
  for (const std::string& lost : {std::string(), std::string(whole.size(), 'x')}) {
    put_bytes(file, lost);
    EXPECT_EQ(refusal(directory).kind, StoreError::Kind::incomplete);
  }
  put_bytes(file, whole);
  EXPECT_EQ(records(directory), "1 2 ");
}

// As one would be that was made again after damage, up to the same record.
TEST_F(DamagedStoreTest, AnotherJournalOfTheSameLengthIsRefused) {
  acknowledge(1);
  acknowledge(2);
  const std::string acknowledged = bytes_of(folder_.path() + "/open/acknowledged");
  acknowledge(2, "another");
  const fs::path other = crashed();
  EXPECT_EQ(records(other), "1 2 ");
  put_bytes(other / "acknowledged", acknowledged);
  EXPECT_TRUE(says(refusal(other), "record 2 is not the one that was acknowledged"));
}

TEST_F(DamagedStoreTest, WhatWasAcknowledgedIsKnownAfterOpeningToo) {
  acknowledge(1);
  const fs::path directory = crashed();
  EXPECT_EQ(records(directory), "1 ");
  fs::remove_all(directory / "journal");
  ASSERT_TRUE(open_rocks_store(folder_.path() + "/empty", {}));
  fs::copy(folder_.path() + "/empty/journal", directory / "journal", fs::copy_options::recursive);
  EXPECT_TRUE(says(refusal(directory), "record 1 was acknowledged, but is not there"));
}

// Left where a start was cut short after it had begun a log of its own.
TEST_F(DamagedStoreTest, AnOlderLogMayEndTorn) {
  acknowledge(1);
  write(2);
  const fs::path directory = crashed();
  cut(directory, 2);
  const fs::path old_log = newest_log(directory / "journal");
  const std::string torn = bytes_of(old_log);
  const auto store = open_rocks_store(directory, {});
  ASSERT_TRUE(store) << store.error().message;
  Batch again;
  again.put(Table::journal, encode_key<Table::journal>(2), value_of(2));
  ASSERT_TRUE((*store)->write(again));
  ASSERT_TRUE((*store)->sync_journal());
  ASSERT_GT(newest_log(directory / "journal"), old_log);
  put_bytes(old_log, torn);
  const auto damage = find_log_damage(directory / "journal");
  ASSERT_TRUE(damage);
  EXPECT_FALSE(*damage);
}

TEST_F(DamagedStoreTest, FilesAreCheckedThatNobodyReads) {
  Batch batch;
  batch.put(Table::frozen, "key", std::string(10'000, 'x'));
  batch.put(Table::codes, "key", "value");
  ASSERT_TRUE(store_->write(batch));
  ASSERT_TRUE(compact(*store_));
  std::vector<FilesProgress> told;
  EXPECT_TRUE(store_->check_files([&](const FilesProgress& progress) {
    told.push_back(progress);
    return true;
  }));
  ASSERT_GE(told.size(), 2u);  // codes, frozen
  EXPECT_EQ(told.front().bytes_done, 0u);
  EXPECT_GT(told.back().bytes_done, 0u);
  EXPECT_LT(told.back().bytes_done, told.back().bytes_total);
  const fs::path damaged = crashed();
  int flipped = 0;
  for (const auto& entry : fs::directory_iterator(damaged / "tables")) {
    if (entry.path().extension() != ".sst") continue;
    std::string bytes = bytes_of(entry.path());
    bytes[10] = static_cast<char>(bytes[10] ^ 1);
    put_bytes(entry.path(), bytes);
    ++flipped;
  }
  ASSERT_GT(flipped, 0);
  const auto opened = open_rocks_store(damaged, {});
  ASSERT_TRUE(opened) << opened.error().message;
  EXPECT_TRUE((*opened)->check_files([](auto&) { return false; })) << "not ended at once";
  const auto checked = (*opened)->check_files([](auto&) { return true; });
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().kind, StoreError::Kind::corrupted);
}

TEST_F(DamagedStoreTest, TablesThatCannotBeOpenedAreToldApartFromTheJournal) {
  const fs::path damaged = crashed();
  put_bytes(damaged / "tables" / "CURRENT", "MANIFEST-000999\n");
  EXPECT_EQ(refusal(damaged).kind, StoreError::Kind::tables_damaged);
  fs::remove_all(damaged / "tables");
  EXPECT_EQ(records(damaged), "");
}

}  // namespace
}  // namespace motcua::testing
