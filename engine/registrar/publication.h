// A publication of the catalogue, made ready before the registrar's turn: the cost grows with the
// catalogue, and no receipt should wait for it.
#pragma once

#include <memory>

#include "engine/catalogue/catalogue.h"

namespace motcua {

struct PreparedPublication {
  std::shared_ptr<const Catalogue> base;  // that it was checked against
  CatalogueEntries changes;               // empty: everything stands as it is
  std::shared_ptr<const Catalogue> next;  // the base with the changes; null if there are none
};

// A known unit that goes below another parent without saying since when does so from today on.
// CATALOGUE_DEFECT; COMMAND_TOO_LARGE if the changes are more than `bytes_max` as they are stored.
OrRejection<std::shared_ptr<const PreparedPublication>> prepare_publication(
    const CatalogueEntries& entries, std::shared_ptr<const Catalogue> base, Day today,
    size_t bytes_max);

}  // namespace motcua
