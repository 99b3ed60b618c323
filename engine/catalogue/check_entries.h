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

}  // namespace motcua
