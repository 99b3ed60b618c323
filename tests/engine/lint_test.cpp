// What is doubted of catalogues that were published, each with the day from which it is.
#include "engine/catalogue/lint.h"

#include <gtest/gtest.h>

#include "tests/engine/small_tree.h"

namespace motcua {
namespace {

// As units will be, from the day on; what is so already is told once.
TEST(Lint, DoubtsParentsToCome) {
  CatalogueEntries entries = tree();
  entries.units.push_back({.code = "OUT", .name = "Tỉnh bạn", .outside = true});
  entries.units.push_back({.code = "LATER", .name = "L", .valid_from = day("2027-01-01")});
  entries.units.push_back({.code = "U", .name = "U", .parent = "OUT"});
  CatalogueEntries moved;
  moved.units = {{.code = "U", .name = "U", .parent = "LATER", .parent_from = day("2026-07-01")}};
  const Catalogue catalogue = with_built_in(entries).with(moved);
  const auto of_u = [&](const char* today) {
    const auto of_today =
        Catalogue::on_day(std::make_shared<const Catalogue>(catalogue), day(today));
    std::string found;
    for (const LintFinding& finding : lint(*of_today, day(today))) {
      if (finding.entry != "U") continue;
      found.append(finding.what).append(" ");
      if (finding.from) found.append("from ").append(format_day(*finding.from)).append(" ");
    }
    return found;
  };
  EXPECT_EQ(of_u("2026-06-30"), "parent_outside parent_later from 2026-07-01 ");
  EXPECT_EQ(of_u("2026-07-01"), "parent_later ");
  EXPECT_EQ(of_u("2027-01-01"), "");
}

TEST(Lint, DoubtsHolidaysAndTheEndOfCertainty) {
  CatalogueEntries entries;
  entries.procedures = {{.code = "X", .name = "X", .limit_direct = "30wd"}};
  entries.calendars = {{.exceptions = {{.day = day("2026-11-22"), .name = "nhầm"},
                                       {.day = day("2026-04-30"), .work = true}},
                        .complete_until = day("2027-06-30")}};
  const Catalogue catalogue = with_built_in(entries);
  const auto found = [&](const char* today) {
    std::vector<std::string> texts;
    for (const LintFinding& finding : lint(catalogue, day(today))) {
      EXPECT_TRUE(finding.of_calendar);
      texts.push_back(std::string(finding.what) + " " + finding.facts.at(0).second);
    }
    return texts;
  };
  const std::vector<std::string> holidays{"work_on_holiday 2026-04-30", "off_on_day_off 2026-11-22",
                                          "holiday_not_listed 2027-01-01",
                                          "holiday_not_listed 2027-04-30"};
  EXPECT_EQ(found("2027-01-04"), holidays);
  auto later = holidays;
  later.emplace_back("certainty_ends 2027-06-30");
  EXPECT_EQ(found("2027-06-01"), later);
  EXPECT_TRUE(lint(with_built_in({}), day("2026-11-28")).empty());
}

TEST(Lint, AsksForTheBasisOfAPolicyOfItsOwn) {
  CatalogueEntries entries;
  entries.procedures = {{.code = "BY_LAW", .name = "x", .limit_direct = "5wd"},
                        {.code = "OWN",
                         .name = "x",
                         .limit_direct = "5wd",
                         .resume_policy = ResumePolicy::remaining,
                         .resume_basis = "Nghị định 297/2025/NĐ-CP"},
                        {.code = "BASELESS",
                         .name = "x",
                         .limit_direct = "5wd",
                         .resume_policy = ResumePolicy::remaining}};
  const auto findings = lint(with_built_in(entries), day("2026-01-05"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].entry, "BASELESS");
  EXPECT_EQ(findings[0].what, "resume_basis");
}

TEST(Lint, AsksWhyAProcedureIsPartlyOnline) {
  CatalogueEntries entries;
  entries.procedures = {
      {.code = "PARTIAL", .name = "x", .limit_direct = "5wd", .online_level = OnlineLevel::partial},
      {.code = "SAYS",
       .name = "x",
       .limit_direct = "5wd",
       .partial_reason = PartialReason::presence,
       .online_level = OnlineLevel::partial},
      {.code = "FULL", .name = "x", .limit_direct = "5wd", .online_level = OnlineLevel::full}};
  const Catalogue catalogue = with_built_in(entries);
  EXPECT_TRUE(lint(catalogue, day("2026-06-30")).empty());
  const auto findings = lint(catalogue, day("2026-07-01"));
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].entry, "PARTIAL");
  EXPECT_EQ(findings[0].what, "partial_reason");
}

// "ENTRY what fact;…" of what is found beside the calendars.
std::string linted(const Catalogue& catalogue, const char* today) {
  std::string text;
  for (const LintFinding& finding : lint(catalogue, day(today))) {
    if (finding.of_calendar) continue;
    text += finding.entry + " " + std::string(finding.what);
    for (const auto& [name, fact] : finding.facts) text += " " + fact;
    text += ";";
  }
  return text;
}

TEST(Lint, AsksWhyAPaperIsAskedForWhoseDataAreThere) {
  const auto paper = [](const char* name, Digitising digitising, int32_t originals) {
    return Paper{.name = name, .originals = originals, .digitising = digitising};
  };
  Paper with_reason = paper("reason", Digitising::from_database, 1);
  with_reason.asked_because = AskedBecause::verify;
  Paper copy = paper("copy", Digitising::shown_in_vneid, 0);
  copy.copies = 1;
  CatalogueEntries entries;
  entries.procedures = {{.code = "NOW",
                         .name = "x",
                         .limit_direct = "5wd",
                         .papers = {paper("data", Digitising::from_database, 1),
                                    paper("drawn", Digitising::from_database, 0), with_reason, copy,
                                    paper("scanned", Digitising::digitised, 1)}},
                        {.code = "SOON",
                         .name = "x",
                         .limit_direct = "5wd",
                         .papers = {paper("data", Digitising::from_database, 1)},
                         .effective_from = day("2026-08-05")}};
  const Catalogue catalogue = with_built_in(entries);
  const std::string soon = "SOON asked_because data;";
  EXPECT_EQ(linted(catalogue, "2026-08-04"), soon);
  EXPECT_EQ(linted(catalogue, "2026-08-05"),
            "NOW asked_because data;NOW asked_because copy;" + soon);
}

TEST(Lint, DoubtsUnitsThatEndAndWhatIsBelowThem) {
  CatalogueEntries entries;
  const auto unit = [](const char* code, const char* parent, UnitKind kind) {
    return Unit{.code = code, .name = "x", .parent = parent, .kind = kind};
  };
  Unit ended = unit("ENDED", "", UnitKind::agency);
  ended.valid_to = day("2026-06-30");
  ended.successors = {"LATE", "ENDS"};
  Unit late = unit("LATE", "", UnitKind::not_said);
  late.valid_from = day("2026-07-02");
  Unit ends = unit("ENDS", "", UnitKind::not_said);
  ends.valid_to = day("2026-06-30");
  ends.successors = {"HEIR"};
  entries.units = {ended,
                   late,
                   ends,
                   unit("HEIR", "", UnitKind::centre),
                   unit("BELOW", "ENDED", UnitKind::not_said),
                   unit("BRANCH", "HEIR", UnitKind::branch),
                   unit("POINT", "BRANCH", UnitKind::point),
                   unit("STRAY", "BELOW", UnitKind::branch),
                   unit("LOST", "BELOW", UnitKind::point)};
  const Catalogue catalogue = with_built_in(entries);
  const std::string always = "ENDED successor_later 2026-07-01;";
  const std::string kinds = "STRAY branch_parent;LOST point_parent;";
  EXPECT_EQ(linted(catalogue, "2026-06-30"), always + kinds);
  EXPECT_EQ(linted(catalogue, "2026-07-01"),
            always + "BELOW parent_ended ENDED 2026-06-30;" + kinds);
  entries.units[1].valid_from = day("2026-07-01");
  EXPECT_EQ(linted(with_built_in(entries), "2026-06-30"), kinds);
}

TEST(Lint, AsksForOneRegulationADay) {
  const auto regulation = [](const char* code, const char* from, const char* to) {
    return Regulation{.code = code,
                      .name = "x",
                      .valid_from = *from ? std::optional(day(from)) : std::nullopt,
                      .valid_to = *to ? std::optional(day(to)) : std::nullopt};
  };
  const auto found = [&](const std::vector<Regulation>& regulations) {
    CatalogueEntries entries;
    entries.regulations = regulations;
    return linted(Catalogue().with(entries), "2026-11-28");
  };
  EXPECT_EQ(found({}), "");
  EXPECT_EQ(found({regulation("A", "", "2025-06-30"), regulation("B", "2025-07-01", "")}), "");
  EXPECT_EQ(found({regulation("A", "2018-06-21", "")}), "");
  EXPECT_EQ(found({regulation("A", "2018-06-22", "")}), "A regulation_gap 2018-06-21 2018-06-21;");
  EXPECT_EQ(found({regulation("B", "2025-07-02", "2026-12-31"), regulation("A", "", "2025-06-30")}),
            "B regulation_gap 2025-07-01 2025-07-01;B regulation_ends 2026-12-31;");
  EXPECT_EQ(found({regulation("A", "", "2025-07-01"), regulation("B", "2025-07-01", "")}),
            "B regulation_overlap A;");
  // One within another leaves no gap after it.
  EXPECT_EQ(found({regulation("A", "", ""), regulation("B", "2025-07-01", "2025-12-31"),
                   regulation("C", "2026-02-01", "")}),
            "B regulation_overlap A;C regulation_overlap A;");
  Regulation unused = regulation("A", "", "");
  unused.arrival_counts = ArrivalOf::paper;
  EXPECT_EQ(found({unused}), "A arrival_unused;");
  unused.clock_start_boundary_free = ClockStart::arrival;
  EXPECT_EQ(found({unused}), "");
}

// 309/2026 art. 7(2); an outside agency's figures are in no total but the nation's.
TEST(Lint, DoubtsListsBeforeTheLawAndOutsideAgenciesAmongOurs) {
  CatalogueEntries entries;
  for (const char* from : {"2026-08-04", "2026-08-05"}) {
    entries.procedures.push_back(
        {.code = from, .name = "x", .limit_direct = "5wd", .nationwide_from = day(from)});
  }
  entries.units = {
      {.code = "A", .name = "A", .level = UnitLevel::nation},
      {.code = "B", .name = "B", .level = UnitLevel::province, .parent = "A", .outside = true},
      {.code = "C", .name = "C", .parent = "B", .outside = true},
      {.code = "D", .name = "D", .level = UnitLevel::province, .parent = "A"},
      {.code = "E", .name = "E", .parent = "D", .outside = true},
      {.code = "F", .name = "F", .level = UnitLevel::province, .outside = true}};
  EXPECT_EQ(linted(with_built_in(entries), "2026-11-28"),
            "2026-08-04 nationwide_before_law 2026-08-04;E outside_parent D;");
}

TEST(Lint, DoubtsResultsAtOnceThatAreForAnotherDay) {
  CatalogueEntries entries;
  for (const char* limit : {"same_day<15:00", "1wd", "8h", "1d", "1.5wd", "9h", "2d", "1m"}) {
    entries.procedures.push_back(
        {.code = limit, .name = "x", .limit_direct = limit, .immediate = true});
  }
  entries.procedures.push_back({.code = "LONG", .name = "x", .limit_direct = "5wd"});
  entries.procedures.push_back({.code = "FULL",
                                .name = "x",
                                .limit_direct = "5wd",
                                .partial_reason = PartialReason::fault,
                                .online_level = OnlineLevel::full});
  EXPECT_EQ(linted(with_built_in(entries), "2026-11-28"),
            "1.5wd immediate_limit direct 1.5wd;1m immediate_limit direct 1m;"
            "2d immediate_limit direct 2d;9h immediate_limit direct 9h;FULL reason_of_full;");
}

TEST(Lint, DoubtsSecondPhasesThatCannotBeReadAndCountsThemAmongSteps) {
  CatalogueEntries entries;
  const std::vector<ProcedureStep> five{{.key = "a", .name = "a", .who = {}, .limit = "5wd"}};
  const std::vector<ProcedureStep> six{{.key = "a", .name = "a", .who = {}, .limit = "6wd"}};
  entries.procedures = {
      {.code = "GOOD", .name = "x", .limit_direct = "3wd", .steps = five, .limit_second = "2wd"},
      {.code = "OVER", .name = "x", .limit_direct = "3wd", .steps = six, .limit_second = "2wd"},
      {.code = "UNREAD", .name = "x", .limit_direct = "3wd", .limit_second = "120?"}};
  EXPECT_EQ(linted(with_built_in(entries), "2026-11-28"),
            "OVER steps_over_limit 6wd direct 5wd;UNREAD limit_second_phase 120?;");
}

TEST(Lint, TellsOfTariffsThatEnd) {
  CatalogueEntries entries;
  entries.tariffs = {{.code = "free",
                      .procedure = "X",
                      .amount_vnd = 0,
                      .valid_to = day("2027-02-28"),
                      .legal_basis = "b"}};
  EXPECT_EQ(linted(with_built_in(entries), "2027-01-28"), "");
  EXPECT_EQ(linted(with_built_in(entries), "2027-01-29"), "free tariff_ends 2027-02-28;");
  EXPECT_EQ(linted(with_built_in(entries), "2027-03-30"), "free tariff_ends 2027-02-28;");
  EXPECT_EQ(linted(with_built_in(entries), "2027-03-31"), "");
  Tariff next = entries.tariffs[0];
  next.code = "next";
  next.valid_from = day("2027-03-01");
  next.valid_to = std::nullopt;
  entries.tariffs.push_back(next);
  EXPECT_EQ(linted(with_built_in(entries), "2027-02-28"), "");
}

// Resolution 28/2026/QH16: 24 November, since 2026.
TEST(Lint, MissesHolidaysOfTheLawOfTheYear) {
  CatalogueEntries entries;
  const DayPattern office{{{450, 1020}}};
  entries.calendars = {
      {.weekly = {{.weekdays = {office, office, office, office, office, office, office}}},
       .complete_until = day("2026-12-31"),
       .complete_from = day("2025-11-01")}};
  std::string days;
  for (const LintFinding& finding : lint(Catalogue().with(entries), day("2026-11-28"))) {
    if (finding.what == "holiday_not_listed") days += finding.facts[0].second + " ";
  }
  EXPECT_EQ(days, "2026-01-01 2026-04-30 2026-05-01 2026-09-02 2026-11-24 ");
}

TEST(Lint, TellsOfOwnRulesThatChangeNothingOrHoldNowhere) {
  CatalogueEntries entries = tree();
  entries.units[2].valid_to = day("2026-06-30");
  entries.units[2].successors = {"A.1"};
  entries.own_rules = {
      {.code = "same", .rule = "acceptance_hours", .value = "8", .unit = "A.1", .legal_basis = "b"},
      {.code = "other",
       .rule = "supplement_close_after",
       .value = "15wd",
       .unit = "A.1.1",
       .legal_basis = "b"},
      {.code = "nowhere",
       .rule = "letter_before",
       .value = "at_expiry",
       .procedure = "X",
       .valid_to = day("2026-12-31"),
       .legal_basis = "b"}};
  EXPECT_EQ(linted(with_built_in(entries), "2026-06-30"),
            "same own_rule_same 367/2025/NĐ-CP;nowhere own_rule_procedure X 2026-06-30;");
  EXPECT_EQ(linted(with_built_in(entries), "2026-07-01"),
            "same own_rule_same 367/2025/NĐ-CP;other own_rule_unit A.1.1 2026-06-30;"
            "nowhere own_rule_procedure X 2026-07-01;");
  // What is over says nothing any more, and what a wider rule says may be meant against it.
  entries.own_rules[1].valid_to = day("2026-06-30");
  entries.own_rules.push_back({.code = "wider",
                               .rule = "acceptance_hours",
                               .value = "16",
                               .unit = "A",
                               .legal_basis = "b"});
  entries.procedures = {{.code = "X", .name = "x", .limit_direct = "5wd"}};
  EXPECT_EQ(linted(with_built_in(entries), "2026-07-01"), "");
}

}  // namespace
}  // namespace motcua
