// Straight away it gets a provisional code; a submission keeps the one that it has.
#include "engine/dossier/transitions/refuse.h"

#include "engine/try.h"

namespace motcua {

std::optional<SeriesKey> Refuse::series(const Situation& situation) const {
  if (situation.dossier) return std::nullopt;
  return code_series(Series::provisional_code, application, situation);
}

OrRejection<Refused> Refuse::decide(const Situation& situation) const {
  Refused event{.application = application, .reason = reason, .legal_basis = legal_basis};
  if (situation.dossier) {
    if (application != Application{}) return reject_field("unit", "empty_with_code");
    return event;
  }
  TRY(check_application(application, situation));
  event.code = imported_code.empty() ? format_code(*series(situation), situation.next_in_series)
                                     : imported_code;
  event.central_code = is_numbered_elsewhere(imported_code, *situation.catalogue);
  return event;
}

void Refused::apply_to(Dossier& dossier, const Occasion& occasion) const {
  if (dossier.state == State::none) {
    dossier.application = application;
    dossier.code = code;
    dossier.submitted_at = occasion.effective;
  }
  dossier.slow_acceptance = dossier.acceptance_due && occasion.effective > *dossier.acceptance_due;
  end(dossier, Ending::refused, occasion.effective, Timeliness::undated);
}

}  // namespace motcua
