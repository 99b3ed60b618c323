// The store contract on disk; a directory in use.
#include "engine/store/rocks_store.h"

#include "tests/engine/store_contract.h"
#include "tests/services/running_server.h"

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

}  // namespace
}  // namespace motcua::testing
