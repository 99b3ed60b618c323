// Whether entries can be published.
#pragma once

#include <string>
#include <vector>

#include "engine/catalogue/catalogue.h"

namespace motcua {

// Refuses with CATALOGUE_DEFECT, and everything that is wrong, what would leave the catalogue
// contradictory (unknown parents and successors, units below or after themselves, overlapping
// hours, the same entry twice) or what no office means (numbers beyond the bounds of
// engine/catalogue/entries.h and engine/time/calendar.h). `indicators`: that targets may be of.
OrRejection<void> check_entries(const CatalogueEntries& entries, const Catalogue& catalogue,
                                const std::vector<std::string>& indicators);

}  // namespace motcua
