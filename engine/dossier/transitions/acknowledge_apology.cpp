// The last letter is the one delivered; told again, the later telling stands.
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
