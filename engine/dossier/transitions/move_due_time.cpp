// An import keeps the time that it gives; it need not know our calendar.
#include "engine/dossier/transitions/move_due_time.h"

#include "engine/dossier/clock.h"
#include "engine/dossier/law.h"
#include "engine/try.h"

namespace motcua {

bool is_due_on_day_off(const Dossier& dossier, const WorkingTime& time) {
  return dossier.allows(Verb::move_due_time) && dossier.clock() == Clock::running &&
         dossier.current_due_time &&
         !time.is_working(due_day(minute_of(*dossier.current_due_time)));
}

OrRejection<DueTimeMoved> MoveDueTime::decide(const Situation& situation) const {
  const Dossier& dossier = *situation.dossier;
  TRY(check_role(verb, set_of({Role::head, Role::supervisor}), situation));
  const WorkingTime& time = situation.catalogue->working_time(dossier.application.unit);
  const bool is_given = due_at && dossier.current_due_time;  // none while the clock waits
  if (!is_given && !is_due_on_day_off(dossier, time)) {
    return reject(Reason::DUE_DAY_IS_OPEN, {{"code", dossier.code}});
  }
  const Minute before = minute_of(*dossier.current_due_time);
  DueTimeMoved event{.reason = reason, .due_before = dossier.current_due_time};
  if (is_given) {
    event.due_after = due_at;
  } else {
    const auto [limit, day_policy] = counted_limit(dossier);
    const auto due = due_after_day_off(time, limit, day_policy, before);
    if (!due) {
      return calendar_ends(dossier.application.unit, due.error());
    }
    event.due_after = instant_of(*due);
    event.due_provisional =
        dossier.current_due_provisional || time.is_provisional(due_day(before), due_day(*due));
  }
  event.letter_deadline =
      letter_deadline(law_of(dossier, *situation.catalogue), time, minute_of(*dossier.received_at),
                      minute_of(*event.due_after));
  return event;
}

void DueTimeMoved::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.due_moves.push_back(
      {.at = occasion.effective, .due_before = due_before, .due_after = due_after});
  dossier.current_due_time = due_after;
  dossier.current_due_provisional = due_provisional;
  dossier.current_letter_deadline = letter_deadline;
  begin_open_stage(dossier, occasion.effective);
}

}  // namespace motcua
