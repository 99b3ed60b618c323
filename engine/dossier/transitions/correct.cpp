// The applicant alone, whole or field by field as the mask says.
#include "engine/dossier/transitions/correct.h"

namespace motcua {

OrRejection<Corrected> Correct::decide(const Situation& situation) const {
  const Applicant& before = situation.dossier->application.applicant;
  Corrected event{.applicant = before, .reason = reason};
  const auto& mask = update_mask.paths;
  for (const std::string& path : mask.empty() ? filled_in(applicant) : mask) {
    if (!motcua::correct(applicant, path, event.applicant)) {
      return reject_field("update_mask", "one_of " + applicant_paths());
    }
  }
  if (event.applicant == before && !situation.imported) {
    return reject_field("update_mask", "something_to_amend");
  }
  return event;
}

void Corrected::apply_to(Dossier& dossier, const Occasion&) const {
  dossier.application.applicant = applicant;
}

}  // namespace motcua
