// Judged when it ends, like a finish.
#include "engine/dossier/transitions/stop.h"

namespace motcua {

OrRejection<Stopped> Stop::decide(const Situation& situation) const {
  return Stopped{.timeliness = judge_ending(*situation.dossier, situation.effective),
                 .reason = reason,
                 .legal_basis = legal_basis};
}

void Stopped::apply_to(Dossier& dossier, const Occasion& occasion) const {
  end(dossier, Ending::stopped, occasion.effective, timeliness);
}

}  // namespace motcua
