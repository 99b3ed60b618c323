// The acceptance clock ends with the dossier, too.
#include "engine/dossier/ending.h"

#include <utility>

namespace motcua {

const EndingRow* ending_of(const Dossier& dossier) {
  if (!dossier.ended_at) return nullptr;
  for (const EndingRow& row : endings) {
    const bool annuls = row.kind == EndingKind::undone;
    if (row.state == dossier.state && annuls == dossier.annulled) return &row;
  }
  return nullptr;
}

Timeliness judge_ending(const Dossier& dossier, Instant effective) {
  if (dossier.clock() != Clock::waiting) return judge(effective, dossier.current_due_time);
  const Pause& pause = dossier.pauses.back();
  return judge(pause.from, pause.due_before);
}

void end(Dossier& dossier, Ending ending, Instant effective, Timeliness timeliness) {
  const EndingRow& row = row_of(ending);
  if (dossier.is_paused()) dossier.pauses.back().to = effective;
  if (dossier.is_received()) begin_stage(dossier, effective, Clock::ended, std::nullopt);
  if (dossier.acceptance_due) {
    dossier.acceptance_was_due = std::exchange(dossier.acceptance_due, std::nullopt);
  }
  dossier.state = row.state;
  dossier.annulled = row.kind == EndingKind::undone;
  dossier.ended_at = effective;
  dossier.ended_timeliness = timeliness;
}

}  // namespace motcua
