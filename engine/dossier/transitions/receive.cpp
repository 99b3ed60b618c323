// A submission brings its application along; at the counter the command does. An import keeps its
// code and due time. A result that is given at once is applied as its own events would be.
#include "engine/dossier/transitions/receive.h"

#include <utility>

#include "engine/dossier/clock.h"
#include "engine/dossier/fees.h"
#include "engine/dossier/law.h"
#include "engine/dossier/transferring.h"
#include "engine/dossier/transitions/resolve.h"
#include "engine/dossier/transitions/return_result.h"
#include "engine/try.h"

namespace motcua {

namespace {

const Application& application_of(const Receive& command, const Situation& situation) {
  return situation.dossier ? situation.dossier->application : command.application;
}

// What it has already: of an import, or the portal's. Empty: it is given one now.
std::string given_code(const Receive& command, const Situation& situation) {
  if (!command.imported_code.empty()) return command.imported_code;
  if (!situation.dossier) return command.portal_code;
  const auto parsed = parse_code(situation.dossier->code);
  const bool stays = parsed && parsed->key.series == Series::dossier_code &&
                     is_outside(parsed->key.unit, *situation.catalogue);
  return stays ? situation.dossier->code : std::string();
}

OrRejection<void> check_result(const ImmediateResult& result, const Procedure& procedure) {
  if (!procedure.immediate) return reject_field("result", "immediate_procedure");
  if (result.outcome == Outcome::not_said) return reject_field("result.outcome", "required");
  if (result.method == ReturnMethod::not_said) {
    return reject_field("result.return_method", "required");
  }
  return {};
}

}  // namespace

std::optional<SeriesKey> Receive::series(const Situation& situation) const {
  if (!given_code(*this, situation).empty()) return std::nullopt;
  return code_series(Series::dossier_code, application_of(*this, situation), situation);
}

OrRejection<Received> Receive::decide(const Situation& situation) const {
  if (situation.dossier && application != Application{}) {
    return reject_field("unit", "empty_with_code");
  }
  if (situation.dossier && !portal_code.empty()) {
    return reject_field("portal_code", "empty_with_code");
  }
  const Application& taken = application_of(*this, situation);
  const auto field_name = TRY(check_application(taken, situation));
  TRY(check_portal_code(portal_code, taken, situation));
  const Regulation law = law_of(*situation.catalogue, taken, day_of(situation.effective));
  auto promise = TRY(make_promise(*situation.catalogue, law, taken, situation.effective));
  const Procedure& procedure =
      *situation.catalogue->procedure(taken.procedure, promise.procedure_version);
  if (due_at) {
    const WorkingTime& time = situation.catalogue->working_time(taken.unit);
    promise.due_time = due_at;
    promise.due_provisional = false;
    promise.letter_deadline =
        letter_deadline(law, time, minute_of(situation.effective), minute_of(*due_at));
  }
  Received event{.application = application,
                 .promise = promise,
                 .code = given_code(*this, situation),
                 .field_name = field_name,
                 .resume_policy = resume_policy_of(law),
                 .payment_stops_clock = procedure.payment_stops_clock};
  event.fees = TRY(check_fees(fees, situation));
  event.central_code = is_numbered_elsewhere(event.code, *situation.catalogue);
  if (event.code.empty()) event.code = format_code(*series(situation), situation.next_in_series);
  if (!taken.receiving_unit.empty() && taken.receiving_unit != taken.unit) {
    event.transfer_due = transfer_due(taken, situation.effective, law,
                                      situation.catalogue->working_time(taken.unit));
  }
  if (!result) return event;
  TRY(check_result(*result, procedure));
  event.outcome = result->outcome;
  event.electronic_result = result->electronic_result;
  event.method = result->method;
  event.taken_by = result->taken_by;
  event.timeliness = judge(situation.effective, promise.due_time);
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
  dossier.acceptance_was_due = std::exchange(dossier.acceptance_due, std::nullopt);
  dossier.received_at = occasion.effective;
  dossier.transfer_due = transfer_due;
  dossier.current_due_time = promise.due_time;
  dossier.current_due_provisional = promise.due_provisional;
  dossier.current_letter_deadline = promise.letter_deadline;
  begin_open_stage(dossier, occasion.effective);
  apply_fees(dossier, fees, occasion.effective);
  if (!timeliness) return;
  Resolved{.outcome = outcome,
           .electronic_result = electronic_result,
           .timeliness = *timeliness,
           .due_before = promise.due_time}
      .apply_to(dossier, occasion);
  Returned{.method = method, .taken_by = taken_by}.apply_to(dossier, occasion);
}

}  // namespace motcua
