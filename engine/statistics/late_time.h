// Where late time was lost: the working time after the due time, by who held the dossier then.
#pragma once

#include <span>
#include <vector>

#include "engine/dossier/dossier.h"

namespace motcua {

// Who had the dossier from an instant on, until the next holding begins.
struct Holding {
  Instant from;
  Holder holder;
  bool goes_on = false;  // the same work as that of the holding before, by its unit's successor
};

struct LatePart {
  Holder holder;
  int64_t minutes = 0;
};

// The open minutes of [from, to) in which the clock ran past the due time, part by part. Who held
// the dossier does not change their sum. Holdings are in order, at least one; the first counts from
// the beginning.
std::vector<LatePart> late_time(const Dossier& dossier, std::span<const Holding> holdings,
                                const WorkingTime& working_time, Instant from, Instant to);

}  // namespace motcua
