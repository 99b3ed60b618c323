// The list of reports, and what is done alike for each.
#include "engine/statistics/reports/report.h"

#include <algorithm>

namespace motcua {

const std::vector<Report>& reports() {
  static const std::vector<Report> all{
      {.name = "form-06a",
       .folds = {"extended", "strict", "judge"},
       .columns = form_06a_columns,
       .footnotes = form_06a_footnotes,
       .form = OfficialForm{.title = "workbook.form_06a",
                            .groups = {{"(3)", "(6)", "workbook.received"},
                                       {"(7)", "(10)", "workbook.resolved"},
                                       {"(11)", "(13)", "workbook.open"}}}},
      {.name = "on-time", .folds = {}, .columns = on_time_columns},
      {.name = "apologies", .folds = {}, .columns = apologies_columns},
      {.name = "workload",
       .folds = {"mean", "p90"},
       .columns = workload_columns,
       .reads = workload_reads},
      {.name = "indicators", .folds = {}, .columns = indicators_columns, .has_targets = true},
      {.name = "overdue",
       .folds = {},
       .columns = overdue_columns,
       .reads = [](std::string_view) { return Reads::open_dossiers; }},
      {.name = "attribution",
       .folds = {},
       .columns = attribution_columns,
       .reads = [](std::string_view) { return Reads::holdings; }},
      {.name = "intake", .folds = {}, .columns = intake_columns},
      {.name = "steps",
       .folds = {},
       .columns = steps_columns,
       .reads = [](std::string_view) { return Reads::steps; },
       .rows = "step"},
      {.name = "money", .folds = {}, .columns = money_columns}};
  return all;
}

const Report* find_report(std::string_view name) {
  const auto& all = reports();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Report& report) { return report.name == name; });
  return found == all.end() ? nullptr : &*found;
}

const Report& official_report() {
  return *std::find_if(reports().begin(), reports().end(),
                       [](const Report& report) { return report.form.has_value(); });
}

namespace {

ReportRow row_of(const std::vector<ReportColumn>& columns, ReportLine&& line) {
  ReportRow row{.key = std::move(line.key), .title = std::move(line.title), .cells = {}};
  row.cells.reserve(columns.size());
  const CountedRow counted(*line.counters);
  for (const ReportColumn& column : columns) row.cells.push_back(column.value(counted));
  return row;
}

bool has_data(ColumnType type, const Value& value) {
  return is_whole(type) || value.denominator != 0;
}

// None of ten is a figure, none of none is not.
bool has_figures(const std::vector<ReportColumn>& columns, const ReportRow& row) {
  for (size_t i = 0; i < columns.size(); ++i) {
    const bool whole = is_whole(columns[i].column.type);
    if (row.cells[i].numerator != 0 || (!whole && row.cells[i].denominator != 0)) return true;
  }
  return false;
}

}  // namespace

ReportTable make_table(const Report& report, std::string_view fold, std::vector<ReportLine> lines,
                       ReportLine total) {
  const auto columns = report.columns(fold);
  ReportTable table;
  for (const ReportColumn& column : columns) table.columns.push_back(column.column);
  table.rows.reserve(lines.size());
  for (ReportLine& line : lines) {
    ReportRow row = row_of(columns, std::move(line));
    if (has_figures(columns, row)) table.rows.push_back(std::move(row));
  }
  if (report.footnotes) table.footnotes = report.footnotes(*total.counters, fold);
  table.totals = row_of(columns, std::move(total));
  return table;
}

std::optional<bool> meets(const Value& value, const Target& target) {
  if (value.denominator == 0) return std::nullopt;
  const Ratio wanted{target.numerator, target.denominator};
  return target.at_most ? !is_less(wanted, value) : !is_less(value, wanted);
}

bool rank_rows(ReportTable& table, std::string_view column, bool descending) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const Column& one) { return one.name == column; });
  if (found == table.columns.end()) return false;
  const auto index = static_cast<size_t>(found - table.columns.begin());
  std::stable_sort(table.rows.begin(), table.rows.end(),
                   [&](const ReportRow& left, const ReportRow& right) {
                     const Value& one = left.cells[index];
                     const Value& other = right.cells[index];
                     if (!has_data(found->type, one) || !has_data(found->type, other)) {
                       return has_data(found->type, one) && !has_data(found->type, other);
                     }
                     return descending ? is_less(other, one) : is_less(one, other);
                   });
  return true;
}

}  // namespace motcua
