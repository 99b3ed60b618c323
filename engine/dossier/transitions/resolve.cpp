// How it is decided and applied.
#include "engine/dossier/transitions/resolve.h"

namespace motcua {

OrRejection<Resolved> Resolve::decide(const Situation& situation) const {
  if (const auto allowed = check_transition(verb, situation); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const Dossier& dossier = *situation.dossier;
  Resolved event{.outcome = outcome,
                 .electronic_result = electronic_result,
                 .timeliness = judge(situation.effective, dossier.current_due_time),
                 .due_before = dossier.current_due_time};
  // A second finish is late if the first or the second was.
  if (dossier.is_late()) event.timeliness = Timeliness::late;
  return event;
}

void Resolved::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.state = State::resolved;
  dossier.outcome = outcome;
  dossier.electronic_result = electronic_result;
  dossier.finishes.push_back(
      {.at = occasion.effective, .due = due_before, .timeliness = timeliness});
  begin_stage(dossier, occasion.effective, Clock::ended, std::nullopt);
}

}  // namespace motcua
