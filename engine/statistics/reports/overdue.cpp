// What is overdue at the end of the period, by how long.
#include "engine/statistics/reports/report.h"

namespace motcua {

std::vector<ReportColumn> overdue_columns(std::string_view) {
  using namespace report_columns;
  std::vector<ReportColumn> columns{stock("open_total", Measure::open),
                                    stock("open_overdue", Measure::overdue)};
  constexpr std::array<const char*, overdue_days_at_most.size()> names{
      "overdue_1_day", "overdue_5_days", "overdue_10_days", "overdue_30_days", "overdue_longer"};
  for (size_t band = 0; band < names.size(); ++band) {
    columns.push_back(
        count(names[band], [band](const PeriodCounters& c) { return c.spread.overdue[band]; }));
  }
  columns.push_back(of_type(ColumnType::ratio, "overdue_rate", [](const PeriodCounters& c) {
    return Value{c.closing_stock(Measure::overdue), c.closing_stock(Measure::open)};
  }));
  return columns;
}

}  // namespace motcua
