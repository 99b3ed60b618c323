// An act of a supervisor or of whoever looks after personal data. Field lists say what is personal,
// so new fields are erased, too.
#include "engine/dossier/transitions/erase.h"

#include "engine/dossier/personal.h"
#include "engine/try.h"

namespace motcua {

OrRejection<Erased> Erase::decide(const Situation& situation) const {
  TRY(check_role(verb, set_of({Role::supervisor, Role::data_protection}), situation));
  return Erased{.reason = reason, .legal_basis = legal_basis};
}

void Erased::apply_to(Dossier& dossier, const Occasion& occasion) const {
  clear_personal(dossier);
  dossier.caller.clear();  // of the reference, which is gone
  dossier.erased_at = occasion.effective;
}

}  // namespace motcua
