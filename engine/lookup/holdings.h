// Who had a dossier from when on, folded from its history.
#pragma once

#include "engine/lookup/snapshot.h"
#include "engine/statistics/late_time.h"

namespace motcua {

// In order of the records, one a hand-over; answerable_holder (engine/dossier/arriving.h) says who.
OrStoreError<std::vector<Holding>> holdings_of(const Snapshot& snapshot, const Dossier& dossier);

}  // namespace motcua
