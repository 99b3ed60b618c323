// A submission brings its application along; at the counter the command does. An import keeps its
// code and due time.
#include "engine/dossier/transitions/receive.h"

#include "engine/dossier/clock.h"
#include "engine/try.h"

namespace motcua {

namespace {

const Application& application_of(const Receive& command, const Situation& situation) {
  return situation.dossier ? situation.dossier->application : command.application;
}

}  // namespace

std::optional<SeriesKey> Receive::series(const Situation& situation) const {
  return code_series(Series::dossier_code, application_of(*this, situation), situation);
}

OrRejection<Received> Receive::decide(const Situation& situation) const {
  if (situation.dossier && application != Application{}) {
    return reject_field("unit", "empty_with_code");
  }
  const Application& taken = application_of(*this, situation);
  const auto field_name = TRY(check_application(taken, situation));
  auto promise = TRY(make_promise(*situation.catalogue, taken, situation.effective));
  const Procedure& procedure =
      *situation.catalogue->procedure(taken.procedure, promise.procedure_version);
  if (due_at) {
    const WorkingTime& time = situation.catalogue->working_time(taken.unit);
    promise.due_time = due_at;
    promise.due_provisional = false;
    promise.letter_deadline = instant_of(letter_deadline(
        time, minute_of(situation.effective), minute_of(*due_at),
        letter_before_of(*situation.catalogue, &procedure, day_of(situation.effective))));
  }
  Received event{
      .application = application,
      .promise = promise,
      .code = imported_code,
      .field_name = field_name,
      .resume_policy = resume_policy_of(procedure, *situation.catalogue, situation.effective),
      .payment_stops_clock = procedure.payment_stops_clock};
  event.central_code = is_central_code(imported_code, *situation.catalogue);
  if (event.code.empty()) event.code = format_code(*series(situation), situation.next_in_series);
  return event;
}

void Received::apply_to(Dossier& dossier, const Occasion& occasion) const {
  if (dossier.state == State::submitted) {
    if (code != dossier.code) dossier.provisional_code = dossier.code;
  } else {
    dossier.application = application;
    dossier.holder.unit =
        application.receiving_unit.empty() ? application.unit : application.receiving_unit;
  }
  dossier.holder.officer = occasion.actor.officer;
  dossier.state = State::received;
  dossier.code = code;
  dossier.field_name = field_name;
  dossier.promise = promise;
  dossier.resume_policy = resume_policy;
  dossier.payment_stops_clock = payment_stops_clock;
  dossier.slow_acceptance = dossier.acceptance_due && occasion.effective > *dossier.acceptance_due;
  dossier.acceptance_due.reset();
  dossier.received_at = occasion.effective;
  dossier.current_due_time = promise.due_time;
  dossier.current_due_provisional = promise.due_provisional;
  dossier.current_letter_deadline = promise.letter_deadline;
  begin_open_stage(dossier, occasion.effective);
}

}  // namespace motcua
