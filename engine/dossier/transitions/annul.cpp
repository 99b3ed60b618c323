// Not judged: it should never have been received.
#include "engine/dossier/transitions/annul.h"

namespace motcua {

OrRejection<Annulled> Annul::decide(const Situation&) const { return Annulled{.reason = reason}; }

void Annulled::apply_to(Dossier& dossier, const Occasion& occasion) const {
  end(dossier, Ending::annulled, occasion.effective, Timeliness::undated);
}

}  // namespace motcua
