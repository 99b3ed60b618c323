// Whether entries can be published.
#pragma once

#include <string>
#include <vector>

#include "engine/catalogue/catalogue.h"

namespace motcua {

// Refuses contradictions (unknown parents and successors, units below or after themselves,
// overlapping hours, own rules of the same place on the same days, the same entry twice) and what
// no office means (numbers beyond the bounds of engine/catalogue/entries.h and
// engine/time/calendar.h). CATALOGUE_DEFECT tells all that is wrong. `indicators`: those that may
// have targets.
OrRejection<void> check_entries(const CatalogueEntries& entries, const Catalogue& catalogue,
                                const std::vector<std::string>& indicators);

// That on no day a unit is below itself, not on the last alone. `next`: `before` with the entries,
// which passed the other check. What was so before, in registers of old, is let be.
OrRejection<void> check_parents_by_day(const CatalogueEntries& entries, const Catalogue& before,
                                       const Catalogue& next);

}  // namespace motcua
