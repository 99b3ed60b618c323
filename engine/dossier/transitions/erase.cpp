// How it is decided and applied.
#include "engine/dossier/transitions/erase.h"

#include "engine/dossier/personal.h"
#include "engine/dossier/transitions/reopen.h"

namespace motcua {

OrRejection<Erased> Erase::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  if (!dossier.erased_at && !is_allowed(verb, dossier.state)) {
    return reject(Reason::NOT_ENDED,
                  {{"code", dossier.code}, {"state", std::string(name_of(dossier.state))}});
  }
  if (const auto allowed = check_transition(verb, situation); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (const auto role = check_supervisor(verb, situation); !role) {
    return tl::unexpected(role.error());
  }
  return Erased{.reason = reason, .legal_basis = legal_basis};
}

void Erased::apply_to(Dossier& dossier, const Occasion& occasion) const {
  clear_personal(dossier);
  dossier.erased_at = occasion.effective;
}

}  // namespace motcua
