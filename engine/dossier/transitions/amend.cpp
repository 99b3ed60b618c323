// How it is decided and applied.
#include "engine/dossier/transitions/amend.h"

namespace motcua {

OrRejection<Amended> Amend::decide(const Situation& situation) const {
  if (const auto allowed = check_transition(verb, situation); !allowed) {
    return tl::unexpected(allowed.error());
  }
  const Dossier& dossier = *situation.dossier;
  Amended event{.application = dossier.application,
                .promise = dossier.promise,
                .due_before = dossier.current_due_time,
                .field_name = dossier.field_name,
                .reason = reason};
  if (applicant) event.application.applicant = *applicant;
  if (!papers.empty()) event.application.papers = papers;
  if (!request_content.empty()) event.application.request_content = request_content;
  if (!procedure.empty()) event.application.procedure = procedure;
  if (channel) event.application.channel = *channel;
  const bool corrects = event.application.procedure != dossier.application.procedure ||
                        event.application.channel != dossier.application.channel;
  if (!corrects) return event;

  if (const auto role = check_supervisor(verb, situation); !role) {
    return tl::unexpected(role.error());
  }
  const bool untouched = dossier.state == State::submitted ||
                         (dossier.state == State::received && dossier.hand_overs == 0);
  if (!untouched || !dossier.pauses.empty()) {
    return reject(Reason::CORRECTION_TOO_LATE,
                  {{"code", dossier.code}, {"state", std::string(name_of(dossier.state))}});
  }
  const Instant from = dossier.received_at.value_or(situation.effective);
  const auto promise = make_promise(*situation.catalogue, event.application, from);
  if (!promise) return tl::unexpected(promise.error());
  event.field_name =
      situation.catalogue->procedure(event.application.procedure, promise->procedure_version)
          ->field_name;
  if (!dossier.is_received()) return event;
  event.repromised = true;
  event.promise = *promise;
  return event;
}

void Amended::apply_to(Dossier& dossier, const Occasion&) const {
  dossier.application = application;
  dossier.field_name = field_name;
  if (!repromised) return;
  dossier.promise = promise;
  dossier.current_due_time = promise.due_time;
  dossier.current_due_provisional = promise.due_provisional;
  dossier.current_letter_deadline = promise.letter_deadline;
  dossier.stages.clear();
  begin_open_stage(dossier, *dossier.received_at);
}

}  // namespace motcua
