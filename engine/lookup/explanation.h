// Why a dossier is due when it is: its clock up to its due time, every stretch with its reason.
#pragma once

#include <vector>

#include "engine/lookup/snapshot.h"
#include "engine/time/due_time.h"

namespace motcua {

struct Explanation {
  // Gapless, from the receipt (once it was reopened for a correction: from that reopening) to the
  // current due time, or to the open pause. If an imported history runs backwards and is due before
  // its last pause: to that pause. Where the first phase ended at its due time or later, which then
  // stays: on to where the second begins.
  std::vector<Step> steps;
  bool given = false;  // the due time came with an imported history
  // Set where a calendar published since then gives another time; a printed promise is never moved.
  std::optional<Minute> reckoned_today;
};

Explanation explain(const Dossier& dossier, const Catalogue& catalogue);

}  // namespace motcua
