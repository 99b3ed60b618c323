// Where a report is read from.
#include "engine/lookup/figures.h"

#include "engine/check.h"
#include "engine/lookup/dossier_figures.h"

namespace motcua {

OrRejection<void> check_period(const Snapshot& snapshot, const Period& period) {
  if (period.to < period.from)
    return reject_field("to", "day_not_before " + format_day(period.from));
  const Day today = day_of(snapshot.now);
  if (period.from > today) return reject_field("from", "day_not_after " + format_day(today));
  const Day last = plus_months(period.from, period_years_max * 12);
  if (period.to >= last) return reject_field("to", "day_before " + format_day(last));
  return {};
}

Reads ReportQuery::reads() const {
  CHECK(report);
  return report->reads(fold);
}

bool ReportQuery::reads_dossiers() const {
  return reads() != Reads::cells || !are_kept_in_cells(rows.by);
}

OrStoreError<FiguresLines> figures_lines(const Snapshot& snapshot, const ReportQuery& query) {
  return query.reads_dossiers() ? lines_of_dossiers(snapshot, query)
                                : lines_of_cells(snapshot, query.rows);
}

OrStoreError<ReportTable> report_table(const Snapshot& snapshot, const ReportQuery& query) {
  return figures_lines(snapshot, query).map([&](FiguresLines&& figures) {
    return make_table(*query.report, query.fold, std::move(figures.lines),
                      std::move(figures.total));
  });
}

ReportQuestion report_question(const Catalogue& catalogue, const ReportQuery& query) {
  const RowsQuery& rows = query.rows;
  return {.report = query.report->name,
          .fold = query.fold,
          .unit = catalogue.unit(rows.unit).code,
          .receiving = rows.side == Side::receiving,
          .by = std::string(name_of(rows.by)),
          .from = rows.period.from,
          .to = rows.period.to};
}

}  // namespace motcua
