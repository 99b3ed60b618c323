// A supervisor's act; the old due time holds again, or that of the correction.
#include "engine/dossier/transitions/reopen.h"

#include "engine/dossier/law.h"
#include "engine/try.h"

namespace motcua {
namespace {

// By the law of the dossier, and the calendar of who handles it.
OrRejection<void> promise_correction(const Situation& situation, Reopened& event) {
  const Dossier& dossier = *situation.dossier;
  const Regulation law = law_of(dossier, *situation.catalogue);
  const auto limit = parse_limit(law.correction_limit);
  if (event.cause != ReopenCause::agency_fault || !limit) return {};
  const WorkingTime& time = situation.catalogue->working_time(dossier.application.unit);
  const Minute reopened = minute_of(situation.effective);
  const auto due = reckon_due(time, *limit, DayPolicy::by_day, reopened);
  if (!due) return calendar_ends(dossier.application.unit, due.error());
  event.limit = law.correction_limit;
  event.due_after = instant_of(due->due);
  event.due_provisional = due->provisional;
  event.letter_deadline = letter_deadline(law, time, reopened, due->due);
  return {};
}

}  // namespace

OrRejection<Reopened> Reopen::decide(const Situation& situation) const {
  TRY(check_role(verb, bit_of(Role::supervisor), situation));
  Reopened event{.reason = reason, .cause = cause};
  TRY(promise_correction(situation, event));
  return event;
}

void Reopened::apply_to(Dossier& dossier, const Occasion& occasion) const {
  dossier.state = State::processing;
  dossier.reopened_at.push_back(occasion.effective);
  dossier.returned_at.reset();
  if (due_after) {
    dossier.corrections.push_back({.reopened_at = occasion.effective,
                                   .limit = limit,
                                   .finished_at = std::nullopt,
                                   .due = due_after});
    dossier.current_due_time = due_after;
    dossier.current_due_provisional = due_provisional;
    dossier.current_letter_deadline = letter_deadline;
    dossier.reappointed_time.reset();  // it was of what is corrected now
  }
  begin_open_stage(dossier, occasion.effective);
}

}  // namespace motcua
