// What comes due soon, with the working time that is left; and how many of it must be resolved
// today for an on-time rate to keep its target.
#pragma once

#include <vector>

#include "engine/lookup/cell_figures.h"
#include "engine/statistics/timeliness.h"

namespace motcua {

struct AtRiskDossier {
  Dossier dossier;
  int64_t minutes_left = 0;  // open minutes of the handling unit until the due time
  bool to_resolve = false;   // today, to keep the target
};

struct AtRisk {
  std::vector<AtRiskDossier> dossiers;  // in order of due time
  Ratio if_nobody_acts;                 // at the end of today
  Ratio if_resolved;                    // if those to resolve are, in time
};

struct AtRiskQuery {
  UnitNumber unit;  // with its subtree
  Day until;        // the last due day
  RateView rate_view = RateView::resolved;
  Period period;                // of the rate; it must not be over
  std::optional<Ratio> target;  // at least so much; none: nothing is chosen
};

// Open dossiers that are not overdue, and due until the end of the day. Of those that may be
// resolved now, and would change the rate at the end of today by it, the fewest are chosen, the
// first due first, with which it keeps its target; or all, where that is not enough. It reads those
// dossiers, not the others.
OrStoreError<AtRisk> at_risk(const Snapshot& snapshot, const AtRiskQuery& query);

}  // namespace motcua
