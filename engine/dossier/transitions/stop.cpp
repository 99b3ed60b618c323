// How it is decided and applied.
#include "engine/dossier/transitions/stop.h"

namespace motcua {

OrRejection<Stopped> Stop::decide(const Situation& situation) const {
  if (const auto allowed = check_transition(verb, situation); !allowed) {
    return tl::unexpected(allowed.error());
  }
  return Stopped{.timeliness = judge_ended(*situation.dossier, situation.effective),
                 .reason = reason,
                 .legal_basis = legal_basis};
}

void Stopped::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_end(dossier, occasion.effective, State::stopped, timeliness);
}

}  // namespace motcua
