// What a regulation does not say is as its fields tell.
#include "engine/dossier/arriving.h"

#include <algorithm>

namespace motcua {
namespace {

ArrivalOf arrival_that_counts(const Regulation& law) {
  return law.arrival_counts == ArrivalOf::not_said ? ArrivalOf::electronic : law.arrival_counts;
}

bool is_in_scope(Boundary boundary, ArrivalScope scope) {
  if (boundary == Boundary::not_said) return false;
  switch (scope) {
    case ArrivalScope::province: return boundary == Boundary::province;
    case ArrivalScope::nation: return boundary == Boundary::nation;
    case ArrivalScope::not_said:
    case ArrivalScope::both: break;
  }
  return true;
}

bool awaits_arrival(const Dossier& dossier, const Regulation& law) {
  return dossier.is_received() && !dossier.clock_started_at &&
         counts_from(arrival_that_counts(law), dossier, law);
}

}  // namespace

bool counts_from(ArrivalOf kind, const Dossier& dossier, const Regulation& law) {
  return law.clock_start_boundary_free == ClockStart::arrival && kind == arrival_that_counts(law) &&
         is_in_scope(dossier.application.boundary, law.arrival_scope) &&
         is_received_elsewhere(dossier);
}

bool is_under_way(const Dossier& dossier, const Regulation& law) {
  return dossier.finishes.empty() && awaits_arrival(dossier, law);
}

bool is_arrival_missing(const Dossier& dossier, const Regulation& law) {
  return !dossier.finishes.empty() && awaits_arrival(dossier, law);
}

bool is_arrival_told_late(const Dossier& dossier, const std::optional<Instant>& due_before) {
  if (!dossier.clock_started_at) return false;
  const bool is_past_due =
      due_before && minute_of(*dossier.clock_started_at) > minute_of(*due_before);
  // What the counter held is on nobody's desk since the arrival.
  const Holder& holder = dossier.holder;
  const bool is_on_a_desk =
      dossier.hand_overs > 0 && (!holder.officer.empty() || !holder.step.empty());
  const bool was_paused =
      std::any_of(dossier.pauses.begin(), dossier.pauses.end(),
                  [](const Pause& pause) { return pause.state_before != State::submitted; });
  return is_past_due || is_on_a_desk || was_paused || !dossier.consultations.empty() ||
         !dossier.parts.empty();
}

Holder answerable_holder(const Dossier& dossier, const Regulation& law) {
  const std::string& receiver = dossier.application.receiving_unit;
  if (!is_under_way(dossier, law) || dossier.holder.unit == receiver) return dossier.holder;
  Holder holder;
  holder.unit = receiver;
  return holder;
}

}  // namespace motcua
