// At the resumption what was left runs on, or the limit starts anew: by the dossier's policy.
#include "engine/dossier/clock.h"

namespace motcua {

PauseStart stop_clock(const Situation& situation, bool stops) {
  const Dossier& dossier = *situation.dossier;
  const auto due = dossier.is_received() ? dossier.current_due_time : dossier.acceptance_due;
  PauseStart start{.due_before = due};
  const Minute paused = minute_of(situation.effective);
  if (!stops || !due || paused >= minute_of(*due)) return start;
  start.clock_stopped = true;
  start.minutes_left = open_minutes_between(
      situation.catalogue->working_time(dossier.application.unit), paused, minute_of(*due));
  return start;
}

OrRejection<PauseEnd> resume_clock(const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  const Pause& pause = dossier.pauses.back();
  PauseEnd end{.resumed = true, .due_after = pause.due_before};
  if (!pause.clock_stopped) {
    end.letter_deadline = dossier.current_letter_deadline;
    end.due_provisional = dossier.current_due_provisional;
    return end;
  }
  const WorkingTime& time = situation.catalogue->working_time(dossier.application.unit);
  const Minute resumed = minute_of(situation.effective);
  // The acceptance clock has no limit to start anew.
  const auto policy = dossier.is_received() ? dossier.resume_policy : ResumePolicy::remaining;
  const auto due = due_after_pause(time,
                                   {.resume_policy = policy,
                                    .limit = parse_limit(dossier.promise.limit),
                                    .day_policy = dossier.promise.day_policy,
                                    .minutes_left = pause.minutes_left},
                                   resumed);
  if (!due) {
    return calendar_ends(dossier.application.unit, due.error());
  }
  end.due_after = instant_of(*due);
  // What was left rests on the days before the pause, too.
  end.due_provisional = (policy == ResumePolicy::remaining && dossier.current_due_provisional) ||
                        time.is_provisional(day_of(resumed), due_day(*due));
  const Instant received = dossier.received_at.value_or(situation.effective);
  end.letter_deadline = instant_of(letter_deadline(time, minute_of(received), *due));
  return end;
}

void apply_pause(Dossier& dossier, const PauseStart& start, Pause pause, State next) {
  pause.clock_stopped = start.clock_stopped;
  pause.due_before = start.due_before;
  pause.minutes_left = start.minutes_left;
  pause.state_before = dossier.state;
  const Instant from = pause.from;
  dossier.pauses.push_back(std::move(pause));
  dossier.state = next;
  if (!start.clock_stopped) return;
  if (!dossier.is_received()) {
    dossier.acceptance_due.reset();
    return;
  }
  dossier.current_due_time.reset();
  dossier.current_letter_deadline.reset();
  begin_stage(dossier, from, Clock::waiting, std::nullopt);
}

void apply_resumption(Dossier& dossier, const PauseEnd& end, Instant effective) {
  Pause& pause = dossier.pauses.back();
  pause.to = effective;
  pause.due_after = end.due_after;
  dossier.state = pause.state_before;
  if (!pause.clock_stopped) return;
  if (!dossier.is_received()) {
    dossier.acceptance_due = end.due_after;
    return;
  }
  dossier.current_due_time = end.due_after;
  dossier.current_due_provisional = end.due_provisional;
  dossier.current_letter_deadline = end.letter_deadline;
  begin_open_stage(dossier, effective);
}

}  // namespace motcua
