// A supervisor's act; the old due time holds again.
#include "engine/dossier/transitions/reopen.h"

#include "engine/try.h"

namespace motcua {

OrRejection<Reopened> Reopen::decide(const Situation& situation) const {
  TRY(check_role(verb, bit_of(Role::supervisor), situation));
  return Reopened{.reason = reason};
}

void Reopened::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.state = State::processing;
  dossier.reopened_at.push_back(occasion.effective);
  dossier.returned_at.reset();
  begin_open_stage(dossier, occasion.effective);
}

}  // namespace motcua
