// A late one needs its letter first, where its law says so.
#include "engine/dossier/transitions/return_result.h"

namespace motcua {

OrRejection<Returned> ReturnResult::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  const Regulation& regulation = situation.catalogue->regulation_on(law_day_of(dossier));
  if (dossier.is_late() && dossier.letters.empty() && regulation.apology_blocks_return &&
      !situation.imported) {
    return reject(
        Reason::APOLOGY_REQUIRED,
        {{"code", dossier.code},
         {"due_time",
          dossier.finishes.back().due ? format_instant(*dossier.finishes.back().due) : ""},
         {"regulation", regulation.code}});
  }
  return Returned{.method = method, .taken_by = taken_by};
}

void Returned::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.state = State::returned;
  dossier.returned_at = occasion.effective;
}

}  // namespace motcua
