// How much work, and how long it took: working time from receipt to first finish, the time that the
// clock stood apart.
#include "engine/statistics/reports/report.h"
#include "engine/statistics/timeliness.h"

namespace motcua {

std::vector<ReportColumn> workload_columns(std::string_view) {
  using namespace report_columns;
  return {count("received_new", received_new),
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
}

}  // namespace motcua
