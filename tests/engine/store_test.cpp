// The contract on the store in memory, and its injected faults.
#include <algorithm>
#include <random>

#include "engine/records/keys.h"
#include "engine/records/overlay.h"
#include "engine/records/runs.h"
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
    store.reopen();
    EXPECT_EQ(text(store.get(Table::meta, "b")), written ? "1" : "(none)");
    EXPECT_TRUE(store.write(second));
  }
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

// A run of the pile, of numbers in the order in which they came.
struct NumbersRun {
  std::vector<int> numbers;
  size_t size() const { return numbers.size(); }
};
NumbersRun merged(std::span<const NumbersRun* const> oldest_first) {
  NumbersRun all;
  for (const NumbersRun* run : oldest_first) {
    all.numbers.insert(all.numbers.end(), run->numbers.begin(), run->numbers.end());
  }
  return all;
}

TEST(Runs, AreFewAndNoneIsTooLargeToBeMade) {
  using Pile = Runs<NumbersRun>;
  constexpr int size = 1000;
  constexpr int count = 1000;
  Pile pile;
  std::vector<int> expected;
  for (int i = 0; i < count; ++i) {
    pile.add({std::vector<int>(size, i)});
    expected.insert(expected.end(), size, i);
  }
  EXPECT_EQ(pile.all().numbers, expected);
  for (size_t i = 0; i < pile.run_count(); ++i) {
    EXPECT_LE(pile.run(i).size(), Pile::merged_size_max);
  }
  // A merged run is of at least a quarter of the largest size, but for the last few.
  EXPECT_LE(pile.run_count(), size * count / (Pile::merged_size_max / 4) + 6);
  const Pile before = pile;
  pile.add({{count}});
  EXPECT_EQ(before.all().numbers, expected);
}

// Random puts and erasures in runs over a store, against the same in one map.
TEST(Overlay, ReadsLikeAStoreThatHasItsRows) {
  std::mt19937 random(7);
  const auto below = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  for (int round = 0; round < 50; ++round) {
    MemoryStore store;
    std::map<std::string, std::string> expected;
    const auto fill = [&](auto& target, unsigned rows) {
      for (unsigned i = 0; i < rows; ++i) {
        const std::string key(1 + below(2), static_cast<char>('a' + below(12)));
        if (below(4) == 0) {
          target.erase(Table::codes, key);
          expected.erase(key);
        } else {
          const std::string value = std::to_string(random());
          target.put(Table::codes, key, value);
          expected[key] = value;
        }
      }
    };
    Batch stored;
    fill(stored, below(20));
    ASSERT_TRUE(store.write(stored));
    Overlay overlay;
    const unsigned runs = below(12);
    for (unsigned run = 0; run < runs; ++run) {
      RowTable rows;
      fill(rows, 1 + below(10));
      std::vector<Batch::Operation> operations;
      rows.append_to(operations);
      overlay.add(Rows(operations));
    }
    const Layered layered(store, overlay);
    for (const Direction direction : {Direction::forward, Direction::backward}) {
      const std::string from(1, static_cast<char>('a' + below(6)));
      const std::string to = below(2) ? "" : std::string(1, static_cast<char>('f' + below(8)));
      std::string told;
      std::string wanted;
      const unsigned most = below(8);  // the visitor stops there
      unsigned seen = 0;
      ASSERT_TRUE(layered.scan({Table::codes, from, to, direction}, [&](auto key, auto value) {
        told.append(key).append("=").append(value).append(" ");
        return ++seen < most;
      }));
      std::vector<std::pair<std::string, std::string>> within(
          expected.lower_bound(from), to.empty() ? expected.end() : expected.lower_bound(to));
      if (direction == Direction::backward) std::reverse(within.begin(), within.end());
      unsigned listed = 0;
      for (const auto& [key, value] : within) {
        wanted += key + "=" + value + " ";
        if (++listed >= most) break;
      }
      EXPECT_EQ(told, wanted) << round;
    }
    for (char c = 'a'; c < 'n'; ++c) {
      const auto found = expected.find(std::string(1, c));
      EXPECT_EQ(text(layered.get(Table::codes, std::string(1, c))),
                found == expected.end() ? "(none)" : found->second);
    }
    EXPECT_EQ(text(layered.get(Table::queues, "a")), "(none)");
  }
}

// The dues of each unit and day, from runs of which most have none of them.
TEST(Overlay, FindsTheDuesOfADayInWhicheverRunTheyAre) {
  std::mt19937 random(11);
  const auto below = [&](unsigned bound) { return static_cast<unsigned>(random() % bound); };
  constexpr unsigned units = 40;
  constexpr unsigned days = 30;
  const auto at = [](unsigned day, unsigned minute) {
    return plus_minutes(instant_of(start_of(Day{20'000 + static_cast<int32_t>(day)})), minute);
  };
  MemoryStore nothing;
  MemoryStore all;
  Overlay overlay;
  for (int run = 0; run < 50; ++run) {
    Batch batch;
    for (int i = 0; i < 20; ++i) {
      const std::string key =
          queue_key(Queue::open, {1 + below(units)}, at(below(days), below(2) * 720), {below(3)});
      if (below(4) == 0) {
        batch.erase(Table::queues, key);
      } else {
        batch.put(Table::queues, key, std::to_string(run));
      }
    }
    std::vector<Batch::Operation> operations;
    for (size_t i = 0; i < batch.size(); ++i) operations.push_back(batch[i]);
    overlay.add(Rows(operations));
    ASSERT_TRUE(all.write(batch));
  }
  const Layered layered(nothing, overlay);
  const auto told = [](const Readable& readable, const Range& range) {
    std::string text;
    EXPECT_TRUE(readable.scan(range, [&](auto key, auto value) {
      text.append(key).append("=").append(value).append(" ");
      return true;
    }));
    return text;
  };
  unsigned found = 0;
  for (unsigned unit = 1; unit <= units; ++unit) {
    for (unsigned day = 0; day < days; ++day) {
      for (const unsigned minute : {0u, 600u}) {
        const Range range{Table::queues, queue_key(Queue::open, {unit}, at(day, minute), {0}),
                          queue_key(Queue::open, {unit}, at(day + 1, 0), {0})};
        const std::string expected = told(all, range);
        EXPECT_EQ(told(layered, range), expected) << unit << " " << day;
        found += expected.empty() ? 0 : 1;
      }
    }
  }
  EXPECT_GT(found, 200u);
  EXPECT_LT(found, units * days);
}

TEST(Prefix, EndsAfterItself) {
  EXPECT_EQ(after_prefix("ab"), "ac");
  EXPECT_EQ(after_prefix(std::string("a\xff", 2)), "b");
  EXPECT_EQ(after_prefix("\xff"), "");
}

}  // namespace
}  // namespace motcua::testing
