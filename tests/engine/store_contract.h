// What every store must do; run on each of them.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>

#include "engine/records/cell_codec.h"
#include "engine/store/store.h"

namespace motcua::testing {

inline std::string text(const OrStoreError<std::optional<std::string>>& value) {
  return value ? value->value_or("(none)") : "(error)";
}

inline std::string keys(const Readable& store, const Range& range, int most = 100) {
  std::string found;
  const auto scanned = store.scan(range, [&](std::string_view key, std::string_view) {
    found.append(key).append(" ");
    return --most > 0;
  });
  EXPECT_TRUE(scanned);
  return found;
}

// `make` opens a new, empty store each time.
inline void run_store_contract(const std::function<std::unique_ptr<Store>()>& make) {
  const auto store = make();
  Batch batch;
  for (const char* key : {"a", "b", "ba", "c"})
    batch.put(Table::codes, key, std::string("1") + key);
  batch.put(Table::queues, "b", "other table");
  batch.put(Table::codes, std::string("\0x", 2), "zero byte");
  ASSERT_TRUE(store->write(batch));
  EXPECT_EQ(text(store->get(Table::codes, "b")), "1b");
  EXPECT_EQ(text(store->get(Table::queues, "b")), "other table");
  EXPECT_EQ(text(store->get(Table::codes, "nothing")), "(none)");
  EXPECT_EQ(text(store->get(Table::codes, std::string_view("\0x", 2))), "zero byte");
  EXPECT_EQ(keys(*store, {Table::codes, "a", "c"}), "a b ba ");
  EXPECT_EQ(keys(*store, {Table::codes, "b", {}}), "b ba c ");
  EXPECT_EQ(keys(*store, {Table::codes, "a", "c", Direction::backward}), "ba b a ");
  EXPECT_EQ(keys(*store, {Table::codes, "b", after_prefix("b")}), "b ba ");
  EXPECT_EQ(keys(*store, {Table::codes, "a", {}}, 2), "a b ");
  EXPECT_EQ(keys(*store, {Table::codes, "x", {}}), "");

  // A snapshot stays where it was; the store goes on.
  const auto snapshot = store->snapshot();
  Batch change;
  change.erase(Table::codes, "b");
  change.put(Table::codes, "a", "2a");
  change.put(Table::codes, "d", "1d");
  change.erase(Table::codes, "never was");
  ASSERT_TRUE(store->write(change));
  EXPECT_EQ(keys(*snapshot, {Table::codes, "a", {}}), "a b ba c ");
  EXPECT_EQ(text(snapshot->get(Table::codes, "a")), "1a");
  EXPECT_EQ(text(snapshot->get(Table::codes, "d")), "(none)");
  EXPECT_EQ(keys(*store, {Table::codes, "a", {}}), "a ba c d ");
  EXPECT_EQ(text(store->get(Table::codes, "a")), "2a");

  // Within a batch the later operation on a key wins.
  Batch twice;
  twice.put(Table::codes, "e", "first");
  twice.put(Table::codes, "e", "second");
  twice.put(Table::codes, "f", "put");
  twice.erase(Table::codes, "f");
  ASSERT_TRUE(store->write(twice));
  EXPECT_EQ(text(store->get(Table::codes, "e")), "second");
  EXPECT_EQ(text(store->get(Table::codes, "f")), "(none)");
  // Cells add up, in whatever batches they come; a snapshot keeps the sum it saw.
  const std::string one = encode_cell({{1, 1, Measure::open, 1}});
  Batch cells;
  for (const char* key : {"b", "c", "c"}) cells.add(Table::cells, key, one);
  ASSERT_TRUE(store->write(cells));
  const auto before = store->snapshot();
  ASSERT_TRUE(store->write(cells));
  const auto open_of = [](const Readable& readable) {
    std::map<std::string, int64_t> open;
    EXPECT_TRUE(readable.scan({Table::cells, {}, {}}, [&](std::string_view key, auto bytes) {
      Cell cell;
      EXPECT_TRUE(decode_cell(bytes, cell));
      EXPECT_EQ(cell.size(), 1U);
      open[std::string(key)] = cell.front().amount;
      EXPECT_TRUE(decode_cell(readable.get(Table::cells, key)->value(), cell));
      EXPECT_EQ(cell.front().amount, open[std::string(key)]);
      return true;
    }));
    return open;
  };
  EXPECT_EQ(open_of(*store), (std::map<std::string, int64_t>{{"b", 2}, {"c", 4}}));
  EXPECT_EQ(open_of(*before), (std::map<std::string, int64_t>{{"b", 1}, {"c", 2}}));

  // A table is cleared before what else is done with it, and no other; a snapshot keeps what it
  // saw.
  Batch anew;
  anew.erase_range(Table::codes, "", "");
  anew.erase_range(Table::cells, "", "");
  anew.erase_range(Table::numbers, "", "");  // has nothing
  anew.put(Table::codes, "c", "after");
  anew.add(Table::cells, "c", one);
  ASSERT_TRUE(store->write(anew));
  EXPECT_EQ(keys(*store, {Table::codes, {}, {}}), "c ");
  EXPECT_EQ(text(store->get(Table::codes, "c")), "after");
  EXPECT_EQ(text(store->get(Table::codes, "d")), "(none)");
  EXPECT_EQ(open_of(*store), (std::map<std::string, int64_t>{{"c", 1}}));
  EXPECT_EQ(text(store->get(Table::queues, "b")), "other table");
  EXPECT_EQ(open_of(*before), (std::map<std::string, int64_t>{{"b", 1}, {"c", 2}}));
  EXPECT_EQ(keys(*before, {Table::codes, "a", {}}), "a ba c d e ");

  // A range has its beginning, and not its end.
  Batch range;
  for (const char* key : {"q1", "q2", "q3", "r"}) range.put(Table::codes, key, "x");
  ASSERT_TRUE(store->write(range));
  range = {};
  range.erase_range(Table::codes, "q1", "q3");
  range.put(Table::codes, "q2", "after");
  ASSERT_TRUE(store->write(range));
  EXPECT_EQ(keys(*store, {Table::codes, "q", {}}), "q2 q3 r ");
  range = {};
  range.erase_range(Table::codes, "q2", "");
  ASSERT_TRUE(store->write(range));
  EXPECT_EQ(keys(*store, {Table::codes, {}, {}}), "c ");

  // The journal is a part of its own, and read as it is.
  Batch journal;
  journal.put(Table::journal, "1", "record");
  ASSERT_TRUE(store->write(journal));
  EXPECT_EQ(text(store->get(Table::journal, "1")), "record");
  EXPECT_EQ(text(before->get(Table::journal, "1")), "record");
  ASSERT_TRUE(store->sync_journal());
  // Of its two tables one batch changes both, and a private part can go again.
  Batch parts;
  parts.put(Table::private_parts, "1", "name");
  parts.put(Table::private_parts, "2", "name");
  parts.put(Table::journal, "2", "record");
  ASSERT_TRUE(store->write(parts));
  Batch erasure;
  erasure.erase(Table::private_parts, "1");
  erasure.put(Table::journal, "3", "erased");
  ASSERT_TRUE(store->write(erasure));
  ASSERT_TRUE(store->sync_journal());
  EXPECT_EQ(keys(*store, {Table::private_parts, {}, {}}), "2 ");
  EXPECT_EQ(keys(*before, {Table::private_parts, {}, {}}), "2 ");
  EXPECT_EQ(keys(*store, {Table::journal, {}, {}}), "1 2 3 ");
  EXPECT_GT(store->free_bytes(), 0u);
}

}  // namespace motcua::testing
