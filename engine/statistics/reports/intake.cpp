// What offices ask for beside form II.06a: refusals, submissions that await acceptance, what was
// received irrespective of boundary, payments by their way, and what ministries' systems handle.
#include "engine/statistics/reports/report.h"
#include "engine/statistics/timeliness.h"

namespace motcua {
std::vector<ReportColumn> intake_columns(std::string_view) {
  using namespace report_columns;
  return {flow("refused", Measure::refused),
          stock("awaiting_acceptance", Measure::awaiting),
          count("awaiting_in_time",
                [](const PeriodCounters& c) {
                  return c.closing_stock(Measure::awaiting) -
                         c.closing_stock(Measure::awaiting_late);
                }),
          stock("awaiting_late", Measure::awaiting_late),
          flow("received_boundary_free", Measure::received_boundary_free),
          of_type(ColumnType::ratio, "boundary_free",
                  [](const PeriodCounters& c) {
                    return Value{c.flow(Measure::received_boundary_free), received_new(c)};
                  }),
          flow("paid_online", Measure::paid_online),
          amount("paid_online_vnd", Measure::paid_online_vnd),
          flow("paid_at_counter", Measure::paid_at_counter),
          amount("paid_at_counter_vnd", Measure::paid_at_counter_vnd),
          flow("mirrored_received", Measure::mirrored_received),
          flow("mirrored_resolved", Measure::mirrored_resolved),
          stock("mirrored_open", Measure::mirrored_open)};
}

}  // namespace motcua
