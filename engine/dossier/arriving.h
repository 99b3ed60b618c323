// What the law says of dossiers taken in irrespective of boundary: whether the limit counts from
// their arrival at the competent agency (309/2026 art. 8(3)), and of which.
#pragma once

#include "engine/catalogue/entries.h"
#include "engine/dossier/dossier.h"

namespace motcua {

// Whether the limit of what was so taken in counts from that arrival. Never where the competent
// agency received it itself, whoever handles it since.
bool counts_from(ArrivalOf kind, const Dossier& dossier, const Regulation& law);
// It counts so, and that arrival is not told yet: the time is the receiving unit's.
bool is_under_way(const Dossier& dossier, const Regulation& law);
// It counts so, and was finished without that arrival: it then counted from the receipt.
bool is_arrival_missing(const Dossier& dossier, const Regulation& law);
// Of one that has just arrived and starts the clock: the handling unit had done something with it
// before (an officer or step of its own had it; it asked for something, or gave out parts), or the
// due time was past.
bool is_arrival_told_late(const Dossier& dossier, const std::optional<Instant>& due_before);
// Who had it then: while it is under way the receiving unit, whoever was told to take it.
Holder answerable_holder(const Dossier& dossier, const Regulation& law);

}  // namespace motcua
