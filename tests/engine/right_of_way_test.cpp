// Who goes first, and how long the others stand back.
#include "engine/right_of_way.h"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <thread>

namespace motcua::testing {
namespace {

using std::chrono::microseconds;

TEST(RightOfWay, NobodyWaitsWhereNobodyGoesFirst) {
  RightOfWay way;
  { const RightOfWay::Passage gone(way); }
  microseconds patience = std::chrono::hours(1);
  way.give_way(patience);
  EXPECT_EQ(patience, std::chrono::hours(1));
}

// Many times, so that some wait already when the last one is through: not woken, they would wait
// for an hour.
TEST(RightOfWay, WhoWaitsGoesOnOnceTheLastOneIsThrough) {
  RightOfWay way;
  for (int round = 0; round < 200; ++round) {
    std::optional<RightOfWay::Passage> first(std::in_place, way);
    std::optional<RightOfWay::Passage> second(std::in_place, way);
    std::atomic<bool> comes = false;
    std::atomic<bool> all_through = false;
    std::thread waiting([&] {
      microseconds patience = std::chrono::hours(1);
      comes = true;
      way.give_way(patience);
      EXPECT_TRUE(all_through);
    });
    while (!comes) std::this_thread::yield();
    first.reset();
    for (int i = 0; i < round; ++i) std::this_thread::yield();
    all_through = true;
    second.reset();
    waiting.join();
  }
}

// However many go first, a piece of work is held up so long in all.
TEST(RightOfWay, PatienceEnds) {
  RightOfWay way;
  const RightOfWay::Passage first(way);
  microseconds patience(1);
  way.give_way(patience);
  EXPECT_EQ(patience.count(), 0);
  way.give_way(patience);
  EXPECT_EQ(patience.count(), 0);
}

}  // namespace
}  // namespace motcua::testing
