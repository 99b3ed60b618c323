// How it is decided and applied.
#include "engine/dossier/transitions/annul.h"

namespace motcua {

OrRejection<Annulled> Annul::decide(const Situation& situation) const {
  if (const auto allowed = check_transition(verb, situation); !allowed) {
    return tl::unexpected(allowed.error());
  }
  return Annulled{.reason = reason};
}

void Annulled::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_end(dossier, occasion.effective, State::stopped, Timeliness::undated);
  dossier.annulled = true;
}

}  // namespace motcua
