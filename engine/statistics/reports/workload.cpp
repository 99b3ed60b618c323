// How much work, and how long it took: working time from receipt to first finish, the time that the
// clock stood apart. Fold p90 adds the time within which nine of ten were done; it reads the
// dossiers.
#include "engine/statistics/reports/report.h"
#include "engine/statistics/timeliness.h"

namespace motcua {

namespace {

// Nearest rank: the least number of whole working hours that at least nine of ten did not exceed.
Value p90(const PeriodCounters& counters) {
  const auto& hours = counters.spread.worked_hours;
  int64_t finishes = 0;
  for (const auto& [unused, count] : hours) finishes += count;
  const int64_t rank = (finishes * 9 + 9) / 10;
  int64_t passed = 0;
  for (const auto& [whole_hours, count] : hours) {
    passed += count;
    if (passed >= rank) return {whole_hours, 1};
  }
  return {};
}

}  // namespace

Reads workload_reads(std::string_view fold) {
  return fold == "p90" ? Reads::dossiers : Reads::cells;
}

std::vector<ReportColumn> workload_columns(std::string_view fold) {
  using namespace report_columns;
  std::vector<ReportColumn> columns{
      count("received_new", received_new),
      count("resolved_total", resolved_total),
      stock("open_total", Measure::open),
      of_type(
          ColumnType::mean, "mean_working_time",
          [](const PeriodCounters& c) {
            return Value{c.flow(Measure::worked_minutes), resolved_total(c)};
          },
          "minutes"),
      flow("supplements_requested", Measure::supplements_requested, "requests"),
      of_type(
          ColumnType::mean, "supplements_per_dossier",
          [](const PeriodCounters& c) {
            return Value{c.flow(Measure::supplements_requested), received_new(c)};
          },
          "requests"),
      of_type(
          ColumnType::mean, "mean_paused_time",
          [](const PeriodCounters& c) {
            return Value{c.flow(Measure::paused_minutes), resolved_total(c)};
          },
          "minutes")};
  if (fold == "p90") {
    columns.push_back(of_type(ColumnType::mean, "p90_working_time", p90, "hours"));
    columns.back().additive = false;
  }
  return columns;
}

}  // namespace motcua
