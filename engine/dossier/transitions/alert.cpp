// Also where no law asks for it: it was told then.
#include "engine/dossier/transitions/alert.h"

namespace motcua {

OrRejection<Alerted> Alert::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  if (dossier.alert.alerted_at && !situation.imported) {
    return reject(
        Reason::ALREADY_ALERTED,
        {{"code", dossier.code}, {"alerted_time", format_instant(*dossier.alert.alerted_at)}});
  }
  return Alerted{.note = note};
}

void Alerted::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.alert.alerted_at = occasion.effective;
}

}  // namespace motcua
