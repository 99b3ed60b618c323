// What the law says of asking for a supplement: by when, and at intake how often. Warned of when it
// is done, counted in the integrity report; never refused.
#pragma once

#include <optional>

#include "engine/catalogue/catalogue.h"
#include "engine/dossier/dossier.h"

namespace motcua {

// Until when a supplement of the examination, one asked for at that instant, may be asked for: from
// the receipt, or from the arrival that started the clock, or in a second phase from its start;
// nothing: the law says no limit, or the calendar ends.
std::optional<Instant> asked_for_until(const Dossier& dossier, Instant asked, const Regulation& law,
                                       const WorkingTime& time);
// A supplement that the pause began: later than that, before any finish; at intake once more than
// law allows.
bool is_asked_late(const Pause& pause, const Dossier& dossier, const Regulation& law,
                   const WorkingTime& time);
bool is_asked_again(const Pause& pause, const Dossier& dossier, const Regulation& law);

}  // namespace motcua
