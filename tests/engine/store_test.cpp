// The contract on the store in memory, and its injected faults.
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
    EXPECT_TRUE(store.write(batch, true));
    Batch second;
    second.put(Table::meta, "b", "1");
    EXPECT_FALSE(store.write(second, true));
    EXPECT_FALSE(store.write(second, true));
    store.reopen();
    EXPECT_EQ(text(store.get(Table::meta, "b")), written ? "1" : "(none)");
    EXPECT_TRUE(store.write(second, true));
  }
}

TEST(Prefix, EndsAfterItself) {
  EXPECT_EQ(after_prefix("ab"), "ac");
  EXPECT_EQ(after_prefix(std::string("a\xff", 2)), "b");
  EXPECT_EQ(after_prefix("\xff"), "");
}

}  // namespace
}  // namespace motcua::testing
