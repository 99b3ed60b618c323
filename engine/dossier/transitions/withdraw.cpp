// How it is decided and applied.
#include "engine/dossier/transitions/withdraw.h"

namespace motcua {

Timeliness judge_ended(const Dossier& dossier, Instant effective) {
  if (dossier.clock() != Clock::waiting) return judge(effective, dossier.current_due_time);
  const Pause& pause = dossier.pauses.back();
  return judge(pause.from, pause.due_before);
}

void apply_end(Dossier& dossier, Instant effective, State state, Timeliness timeliness) {
  if (dossier.is_paused()) dossier.pauses.back().to = effective;
  if (dossier.is_received()) begin_stage(dossier, effective, Clock::ended, std::nullopt);
  dossier.acceptance_due.reset();
  dossier.state = state;
  dossier.ended_at = effective;
  dossier.ended_timeliness = timeliness;
}

OrRejection<Withdrawn> Withdraw::decide(const Situation& situation) const {
  if (const auto allowed = check_transition(verb, situation); !allowed) {
    return tl::unexpected(allowed.error());
  }
  return Withdrawn{.timeliness = judge_ended(*situation.dossier, situation.effective),
                   .reason = reason};
}

void Withdrawn::apply_to(Dossier& dossier, const Occasion& occasion) const {
  apply_end(dossier, occasion.effective, State::withdrawn, timeliness);
}

}  // namespace motcua
