// What comes due soon, with the working time that is left; and which of it must be resolved today
// for an on-time rate to keep its target.
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

// Open dossiers that are not overdue, and due by the end of `until`. To resolve: the fewest with
// which the rate, at the end of today, keeps its target, the first due first; or all, if that is
// not enough. Only such are chosen as may be resolved now and change the rate by it. Reads no other
// dossiers.
OrStoreError<AtRisk> at_risk(const Snapshot& snapshot, const AtRiskQuery& query);

}  // namespace motcua
