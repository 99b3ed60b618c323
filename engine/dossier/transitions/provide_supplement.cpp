// How it is decided and applied.
#include "engine/dossier/transitions/provide_supplement.h"

namespace motcua {

OrRejection<SupplementProvided> ProvideSupplement::decide(const Situation& situation) const {
  if (const auto allowed = check_transition(verb, situation); !allowed) {
    return tl::unexpected(allowed.error());
  }
  return resume_clock(situation).map(
      [&](const PauseEnd& end) { return SupplementProvided{.pause = end, .note = note}; });
}

void SupplementProvided::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_resumption(dossier, pause, occasion.effective);
}

}  // namespace motcua
