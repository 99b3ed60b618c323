// Inheritance of calendars, versions of procedures, contradictions refused.
#include "engine/catalogue/catalogue.h"

#include <gtest/gtest.h>

#include "engine/catalogue/check_entries.h"
#include "engine/catalogue/lint.h"
#include "engine/dossier/fees.h"
#include "tests/engine/small_tree.h"

namespace motcua {
namespace {

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

TEST(Catalogue, OfManyPublicationsIsThatOfOneAfterAnother) {
  CatalogueEntries moved = tree();
  moved.units[2].parent = "A";
  moved.units.push_back({.code = "A.2", .name = "A2", .parent = "A.1"});
  moved.calendars = {{.unit = "A", .exceptions = {{.day = day("2026-03-03"), .name = "Lễ"}}}};
  Catalogue::Merging merging;
  for (const CatalogueEntries& entries : {built_in_entries(), tree(), moved}) merging.add(entries);
  const Catalogue merged = merging.done();
  const Catalogue one_by_one = with_built_in(tree()).with(moved);
  ASSERT_EQ(merged.unit_count(), one_by_one.unit_count());
  for (const UnitNumber unit : merged.all_units()) {
    EXPECT_EQ(merged.unit(unit), one_by_one.unit(unit));
    EXPECT_EQ(merged.children(unit), one_by_one.children(unit));
  }
  EXPECT_EQ(merged.calendars(), one_by_one.calendars());
  EXPECT_FALSE(merged.working_time("A.2").is_working(day("2026-03-03")));
  EXPECT_TRUE(merged.working_time("A.2").is_working(day("2026-03-04")));
}

TEST(Calendar, HasTheFixedHolidaysOfEveryYear) {
  const Catalogue catalogue = with_built_in(tree());
  const WorkingTime& time = catalogue.working_time("A");
  const auto due = [&](const char* limit, const char* received) {
    const auto reckoned = reckon_due(time, *parse_limit(limit), DayPolicy::by_day,
                                     minute_of(*parse_instant(received)));
    return format_minute(reckoned->due) + (reckoned->provisional ? " provisional" : "");
  };
  EXPECT_EQ(due("3wd", "2026-11-20T09:00"), "2026-11-26T17:00");  // 24 November, since 2026
  EXPECT_EQ(due("1wd", "2025-11-23T09:00"), "2025-11-25T17:00");
  EXPECT_EQ(due("1wd", "2027-11-23T09:00"), "2027-11-25T17:00 provisional");
  EXPECT_EQ(due("1wd", "2021-04-29T09:00"), "2021-05-03T17:00 provisional");
  EXPECT_EQ(due("1wd", "2022-09-01T09:00"), "2022-09-05T17:00 provisional");
  EXPECT_EQ(due("1wd", "2022-01-28T09:00"), "2022-01-31T17:00 provisional");
  EXPECT_EQ(due("1wd", "2022-12-30T09:00"), "2023-01-03T17:00 provisional");  // began before
  EXPECT_EQ(due("1wd", "2023-01-03T09:00"), "2023-01-04T17:00");
}

TEST(Calendar, SaysItselfForWhichDaysItIsComplete) {
  CatalogueEntries one_row = tree();
  one_row.calendars = {{.exceptions = {{.day = day("2030-05-06"), .name = "x"}}}};
  const Catalogue catalogue = with_built_in(one_row);
  const WorkingTime& time = catalogue.working_time("A");
  EXPECT_EQ(time.complete_from(), day("2023-01-01"));
  EXPECT_EQ(time.complete_until(), day("2026-12-31"));
  // As journals have them that were begun before a calendar could say from when.
  CatalogueEntries old = built_in_entries();
  old.calendars[0].complete_from.reset();
  const Catalogue of_old_journal = Catalogue().with(old).with(one_row);
  EXPECT_EQ(of_old_journal.working_time("").complete_from(), day("2023-01-01"));
}

TEST(Calendar, ADayOfOtherHoursIsNoMakeUpDay) {
  CatalogueEntries entries = tree();
  entries.calendars = {{.exceptions = {{.day = day("2026-12-31"),
                                        .work = true,
                                        .name = "Nghỉ chiều",
                                        .intervals = {{450, 690}}}}}};
  const Catalogue catalogue = with_built_in(entries);
  const WorkingTime& time = catalogue.working_time("");
  EXPECT_EQ(time.open(day("2026-12-31")).size(), 1u);
  EXPECT_FALSE(time.is_make_up_day(day("2026-12-31")));
  EXPECT_TRUE(time.is_make_up_day(day("2026-01-10")));
}

TEST(Calendar, BeyondItsCompletenessItIsProvisional) {
  const Catalogue catalogue = with_built_in(tree());
  const WorkingTime& time = catalogue.working_time("A");
  EXPECT_TRUE(time.is_provisional(day("2022-12-31")));
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

std::vector<Violation> defects(const CatalogueEntries& entries) {
  const auto checked = check_entries(entries, with_built_in(tree()), {"online"});
  return checked ? std::vector<Violation>() : checked.error().violations;
}

using Violations = std::vector<Violation>;

TEST(Catalogue, RefusesContradictionsOfUnits) {
  CatalogueEntries orphan;
  orphan.units = {{.code = "B", .name = "B", .parent = "NOBODY"}};
  EXPECT_EQ(defects(orphan), (Violations{{"units[0].parent", "known_unit NOBODY"}}));
  CatalogueEntries cycle;
  cycle.units = {{.code = "A", .name = "A", .parent = "A.1.1"}};
  EXPECT_EQ(defects(cycle), (Violations{{"units[0].parent", "not_below_itself"}}));
  // It is said of those that are below themselves alone.
  cycle.units = {{.code = "D", .name = "D", .parent = "C"},
                 {.code = "B", .name = "B", .parent = "C"},
                 {.code = "C", .name = "C", .parent = "B"},
                 {.code = "E", .name = "E", .parent = "D"},
                 {.code = "F", .name = "F", .parent = "F"}};
  EXPECT_EQ(defects(cycle), (Violations{{"units[1].parent", "not_below_itself"},
                                        {"units[2].parent", "not_below_itself"},
                                        {"units[4].parent", "not_below_itself"}}));
  CatalogueEntries heirs;
  heirs.units = {{.code = "B", .name = "B", .successors = {"B"}},
                 {.code = "C", .name = "C", .successors = {"B"}},
                 {.code = "D", .name = "D", .successors = {"NOBODY"}}};
  EXPECT_EQ(defects(heirs), (Violations{{"units[0].successors", "other_unit"},
                                        {"units[2].successors", "known_unit NOBODY"}}));
  for (const char* code : {"", "B C", "B\tC", "B ", "B\u00a0", "\u3000B"}) {
    CatalogueEntries blank;
    blank.units = {{.code = code, .name = "B"}};
    EXPECT_EQ(defects(blank), (Violations{{"units[0].code", "one_word"}})) << code;
  }
}

TEST(Catalogue, HasTheForestOfADay) {
  CatalogueEntries first;
  first.units = {{.code = "A", .name = "A"},
                 {.code = "B", .name = "B"},
                 {.code = "C", .name = "C", .parent = "A"}};
  CatalogueEntries second;
  second.units = {{.code = "C", .name = "C", .parent = "B", .parent_from = day("2026-07-01")}};
  const auto published = std::make_shared<const Catalogue>(Catalogue().with(first).with(second));
  const UnitNumber a = *published->unit_number("A");
  const UnitNumber b = *published->unit_number("B");
  const UnitNumber c = *published->unit_number("C");
  EXPECT_EQ(published->parent(c), b);
  EXPECT_EQ(Catalogue::on_day(published, day("2026-07-01")), published);
  EXPECT_EQ(Catalogue::on_day(nullptr, day("2026-07-01")), nullptr);
  const auto before = Catalogue::on_day(published, day("2026-06-30"));
  EXPECT_EQ(before->parent(c), a);
  EXPECT_EQ(before->children(a), std::vector<UnitNumber>{c});
  EXPECT_TRUE(before->children(b).empty());
  EXPECT_TRUE(before->changes_in(second).empty());
  // The next publication is made over either, and the day may come over either.
  EXPECT_EQ(before->with({}).parent(c), b);
  EXPECT_EQ(Catalogue::on_day(before, day("2026-07-01"))->parent(c), b);
  CatalogueOfDay kept;
  const auto of_june = kept.of(published, day("2026-06-01"));
  EXPECT_EQ(kept.of(published, day("2026-06-30")), of_june);
  EXPECT_EQ(kept.of(published, day("2026-07-01")), published);
}

// Nothing forbade them on days before the last: no walk may go round and round.
TEST(Catalogue, BreaksCirclesOfRegistersOfOld) {
  CatalogueEntries entries;
  entries.units = {{.code = "A", .name = "A"}, {.code = "C", .name = "C", .parent = "A"}};
  const Catalogue first = Catalogue().with(entries);
  CatalogueEntries down;
  down.units = {{.code = "A", .name = "A", .parent = "C", .parent_from = day("2026-06-15")}};
  CatalogueEntries up;
  up.units = {{.code = "A", .name = "A", .parent = "", .parent_from = day("2026-07-01")}};
  const auto published = std::make_shared<const Catalogue>(first.with(down).with(up));
  const UnitNumber a = *published->unit_number("A");
  const UnitNumber c = *published->unit_number("C");
  EXPECT_EQ(published->below_themselves_on(day("2026-06-20")), (std::vector<UnitNumber>{a, c}));
  EXPECT_TRUE(published->below_themselves_on(day("2026-06-14")).empty());
  EXPECT_TRUE(published->below_themselves_on(day("2026-07-01")).empty());
  const auto then = Catalogue::on_day(published, day("2026-06-20"));
  EXPECT_EQ(then->subtree(a), (std::vector<UnitNumber>{a, c}));
  EXPECT_EQ(then->roots(), std::vector<UnitNumber>{a});
  EXPECT_FALSE(then->is_within(a, c));
  // It is no defect of whoever says something else of these units.
  CatalogueEntries renamed = up;
  renamed.units[0].name = "A mới";
  EXPECT_TRUE(check_parents_by_day(renamed, *published, published->with(renamed)));
}

TEST(Catalogue, RefusesUnitsThatSucceedEachOther) {
  CatalogueEntries pair;
  pair.units = {{.code = "B", .name = "B", .successors = {"C"}},
                {.code = "C", .name = "C", .successors = {"B"}},
                {.code = "D", .name = "D", .successors = {"B"}}};
  EXPECT_EQ(defects(pair), (Violations{{"units[0].successors", "not_after_itself"},
                                       {"units[1].successors", "not_after_itself"}}));
  // Over units that stand already: A → A.1 → A.1.1 → B → A.
  CatalogueEntries line;
  line.units = {{.code = "A", .name = "A", .successors = {"A.1"}},
                {.code = "A.1", .name = "A1", .parent = "A", .successors = {"A.1.1"}},
                {.code = "A.1.1", .name = "A11", .parent = "A.1", .successors = {"B"}},
                {.code = "B", .name = "B"}};
  EXPECT_EQ(defects(line), Violations());
  const Catalogue catalogue = with_built_in(tree()).with(line);
  CatalogueEntries last;
  last.units = {{.code = "C", .name = "C", .successors = {"A"}},
                {.code = "B", .name = "B", .successors = {"A"}}};
  EXPECT_EQ(check_entries(last, catalogue, {}).error().violations,
            (Violations{{"units[1].successors", "not_after_itself"}}));
  // A circle of old, which nothing forbade then, does not keep others from being published.
  const Catalogue of_old = catalogue.with(last);
  CatalogueEntries other;
  other.units = {{.code = "C", .name = "C2", .successors = {"A"}}};
  EXPECT_TRUE(check_entries(other, of_old, {}));
  CatalogueEntries mended;
  mended.units = {{.code = "B", .name = "B", .successors = {"C"}}, {.code = "C", .name = "C"}};
  EXPECT_TRUE(check_entries(mended, of_old, {}));
}

TEST(Catalogue, RefusesChainsOfUnits) {
  CatalogueEntries chain;
  for (int i = 0; i < 8000; ++i) {
    const std::string above = i == 0 ? "A.1.1" : std::to_string(i - 1);
    chain.units.push_back({.code = std::to_string(i), .name = "x", .parent = above});
  }
  const auto refused = defects(chain);
  ASSERT_EQ(refused.size(), 8000u - 13);
  EXPECT_EQ(refused[0], (Violation{"units[13].parent", "levels_max 16"}));
  // Of journals that have them, for then nothing forbade it: resolved in one walk.
  Calendar own{.unit = "0", .weekly = {{.weekdays = std::vector<DayPattern>(7)}}};
  own.weekly[0].weekdays[2] = {{{480, 600}}};
  chain.calendars = {own};
  const Catalogue deep = with_built_in(tree()).with(chain);
  EXPECT_EQ(deep.working_time("7999").open(day("2026-03-04")).size(), 1u);
  EXPECT_TRUE(deep.working_time("7999").open(day("2026-03-05")).empty());
  // What moves takes those below with it.
  CatalogueEntries sixteen;
  sixteen.units.assign(chain.units.begin(), chain.units.begin() + 13);
  const Catalogue full = with_built_in(tree()).with(sixteen);
  CatalogueEntries lower;
  lower.units = {{.code = "B", .name = "B"}, {.code = "A", .name = "A", .parent = "B"}};
  EXPECT_EQ(check_entries(lower, full, {}).error().violations,
            (Violations{{"units[1].parent", "levels_max 16"}}));
  // Itself too deep, it is told once.
  CatalogueEntries deeper;
  deeper.units = {{.code = "B", .name = "B"}};
  const Catalogue with_b = full.with(deeper);
  deeper.units[0].parent = "12";
  EXPECT_EQ(check_entries(deeper, with_b, {}).error().violations,
            (Violations{{"units[0].parent", "levels_max 16"}}));
}

TEST(Catalogue, RefusesCalendarsThatContradictThemselves) {
  const auto of = [](Calendar calendar) {
    CatalogueEntries entries;
    entries.calendars = {std::move(calendar)};
    return defects(entries);
  };
  const std::vector<DayPattern> office(7, DayPattern{{{480, 600}}});
  EXPECT_EQ(of({.unit = "NOBODY"}), (Violations{{"calendars[0].unit", "known_unit NOBODY"}}));
  EXPECT_EQ(of({.weekly = {{.weekdays = {}}}}),
            (Violations{{"calendars[0].weekly[0].weekdays", "seven_days"},
                        {"calendars[0].weekly[0].weekdays", "open_hours"}}));
  for (const std::vector<OpenInterval>& hours :
       std::vector<std::vector<OpenInterval>>{{{480, 600}, {590, 700}},
                                              {{480, 600}, {600, 700}},
                                              {{480, 480}},
                                              {{-60, 480}},
                                              {{480, minutes_per_day + 1}}}) {
    auto spoilt = office;
    spoilt[3].intervals = hours;
    EXPECT_EQ(of({.weekly = {{.weekdays = spoilt}}}),
              (Violations{{"calendars[0].weekly[0].weekdays[3].intervals", "ascending_hours"}}));
    EXPECT_EQ(of({.exceptions = {{.day = day("2026-10-15"), .work = true, .intervals = hours}}}),
              (Violations{{"calendars[0].exceptions[0].intervals", "ascending_hours"}}));
  }
  auto many = office;
  for (int32_t i = 0; i <= static_cast<int32_t>(open_intervals_max); ++i) {
    many[3].intervals.push_back({700 + 20 * i, 710 + 20 * i});
  }
  EXPECT_EQ(of({.weekly = {{.weekdays = many}}}).at(0).expected,
            "items_max " + std::to_string(open_intervals_max));
  EXPECT_EQ(of({.weekly = {{.valid_from = day("2026-10-16"),
                            .valid_to = day("2026-10-15"),
                            .weekdays = office}}}),
            (Violations{{"calendars[0].weekly[0].valid_to", "day_not_before 2026-10-16"}}));
  EXPECT_EQ(
      of({.weekly = {{.weekdays = office}, {.valid_from = day("2026-10-16"), .weekdays = office}}}),
      (Violations{{"calendars[0].weekly[1].valid_from", "after_the_one_before "}}));
  EXPECT_EQ(of({.weekly = {{.weekdays = std::vector<DayPattern>(7)}}}),
            (Violations{{"calendars[0].weekly[0].weekdays", "open_hours"}}));
  EXPECT_EQ(of({.weekly = {{.valid_from = day("2026-10-16"), .weekdays = office},
                           {.valid_to = day("2026-10-15"), .weekdays = office}}}),
            Violations());
  EXPECT_EQ(of({.weekly = {{.valid_from = day("2026-10-15"), .weekdays = office},
                           {.valid_to = day("2026-10-15"), .weekdays = office}}}),
            (Violations{{"calendars[0].weekly[0].valid_from", "after_the_one_before 2026-10-15"}}));
  // Also with one that is not the one just before.
  EXPECT_EQ(of({.weekly = {{.valid_to = day("2026-12-31"), .weekdays = office},
                           {.valid_from = day("2026-02-01"),
                            .valid_to = day("2026-02-28"),
                            .weekdays = office},
                           {.valid_from = day("2026-06-01"), .weekdays = office}}}),
            (Violations{{"calendars[0].weekly[1].valid_from", "after_the_one_before 2026-12-31"},
                        {"calendars[0].weekly[2].valid_from", "after_the_one_before 2026-12-31"}}));
  EXPECT_EQ(of({.exceptions = {{.day = day("2026-10-15")}, {.day = day("2026-10-15")}}}),
            (Violations{{"calendars[0].exceptions[1].day", "once 2026-10-15"}}));
  EXPECT_EQ(of({.exceptions = {{.day = day("2026-10-15"), .intervals = {{480, 600}}}}}),
            (Violations{{"calendars[0].exceptions[0].intervals", "no_hours_of_a_day_off"}}));
  EXPECT_EQ(of({.complete_until = day("2022-12-31")}),
            (Violations{{"calendars[0].complete_until", "day_not_before 2023-01-01"}}));
  EXPECT_EQ(of({.unit = "A", .complete_until = day("2027-12-31")}),
            (Violations{{"calendars[0].complete_from", "required"}}));
  EXPECT_EQ(of({.unit = "A", .complete_from = day("2026-01-01")}),
            (Violations{{"calendars[0].complete_until", "required"}}));
  Calendar long_lived;
  for (int i = 0; i <= calendar_exceptions_max; ++i) {
    long_lived.exceptions.push_back({.day = Day{10'000 + i}});
  }
  EXPECT_EQ(of(long_lived), (Violations{{"calendars[0].exceptions",
                                         "items_max " + std::to_string(calendar_exceptions_max)}}));
  EXPECT_EQ(of({.weekly = std::vector<WeeklyPattern>(51, {.weekdays = office})}).at(0),
            (Violation{"calendars[0].weekly", "items_max 50"}));
}

TEST(Catalogue, RefusesWhatNoOfficeMeans) {
  CatalogueEntries entries;
  entries.procedures = {{.code = "X",
                         .name = "X",
                         .fee_online_vnd = -1,
                         .fee_post_vnd = fee_vnd_max + 1,
                         .papers = {{.name = "p", .certified_copies = 1, .e_certified_copies = 5},
                                    {.name = "q", .copies = 1'000'000}}}};
  entries.regulations = {{.code = "r",
                          .name = "r",
                          .valid_from = day("2026-01-02"),
                          .valid_to = day("2026-01-01"),
                          .reappointments_max = 0,
                          .acceptance_hours = 1'000'000},
                         {.code = "s", .name = "s", .reappointments_max = 1'000'000}};
  entries.targets = {{.code = "t",
                      .unit = "A",
                      .indicator = "beauty",
                      .numerator = 2,
                      .denominator = 1,
                      .valid_from = day("2026-01-02"),
                      .valid_to = day("2026-01-01")},
                     {.code = "u", .unit = "NOBODY", .indicator = "online", .denominator = 0},
                     {.code = "v", .unit = "A", .indicator = "online", .numerator = -1}};
  EXPECT_EQ(defects(entries),
            (Violations{{"procedures[0].fee_online_vnd", "number_between 0–1000000000000"},
                        {"procedures[0].fee_post_vnd", "number_between 0–1000000000000"},
                        {"procedures[0].papers[0].e_certified_copies", "of_the_certified_copies"},
                        {"procedures[0].papers[1].copies", "number_between 0–1000"},
                        {"regulations[0].valid_to", "day_not_before 2026-01-02"},
                        {"regulations[0].acceptance_hours", "number_between 1–240"},
                        {"regulations[1].reappointments_max",
                         "number_between 0–" + std::to_string(reappointments_limit_max)},
                        {"targets[0].valid_to", "day_not_before 2026-01-02"},
                        {"targets[0].numerator", "share"},
                        {"targets[0].indicator", "one_of online"},
                        {"targets[1].unit", "known_unit NOBODY"},
                        {"targets[1].denominator", "number_between 1–1000000000"},
                        {"targets[2].numerator", "share"}}));
}

TEST(Catalogue, RefusesTheSameEntryTwice) {
  CatalogueEntries entries;
  entries.units = {{.code = "B", .name = "B"}, {.code = "B", .name = "C"}};
  entries.procedures = {{.code = "X", .name = "X"},
                        {.code = "X", .name = "X", .effective_from = day("2026-01-01")},
                        {.code = "X", .name = "Y"}};
  // Of the second nothing more is said, so that nothing of the first is gone through again.
  entries.calendars = {{.unit = "A"}, {.unit = "A", .complete_until = day("2027-12-31")}};
  entries.regulations = {{.code = "r", .name = "r"}, {.code = "r", .name = "s"}};
  entries.targets = {{.code = "t", .unit = "A", .indicator = "online"},
                     {.code = "t", .unit = "A", .indicator = "online"}};
  EXPECT_EQ(defects(entries), (Violations{{"units[1].code", "once B"},
                                          {"procedures[2].code", "once X"},
                                          {"calendars[1].unit", "once A"},
                                          {"regulations[1].code", "once r"},
                                          {"targets[1].code", "once t"}}));
}

TEST(Catalogue, RefusesTwoFormsOfAnEventOnOneDay) {
  CatalogueEntries entries;
  entries.regulations = {{.code = "r", .name = "r"}};
  std::vector<PrintedForm>& forms = entries.regulations[0].forms;
  forms = {
      {.event = "handed_over", .form = "05", .valid_to = day("2025-09-14")},
      {.event = "handed_over", .form = "06", .valid_from = day("2025-09-15")},
      {.event = "withdrawn", .form = "05", .valid_from = day("2025-09-15")},
  };
  EXPECT_EQ(defects(entries), Violations{});
  forms[1].valid_from = day("2025-09-14");
  EXPECT_EQ(defects(entries), (Violations{{"regulations[0].forms", "once handed_over"}}));
  forms[1].valid_from = day("2025-09-15");
  forms[2].valid_to = day("2025-09-14");
  EXPECT_EQ(defects(entries), (Violations{{"regulations[0].forms", "day_not_before 2025-09-15"}}));
}

TEST(Catalogue, TellsWhichEntriesAreNotSound) {
  const auto entry = [](const std::vector<std::string>& units) {
    CatalogueEntries entries;
    for (const std::string& unit : units) {
      entries.calendars.push_back({.unit = unit, .weekly = {{.weekdays = {}}}});
    }
    return check_entries(entries, with_built_in(tree()), {}).error().metadata;
  };
  EXPECT_EQ(entry({"A"}), (Metadata{{"entry", "A"}}));
  EXPECT_EQ(entry({"", "A.1"}), (Metadata{{"entry", "calendars, A.1"}}));
}

// Of its own series it may have given numbers.
TEST(Catalogue, AUnitOfOursIsNeverMadeOneOfElsewhere) {
  const Catalogue catalogue = with_built_in(tree());
  CatalogueEntries entries;
  entries.units = {catalogue.unit(catalogue.roots().front())};
  entries.units.front().outside = true;
  EXPECT_EQ(check_entries(entries, catalogue, {}).error().violations,
            (std::vector<Violation>{{"units[0].outside", "from_the_beginning"}}));
  entries.units = {{.code = "new", .name = "new", .outside = true}};
  EXPECT_TRUE(check_entries(entries, catalogue, {}));
}

// Versions are published anew as they stand: by an export that is imported where it came from.
TEST(Catalogue, KnowsTheVersionsInForce) {
  const auto version = [](const char* from, const char* limit) {
    return Procedure{.code = "X",
                     .name = "x",
                     .limit_direct = limit,
                     .effective_from = *from ? std::optional(day(from)) : std::nullopt};
  };
  const auto published = [](const std::vector<Procedure>& versions) {
    CatalogueEntries entries;
    entries.procedures = versions;
    return entries;
  };
  const Procedure first = version("", "1wd");
  const Procedure early = version("", "2wd");
  const Procedure later = version("2026-01-01", "3wd");
  const Procedure overtaken = version("2027-01-01", "4wd");
  const Procedure last = version("2026-07-01", "5wd");
  const Catalogue catalogue = with_built_in(published({first}))
                                  .with(published({early, later, overtaken}))
                                  .with(published({last}));
  std::string limits;
  for (const ProcedureVersion& one : catalogue.versions_in_force()) {
    limits += std::to_string(one.version) + " " + one.procedure->limit_direct + ";";
  }
  EXPECT_EQ(limits, "2 2wd;3 3wd;5 5wd;");
  const auto changes = [&](const std::vector<Procedure>& versions) {
    return catalogue.changes_in(published(versions)).procedures;
  };
  EXPECT_TRUE(changes({early, later, last}).empty());
  EXPECT_TRUE(changes({later, last}).empty());
  EXPECT_TRUE(changes({last}).empty());
  // What is new comes after what stands.
  EXPECT_EQ(changes({later, last, overtaken}), std::vector{overtaken});
  // An earlier one by itself would be published over the later ones, and so with what follows it.
  EXPECT_EQ(changes({later}), std::vector{later});
  EXPECT_EQ(changes({first, later, last}), (std::vector{first, later, last}));
}

// While it is in force on some day, or is to be.
TEST(Catalogue, HasANationwideListWhereAProcedureIsOnIt) {
  CatalogueEntries entries;
  entries.procedures = {{.code = "X", .name = "x", .limit_direct = "5wd"}};
  const Catalogue none = with_built_in(entries);
  EXPECT_FALSE(none.has_nationwide_list());
  entries.procedures[0].nationwide_from = day("2027-01-01");
  const Catalogue listed = none.with(entries);
  EXPECT_TRUE(listed.has_nationwide_list());
  entries.procedures[0].nationwide_from.reset();
  EXPECT_FALSE(listed.with(entries).has_nationwide_list());  // a mistake, and taken back
  entries.procedures[0].effective_from = day("2027-06-01");
  EXPECT_TRUE(listed.with(entries).has_nationwide_list());
}

TEST(Catalogue, AnswersTheTariffsOfTheDay) {
  CatalogueEntries entries;
  entries.tariffs = {{.code = "free",
                      .procedure = "X",
                      .channel = Channel::online,
                      .amount_vnd = 0,
                      .valid_from = day("2026-08-15"),
                      .valid_to = day("2027-02-28"),
                      .legal_basis = "b"},
                     {.code = "half", .percent = 50}};
  const Catalogue catalogue = with_built_in(entries);
  const auto codes = [&](const char* procedure, Channel channel, const char* on) {
    std::string text;
    for (const Tariff& tariff : catalogue.tariffs()) {
      const bool is_asked = tariff.is_of(procedure) && tariff.is_for(channel);
      if (is_asked && tariff.is_valid_on(day(on))) text += tariff.code + " ";
    }
    return text;
  };
  EXPECT_EQ(codes("X", Channel::online, "2026-08-14"), "half ");
  EXPECT_EQ(codes("X", Channel::online, "2026-08-15"), "free half ");
  EXPECT_EQ(codes("X", Channel::online_partial, "2027-02-28"), "free half ");
  EXPECT_EQ(codes("X", Channel::online, "2027-03-01"), "half ");
  EXPECT_EQ(codes("X", Channel::direct, "2026-08-15"), "half ");
  EXPECT_EQ(codes("Y", Channel::online, "2026-08-15"), "half ");
  EXPECT_TRUE(catalogue.changes_in(entries).empty());
  const auto findings = lint(catalogue, day("2026-11-28"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].entry, "half");
  EXPECT_EQ(findings[0].what, "tariff_basis");
}

TEST(Catalogue, RefusesTariffsThatSayTwoThingsOrNone) {
  CatalogueEntries entries;
  entries.tariffs = {{.code = "none"},
                     {.code = "two", .amount_vnd = -1, .percent = 101},
                     {.code = "two",
                      .percent = 0,
                      .valid_from = day("2026-01-02"),
                      .valid_to = day("2026-01-01")}};
  EXPECT_EQ(defects(entries),
            (Violations{{"tariffs[0].amount_vnd", "amount_or_percent"},
                        {"tariffs[1].amount_vnd", "amount_or_percent"},
                        {"tariffs[1].amount_vnd", "number_between 0–1000000000000"},
                        {"tariffs[1].percent", "number_between 0–100"},
                        {"tariffs[2].code", "once two"},
                        {"tariffs[2].valid_to", "day_not_before 2026-01-02"}}));
}

TEST(Catalogue, RefusesOwnRulesThatSayNothingOrTwoThings) {
  CatalogueEntries entries = tree();
  const auto own = [](const char* code, const char* rule, const char* value) {
    return OwnRule{.code = code, .rule = rule, .value = value, .legal_basis = "b"};
  };
  entries.own_rules = {own("number", "acceptance_hours", "eight"),
                       own("bounds", "alert_hours", "241"),
                       own("limit", "supplement_close_after", "fortnight"),
                       own("flag", "applicant_amends", "perhaps"),
                       own("word", "letter_before", "later"),
                       own("unit", "transfer", "1wd")};
  entries.own_rules[5].unit = "A.9";
  EXPECT_EQ(defects(entries), (Violations{{"own_rules[0].value", "number"},
                                          {"own_rules[1].value", "number_between 0–240"},
                                          {"own_rules[2].value", "limit"},
                                          {"own_rules[3].value", "one_of yes, no"},
                                          {"own_rules[4].value", "one_of day_before, at_expiry"},
                                          {"own_rules[5].unit", "known_unit A.9"}}));
  // What is of the whole country is nobody's own.
  for (const char* rule : {"code", "name", "valid_from", "valid_to", "forms", "coding_unit",
                           "central_code_digits_min", "retention_years", ""}) {
    entries.own_rules = {own("X", rule, "1")};
    const auto found = defects(entries);
    ASSERT_EQ(found.size(), 1u) << rule;
    EXPECT_EQ(found[0].path, "own_rules[0].rule");
    EXPECT_TRUE(found[0].expected.starts_with("one_of reappointments_max, "));
  }
  // No limit is one, too.
  entries.own_rules = {own("none", "supplement_close_after", "")};
  EXPECT_TRUE(defects(entries).empty());
}

TEST(Catalogue, RefusesOwnRulesOfOnePlaceOnTheSameDays) {
  const auto own = [](const char* code, const char* from, const char* to) {
    return OwnRule{.code = code,
                   .rule = "acceptance_hours",
                   .value = "4",
                   .procedure = "X",
                   .valid_from = *from ? std::optional(day(from)) : std::nullopt,
                   .valid_to = *to ? std::optional(day(to)) : std::nullopt,
                   .legal_basis = "b"};
  };
  CatalogueEntries entries;
  entries.own_rules = {own("a", "2026-01-01", "2026-06-30"), own("b", "2026-07-01", ""),
                       own("before", "", "2025-12-31")};
  EXPECT_TRUE(defects(entries).empty());
  entries.own_rules.push_back(own("c", "2026-03-01", "2026-03-01"));
  EXPECT_EQ(defects(entries), (Violations{{"own_rules[3].valid_from", "other_days_than a"}}));
  entries.own_rules[3].procedure = "Y";  // another place
  EXPECT_TRUE(defects(entries).empty());
  // Against what stands; an entry of its code takes its place.
  CatalogueEntries standing;
  standing.own_rules = {own("a", "2026-01-01", "2026-06-30")};
  const Catalogue catalogue = with_built_in(standing);
  CatalogueEntries later;
  later.own_rules = {own("d", "2026-06-30", "")};
  const auto refused = check_entries(later, catalogue, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().violations,
            (Violations{{"own_rules[0].valid_from", "other_days_than a"}}));
  later.own_rules.push_back(own("a", "2026-01-01", "2026-06-29"));
  EXPECT_TRUE(check_entries(later, catalogue, {}));
  EXPECT_TRUE(catalogue.changes_in(standing).empty());
  EXPECT_EQ(catalogue.changes_in(later).own_rules.size(), 2u);
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
  const WorkingTime time(short_lived);
  const auto due = reckon_due(time, *parse_limit("5wd"), DayPolicy::by_day,
                              minute_of(*parse_instant("2026-06-22T08:30")));
  ASSERT_FALSE(due);
  EXPECT_EQ(format_day(due.error().day), "2026-07-01");
}

// Of their kind alone, one and never two on top of each other; parts of a đồng are not asked for.
TEST(Catalogue, LessensFeesByTheirKinds) {
  CatalogueEntries entries;
  entries.tariffs = {
      {.code = "charge", .kind = FeeKind::charge, .name = "Phí", .amount_vnd = 9'999},
      {.code = "fee", .kind = FeeKind::fee, .name = "Lệ phí", .amount_vnd = 500},
      {.code = "half", .kind = FeeKind::charge, .percent = 50},
      {.code = "third", .kind = FeeKind::charge, .percent = 33, .condition = "c"},
      {.code = "free", .amount_vnd = 0, .condition = "d"}};
  const Catalogue catalogue = with_built_in(entries);
  const Procedure procedure{.code = "X", .fee_online_vnd = 700};
  const auto fees = [&](Channel channel, const std::vector<std::string>& confirmed) {
    std::string text;
    const auto found = published_fees(catalogue, procedure, channel, day("2026-08-15"), confirmed);
    for (const FeeLine& line : found.lines) {
      text += line.name + " " + std::to_string(line.owed_vnd()) + " " + line.tariff + ";";
    }
    return text;
  };
  EXPECT_EQ(fees(Channel::direct, {}), "Phí 4999 half;Lệ phí 500 fee;");
  EXPECT_EQ(fees(Channel::online_partial, {"third"}),
            "Phí, lệ phí 700 ;Phí 3299 third;Lệ phí 500 fee;");
  EXPECT_EQ(fees(Channel::online, {"third", "free"}),
            "Phí, lệ phí 0 free;Phí 0 free;Lệ phí 0 free;");
}

}  // namespace
}  // namespace motcua
