// What must hold is said where it does not, with values; and each end of it ends the process.
#include "engine/check.h"

#include <gtest/gtest.h>

#include "engine/published.h"
#include "engine/records/cell_codec.h"
#include "engine/registrar/registrar.h"
#include "engine/store/memory_store.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

TEST(CheckDeathTest, SaysWhereAndWhatWasExpected) {
  const int got = 3;
  const std::string name = "a name";
  EXPECT_DEATH(CHECK(got == 4, "expected ", 4, " of ", name, ", got ", got),
               "check_test.cpp:[0-9]+: CHECK failed: got == 4: expected 4 of a name, got 3");
  EXPECT_DEATH(CHECK(got > 3), "CHECK failed: got > 3");
  CHECK(got == 3, "nothing of this is looked at: ", got);
}

JournalRecord next_of(const Head& head) {
  JournalRecord record;
  record.header.sequence = head.sequence + 1;
  record.header.recorded_at = head.stamp;
  record.header.previous_hash = head.hash;
  record.body = TermBegan{.partition = "p", .program = "p", .journal_format = 4};
  return record;
}

TEST(CheckDeathTest, ARecordFollowsTheOneBeforeIt) {
  World world;
  const Head& head = world.registrar().head();
  const auto append = [&](JournalRecord record) {
    Group group(world.store(), world.registrar().standing(), head);
    const StoredRecord stored = seal(record);
    group.append(record, stored);
  };
  append(next_of(head));
  JournalRecord late = next_of(head);
  ++late.header.sequence;
  EXPECT_DEATH(append(late), "expected record 4, got 5");
  JournalRecord early = next_of(head);
  --early.header.recorded_at.microseconds;
  EXPECT_DEATH(append(early), "expected record 4 to be stamped no earlier");
  JournalRecord other = next_of(head);
  other.header.previous_hash = "other";
  EXPECT_DEATH(append(other), "expected record 4 to have the hash of the one before it");
}

TEST(CheckDeathTest, AGroupComesAfterTheOneBeforeItAndIntoTheTablesOnce) {
  World world;
  Registrar& registrar = world.registrar();
  ASSERT_TRUE(registrar.decide(
      {.command = DossierCommand(Receive{.application = {.unit = "P.1", .procedure = "5WD"}})},
      world.now()));
  const auto group = registrar.write_group();
  ASSERT_TRUE(group && *group);
  EXPECT_DEATH(static_cast<void>(registrar.write_group()),
               "expected the group before to be released, which ends with record 4");
  Head other = (*group)->head();
  ++other.sequence;
  EXPECT_DEATH(Group(world.store(), registrar.standing(), other, *group),
               "expected the group before to end with record 5, got 4");
  ASSERT_TRUE(registrar.tables().follow(**group));
  EXPECT_DEATH(static_cast<void>(registrar.tables().follow(**group)),
               "expected a group after record 4, which the tables follow from, got one after 3");
}

TEST(CheckDeathTest, ABatchIsOfOneSideAndAddsOnlyToCells) {
  Batch batch;
  batch.put(Table::codes, "a", "1");
  EXPECT_DEATH(batch.put(Table::journal, "a", "1"), "a batch of one side, got codes and journal");
  EXPECT_DEATH(batch.add(Table::codes, "a", "1"), "only cells to be added to, got codes");
  Batch journal;
  EXPECT_DEATH(journal.erase_range(Table::journal, "a", "b"), "no range of the journal");
}

TEST(CheckDeathTest, ACellIsWrittenInOrder) {
  const SlotCounter one{.value = 1, .slot = 2, .measure = Measure::open, .amount = 1};
  const SlotCounter earlier{.value = 1, .slot = 1, .measure = Measure::open, .amount = 1};
  const SlotCounter other{.value = 0, .slot = 1, .measure = Measure::open, .amount = 1};
  EXPECT_DEATH(encode_cell({one, earlier}), "expected a cell's slots in order, got 1 after 2");
  EXPECT_DEATH(encode_cell({one, other}), "expected a cell's values in order, got 0 after 1");
}

TEST(CheckDeathTest, ReadersNeverSeeLess) {
  Published published;
  published.publish(
      {.store = nullptr, .catalogue = nullptr, .accounts = nullptr, .head = {.sequence = 2}});
  EXPECT_DEATH(
      published.publish(
          {.store = nullptr, .catalogue = nullptr, .accounts = nullptr, .head = {.sequence = 1}}),
      "expected readers to see no less than record 2, got 1");
}

}  // namespace
}  // namespace motcua::testing
