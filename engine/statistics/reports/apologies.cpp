// Apologies owed, issued and missing (engine/DOMAIN.md#apology). Owed = resolved late in the period
// + overdue at its end.
#include "engine/statistics/reports/report.h"

namespace motcua {
namespace {

ReportColumn figure(std::string name, int64_t Apologies::*member) {
  return report_columns::count(std::move(name),
                               [member](const CountedRow& row) { return row.apologies().*member; });
}

}  // namespace

std::vector<ReportColumn> apologies_columns(std::string_view) {
  using namespace report_columns;
  return {figure("owed", &Apologies::owed),
          figure("issued_before_due", &Apologies::issued_before_due),
          figure("issued_after_due", &Apologies::issued_after_due),
          figure("missing", &Apologies::missing),
          figure("not_needed", &Apologies::not_needed),
          figure("late_with_letter", &Apologies::late_with_letter),
          figure("late_without_letter", &Apologies::late_without_letter),
          flow("reappointments", Measure::reappointments, "letters"),
          of_type(ColumnType::ratio, "compliance",
                  [](const CountedRow& row) { return row.apologies().compliance(); })};
}

}  // namespace motcua
