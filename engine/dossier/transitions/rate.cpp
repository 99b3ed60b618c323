// The last rating is the one that counts.
#include "engine/dossier/transitions/rate.h"

namespace motcua {

OrRejection<Rated> Rate::decide(const Situation& situation) const {
  if (satisfaction == Satisfaction::not_said && !situation.imported) {
    return reject_field("satisfaction", "required");
  }
  return Rated{.satisfaction = satisfaction, .comment = comment};
}

void Rated::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.satisfaction.reset();
  if (satisfaction != Satisfaction::not_said) dossier.satisfaction = satisfaction;
  dossier.rated_at = occasion.effective;
}

}  // namespace motcua
