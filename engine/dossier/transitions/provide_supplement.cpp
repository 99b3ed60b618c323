// Ends the pause that the request began, by the rule of clock.h.
#include "engine/dossier/transitions/provide_supplement.h"

namespace motcua {

OrRejection<SupplementProvided> ProvideSupplement::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  const bool begins_second =
      dossier.second_phase && dossier.pauses.back().phase == PausePhase::between;
  return resume_clock(situation).map([&](const PauseEnd& end) {
    return SupplementProvided{
        .pause = end,
        .note = note,
        .limit_second_phase = begins_second ? dossier.second_phase->limit : ""};
  });
}

void SupplementProvided::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_resumption(dossier, pause, occasion.effective);
  const Pause& ended = dossier.pauses.back();
  if (ended.phase != PausePhase::between || !dossier.second_phase) return;
  dossier.second_phase->begun_at = occasion.effective;
  if (ended.clock_stopped) dossier.second_phase->due = ended.due_after;
}

}  // namespace motcua
