// Queues by side, holder and officer, their order over several units, and their tables made again.
#include "engine/lookup/queues.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/lookup/page_token.h"
#include "engine/records/index.h"
#include "tests/engine/receipt.h"
#include "tests/queue_counts.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

Receive for_another_unit(const char* unit = "P.1", const char* receiving = "P.3") {
  Receive command = receipt(unit);
  command.application.receiving_unit = receiving;
  return command;
}

size_t listed(const World& world, ListQuery query) {
  query.page_size = 1;
  return codes_of(world.snapshot(), std::move(query)).size();
}

const std::vector<std::string> all_units{"P", "P.1", "P.2", "P.3"};

// A store whose rows are counted as a scan reads them.
class CountedStore final : public Readable {
 public:
  explicit CountedStore(std::shared_ptr<const Readable> store) : store_(std::move(store)) {}
  OrStoreError<std::optional<std::string>> get(Table table, std::string_view key) const override {
    return store_->get(table, key);
  }
  OrStoreError<void> scan(const Range& range, const Visit& visit) const override {
    return store_->scan(range, [&](std::string_view key, std::string_view value) {
      ++rows_;
      return visit(key, value);
    });
  }
  int64_t rows() const { return rows_; }

 private:
  const std::shared_ptr<const Readable> store_;
  mutable int64_t rows_ = 0;
};

TEST(Queues, StandAtTheUnitWhoseTurnItIs) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const std::string code = world.act(for_another_unit())->dossier->code;
  const auto at = [&](const char* unit, ListQueue queue, std::optional<QueueSide> side = {}) {
    return listed(world, {.unit = unit, .queue = queue, .side = side});
  };
  // Worked on by the handling unit, to be handed over by the counter.
  EXPECT_EQ(at("P.1", ListQueue::open), 1u);
  EXPECT_EQ(at("P.3", ListQueue::open), 0u);
  EXPECT_EQ(at("P.3", ListQueue::open, QueueSide::receiving), 1u);
  EXPECT_EQ(at("P.1", ListQueue::open, QueueSide::receiving), 0u);
  EXPECT_EQ(at("P.3", ListQueue::transfer), 1u);
  EXPECT_EQ(at("P.1", ListQueue::transfer), 0u);
  EXPECT_EQ(at("P.1", ListQueue::transfer, QueueSide::handling), 1u);
  for (const QueueSide side :
       {QueueSide::turn, QueueSide::handling, QueueSide::receiving, QueueSide::either}) {
    EXPECT_EQ(listed(world, {.unit = "P", .subtree = true, .queue = ListQueue::open, .side = side}),
              1u)
        << static_cast<int>(side);
  }
  EXPECT_EQ(at("P.1", ListQueue::open, QueueSide::either), 1u);
  EXPECT_EQ(at("P.3", ListQueue::open, QueueSide::either), 1u);
  EXPECT_EQ(at("P.2", ListQueue::open, QueueSide::either), 0u);
  // Without a queue likewise; there the handling unit is meant.
  EXPECT_EQ(listed(world, {.unit = "P.3"}), 0u);
  EXPECT_EQ(listed(world, {.unit = "P.3", .side = QueueSide::receiving}), 1u);
  EXPECT_EQ(listed(world, {.unit = "P.1", .side = QueueSide::receiving}), 0u);
  EXPECT_EQ(listed(world, {.unit = "P.3", .side = QueueSide::either}), 1u);

  ASSERT_TRUE(world.act(HandOver{.to = "P.1"}, code));
  EXPECT_EQ(at("P.3", ListQueue::transfer), 0u);
  ASSERT_TRUE(world.act(Resolve{}, code));
  EXPECT_EQ(at("P.3", ListQueue::to_return), 1u);
  EXPECT_EQ(at("P.1", ListQueue::to_return), 0u);
  EXPECT_EQ(differing_counts_of(world.snapshot(), all_units), "");
  expect_clean(world);
}

// What was received by the handling unit itself is at both sides of it.
TEST(Queues, OfOneUnitAloneAreOnBothSides) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  ASSERT_TRUE(world.act(receipt()));
  ASSERT_TRUE(world.act(for_another_unit("P.1", "P.1")));
  for (const auto& side : queue_sides) {
    EXPECT_EQ(listed(world, {.unit = "P.1", .queue = ListQueue::open, .side = side.value}), 2u)
        << side.name;
  }
  EXPECT_EQ(listed(world, {.unit = "P.1", .queue = ListQueue::transfer}), 0u);
  EXPECT_EQ(differing_counts_of(world.snapshot(), all_units), "");
}

TEST(Queues, AreCountedByHolderAndOfficer) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  for (const char* officer : {"lan", "minh", "lan"}) {
    const std::string code = world.act(receipt())->dossier->code;
    ASSERT_TRUE(world.act(HandOver{.to = "P.2", .to_officer = officer}, code));
  }
  ASSERT_TRUE(world.act(receipt()));
  const auto words = [&](const ListQuery& query) {
    EXPECT_EQ(differing_counts(world.snapshot(), query), "");
    return counts_in_words(world.snapshot(), query);
  };
  EXPECT_EQ(words({.unit = "P.1"}), " open 4");
  EXPECT_EQ(words({.unit = "P.1", .holder = "P.2"}), " open 3");
  EXPECT_EQ(words({.unit = "P.1", .holder = "P.1"}), " open 1");
  EXPECT_EQ(words({.unit = "P.1", .officer = "lan"}), " open 2");
  EXPECT_EQ(words({.officer = "minh", .holder = "P.2"}), " open 1");
  EXPECT_EQ(words({.unit = "P.2"}), " nothing");
  EXPECT_EQ(listed(world, {.holder = "P.2"}), 3u);  // and where no queue is asked
  const auto refused = count_queues(world.snapshot(), {.unit = "P.1", .holder = "NO"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, Reason::UNIT_NOT_FOUND);
  EXPECT_EQ(list_dossiers(world.snapshot(), {.holder = "NO"}).error().reason,
            Reason::UNIT_NOT_FOUND);
}

// Whichever unit's it is; one walk of single rows and one of all tell the same.
TEST(Queues, TellTheMostUrgentFirst) {
  World world;
  std::vector<std::string> codes;
  for (const auto& [day_of_march, unit] :
       {std::pair{"02", "P.2"}, {"03", "P.1"}, {"04", "P.3"}, {"05", "P.1"}, {"06", "P.2"}}) {
    world.at(instant(("2026-03-" + std::string(day_of_march) + "T08:00").c_str()));
    codes.push_back(world.act(receipt(unit))->dossier->code);
  }
  world.at(instant("2026-03-06T09:00"));
  const Snapshot snapshot = world.snapshot();
  for (const int32_t size : {1, 2, 100}) {
    EXPECT_EQ(codes_of(snapshot,
                       {.unit = "P", .subtree = true, .queue = ListQueue::open, .page_size = size}),
              codes)
        << size;
  }
  const auto counts = count_queues(snapshot, {.unit = "P", .subtree = true});
  ASSERT_TRUE(counts);
  ASSERT_EQ(counts->size(), list_queues.size());
  EXPECT_EQ(counts->front().queue, ListQueue::open);
  EXPECT_EQ(counts->front().most_urgent, instant("2026-03-09T17:00"));
}

// What a filter passes over costs a page, too.
TEST(Queues, EndAPageAfterABoundedNumberOfRows) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const std::string code = world.act(receipt("P.2"))->dossier->code;
  ASSERT_TRUE(world.act(HandOver{.to = "P.1", .to_officer = "lan"}, code));
  Batch of_nobody;  // no dossier of them is read
  const UnitNumber unit = *world.snapshot().catalogue->unit_number("P.1");
  for (int64_t i = 1; i <= page_examined_max; ++i) {
    put<Table::queues>(of_nobody, {Queue::open, Side::handling, unit, Instant{i}, {1}}, {});
  }
  ASSERT_TRUE(world.store().write(of_nobody));
  Snapshot snapshot = world.snapshot();
  const auto counted = std::make_shared<CountedStore>(snapshot.store);
  snapshot.store = counted;
  ListQuery query{.unit = "P", .subtree = true, .queue = ListQueue::open, .officer = "lan"};
  const auto first = list_dossiers(snapshot, query);
  ASSERT_TRUE(first);
  EXPECT_TRUE(first->dossiers.empty());
  ASSERT_FALSE(first->next_page_token.empty());
  query.page_token = first->next_page_token;
  const auto second = list_dossiers(snapshot, query);
  ASSERT_TRUE(second);
  ASSERT_EQ(second->dossiers.size(), 1u);
  EXPECT_EQ(second->dossiers[0].code, code);
  EXPECT_TRUE(second->next_page_token.empty());
  EXPECT_LT(counted->rows(), page_examined_max + 100);
}

// Most are due when an office closes: a page begins behind the one before, not at its time.
TEST(Queues, ReadRowsOfOneTimeOnce) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  constexpr int count = 200;
  for (int i = 0; i < count; ++i) ASSERT_TRUE(world.act(receipt(i % 2 == 0 ? "P.1" : "P.2")));
  Snapshot snapshot = world.snapshot();
  const auto counted = std::make_shared<CountedStore>(snapshot.store);
  snapshot.store = counted;
  ListQuery query{.unit = "P", .subtree = true, .queue = ListQueue::open, .page_size = 1000};
  const std::vector<std::string> codes = codes_of(snapshot, query);
  EXPECT_EQ(codes.size(), size_t{count});
  const int64_t at_once = counted->rows();
  query.page_size = 10;
  EXPECT_EQ(codes_of(snapshot, query), codes);
  EXPECT_LT(counted->rows() - at_once, 4 * count);
}

// A token is of one queue, side and holder.
TEST(Queues, GoOnOnlyWhereTheyWereAsked) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(world.act(receipt()));
  const auto page =
      list_dossiers(world.snapshot(), {.unit = "P.1", .queue = ListQueue::open, .page_size = 1});
  ASSERT_TRUE(page);
  for (const ListQuery& other :
       {ListQuery{.unit = "P.1", .queue = ListQueue::overdue},
        ListQuery{.unit = "P.1", .queue = ListQueue::open, .side = QueueSide::either},
        ListQuery{.unit = "P.1", .queue = ListQueue::open, .holder = "P.1"}}) {
    ListQuery asked = other;
    asked.page_token = page->next_page_token;
    const auto refused = list_dossiers(world.snapshot(), asked);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, Reason::PAGE_TOKEN_INVALID);
  }
}

// A counter's own calendar says nothing of when others must have done.
TEST(Queues, AtRiskIsByTheCalendarOfWhoeverHandles) {
  World world;
  world.at(instant("2026-03-02T08:00"));  // a Monday; due on Monday, 9 March
  ASSERT_TRUE(world.act(for_another_unit()));
  const auto at_risk = [&](const char* now) {
    world.at(instant(now));
    const ListQuery query{.unit = "P.3",
                          .queue = ListQueue::at_risk,
                          .at_risk_minutes = 9 * 60,
                          .side = QueueSide::receiving};
    EXPECT_EQ(differing_counts(world.snapshot(), query), "") << now;
    return listed(world, query);
  };
  // From Friday noon nine hours of P.1 end on Monday, after it is due; P.3 opens on Saturday.
  EXPECT_EQ(at_risk("2026-03-06T14:00"), 0u);
  EXPECT_EQ(at_risk("2026-03-06T16:00"), 1u);
}

TEST(Queues, OfDossiersFromBeforeTheTransferTimeWasKeptHaveNoTransfer) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  Dossier dossier = *world.act(for_another_unit())->dossier;
  const auto has_transfer = [&] {
    for (const IndexEntry& entry : index_entries(dossier, *world.snapshot().catalogue)) {
      if (entry.table != Table::queues) continue;
      const auto key = parse_key<Table::queues>(entry.key);
      if (key && key->queue == Queue::transfer) return true;
    }
    return false;
  };
  EXPECT_EQ(dossier.transfer_due, instant("2026-03-02T17:00"));
  EXPECT_TRUE(has_transfer());
  dossier.transfer_due.reset();
  EXPECT_FALSE(has_transfer());
}

TEST(Queues, AreMadeAgainFromTheJournal) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  ASSERT_TRUE(world.act(for_another_unit()));
  Submit submission{.application = receipt("P.2", Channel::online).application};
  submission.application.receiving_unit = "P.3";
  ASSERT_TRUE(world.act(submission));
  const auto queues_stored = [&] {
    std::map<std::string, std::string> rows;
    for (const auto& [place, value] : world.store().contents()) {
      if (place.first == Table::queues) rows[place.second] = value;
    }
    return rows;
  };
  const auto before = queues_stored();
  EXPECT_EQ(before.size(), 8u);  // open, transfer, acceptance and alert, on both sides
  Batch older;
  older.put(Table::meta, format_key, encode_number(format_version - 1));
  older.put(Table::queues, "of another shape", "?");
  ASSERT_TRUE(world.store().write(older));
  world.open();
  ASSERT_TRUE(world.registrar().commit());
  EXPECT_EQ(queues_stored(), before);
  EXPECT_EQ(differing_counts_of(world.snapshot(), all_units), "");
  expect_clean(world);
}

}  // namespace
}  // namespace motcua::testing
