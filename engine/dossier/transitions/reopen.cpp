// How it is decided and applied.
#include "engine/dossier/transitions/reopen.h"

namespace motcua {

OrRejection<void> check_supervisor(Verb verb, const Situation& situation) {
  if (situation.actor.role == Role::supervisor || situation.imported) return {};
  return reject(Reason::ROLE_REQUIRED,
                {{"action", std::string(transition_of(verb).name)}, {"role", "supervisor"}});
}

OrRejection<Reopened> Reopen::decide(const Situation& situation) const {
  if (const auto allowed = check_transition(verb, situation); !allowed) {
    return tl::unexpected(allowed.error());
  }
  if (const auto role = check_supervisor(verb, situation); !role) {
    return tl::unexpected(role.error());
  }
  return Reopened{.reason = reason};
}

void Reopened::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.state = State::processing;
  dossier.reopened_at.push_back(occasion.effective);
  dossier.returned_at.reset();
  begin_open_stage(dossier, occasion.effective);
}

}  // namespace motcua
