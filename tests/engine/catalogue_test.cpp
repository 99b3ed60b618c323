// Inheritance of calendars, versions of procedures, contradictions refused.
#include "engine/catalogue/catalogue.h"

#include <gtest/gtest.h>

namespace motcua {
namespace {

Day day(const char* text) { return *parse_day(text); }

CatalogueEntries tree() {
  CatalogueEntries entries;
  entries.units = {{.code = "A", .name = "A"},
                   {.code = "A.1", .name = "A1", .parent = "A"},
                   {.code = "A.1.1", .name = "A11", .parent = "A.1"}};
  return entries;
}

Catalogue with_built_in(const CatalogueEntries& entries) {
  return Catalogue().with(built_in_entries()).with(entries);
}

TEST(Calendar, NearestPatternAndAllExceptionsHold) {
  CatalogueEntries entries = tree();
  const DayPattern morning{{{480, 660}}};
  Calendar own{
      .unit = "A.1",
      .weekly = {{.weekdays = {morning, morning, morning, morning, morning, morning, {}}}}};
  own.weekly[0].valid_from = day("2026-03-01");
  own.exceptions = {{.day = day("2026-03-03"), .work = false, .name = "Lễ địa phương"},
                    {.day = day("2026-05-01"), .work = true, .name = "Trực lễ"}};
  entries.calendars = {own};
  const Catalogue catalogue = with_built_in(entries);
  const WorkingTime& below = catalogue.working_time("A.1.1");
  const WorkingTime& above = catalogue.working_time("A");
  EXPECT_EQ(below.open(day("2026-03-02")).size(), 1u);  // own pattern, once valid
  EXPECT_EQ(below.open(day("2026-02-27")).size(), 2u);  // before: the national one
  EXPECT_FALSE(below.is_working(day("2026-03-03")));    // own exception
  EXPECT_TRUE(above.is_working(day("2026-03-03")));
  EXPECT_FALSE(below.is_working(day("2026-04-30")));  // inherited exception
  EXPECT_TRUE(below.is_working(day("2026-05-01")));   // the nearest wins
  EXPECT_FALSE(above.is_working(day("2026-05-01")));
  EXPECT_EQ(above.open(day("2026-01-10")).size(), 2u);  // make-up Saturday, hours of Monday
  EXPECT_EQ(above.name_of(day("2026-04-30")), "30/4");
}

TEST(Calendar, BeyondItsCompletenessFixedHolidaysAreOffProvisionally) {
  const Catalogue catalogue = with_built_in(tree());
  const WorkingTime& time = catalogue.working_time("A");
  EXPECT_FALSE(time.is_provisional(day("2026-12-31")));
  EXPECT_TRUE(time.is_provisional(day("2027-01-01")));
  EXPECT_FALSE(time.is_working(day("2027-01-01")));
  EXPECT_FALSE(time.is_working(day("2027-09-02")));
  EXPECT_TRUE(time.is_working(day("2027-01-04")));
}

TEST(Catalogue, KeepsEveryVersionAndAnswersByDay) {
  CatalogueEntries first;
  first.procedures = {{.code = "X", .name = "X", .limit_direct = "5wd"}};
  CatalogueEntries second;
  second.procedures = {
      {.code = "X", .name = "X", .limit_direct = "3wd", .effective_from = day("2026-07-01")}};
  const Catalogue catalogue = Catalogue().with(first).with(second);
  EXPECT_EQ(catalogue.procedure_on("X", day("2026-06-30"))->version, 1);
  EXPECT_EQ(catalogue.procedure_on("X", day("2026-07-01"))->version, 2);
  EXPECT_EQ(catalogue.procedure("X", 1)->limit_direct, "5wd");
  EXPECT_TRUE(catalogue.changes_in(second).empty());
  EXPECT_FALSE(catalogue.changes_in(first).empty());
  EXPECT_FALSE(catalogue.procedure_on("Y", day("2026-07-01")));
}

TEST(Catalogue, RefusesContradictions) {
  const auto defect = [](const CatalogueEntries& entries) {
    const auto checked = with_built_in(tree()).check(entries);
    return checked ? Violation() : checked.error().violations.at(0);
  };
  CatalogueEntries orphan;
  orphan.units = {{.code = "B", .name = "B", .parent = "NOBODY"}};
  EXPECT_EQ(defect(orphan), (Violation{"units.parent", "known_unit NOBODY"}));
  CatalogueEntries cycle;
  cycle.units = {{.code = "A", .name = "A", .parent = "A.1.1"}};
  EXPECT_EQ(defect(cycle), (Violation{"units.parent", "not_below_itself"}));
  CatalogueEntries overlap;
  overlap.calendars = {
      {.unit = "A",
       .weekly = {{.weekdays = {{{{480, 600}, {590, 700}}}, {}, {}, {}, {}, {}, {}}}}}};
  EXPECT_EQ(defect(overlap), (Violation{"calendars.weekly.intervals", "ascending_hours"}));
  CatalogueEntries closed;
  closed.calendars = {{.unit = "A", .weekly = {{.weekdays = {{}, {}, {}, {}, {}, {}, {}}}}}};
  EXPECT_EQ(defect(closed), (Violation{"calendars.weekly.intervals", "open_hours"}));
  CatalogueEntries stranger;
  stranger.calendars = {{.unit = "NOBODY"}};
  EXPECT_EQ(defect(stranger), (Violation{"calendars.unit", "known_unit NOBODY"}));
  const auto target = [&](int64_t numerator, int64_t denominator) {
    CatalogueEntries entries;
    entries.targets = {{.code = "t",
                        .unit = "A",
                        .indicator = "online",
                        .numerator = numerator,
                        .denominator = denominator}};
    return defect(entries);
  };
  EXPECT_EQ(target(100, 100), Violation());
  EXPECT_EQ(target(101, 100), (Violation{"targets.numerator", "share"}));
  EXPECT_EQ(target(-1, 100), (Violation{"targets.numerator", "share"}));
  EXPECT_EQ(target(0, 0), (Violation{"targets.denominator", "positive"}));
}

TEST(Catalogue, TellsWhichEntryIsNotSound) {
  const auto entry = [](const std::string& unit) {
    CatalogueEntries entries;
    entries.calendars = {{.unit = unit, .weekly = {{.weekdays = {}}}}};
    return with_built_in(tree()).check(entries).error().metadata;
  };
  EXPECT_EQ(entry("A"), (Metadata{{"entry", "A"}}));
  EXPECT_EQ(entry(""), (Metadata{{"entry", "calendars"}}));
}

TEST(Catalogue, AnswersTheRegulationOfTheDay) {
  const Catalogue catalogue = with_built_in({});
  EXPECT_EQ(catalogue.regulation_on(day("2025-06-30")).code, "61/2018/NĐ-CP");
  EXPECT_EQ(catalogue.regulation_on(day("2025-07-01")).code, "118/2025/NĐ-CP");
}

TEST(Catalogue, WhereNoPatternIsValidNothingCanBePromised) {
  Calendar short_lived;
  short_lived.weekly = {
      {.valid_to = day("2026-06-30"), .weekdays = {{{{480, 600}}}, {}, {}, {}, {}, {}, {}}}};
  const Calendar* chain[] = {&short_lived};
  const WorkingTime time(chain);
  const auto due = reckon_due(time, *parse_limit("5wd"), DayPolicy::by_day,
                              minute_of(*parse_instant("2026-06-22T08:30")));
  ASSERT_FALSE(due);
  EXPECT_EQ(format_day(due.error().day), "2026-07-01");
}

}  // namespace
}  // namespace motcua
