// What a regulation does not say is as its fields tell.
#include "engine/dossier/arriving.h"

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

}  // namespace

bool counts_from(ArrivalOf kind, const Application& application, const Regulation& law) {
  const bool is_received_elsewhere =
      !application.receiving_unit.empty() && application.receiving_unit != application.unit;
  return law.clock_start_boundary_free == ClockStart::arrival && kind == arrival_that_counts(law) &&
         is_in_scope(application.boundary, law.arrival_scope) && is_received_elsewhere;
}

bool is_under_way(const Dossier& dossier, const Regulation& law) {
  return dossier.is_received() && !dossier.clock_started_at && dossier.finishes.empty() &&
         counts_from(arrival_that_counts(law), dossier.application, law);
}

Holder answerable_holder(const Dossier& dossier, const Regulation& law) {
  const std::string& receiver = dossier.application.receiving_unit;
  if (!is_under_way(dossier, law) || dossier.holder.unit == receiver) return dossier.holder;
  Holder holder;
  holder.unit = receiver;
  return holder;
}

}  // namespace motcua
