// Three communes become one on 1 July with 500 open dossiers: what was counted stays where it was,
// to the dossier; and a unit that goes to another parent leaves past reports as they were.
#include <gtest/gtest.h>

#include <map>

#include "engine/lookup/figures.h"
#include "engine/lookup/forecast.h"
#include "engine/lookup/freezing.h"
#include "engine/lookup/list.h"
#include "engine/lookup/report_dossiers.h"
#include "tests/world.h"

namespace motcua::testing {
namespace {

constexpr const char* old_communes[] = {"P.41", "P.42", "P.43"};
constexpr const char* new_commune = "P.40";
constexpr int open_dossiers = 500;

CatalogueEntries communes() {
  CatalogueEntries entries;
  for (const char* code : old_communes) {
    entries.units.push_back({.code = code,
                             .name = "Xã cũ",
                             .level = UnitLevel::commune,
                             .parent = "P",
                             .valid_to = std::nullopt});
  }
  return entries;
}

CatalogueEntries merger() {
  CatalogueEntries entries = communes();
  for (Unit& unit : entries.units) {
    unit.valid_to = day("2026-06-30");
    unit.successors = {new_commune};
  }
  entries.units.push_back({.code = new_commune,
                           .name = "Xã mới",
                           .level = UnitLevel::commune,
                           .parent = "P",
                           .valid_from = day("2026-07-01")});
  return entries;
}

class Merger : public ::testing::Test {
 protected:
  Merger() {
    EXPECT_TRUE(world_.act({.command = PublishCatalogue{communes()}}));
    // One in six is resolved in June; of the rest the first are overdue by the day.
    for (int i = 0; i < 600; ++i) {
      world_.at(plus_minutes(instant("2026-06-01T08:00"), int64_t{i} * 60));
      const char* unit = old_communes[i % 3];
      const bool by_other = i % 7 == 0;
      const auto received = world_.act(
          Receive{.application = {.unit = unit,
                                  .receiving_unit = by_other ? "P.1" : "",
                                  .procedure = i % 2 == 0 ? "5WD" : "30D",
                                  .channel = i % 5 == 0 ? Channel::online : Channel::direct,
                                  .applicant = {.name = "Nguyễn Văn A"}}});
      EXPECT_TRUE(received);
      const std::string& code = received->dossier->code;
      if (i % 6 == 5) {
        EXPECT_TRUE(world_.act(Resolve{.outcome = Outcome::granted}, code));
      } else {
        open_.push_back(code);
      }
    }
    EXPECT_EQ(open_.size(), size_t{open_dossiers});
    world_.at(instant("2026-06-26T08:00"));
    EXPECT_TRUE(world_.act({.command = PublishCatalogue{merger()}}));
  }

  Answer move(const std::string& code) {
    return world_.act(MoveToSuccessor{.reason = "Sáp nhập xã"}, code, {.role = Role::supervisor});
  }
  void move_all() {
    world_.at(instant("2026-07-01T07:30"));
    for (const std::string& code : open_) {
      const auto moved = move(code);
      ASSERT_TRUE(moved) << name_of(moved.error().reason);
      EXPECT_EQ(moved->dossier->application.unit, new_commune);
    }
  }
  // Every second is resolved in July.
  void live_on() {
    for (size_t i = 0; i < open_.size(); i += 2) {
      world_.at(plus_minutes(instant("2026-07-01T08:00"), static_cast<int64_t>(i) * 40));
      EXPECT_TRUE(world_.act(Resolve{.outcome = Outcome::granted}, open_[i]));
    }
    world_.at(instant("2026-07-20T08:00"));
  }

  ReportQuery query(const char* unit, const char* from, const char* to,
                    const char* report = "form-06a", const char* fold = "extended") const {
    const Snapshot snapshot = world_.snapshot();
    return {.report = find_report(report),
            .fold = fold,
            .rows = {.unit = *snapshot.catalogue->unit_number(unit),
                     .period = {day(from), day(to)},
                     .now = snapshot.now}};
  }
  ReportTable table(const ReportQuery& query) const {
    auto table = report_table(world_.snapshot(), query);
    EXPECT_TRUE(table);
    return std::move(*table);
  }
  static int64_t figure(const ReportTable& table, const ReportRow& row, const std::string& name) {
    for (size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].name == name) return row.cells[i].numerator;
    }
    ADD_FAILURE() << "no column " << name;
    return -1;
  }
  static int64_t figure(const ReportTable& table, const std::string& name) {
    return figure(table, table.totals, name);
  }
  int64_t figure(const char* unit, const char* from, const char* to, const char* name) const {
    return figure(table(query(unit, from, to)), name);
  }
  // The dossiers behind a figure.
  int64_t behind(const ReportQuery& report, const std::string& row,
                 const std::string& column) const {
    ReportDossiersQuery asked{
        .report = report, .figure = {.row = row, .column = column}, .page_size = 1000};
    int64_t sum = 0;
    const auto page = report_dossiers(world_.snapshot(), asked);
    EXPECT_TRUE(page);
    EXPECT_EQ(page->next_page_token, "");
    for (const ReportDossier& one : page->dossiers) sum += one.amount;
    return sum;
  }
  // To the dossier, for every row and count.
  void expect_explained(const ReportQuery& report) const {
    const ReportTable told = table(report);
    for (size_t i = 0; i < told.columns.size(); ++i) {
      if (!is_whole(told.columns[i].type)) continue;
      for (const ReportRow& row : told.rows) {
        EXPECT_EQ(behind(report, row.key, told.columns[i].name), row.cells[i].numerator)
            << row.key << " " << told.columns[i].name;
      }
      EXPECT_EQ(behind(report, "", told.columns[i].name), told.totals.cells[i].numerator)
          << told.columns[i].name;
    }
  }
  // (3) = (7) + (11), where ended and resolved again are judged, too.
  void expect_sides_equal(const char* unit, const char* from, const char* to) const {
    const ReportTable told = table(query(unit, from, to, "form-06a", "judge"));
    EXPECT_EQ(figure(told, "received_total"),
              figure(told, "resolved_total") + figure(told, "open_total"))
        << unit << " " << from;
  }

  World world_{{}, "2026-05-04T08:00"};
  std::vector<std::string> open_;
};

TEST_F(Merger, LeavesWhatWasWhereItWas) {
  world_.at(instant("2026-07-01T07:00"));
  const FrozenReport june =
      *take_figures(world_.snapshot(), query("P", "2026-06-01", "2026-06-30"));
  move_all();
  live_on();
  const Snapshot snapshot = world_.snapshot();
  const FrozenReport again = *take_figures(snapshot, query("P", "2026-06-01", "2026-06-30"));
  EXPECT_EQ(again.rows, june.rows);
  EXPECT_EQ(again.totals, june.totals);
  const auto restated = compare_frozen(snapshot, june);
  ASSERT_TRUE(restated);
  EXPECT_TRUE(restated->dossiers.empty());
  for (const char* old : old_communes) {
    EXPECT_GT(figure(old, "2026-06-01", "2026-06-30", "open_total"), 0);
    EXPECT_EQ(figure(old, "2026-07-01", "2026-07-31", "open_total"), 0);
    EXPECT_EQ(figure(old, "2026-07-01", "2026-07-31", "resolved_total"), 0);
  }
  expect_clean(world_);
}

TEST_F(Merger, CarriesOverWhatIsOpen) {
  move_all();
  live_on();
  EXPECT_EQ(figure(new_commune, "2026-06-01", "2026-06-30", "received_total"), 0);
  const ReportTable july = table(query(new_commune, "2026-07-01", "2026-07-31"));
  EXPECT_EQ(figure(july, "carried_over"), open_dossiers);
  EXPECT_EQ(figure(july, "moved_in"), open_dossiers);
  EXPECT_EQ(figure(july, "resolved_total"), open_dossiers / 2);
  EXPECT_EQ(figure(july, "open_total"), open_dossiers / 2);
  for (const char* unit : {"P.40", "P.41", "P.42", "P.43", "P"}) {
    expect_sides_equal(unit, "2026-06-01", "2026-06-30");
    expect_sides_equal(unit, "2026-07-01", "2026-07-31");
    expect_sides_equal(unit, "2026-06-15", "2026-07-15");
  }
  // Of the province nothing has moved.
  EXPECT_EQ(figure("P", "2026-07-01", "2026-07-31", "carried_over"), open_dossiers);
}

TEST_F(Merger, IsExplainedToTheDossier) {
  move_all();
  live_on();
  expect_explained(query("P", "2026-06-01", "2026-06-30"));
  expect_explained(query("P", "2026-06-15", "2026-07-15"));
  expect_explained(query("P.41", "2026-06-15", "2026-07-15"));
  ReportQuery receiving = query("P", "2026-06-15", "2026-07-15");
  receiving.rows.side = Side::receiving;
  expect_explained(receiving);
  expect_explained(query("P", "2026-06-15", "2026-07-15", "attribution", ""));
}

// What was late before the move is the old unit's, by holder and by step, too.
TEST_F(Merger, LeavesLateTimeWhereItWasLost) {
  move_all();
  live_on();
  for (const RowsBy by : {RowsBy::step, RowsBy::holder}) {
    ReportQuery whole = query("P", "2026-06-15", "2026-07-15", "attribution", "");
    whole.rows.by = by;
    const ReportTable of_all = table(whole);
    std::map<std::string, int64_t> told;
    for (const ReportRow& row : of_all.rows) told[row.key] = row.cells[0].numerator;
    std::map<std::string, int64_t> alone;
    for (const char* unit : {"P.40", "P.41", "P.42", "P.43"}) {
      ReportQuery own = query(unit, "2026-06-15", "2026-07-15", "attribution", "");
      own.rows.by = by;
      for (const ReportRow& row : table(own).rows) alone[row.key] += row.cells[0].numerator;
    }
    EXPECT_EQ(told, alone);
    EXPECT_FALSE(told.contains(""));
    EXPECT_GT(told.size(), 1u);
  }
}

TEST_F(Merger, TellsTheHistoryOfWhatItMade) {
  move_all();
  live_on();
  ReportQuery with = query(new_commune, "2026-06-01", "2026-07-31");
  with.rows.with_predecessors = true;
  const ReportTable told = table(with);
  EXPECT_EQ(figure(told, "received_total"), 600);
  EXPECT_EQ(figure(told, "resolved_total"), 100 + open_dossiers / 2);
  EXPECT_EQ(figure(told, "moved_in"), figure(told, "moved_out"));
  std::vector<std::string> keys;
  for (const ReportRow& row : told.rows) keys.push_back(row.key);
  EXPECT_EQ(keys, (std::vector<std::string>{"P.40", "P.41", "P.42", "P.43"}));
  for (size_t i = 0; i < told.columns.size(); ++i) {
    int64_t sum = 0;
    for (const ReportRow& row : told.rows) sum += row.cells[i].numerator;
    EXPECT_EQ(sum, told.totals.cells[i].numerator) << told.columns[i].name;
  }
  expect_explained(with);
}

TEST_F(Merger, MovesNothingBeforeTheDayOrTwice) {
  world_.at(instant("2026-06-30T17:00"));
  const auto to_move = [&] {
    const auto page = list_dossiers(
        world_.snapshot(),
        {.unit = "P", .subtree = true, .queue = ListQueue::to_move, .page_size = 1000});
    return page ? page->dossiers.size() : size_t{1};
  };
  const auto submitted = world_.act(
      Submit{.application = {.unit = "P.41", .procedure = "5WD", .channel = Channel::online}});
  ASSERT_TRUE(submitted);
  open_.push_back(submitted->dossier->code);
  ASSERT_TRUE(world_.act(RequestSupplement{.papers = {"p"}, .reason = "r", .legal_basis = "b"},
                         open_.back()));
  EXPECT_EQ(move(open_[0]).error().reason, Reason::UNIT_NOT_CLOSED);
  EXPECT_EQ(to_move(), 0u);
  world_.at(instant("2026-07-01T00:00"));
  EXPECT_EQ(to_move(), open_.size() + 100);  // what waits to be returned, too
  move_all();
  EXPECT_EQ(to_move(), 100u);
  EXPECT_EQ(move(open_[0]).error().reason, Reason::UNIT_NOT_CLOSED);
  EXPECT_EQ(
      world_.act(MoveToSuccessor{.reason = "Chia"}, open_[1], {.role = Role::clerk}).error().reason,
      Reason::ROLE_REQUIRED);
}

TEST(Division, AsksWhichSuccessor) {
  World world({}, "2026-06-01T08:00");
  const auto received = world.act(Receive{.application = {.unit = "P.2", .procedure = "5WD"}});
  ASSERT_TRUE(received);
  const std::string code = received->dossier->code;
  CatalogueEntries division;
  division.units = {{.code = "P.2",
                     .name = "Sở Hai",
                     .parent = "P",
                     .valid_to = day("2026-06-30"),
                     .successors = {"P.21", "P.22"}},
                    {.code = "P.21",
                     .name = "Sở Hai Một",
                     .parent = "P",
                     .valid_from = day("2026-07-01"),
                     .valid_to = day("2026-07-31"),
                     .successors = {"P.23"}},
                    {.code = "P.22", .name = "Sở Hai Hai", .parent = "P"},
                    {.code = "P.23", .name = "Sở Hai Ba", .parent = "P"}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{division}}));
  world.at(instant("2026-07-01T08:00"));
  const Actor supervisor{.role = Role::supervisor};
  const auto several = world.act(MoveToSuccessor{.reason = "Chia sở"}, code, supervisor);
  ASSERT_FALSE(several);
  EXPECT_EQ(several.error().violations, (std::vector<Violation>{{"unit", "one_of P.21, P.22"}}));
  EXPECT_FALSE(world.act(MoveToSuccessor{.unit = "P.1", .reason = "Chia"}, code, supervisor));
  ASSERT_TRUE(world.act(MoveToSuccessor{.unit = "P.21", .reason = "Chia"}, code, supervisor));
  // That one ends, too.
  world.at(instant("2026-08-01T08:00"));
  const auto moved = world.act(MoveToSuccessor{.reason = "Chia"}, code, supervisor);
  ASSERT_TRUE(moved);
  EXPECT_EQ(moved->dossier->application.unit, "P.23");
  EXPECT_EQ(moved->dossier->holder.unit, "P.23");
  EXPECT_EQ(moved->dossier->placements.size(), 2u);
  EXPECT_EQ(moved->dossier->promise, received->dossier->promise);
  expect_clean(world);
}

// Only the handling unit asks which; a counter that ended without one heir stays as it was.
TEST(Division, OfACounterHoldsUpNothing) {
  World world({}, "2026-06-01T08:00");
  const auto received = [&](const char* counter) {
    return world
        .act(Receive{.application = {.unit = "P.1", .receiving_unit = counter, .procedure = "5WD"}})
        ->dossier->code;
  };
  const std::string divided = received("P.2");
  const std::string abolished = received("P.3");
  CatalogueEntries entries;
  entries.units = {{.code = "P.1",
                    .name = "Sở Một",
                    .parent = "P",
                    .valid_to = day("2026-06-30"),
                    .successors = {"P.11"}},
                   {.code = "P.11", .name = "Sở Mười Một", .parent = "P"},
                   {.code = "P.2",
                    .name = "Sở Hai",
                    .parent = "P",
                    .valid_to = day("2026-06-30"),
                    .successors = {"P.21", "P.22"}},
                   {.code = "P.21", .name = "Sở Hai Một", .parent = "P"},
                   {.code = "P.22", .name = "Sở Hai Hai", .parent = "P"},
                   {.code = "P.3", .name = "Xã Ba", .parent = "P", .valid_to = day("2026-06-30")}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));
  world.at(instant("2026-07-01T08:00"));
  for (const std::string& code : {divided, abolished}) {
    const auto moved =
        world.act(MoveToSuccessor{.reason = "Chia"}, code, {.role = Role::supervisor});
    ASSERT_TRUE(moved) << name_of(moved.error().reason);
    EXPECT_EQ(moved->dossier->application.unit, "P.11");
    EXPECT_EQ(moved->dossier->application.receiving_unit, code == divided ? "P.2" : "P.3");
    EXPECT_EQ(moved->dossier->holder.unit, "P.11");
  }
  expect_clean(world);
}

// Who takes over the counter alone may be said, too.
TEST(Division, OfACounterIsToOneOfItsHeirs) {
  World world({}, "2026-06-01T08:00");
  const auto received = world.act(
      Receive{.application = {.unit = "P.1", .receiving_unit = "P.2", .procedure = "5WD"}});
  ASSERT_TRUE(received);
  const std::string code = received->dossier->code;
  CatalogueEntries entries;
  entries.units = {{.code = "P.2",
                    .name = "Sở Hai",
                    .parent = "P",
                    .valid_to = day("2026-06-30"),
                    .successors = {"P.21", "P.22"}},
                   {.code = "P.21", .name = "Sở Hai Một", .parent = "P"},
                   {.code = "P.22", .name = "Sở Hai Hai", .parent = "P"}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));
  world.at(instant("2026-07-01T08:00"));
  const Actor supervisor{.role = Role::supervisor};
  EXPECT_FALSE(world.act(MoveToSuccessor{.unit = "P.3", .reason = "Chia"}, code, supervisor));
  const auto moved = world.act(MoveToSuccessor{.unit = "P.22", .reason = "Chia"}, code, supervisor);
  ASSERT_TRUE(moved) << name_of(moved.error().reason);
  EXPECT_EQ(moved->dossier->application.unit, "P.1");
  EXPECT_EQ(moved->dossier->application.receiving_unit, "P.22");
  EXPECT_EQ(moved->dossier->holder.unit, "P.22");
  expect_clean(world);
}

// Where it was received is a fact of the receipt: merged with the counter that took it in, the
// agency counts from the arrival all the same.
TEST(Merging, OfTheCounterLeavesTheArrivalToCome) {
  World world({}, "2026-09-07T08:00");
  const auto received = world.act(Receive{.application = {.unit = "P.1",
                                                          .receiving_unit = "P.2",
                                                          .procedure = "5WD",
                                                          .boundary = Boundary::province}});
  ASSERT_TRUE(received);
  const std::string code = received->dossier->code;
  CatalogueEntries entries;
  entries.units = {{.code = "P.2",
                    .name = "Sở Hai",
                    .parent = "P",
                    .valid_to = day("2026-09-08"),
                    .successors = {"P.1"}}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));
  world.at(instant("2026-09-09T08:00"));
  const auto moved =
      world.act(MoveToSuccessor{.reason = "Sáp nhập"}, code, {.role = Role::supervisor});
  ASSERT_TRUE(moved) << name_of(moved.error().reason);
  EXPECT_EQ(moved->dossier->application.receiving_unit, "P.1");
  EXPECT_EQ(moved->dossier->receipt_place, ReceiptPlace::elsewhere);
  world.at(instant("2026-09-09T09:00"));
  const auto arrived = world.act(Arrive{.kind = ArrivalOf::electronic}, code);
  ASSERT_TRUE(arrived);
  EXPECT_EQ(arrived->dossier->due_from_arrival, instant("2026-09-16T17:00"));
  expect_clean(world);
}

// Who has not begun is nobody's heir.
TEST(Merging, WaitsForTheSuccessor) {
  World world({}, "2026-06-01T08:00");
  const auto received = world.act(Receive{.application = {.unit = "P.2", .procedure = "5WD"}});
  CatalogueEntries entries;
  entries.units = {
      {.code = "P.2",
       .name = "Sở Hai",
       .parent = "P",
       .valid_to = day("2026-06-30"),
       .successors = {"P.21"}},
      {.code = "P.21", .name = "Sở Hai Một", .parent = "P", .valid_from = day("2026-07-02")}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));
  const auto move = [&] {
    return world.act(MoveToSuccessor{.reason = "Chia"}, received->dossier->code,
                     {.role = Role::supervisor});
  };
  world.at(instant("2026-07-01T08:00"));
  EXPECT_EQ(move().error().reason, Reason::UNIT_CLOSED);
  world.at(instant("2026-07-02T08:00"));
  EXPECT_TRUE(move());
}

// Reports go by the tree of their last day; for all time a parent is corrected by an early day.
TEST(Parents, AreDated) {
  World world({}, "2026-06-01T08:00");
  ASSERT_TRUE(world.act(Receive{.application = {.unit = "P.1", .procedure = "5WD"}}));
  const auto received_of = [&](const char* unit, const char* from, const char* to) {
    const Snapshot snapshot = world.snapshot();
    const ReportQuery query{.report = find_report("form-06a"),
                            .fold = "extended",
                            .rows = {.unit = *snapshot.catalogue->unit_number(unit),
                                     .period = {day(from), day(to)},
                                     .now = snapshot.now}};
    return report_table(snapshot, query)->totals.cells[0].numerator;
  };
  Unit moves{.code = "P.1", .name = "Sở Một", .parent = "R", .parent_from = day("2026-07-01")};
  ASSERT_TRUE(
      world.act({.command = PublishCatalogue{{.units = {{.code = "R", .name = "Bộ"}, moves}}}}));
  // What is ahead is told by the rows of today, of units that leave as of those that come.
  for (const char* unit : {"P", "R"}) {
    const Snapshot snapshot = world.snapshot();
    const auto told = forecast(snapshot, *snapshot.catalogue->unit_number(unit), ForecastBy::unit,
                               day("2026-07-05"));
    ASSERT_TRUE(told);
    EXPECT_EQ(told->total.open, unit == std::string("P") ? 1 : 0);
    EXPECT_EQ(told->total.overdue_then, 0);
  }
  world.at(instant("2026-07-20T08:00"));
  EXPECT_EQ(received_of("P", "2026-06-01", "2026-06-30"), 1);
  // Behind a figure by month stands what the table counted, by the table's tree.
  const Snapshot now = world.snapshot();
  const ReportQuery by_month{.report = find_report("form-06a"),
                             .fold = "extended",
                             .rows = {.unit = *now.catalogue->unit_number("R"),
                                      .by = RowsBy::month,
                                      .period = {day("2026-06-01"), day("2026-07-31")},
                                      .now = now.now}};
  EXPECT_EQ(report_table(now, by_month)->rows[0].cells[0].numerator, 1);
  const auto behind = report_dossiers(
      now, {.report = by_month, .figure = {.row = "2026-06", .column = "received_total"}});
  ASSERT_TRUE(behind);
  EXPECT_EQ(behind->dossiers.size(), 1u);
  EXPECT_EQ(received_of("R", "2026-06-01", "2026-06-30"), 0);
  EXPECT_EQ(received_of("P", "2026-07-01", "2026-07-31"), 0);
  EXPECT_EQ(received_of("R", "2026-06-15", "2026-07-31"), 1);
  // Said again without its day: nothing changes.
  moves.parent_from.reset();
  EXPECT_TRUE(world.act({.command = PublishCatalogue{{.units = {moves}}}})->unchanged);
  // On another day.
  moves.parent_from = day("2026-07-10");
  ASSERT_TRUE(world.act({.command = PublishCatalogue{{.units = {moves}}}}));
  EXPECT_EQ(received_of("P", "2026-07-01", "2026-07-09"), 1);
  EXPECT_EQ(received_of("R", "2026-07-01", "2026-07-09"), 0);
  // And from there to a third: each has its time.
  Unit on{.code = "P.1", .name = "Sở Một", .parent = "", .parent_from = day("2026-07-15")};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{{.units = {on}}}}));
  EXPECT_EQ(received_of("R", "2026-07-01", "2026-07-14"), 1);
  EXPECT_EQ(received_of("R", "2026-07-01", "2026-07-15"), 0);
  EXPECT_EQ(received_of("P", "2026-06-01", "2026-07-09"), 1);
  // Always was there.
  Unit always{.code = "P.1", .name = "Sở Một", .parent = "P", .parent_from = day("2000-01-01")};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{{.units = {always}}}}));
  EXPECT_EQ(received_of("P", "2026-07-01", "2026-07-15"), 1);
  expect_clean(world);
}

// P.1 goes from P to R, which works on Saturday mornings, on Wednesday, 1 July, as was published in
// June. Heads of both may act below.
class NewParent : public ::testing::Test {
 protected:
  NewParent() {
    const DayPattern office{{{450, 690}, {780, 1020}}};
    const DayPattern morning{{{450, 690}}};
    CatalogueEntries entries;
    entries.units = {{.code = "R", .name = "Bộ"}};
    entries.calendars = {
        {.unit = "R",
         .weekly = {{.weekdays = {office, office, office, office, office, morning, {}}}}}};
    EXPECT_TRUE(world_.act({.command = PublishCatalogue{entries}}));
    for (const auto& [name, unit] : {std::pair{"of.p", "P"}, {"of.r", "R"}}) {
      const Account account{.name = name,
                            .officer = "Cán bộ",
                            .grants = {{Role::head, unit}, {Role::publisher, unit}},
                            .password = {.verifier = "$argon2id$of a password"}};
      EXPECT_TRUE(world_.act({.command = ChangeAccount{.account = account}}));
    }
    const Unit moves{
        .code = "P.1", .name = "Sở Một", .parent = "R", .parent_from = day("2026-07-01")};
    EXPECT_TRUE(world_.act({.command = PublishCatalogue{{.units = {moves}}}}));
    world_.at(instant("2026-06-30T09:00"));
    code_ = receive();
  }

  std::string receive() {
    const auto received = world_.act(Receive{.application = {.unit = "P.1", .procedure = "5WD"}});
    EXPECT_TRUE(received);
    return received ? received->dossier->code : "";
  }
  Instant due_of(const std::string& code) {
    return *(**find_by_code(world_.snapshot(), code)).stages.back().due;
  }
  std::string answer_to(const char* account, Command command, const std::string& code) {
    const auto answer =
        world_.act({.command = std::move(command),
                    .claim = {.account = account, .officer = {}, .is_stepped_up = true},
                    .code = code,
                    .validate_only = true});
    return answer ? "accepted" : std::string(name_of(answer.error().reason));
  }
  // Nobody's command is needed for it.
  void expect_below(const std::string& parent) {
    const bool is_of_p = parent == "P";
    const DossierCommand hand_over = HandOver{.to = "P.1", .to_officer = "cb"};
    EXPECT_EQ(answer_to("of.p", hand_over, code_), is_of_p ? "accepted" : "DOSSIER_NOT_FOUND");
    EXPECT_EQ(answer_to("of.r", hand_over, code_), is_of_p ? "DOSSIER_NOT_FOUND" : "accepted");
    const PublishCatalogue target{
        {.targets = {{.code = "t", .unit = "P.1", .indicator = "online", .numerator = 50}}}};
    EXPECT_EQ(answer_to("of.p", target, ""), is_of_p ? "accepted" : "UNIT_OUT_OF_SCOPE");
    EXPECT_EQ(answer_to("of.r", target, ""), is_of_p ? "UNIT_OUT_OF_SCOPE" : "accepted");
    const auto catalogue = world_.snapshot().catalogue;
    const UnitNumber unit = *catalogue->unit_number("P.1");
    EXPECT_EQ(catalogue->parent(unit), catalogue->unit_number(parent));
    EXPECT_EQ(catalogue->is_within(unit, *catalogue->unit_number("P")), is_of_p);
    EXPECT_EQ(catalogue->subtree(*catalogue->unit_number("R")).size(), is_of_p ? 1u : 2u);
    // Saturday, 4 July.
    EXPECT_EQ(catalogue->working_time("P.1").is_working(day("2026-07-04")), !is_of_p);
    // What was published last is the same on both sides.
    EXPECT_EQ(catalogue->unit("P.1")->parent, "R");
    // Five days from Tuesday, without a Saturday, as was promised then.
    EXPECT_EQ(due_of(code_), instant("2026-07-07T17:00"));
  }

  World world_{{}, "2026-06-01T08:00"};
  std::string code_;
};

TEST_F(NewParent, IsThatOfTheDayOnceItBegins) {
  expect_below("P");
  world_.at(instant("2026-06-30T23:59"));
  expect_below("P");
  world_.at(instant("2026-07-01T00:00"));
  expect_below("R");
  world_.at(instant("2026-07-01T09:00"));
  // Thursday, Friday, Saturday, Monday, Tuesday.
  EXPECT_EQ(due_of(receive()), instant("2026-07-07T17:00"));
  expect_clean(world_);
}

TEST_F(NewParent, IsThereAfterRestartsToo) {
  world_.open();
  expect_below("P");
  world_.at(instant("2026-07-01T00:00"));
  world_.open();
  expect_below("R");
  expect_clean(world_);
}

// Back, before the day: what was published last holds.
TEST_F(NewParent, IsTakenBack) {
  const Unit stays{
      .code = "P.1", .name = "Sở Một", .parent = "P", .parent_from = day("2026-06-30")};
  ASSERT_TRUE(world_.act({.command = PublishCatalogue{{.units = {stays}}}}));
  world_.at(instant("2026-07-01T09:00"));
  const auto catalogue = world_.snapshot().catalogue;
  EXPECT_EQ(catalogue->parent(*catalogue->unit_number("P.1")), catalogue->unit_number("P"));
}

// Fourteen days of July, and nothing is wrong with the last tree.
TEST(Parents, FormNoCircleOnAnyDay) {
  World world({}, "2026-06-01T08:00");
  CatalogueEntries entries;
  entries.units = {
      {.code = "P.1", .name = "Sở Một", .parent = "P.2", .parent_from = day("2026-07-01")}};
  ASSERT_TRUE(world.act({.command = PublishCatalogue{entries}}));
  const auto published = [&](const char* first_goes, const char* second_goes) {
    entries.units = {
        {.code = "P.1", .name = "Sở Một", .parent = "P", .parent_from = day(first_goes)},
        {.code = "P.2", .name = "Sở Hai", .parent = "P.1", .parent_from = day(second_goes)}};
    return world.act({.command = PublishCatalogue{entries}, .validate_only = true});
  };
  const auto refused = published("2026-08-01", "2026-07-15");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, Reason::CATALOGUE_DEFECT);
  EXPECT_EQ(refused.error().metadata, (Metadata{{"entry", "P.1, P.2"}}));
  EXPECT_EQ(refused.error().violations,
            (std::vector<Violation>{{"units[0].parent", "not_below_itself_on 2026-07-15"},
                                    {"units[1].parent", "not_below_itself_on 2026-07-15"}}));
  EXPECT_FALSE(published("2026-08-01", "2026-07-31"));
  EXPECT_TRUE(published("2026-08-01", "2026-08-01"));
}

}  // namespace
}  // namespace motcua::testing
