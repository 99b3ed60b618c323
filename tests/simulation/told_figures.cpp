// Any figure of any report, by anything.
#include "tests/simulation/told_figures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/lookup/freezing.h"

namespace motcua::testing {
namespace {

bool is_whole(const ReportColumn& column) { return motcua::is_whole(column.column.type); }

// Parts: every dossier stands in one row, whatever the report.
bool rows_are_parts(RowsBy by) {
  switch (by) {
    case RowsBy::unit:
    case RowsBy::procedure:
    case RowsBy::field:
    case RowsBy::channel: return true;
    case RowsBy::month:
    case RowsBy::holder:
    case RowsBy::step:
    case RowsBy::signer:
    case RowsBy::unit_at_fault: break;
  }
  return false;
}

}  // namespace

void ToldFigures::compare() {
  const Snapshot snapshot = world_.snapshot();
  for (int i = 0; i < 8; ++i) {
    told_.push_back(any_figure(snapshot, true));
    compare_dossiers(snapshot, told_.back());
    compare_dossiers(snapshot, told_[workload_.below(told_.size())]);
  }
  for (int i = 0; i < 4; ++i) compare_frozen_report(world_.snapshot());
}

ToldFigures::Told ToldFigures::any_figure(const Snapshot& snapshot, bool with_predecessors) {
  const Report& report = reports()[workload_.below(reports().size())];
  Told told;
  ReportQuery& query = told.query.report;
  query.report = &report;
  query.fold = report.folds.empty() ? "" : report.folds[workload_.below(report.folds.size())];
  const Day today = day_of(snapshot.now);
  const Day from = workload_.day_between(day("2025-12-15"), today);
  const char* units[] = {"P", "P.1", "P.2", "P.3", "Q", "Q.1", "R"};
  query.rows = {.unit = *snapshot.catalogue->unit_number(units[workload_.below(7)]),
                .with_predecessors = with_predecessors && workload_.below(2) == 0,
                .side = workload_.below(2) ? Side::handling : Side::receiving,
                .by = rows_by_names[workload_.below(rows_by_names.size())].value,
                .period = {from, plus_days(from, static_cast<int32_t>(workload_.below(40)))},
                .now = snapshot.now};
  told.query.figure.as_of_sequence = snapshot.head.sequence;
  told.query.page_size = 1 + static_cast<int32_t>(workload_.below(30));
  const auto figures = report_table(snapshot, query);
  EXPECT_TRUE(figures);
  const ReportTable& table = *figures;
  rows_add_up(told, table);
  size_t column = workload_.below(table.columns.size());
  while (!report.columns(query.fold)[column].additive) --column;
  told.query.figure.column = table.columns[column].name;
  const auto pick = workload_.below(table.rows.size() + 1);
  const ReportRow& row = pick == table.rows.size() ? table.totals : table.rows[pick];
  if (pick < table.rows.size()) told.query.figure.row = row.key;
  told.value = row.cells[column];
  const ColumnType type = table.columns[column].type;
  told.query.figure.denominator = !motcua::is_whole(type) && workload_.below(2) == 0;
  return told;
}

// Part by part: no row is left out that has a figure.
void ToldFigures::rows_add_up(const Told& told, const ReportTable& table) {
  const RowsBy by = told.query.report.rows.by;
  if (!rows_are_parts(by)) return;
  const auto columns = told.query.report.report->columns(told.query.report.fold);
  for (size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].additive) continue;
    Value left = table.totals.cells[i];
    const bool whole = is_whole(columns[i]);
    for (const ReportRow& row : table.rows) {
      left.numerator -= row.cells[i].numerator;
      left.denominator -= whole ? 0 : row.cells[i].denominator;
    }
    EXPECT_EQ(left, (Value{0, whole ? 1 : 0}))
        << told.query.report.report->name << " " << columns[i].column.name << " by " << name_of(by);
  }
}

// Freezes a period that is over, or takes one that was, and judges its restatement: for every row
// and column the dossiers' changes add up to the difference.
void ToldFigures::compare_frozen_report(const Snapshot& snapshot) {
  if (frozen_.empty() || workload_.below(3) == 0) {
    Told told = any_figure(snapshot, false);
    if (told.query.report.rows.period.to >= day_of(snapshot.now)) return;
    const auto taken = take_figures(snapshot, told.query.report);
    ASSERT_TRUE(taken);
    Request request{.command = FreezeReport{*taken}};
    EXPECT_EQ(world_.act(request).error().reason, Reason::ROLE_REQUIRED);
    request.actor.role = Role::head;
    const auto answer = world_.act(request);
    ASSERT_TRUE(answer);
    if (!answer->unchanged) frozen_.push_back(*taken);
    EXPECT_TRUE(world_.act(request)->unchanged);
    return;
  }
  const FrozenReport& expected = frozen_[workload_.below(frozen_.size())];
  const auto found = find_frozen(snapshot, expected.question);
  ASSERT_TRUE(found);
  ASSERT_TRUE(*found);
  EXPECT_EQ(**found, expected);
  const auto restatement = compare_frozen(snapshot, expected);
  ASSERT_TRUE(restatement);
  const auto columns = find_report(expected.question.report)->columns(expected.question.fold);
  std::map<std::pair<std::string, std::string>, Ratio> differences;
  const auto add = [&](const FrozenReport& report, const std::string& key, const FrozenRow& row,
                       int64_t sign) {
    for (size_t i = 0; i < row.cells.size(); ++i) {
      if (!columns[i].additive) continue;
      Ratio& difference = differences[{key, report.columns[i]}];
      difference.numerator += sign * row.cells[i].numerator;
      if (!is_whole(columns[i])) difference.denominator += sign * row.cells[i].denominator;
    }
  };
  for (const auto& [report, sign] :
       {std::pair{&restatement->today, 1}, {&restatement->frozen, -1}}) {
    for (const FrozenRow& row : report->rows) add(*report, row.key, row, sign);
    add(*report, "", report->totals, sign);
  }
  for (const Restated& one : restatement->dossiers) {
    EXPECT_FALSE(one.events.empty());
    const auto column = std::find_if(columns.begin(), columns.end(), [&](const auto& known) {
      return known.column.name == one.column;
    });
    ASSERT_NE(column, columns.end());
    Ratio& difference = differences[{one.row, one.column}];
    difference.numerator -= one.after.numerator - one.before.numerator;
    if (is_whole(*column)) continue;
    difference.denominator -= one.after.denominator - one.before.denominator;
  }
  for (const auto& [place, left] : differences) {
    EXPECT_EQ(left, Ratio{}) << expected.question.report << " row '" << place.first << "' column "
                             << place.second;
  }
}

void ToldFigures::compare_dossiers(const Snapshot& snapshot, Told told) {
  int64_t sum = 0;
  do {
    const auto page = report_dossiers(snapshot, told.query);
    ASSERT_TRUE(page) << name_of(page.error().reason);
    for (const ReportDossier& one : page->dossiers) sum += one.amount;
    told.query.page_token = page->next_page_token;
  } while (!told.query.page_token.empty());
  EXPECT_EQ(sum, told.query.figure.denominator ? told.value.denominator : told.value.numerator)
      << told.query.report.report->name << " " << told.query.report.fold << " "
      << told.query.figure.column << " by " << name_of(told.query.report.rows.by) << " row '"
      << told.query.figure.row << "' of "
      << snapshot.catalogue->unit(told.query.report.rows.unit).code << " "
      << format_day(told.query.report.rows.period.from) << " to "
      << format_day(told.query.report.rows.period.to) << " side "
      << static_cast<int>(told.query.report.rows.side) << " at "
      << format_instant(told.query.report.rows.now);
}

}  // namespace motcua::testing
