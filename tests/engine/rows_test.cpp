// Keys of every table and back; and what cannot be read is an error that says where, whoever reads.
#include "engine/records/rows.h"

#include <gtest/gtest.h>

#include "engine/lookup/forecast.h"
#include "engine/lookup/integrity_report.h"
#include "engine/lookup/list.h"
#include "tests/engine/receipt.h"
#include "tests/full_register.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

template <Table table>
void expect_read_back(World& world) {
  int64_t rows = 0;
  const auto scanned = scan(world.store(), Keys<table>{}, [&](const StoredRow<table>& row) {
    EXPECT_EQ(encode_key<table>(row.key), row.key_bytes) << name_of(table);
    ++rows;
  });
  EXPECT_TRUE(scanned) << scanned.error().message;
  EXPECT_GT(rows, 0) << name_of(table);
  EXPECT_EQ(rows, count_rows(world.store(), table).value()) << name_of(table);
}

template <size_t... tables>
void expect_all_read_back(World& world, std::index_sequence<tables...>) {
  (expect_read_back<static_cast<Table>(tables)>(world), ...);
}

TEST(Rows, OfEveryTableHaveTheKeysThatTheyWereMadeOf) {
  World world;
  fill_every_table(world);
  expect_all_read_back(world, std::make_index_sequence<table_count>());
}

// With a row after all others of its table, or in the place of the first, that cannot be read.
std::string error_of(World& world, const std::function<OrStoreError<void>(const Snapshot&)>& read,
                     const std::string& key, Table table, const std::string& value) {
  auto contents = world.store().contents();
  contents[{table, key}] = value;
  auto store = std::make_shared<MemoryStore>();
  Batch journal;
  Batch tables;
  for (const auto& [place, bytes] : contents) {
    (is_of_journal(place.first) ? journal : tables).put(place.first, place.second, bytes);
  }
  EXPECT_TRUE(store->write(journal) && store->write(tables));
  Snapshot snapshot = world.snapshot();
  snapshot.store = store;
  const auto done = read(snapshot);
  if (done) return "read";
  EXPECT_EQ(done.error().kind, StoreError::Kind::corrupted);
  return done.error().message;
}

OrStoreError<void> as_store_error(const Rejection& rejection) {
  EXPECT_EQ(rejection.reason, Reason::STORE_FAILED);
  return corrupted(rejection.metadata.at(0).second);
}

TEST(Rows, ThatCannotBeReadAreNeverPassedOver) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  Receive command = receipt();
  command.application.applicant.identity = "012345678901";
  const std::string code = world.act(command)->dossier->code;
  ASSERT_TRUE(world.act(receipt()));
  ASSERT_TRUE(world.registrar().commit());
  const UnitNumber unit = *world.snapshot().catalogue->unit_number("P.1");
  const auto list = [](const ListQuery& query) {
    return [query](const Snapshot& snapshot) -> OrStoreError<void> {
      const auto page = list_dossiers(snapshot, query);
      return page ? OrStoreError<void>() : as_store_error(page.error());
    };
  };
  const std::string open = keys_with<Table::queues>(Queue::open, Side::handling, unit).from;
  EXPECT_EQ(error_of(world, list({.unit = "P.1", .queue = ListQueue::open}), open + "x",
                     Table::queues, ""),
            "a key of table queues is unreadable: " + to_hex(open + "x"));
  EXPECT_EQ(
      error_of(world, list({.unit = "P.1", .queue = ListQueue::open}),
               encode_key<Table::queues>({Queue::open, Side::handling, unit, Instant{5}, {7}}),
               Table::queues, "x"),
      "row 2 1 " + std::to_string(unit.value) + " 5 7 of table queues is unreadable");
  EXPECT_EQ(error_of(world, list({.code_prefix = "P.1"}), encode_key<Table::codes>(code),
                     Table::codes, "x"),
            "row " + code + " of table codes is unreadable");
  EXPECT_EQ(error_of(world, list({}), encode_key<Table::dossiers>({2}), Table::dossiers, "x"),
            "row 2 of table dossiers is unreadable");
  EXPECT_EQ(error_of(world, list({}), encode_key<Table::dossiers>({2}) + "x", Table::dossiers, ""),
            "a key of table dossiers is unreadable: 000000000000000278");
  const auto forecast_by_holder = [&](const Snapshot& snapshot) {
    return forecast(snapshot, unit, ForecastBy::holder, day("2026-03-10")).map([](const Forecast&) {
    });
  };
  EXPECT_EQ(error_of(world, forecast_by_holder, open + "x", Table::queues, ""),
            "a key of table queues is unreadable: " + to_hex(open + "x"));
  const std::string member = keys_with<Table::members>(unit).from;
  const auto integrity = [&](const Snapshot& snapshot) {
    return check_integrity(snapshot, unit, {day("2026-03-01"), day("2026-03-31")})
        .map([](const IntegrityReport&) {});
  };
  EXPECT_EQ(error_of(world, integrity, member + "x", Table::members, ""),
            "a key of table members is unreadable: " + to_hex(member + "x"));
  EXPECT_EQ(error_of(world, integrity, encode_key<Table::members>({unit, {9}}), Table::members, ""),
            "expected dossier 9, to which table members points, but it is missing");
}

// Whoever is told the error may not know whom it is about.
TEST(Rows, OfSearchAreNotToldWithTheirTexts) {
  World world;
  world.at(instant("2026-03-02T08:00"));
  const std::string text = "012345678901";
  const auto find_person = [&](const Snapshot& snapshot) -> OrStoreError<void> {
    const auto page = list_dossiers(snapshot, {.identity = text});
    return page ? OrStoreError<void>() : as_store_error(page.error());
  };
  const SearchKey key{SearchKind::identity, {text}, {4}};
  EXPECT_EQ(error_of(world, find_person, encode_key<Table::search>(key), Table::search, "x"),
            "row 105 … 4 of table search is unreadable");
  EXPECT_EQ(error_of(world, find_person, encode_key<Table::search>(key) + "x", Table::search, ""),
            "a key of table search is unreadable");
}

}  // namespace
}  // namespace motcua::testing
