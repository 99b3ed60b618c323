// Judged like a finish, if it was received at all.
#include "engine/dossier/transitions/withdraw.h"

namespace motcua {

OrRejection<Withdrawn> Withdraw::decide(const Situation& situation) const {
  return Withdrawn{.timeliness = judge_ending(*situation.dossier, situation.effective),
                   .reason = reason};
}

void Withdrawn::apply_to(Dossier& dossier, const Occasion& occasion) const {
  end(dossier, Ending::withdrawn, occasion.effective, timeliness);
}

}  // namespace motcua
