// By when the counter that received a dossier for another unit hands it over (61/2018 and 118/2025
// art. 18; the papers of what is taken in irrespective of boundary: 118/2025 art. 20(1)(a)). Warned
// of when it is done later, counted in the integrity report; never refused. What came online is
// handed over at once, without a deadline here.
#pragma once

#include <optional>

#include "engine/catalogue/catalogue.h"
#include "engine/dossier/dossier.h"

namespace motcua {

// By the handling unit's calendar, which has to take it. Nothing: the law says no limit, or the
// calendar ends.
std::optional<Instant> transfer_due(const Dossier& dossier, const Regulation& law,
                                    const WorkingTime& time);
// Of one that is received now.
std::optional<Instant> transfer_due(const Application& application, Instant received,
                                    const Regulation& law, const WorkingTime& time);
// The limit that it rests on, as the law has it, and which field of the regulation that is.
const std::string& transfer_limit(const Dossier& dossier, const Regulation& law);
std::string Regulation::*transfer_rule(const Dossier& dossier, const Regulation& law);
bool is_transferred_late(const Dossier& dossier, const Regulation& law, const WorkingTime& time);
// Its papers came to the competent agency later than that.
bool has_paper_arrived_late(const Dossier& dossier, const Regulation& law, const WorkingTime& time);

}  // namespace motcua
