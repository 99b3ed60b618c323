// It is the last letter that was delivered; a second acknowledgement replaces the first.
#include "engine/dossier/transitions/acknowledge_apology.h"

namespace motcua {

OrRejection<ApologyAcknowledged> AcknowledgeApology::decide(const Situation& situation) const {
  if (situation.dossier->letters.empty()) {
    return reject(Reason::APOLOGY_NOT_ISSUED, {{"code", situation.dossier->code}});
  }
  return ApologyAcknowledged{.method = method, .delivered_to = delivered_to};
}

void ApologyAcknowledged::apply_to(Dossier& dossier, const Occasion& occasion) const {
  Letter& letter = dossier.letters.back();
  letter.delivered_at = occasion.effective;
  letter.delivery_method = method;
  letter.delivered_to = delivered_to;
}

}  // namespace motcua
