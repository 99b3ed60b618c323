// Figures counted from the dossiers themselves: for rows and columns that no cell keeps, for
// drill-down, and for the dossiers behind a restatement. The cost is a read of each dossier.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/lookup/figures.h"

namespace motcua {

// What one dossier adds to one row of a table; the totals have the key "".
struct RowCounters {
  std::string key;
  PeriodCounters counters;
};

// The totals and the rows that the dossier stands in; nothing if it is not the unit's. Its counters
// are the same that cells add up.
OrStoreError<std::vector<RowCounters>> counters_by_row(const Snapshot& snapshot,
                                                       const Dossier& dossier,
                                                       const ReportQuery& query);

// What the dossier adds to the counters of those units (their codes), wherever it was.
PeriodCounters counters_in(const std::set<std::string>& units, const Dossier& dossier,
                           const SpokenPeriod& period);

// The same lines as from cells, summed dossier by dossier.
OrStoreError<FiguresLines> lines_of_dossiers(const Snapshot& snapshot, const ReportQuery& query);

// The holder's officer, else unit. Free text of another system names nobody: it may be personal,
// and figures must stay when it is erased.
std::string holder_of(const Holder& holder);

}  // namespace motcua
