// What a publication would change, entry by entry and field by field, before it is published.
#pragma once

#include "engine/registrar/publication.h"
#include "motcua/v1/catalogue_service.pb.h"

namespace motcua {

// Adds the changes to the answer, as many as it may have, and counts all. Those of procedures
// without a day of their own are told as of today.
void tell_changes(const PreparedPublication& publication, Day today,
                  v1::PublishCatalogueResponse& response);

// Tells of limits that cannot be read, and gets undated dossiers.
void tell_unreadable_limits(const CatalogueEntries& entries,
                            v1::PublishCatalogueResponse& response);

}  // namespace motcua
