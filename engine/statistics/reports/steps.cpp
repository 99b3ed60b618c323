// Steps that were left in the period, each in its own time or not (224/2026 art. 19): rows of the
// control slip (statistics/control_slip.h), with whoever had the dossier then.
#include "engine/statistics/reports/report.h"

namespace motcua {

std::vector<ReportColumn> steps_columns(std::string_view) {
  using namespace report_columns;
  return {count("steps_passed", [](const PeriodCounters& c) { return c.spread.steps.passed; }),
          count("steps_early", [](const PeriodCounters& c) { return c.spread.steps.early; }),
          count("steps_on_time", [](const PeriodCounters& c) { return c.spread.steps.on_time; }),
          count("steps_late", [](const PeriodCounters& c) { return c.spread.steps.late; }),
          count("steps_undated", [](const PeriodCounters& c) { return c.spread.steps.undated; }),
          of_type(ColumnType::ratio, "steps_on_time_rate",
                  [](const PeriodCounters& c) {
                    const StepCounts& steps = c.spread.steps;
                    const int64_t in_time = steps.early + steps.on_time;
                    return Value{in_time, in_time + steps.late};
                  }),
          count(
              "steps_used_time",
              [](const PeriodCounters& c) { return c.spread.steps.used_minutes; }, "", "minutes")};
}

}  // namespace motcua
