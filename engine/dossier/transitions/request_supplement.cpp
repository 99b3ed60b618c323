// Before the receipt it is the acceptance clock that stops, and no supplement is counted.
#include "engine/dossier/transitions/request_supplement.h"

namespace motcua {

OrRejection<SupplementRequested> RequestSupplement::decide(const Situation& situation) const {
  const bool intake = situation.dossier->state == State::submitted;
  return SupplementRequested{.pause = stop_clock(situation, true),
                             .phase = intake ? PausePhase::intake : PausePhase::examination,
                             .papers = papers,
                             .reason = reason,
                             .legal_basis = legal_basis};
}

void SupplementRequested::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_pause(dossier, pause,
              {.from = occasion.effective,
               .to = std::nullopt,
               .phase = phase,
               .reason = reason,
               .legal_basis = legal_basis,
               .approved_by = occasion.actor.officer,
               .papers = papers},
              State::awaiting_supplement);
}

}  // namespace motcua
