// Ends the pause that the request began, by the rule of clock.h.
#include "engine/dossier/transitions/provide_supplement.h"

namespace motcua {

OrRejection<SupplementProvided> ProvideSupplement::decide(const Situation& situation) const {
  return resume_clock(situation).map(
      [&](const PauseEnd& end) { return SupplementProvided{.pause = end, .note = note}; });
}

void SupplementProvided::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_resumption(dossier, pause, occasion.effective);
}

}  // namespace motcua
