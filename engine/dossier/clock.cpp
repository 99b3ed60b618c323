// At the resumption what was left runs on, or the limit starts anew: after a supplement as law or
// procedure says, after a payment the former; anew after an arrival meanwhile that it counts from.
#include "engine/dossier/clock.h"

#include "engine/dossier/law.h"
#include "engine/try.h"

namespace motcua {
namespace {

// Of the last pause: of the promise, or before the receipt of the hours to accept in.
Remainder remainder_of(const Dossier& dossier, const Catalogue& catalogue) {
  const Pause& pause = dossier.pauses.back();
  if (dossier.is_received()) {
    auto [limit, day_policy] = counted_limit(dossier);
    if (pause.phase == PausePhase::between && dossier.second_phase) {
      limit = parse_limit(dossier.second_phase->limit);
    }
    return {.resume_policy = resume_policy_after(pause, dossier),
            .limit = limit,
            .day_policy = day_policy,
            .minutes_left = pause.minutes_left};
  }
  const Regulation regulation = law_of(dossier, catalogue);
  return {.resume_policy = regulation.resume_intake,
          .limit = parse_limit(std::to_string(regulation.acceptance_hours) + "h"),
          .day_policy = DayPolicy::by_hours,
          .minutes_left = pause.minutes_left};
}

// Behind a pause in which the clock stood.
OrRejection<PauseEnd> resumed_clock(const Remainder& remainder, Instant at, bool was_provisional,
                                    const Dossier& dossier, const Catalogue& catalogue) {
  const WorkingTime& time = catalogue.working_time(dossier.application.unit);
  const Minute resumed = minute_of(at);
  const auto due = due_after_pause(time, remainder, resumed);
  if (!due) return calendar_ends(dossier.application.unit, due.error());
  PauseEnd end{.resumed = true, .due_after = instant_of(*due)};
  // What was left rests on the days before the pause, too.
  const bool runs_on = remainder.resume_policy != ResumePolicy::restart;
  end.due_provisional =
      (runs_on && was_provisional) || time.is_provisional(day_of(resumed), due_day(*due));
  const Minute received = minute_of(dossier.received_at.value_or(at));
  end.letter_deadline = letter_deadline(law_of(dossier, catalogue), time, received, *due);
  return end;
}

// While the clock runs the whole limit counts from there.
OrRejection<void> arrive_anew(ClockAnew& anew, const Dossier& dossier, const Catalogue& catalogue) {
  const auto limit = parse_limit(dossier.promise.limit);
  if (!anew.due || !limit) return {};
  const WorkingTime& time = catalogue.working_time(dossier.application.unit);
  const Minute arrived = minute_of(*dossier.clock_started_at);
  const auto reckoned = reckon_due(time, *limit, dossier.promise.day_policy, arrived);
  if (!reckoned) return calendar_ends(dossier.application.unit, reckoned.error());
  anew.due = anew.due_from_arrival = instant_of(reckoned->due);
  anew.due_provisional = reckoned->provisional;
  anew.letter_deadline = letter_deadline(law_of(dossier, catalogue), time, arrived, reckoned->due);
  return {};
}

}  // namespace

CountedLimit counted_limit(const Dossier& dossier) {
  if (const Correction* const correction = dossier.correction()) {
    return {.limit = parse_limit(correction->limit), .day_policy = DayPolicy::by_day};
  }
  const auto& second = dossier.second_phase;
  return {.limit = parse_limit(second && second->due ? second->limit : dossier.promise.limit),
          .day_policy = dossier.promise.day_policy};
}

ResumePolicy resume_policy_of(const Regulation& law) {
  const bool says = law.resume_examination != ResumePolicy::not_said;
  return says ? law.resume_examination : ResumePolicy::remaining;
}

bool has_arrived_during(const Pause& pause, const Dossier& dossier) {
  const auto& started = dossier.clock_started_at;
  const auto& second = dossier.second_phase;
  if (started && second && *started > second->first_ended_at) return false;
  return started && *started >= pause.from && (!pause.to || *started <= *pause.to);
}

// What arrived where it is decided while the clock stood has its whole limit.
ResumePolicy resume_policy_after(const Pause& pause, const Dossier& dossier) {
  if (has_arrived_during(pause, dossier)) return ResumePolicy::restart;
  if (pause.phase == PausePhase::between) return ResumePolicy::restart;
  const bool is_supplement = pause.phase == PausePhase::examination;
  return is_supplement ? dossier.resume_policy : ResumePolicy::remaining;
}

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
    if (dossier.is_received()) end.due_after = dossier.current_due_time;  // may have been moved
    end.letter_deadline = dossier.current_letter_deadline;
    end.due_provisional = dossier.current_due_provisional;
    return end;
  }
  const Catalogue& catalogue = *situation.catalogue;
  return resumed_clock(remainder_of(dossier, catalogue), situation.effective,
                       dossier.current_due_provisional, dossier, catalogue);
}

OrRejection<ClockAnew> reckon_clock_anew(const Dossier& dossier, const Catalogue& catalogue) {
  const WorkingTime& time = catalogue.working_time(dossier.application.unit);
  ClockAnew anew{.pauses = {},
                 .due_from_arrival = std::nullopt,
                 .due = dossier.promise.due_time,
                 .due_provisional = dossier.promise.due_provisional,
                 .letter_deadline = dossier.promise.letter_deadline};
  const auto& arrived = dossier.clock_started_at;
  bool is_to_arrive = arrived.has_value();
  for (size_t i = 0; i < dossier.pauses.size(); ++i) {
    const Pause& pause = dossier.pauses[i];
    if (pause.state_before == State::submitted || !pause.to) continue;
    if (is_to_arrive && *arrived <= pause.from) {
      TRY(arrive_anew(anew, dossier, catalogue));
      is_to_arrive = false;
    }
    PauseAnew& one = anew.pauses.emplace_back(PauseAnew{
        .position = static_cast<int32_t>(i + 1), .due_before = anew.due, .due_after = anew.due});
    const bool stops = pause.phase == PausePhase::examination || dossier.payment_stops_clock;
    const Minute paused = minute_of(pause.from);
    if (!stops || !anew.due || paused >= minute_of(*anew.due)) continue;
    one.clock_stopped = true;
    if (is_to_arrive && *arrived < *pause.to) is_to_arrive = false;  // the whole limit, behind it
    one.minutes_left = open_minutes_between(time, paused, minute_of(*anew.due));
    const Remainder remainder{.resume_policy = resume_policy_after(pause, dossier),
                              .limit = parse_limit(dossier.promise.limit),
                              .day_policy = dossier.promise.day_policy,
                              .minutes_left = one.minutes_left};
    const auto end =
        TRY(resumed_clock(remainder, *pause.to, anew.due_provisional, dossier, catalogue));
    anew.due_provisional = end.due_provisional;
    anew.letter_deadline = end.letter_deadline;
    anew.due = one.due_after = end.due_after;
  }
  if (is_to_arrive) {
    TRY(arrive_anew(anew, dossier, catalogue));
  }
  return anew;
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
