// Why two views of on-time differ: every dossier that they count differently, by what became of it.
#pragma once

#include <string>
#include <vector>

#include "engine/lookup/snapshot.h"
#include "engine/statistics/period.h"
#include "engine/statistics/report_table.h"
#include "engine/statistics/timeliness.h"

namespace motcua {

// The dossiers of one cause, and what each view counts of them.
struct Cause {
  std::string name;  // "open_overdue", "resolved_undated", …: what became of them in the period
  Ratio one;
  Ratio other;
  std::vector<std::string> codes;
};

struct Reconciliation {
  Ratio one;
  Ratio other;
  // Over all causes other − one, of numerators and of denominators, is exactly the difference.
  std::vector<Cause> causes;
};

// Reads every dossier of the units: not for a thread that others wait for.
OrStoreError<Reconciliation> reconcile(const Snapshot& snapshot, UnitNumber unit,
                                       const Period& period, RateView one, RateView other);

// What became of a dossier in a period, from its own counters.
std::string_view fate_of(const PeriodCounters& counters);

}  // namespace motcua
