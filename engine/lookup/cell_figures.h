// Figures of units in periods, from cells: the cost depends on the units and slices asked for,
// never on the number of dossiers. The day under way is exact to the minute.
#pragma once

#include <vector>

#include "engine/lookup/rows_by.h"
#include "engine/lookup/snapshot.h"
#include "engine/statistics/reports/report.h"

namespace motcua {

// Of a table: its rows and their totals, before a report makes columns of them.
struct FiguresLines {
  std::vector<ReportLine> lines;
  ReportLine total;
};
// The rows must be such as cells keep. What cells do not keep (statistics/period.h, Spread) stays
// empty; figures.h knows which reports need it.
OrStoreError<FiguresLines> lines_of_cells(const Snapshot& snapshot, const RowsQuery& query);

// The sum over the units.
OrStoreError<PeriodCounters> period_counters(const Snapshot& snapshot,
                                             std::vector<UnitNumber> units,
                                             const SpokenPeriod& period,
                                             Side side = Side::handling);

}  // namespace motcua
