// Each arrival once, and only of what may be under way; so of an import, too.
#include "engine/dossier/transitions/arrive.h"

#include "engine/dossier/arriving.h"
#include "engine/dossier/law.h"
#include "engine/try.h"

namespace motcua {
namespace {

const std::optional<Instant>& arrived_before(ArrivalOf kind, const Dossier& dossier) {
  return kind == ArrivalOf::paper ? dossier.arrived_on_paper_at : dossier.arrived_electronically_at;
}

OrRejection<void> check_fact(ArrivalOf kind, const Dossier& dossier) {
  if (kind == ArrivalOf::not_said) return reject_field("arrival", "required");
  if (!dossier.is_received()) return reject_field("code", "received");
  if (dossier.application.boundary == Boundary::not_said) {
    return reject(Reason::NOT_BOUNDARY_FREE, {{"code", dossier.code}});
  }
  const auto& before = arrived_before(kind, dossier);
  if (!before) return {};
  return reject(Reason::ARRIVED_ALREADY,
                {{"code", dossier.code}, {"arrived_time", format_instant(*before)}});
}

// From the arrival with the promised limit, by the calendar of whoever has it now.
OrRejection<void> reckon_anew(const Arrive& command, const Situation& situation, Arrived& event) {
  const Dossier& dossier = *situation.dossier;
  const WorkingTime& time = situation.catalogue->working_time(dossier.application.unit);
  const Minute arrived = minute_of(situation.effective);
  const auto limit = parse_limit(dossier.promise.limit);
  if (command.due_at) {
    event.due_after = command.due_at;
  } else if (limit) {
    const auto due = reckon_due(time, *limit, dossier.promise.day_policy, arrived);
    if (!due) return calendar_ends(dossier.application.unit, due.error());
    event.due_after = instant_of(due->due);
    event.due_provisional = due->provisional;
  } else {
    return {};  // the due time came with an imported history, without a limit to count
  }
  event.letter_deadline = letter_deadline(law_of(dossier, *situation.catalogue), time, arrived,
                                          minute_of(*event.due_after));
  return {};
}

}  // namespace

OrRejection<Arrived> Arrive::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  TRY(check_fact(kind, dossier));
  const Regulation law = law_of(dossier, *situation.catalogue);
  Arrived event{.kind = kind, .due_before = dossier.current_due_time};
  // What was finished and reopened had come long ago.
  event.starts_clock = dossier.finishes.empty() && counts_from(kind, dossier, law);
  // Told after the first phase's end it leaves the second phase what it has.
  const bool is_reckoned = dossier.current_due_time && !dossier.second_phase;
  if (event.starts_clock && (due_at || is_reckoned)) {
    TRY(reckon_anew(*this, situation, event));
  }
  return event;
}

void Arrived::apply_to(Dossier& dossier, const Occasion& occasion) const {
  const bool is_paper = kind == ArrivalOf::paper;
  (is_paper ? dossier.arrived_on_paper_at : dossier.arrived_electronically_at) = occasion.effective;
  if (!starts_clock) return;
  dossier.clock_started_at = occasion.effective;
  if (dossier.holder.unit == dossier.application.receiving_unit) {
    dossier.holder = {};
    dossier.holder.unit = dossier.application.unit;
  }
  if (!due_after) return;
  dossier.due_from_arrival = due_after;
  dossier.current_due_time = due_after;
  dossier.current_due_provisional = due_provisional;
  dossier.current_letter_deadline = letter_deadline;
  begin_open_stage(dossier, occasion.effective);
}

}  // namespace motcua
