// The contract on the store in memory, and its injected faults.
#include "engine/records/rows.h"
#include "engine/store/memory_store.h"
#include "tests/engine/store_contract.h"

namespace motcua::testing {
namespace {

TEST(MemoryStore, KeepsTheContract) {
  run_store_contract([] { return std::make_unique<MemoryStore>(); });
}

TEST(MemoryStore, FailsWhenToldWithNothingOrEverythingWritten) {
  for (const bool written : {false, true}) {
    MemoryStore store;
    store.fail_after(1, written);
    Batch batch;
    batch.put(Table::meta, "a", "1");
    EXPECT_TRUE(store.write(batch));
    Batch second;
    second.put(Table::meta, "b", "1");
    EXPECT_FALSE(store.write(second));
    EXPECT_FALSE(store.write(second));
    store.flush();
    store.reopen();
    EXPECT_EQ(text(store.get(Table::meta, "b")), written ? "1" : "(none)");
    EXPECT_TRUE(store.write(second));
  }
}

TEST(MemoryStore, LosesOfTheTablesWhatDidNotGoToFiles) {
  MemoryStore store;
  Batch batch;
  batch.put(Table::codes, "a", "1");
  batch.put(Table::codes, "b", "1");
  ASSERT_TRUE(store.write(batch));
  store.flush();
  Batch lost;
  lost.put(Table::codes, "a", "2");
  lost.put(Table::queues, "c", "2");
  lost.erase_range(Table::codes, "b", "");
  ASSERT_TRUE(store.write(lost));
  store.reopen();
  EXPECT_EQ(text(store.get(Table::codes, "a")), "1");
  EXPECT_EQ(text(store.get(Table::codes, "b")), "1");
  EXPECT_EQ(text(store.get(Table::queues, "c")), "(none)");
}

TEST(MemoryStore, LosesOfTheJournalWhatWasNotSynced) {
  for (const bool written : {false, true}) {
    MemoryStore store;
    const auto put = [&](const char* key) {
      Batch batch;
      batch.put(Table::journal, key, "record");
      return store.write(batch).has_value();
    };
    EXPECT_TRUE(put("1"));
    EXPECT_TRUE(store.sync_journal());
    store.fail_after(1, written);
    EXPECT_TRUE(put("2"));
    EXPECT_FALSE(store.sync_journal());
    store.reopen();
    EXPECT_EQ(text(store.get(Table::journal, "1")), "record");
    EXPECT_EQ(text(store.get(Table::journal, "2")), written ? "record" : "(none)");
    EXPECT_TRUE(store.sync_journal());
  }
}

TEST(Prefix, EndsAfterItself) {
  EXPECT_EQ(after_prefix("ab"), "ac");
  EXPECT_EQ(after_prefix(std::string("a\xff", 2)), "b");
  EXPECT_EQ(after_prefix("\xff"), "");
}

}  // namespace
}  // namespace motcua::testing
