// The on-time rate under every official view of the same ledger (engine/DOMAIN.md#views). They
// differ by 12 to 15 points; each is exact in its own definition.
#include "engine/statistics/reports/report.h"
#include "engine/statistics/timeliness.h"

namespace motcua {

std::vector<ReportColumn> on_time_columns(std::string_view) {
  using namespace report_columns;
  std::vector<ReportColumn> columns;
  columns.reserve(rate_views.size() + 3);
  for (const auto& [view, name] : rate_views) {
    columns.push_back(
        of_type(ColumnType::ratio, std::string(name),
                [view = view](const PeriodCounters& c) { return on_time_ratio(c, view); }));
  }
  // Decision 766 of 2022: the group of progress has 20 points.
  columns.push_back(of_type(
      ColumnType::points, "portal_766_points",
      [](const PeriodCounters& c) {
        const Ratio ratio = on_time_ratio(c, RateView::portal_766);
        return Value{ratio.numerator * portal_766_points, ratio.denominator};
      },
      "points"));
  columns.push_back(of_type(ColumnType::ratio, "early_rate", [](const PeriodCounters& c) {
    return Value{c.flow(Measure::resolved_early), resolved_total(c)};
  }));
  columns.push_back(of_type(ColumnType::ratio, "late_rate", [](const PeriodCounters& c) {
    return Value{c.flow(Measure::resolved_late), resolved_total(c)};
  }));
  return columns;
}

}  // namespace motcua
