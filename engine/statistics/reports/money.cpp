// Money of the period by its way, and what is still to be paid at its end (engine/DOMAIN.md#money).
#include "engine/statistics/reports/report.h"

namespace motcua {
std::vector<ReportColumn> money_columns(std::string_view) {
  using namespace report_columns;
  return {amount("owed_vnd", Measure::owed_vnd),
          amount("exempted_vnd", Measure::exempted_vnd),
          amount("paid_at_counter_vnd", Measure::paid_at_counter_vnd),
          amount("paid_online_vnd", Measure::paid_online_vnd),
          of_type(ColumnType::amount_vnd, "paid_vnd",
                  [](const PeriodCounters& c) {
                    return Value{
                        c.flow(Measure::paid_at_counter_vnd) + c.flow(Measure::paid_online_vnd), 1};
                  }),
          amount("refunded_vnd", Measure::refunded_vnd),
          of_type(ColumnType::amount_vnd, "outstanding_vnd", [](const PeriodCounters& c) {
            return Value{c.closing_stock(Measure::outstanding_vnd), 1};
          })};
}

}  // namespace motcua
