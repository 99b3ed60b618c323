// Where late time was lost: the working time that dossiers spent past their due time in the period.
// By step or holder it lies with whoever had the dossier then, and adds up to the total.
#include "engine/statistics/reports/report.h"

namespace motcua {

std::vector<ReportColumn> attribution_columns(std::string_view) {
  using namespace report_columns;
  return {count(
              "late_working_time", [](const PeriodCounters& c) { return c.spread.late_minutes; },
              "", "minutes"),
          count("late_dossiers", [](const PeriodCounters& c) { return c.spread.late_dossiers; }),
          of_type(
              ColumnType::mean, "mean_late_time",
              [](const PeriodCounters& c) {
                return Value{c.spread.late_minutes, c.spread.late_dossiers};
              },
              "minutes")};
}

}  // namespace motcua
