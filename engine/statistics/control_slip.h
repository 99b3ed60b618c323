// The control slip (phiếu kiểm soát quá trình giải quyết hồ sơ, form 06): who had a dossier from
// when to when, with which of its procedure's steps, and whether that step was done in its time.
// Nothing of it is promised to anybody: it is reckoned when it is asked for.
#pragma once

#include <span>
#include <vector>

#include "engine/catalogue/catalogue.h"
#include "engine/statistics/late_time.h"

namespace motcua {

struct SlipRow {
  Holder holder;
  std::string step_name;  // in the procedure; empty: it has no such step
  std::string limit;      // of the step: "1wd"; empty: none
  Instant from;
  std::optional<Instant> to;   // none: still there
  std::optional<Instant> due;  // of the step; none: without a limit, or the clock stands now
  int64_t used_minutes = 0;    // open ones, the clock running
  int64_t waiting_minutes = 0;
  // Of a step that was left; while somebody has it, late once it is due.
  std::optional<Timeliness> timeliness;
};

// From the receipt on, while the clock had not ended; in order of holdings. Holdings are in order,
// at least one. A step's limit counts from when its holder got the dossier, by the calendar of the
// holder's unit; while the clock stands it does not run. A step that comes again has what was left
// of its limit, until the dossier is reopened; used up, it is late from its beginning. The steps
// are those of the procedure's version of the promise.
std::vector<SlipRow> control_slip(const Dossier& dossier, std::span<const Holding> holdings,
                                  const Catalogue& catalogue, Instant now);

}  // namespace motcua
