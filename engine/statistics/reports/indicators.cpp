// Indicators with targets assigned by the superior unit (engine/DOMAIN.md#reports).
#include <algorithm>

#include "engine/statistics/reports/report.h"

namespace motcua {
namespace {

ReportColumn share(std::string name, Measure part, int64_t (*whole)(const PeriodCounters&)) {
  return report_columns::of_type(ColumnType::ratio, std::move(name),
                                 [part, whole](const PeriodCounters& c) {
                                   return Value{c.flow(part), whole(c)};
                                 });
}

int64_t rated(const PeriodCounters& c) {
  return c.flow(Measure::rated_satisfied) + c.flow(Measure::rated_neutral) +
         c.flow(Measure::rated_dissatisfied);
}

}  // namespace

std::vector<ReportColumn> indicators_columns(std::string_view) {
  using namespace report_columns;
  return {of_type(ColumnType::ratio, "on_time",
                  [](const PeriodCounters& c) { return on_time_ratio(c, RateView::all_received); }),
          share("online", Measure::received_online, received_new),
          share("online_payment", Measure::paid_online, received_new),
          of_type(ColumnType::amount_vnd, "paid_online_vnd",
                  [](const PeriodCounters& c) {
                    return Value{c.flow(Measure::paid_online_vnd), 1};
                  }),
          share("digitised_at_intake", Measure::digitised_at_intake, received_new),
          share("electronic_result", Measure::electronic_results, resolved_total),
          share("e_certified_copies", Measure::e_certified_copies,
                [](const PeriodCounters& c) { return c.flow(Measure::certified_copies); }),
          share("satisfaction", Measure::rated_satisfied, rated),
          of_type(ColumnType::ratio, "response_rate",
                  [](const PeriodCounters& c) {
                    return Value{rated(c), resolved_total(c)};
                  }),
          share("slow_acceptance", Measure::acceptances_slow,
                [](const PeriodCounters& c) { return c.flow(Measure::acceptances); }),
          of_type(ColumnType::ratio, "apology_compliance",
                  [](const CountedRow& row) { return row.apologies().compliance(); })};
}

std::vector<std::string> target_indicators() {
  std::vector<std::string> names;
  for (const ReportColumn& column : indicators_columns("")) {
    if (column.column.type == ColumnType::ratio) names.push_back(column.column.name);
  }
  return names;
}

}  // namespace motcua
