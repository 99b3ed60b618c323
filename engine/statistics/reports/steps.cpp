// Steps that were left in the period, each in its own time or not (224/2026 art. 19): rows of the
// control slip (statistics/control_slip.h), with whoever had the dossier then.
#include "engine/statistics/reports/report.h"

namespace motcua {
namespace {

ReportColumn steps(std::string name, int64_t StepCounts::*number) {
  const auto of_row = [number](const PeriodCounters& c) { return c.spread.steps.*number; };
  return report_columns::count(std::move(name), of_row, "", "steps");
}

}  // namespace

std::vector<ReportColumn> steps_columns(std::string_view) {
  using namespace report_columns;
  return {steps("steps_passed", &StepCounts::passed),
          steps("steps_early", &StepCounts::early),
          steps("steps_on_time", &StepCounts::on_time),
          steps("steps_late", &StepCounts::late),
          steps("steps_undated", &StepCounts::undated),
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
