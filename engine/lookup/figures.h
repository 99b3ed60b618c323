// A report of a unit in a period, from whatever it must be read from: cells (cell_figures.h), or
// the dossiers themselves (dossier_figures.h).
#pragma once

#include <string>

#include "engine/lookup/cell_figures.h"
#include "engine/rejection.h"
#include "engine/statistics/frozen_report.h"

namespace motcua {

// A whole working life of records; and of a table with a row for each month.
inline constexpr int period_years_max = 50;
inline constexpr int period_years_by_month_max = 10;

// Refuses a period that ends before it begins, begins in the future, or is longer than
// period_years_max.
OrRejection<void> check_period(const Snapshot& snapshot, const Period& period);

// A report and its rows. It knows from what its figures must be read.
struct ReportQuery {
  const Report* report = nullptr;  // never null when it is asked
  std::string fold;                // one of the report's
  RowsQuery rows;

  Reads reads() const;
  // It costs a read of each dossier.
  bool reads_dossiers() const;
};
OrStoreError<FiguresLines> figures_lines(const Snapshot& snapshot, const ReportQuery& query);
OrStoreError<ReportTable> report_table(const Snapshot& snapshot, const ReportQuery& query);

// The query by names alone.
ReportQuestion report_question(const Catalogue& catalogue, const ReportQuery& query);

}  // namespace motcua
