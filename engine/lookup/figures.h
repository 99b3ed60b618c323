// Figures of units in periods, from cells: the cost depends on the units and buckets asked for,
// never on the number of dossiers. The day under way is exact to the minute.
#pragma once

#include <vector>

#include "engine/lookup/view.h"
#include "engine/rejection.h"
#include "engine/statistics/reports/form_06a.h"
#include "engine/statistics/timeliness.h"

namespace motcua {

// The instant that a period is spoken at: the end of its last day, or now if that is earlier.
Instant as_of_time(const View& view, const Period& period);

// Refuses a period that ends before it begins, or begins in the future.
OrRejection<void> check_period(const View& view, const Period& period);

// The sum over the units.
OrStoreError<PeriodCounters> period_counters(const View& view, const std::vector<UnitNumber>& units,
                                             const Period& period);

// Report lines of the children of the unit, each with its subtree, and of the unit itself if it has
// dossiers of its own; and their total.
struct LinesByUnit {
  std::vector<ReportLine> lines;
  ReportLine total;
};
OrStoreError<LinesByUnit> lines_by_unit(const View& view, UnitNumber unit, const Period& period);

}  // namespace motcua
