// Pieces between the pauses: up to each pause by the minute; the last by the limit if there was
// none. What was under way counts for nothing, where the limit counts from the arrival.
#include "engine/lookup/explanation.h"

#include <algorithm>

namespace motcua {
namespace {

// Of the last correction, if there was one, else of the second phase once it has begun, or the
// promise.
const std::string& limit_of(const Dossier& dossier, bool is_second) {
  if (!dossier.corrections.empty()) return dossier.corrections.back().limit;
  return is_second ? dossier.second_phase->limit : dossier.promise.limit;
}

std::vector<Step> by_limit(const Dossier& dossier, const WorkingTime& time, Minute from,
                           Minute due) {
  const bool corrects = !dossier.corrections.empty();
  const bool is_second = dossier.second_phase && dossier.second_phase->due;
  const auto limit = parse_limit(limit_of(dossier, is_second));
  if (limit) {
    auto steps =
        explain_due(time, *limit, corrects ? DayPolicy::by_day : dossier.promise.day_policy, from);
    if (steps && !steps->empty() && steps->back().to == due) return std::move(*steps);
  }
  return explain_minutes(time, from, due);
}

struct Arrival {
  Minute at;
  Minute due;
};

std::optional<Arrival> arrival_of(const Dossier& dossier) {
  if (!dossier.clock_started_at || !dossier.due_from_arrival) return std::nullopt;
  return Arrival{
      .at = std::max(minute_of(*dossier.received_at), minute_of(*dossier.clock_started_at)),
      .due = minute_of(*dossier.due_from_arrival)};
}

// While its clock stood: what was counted before that pause counts for nothing, and the limit runs
// from its end. Null: it did not.
const Pause* pause_of_arrival(const Dossier& dossier) {
  if (dossier.due_from_arrival || !parse_limit(dossier.promise.limit)) return nullptr;
  const Pause* found = nullptr;
  for (const Pause& pause : dossier.pauses) {
    const bool counts = pause.clock_stopped && pause.state_before != State::submitted;
    if (counts && has_arrived_during(pause, dossier)) found = &pause;
  }
  return found;
}

void append_under_way(std::vector<Step>& steps, Minute from, Minute to) {
  if (to <= from) return;
  steps.push_back({.from = from, .to = to, .reason = StepReason::under_way, .name = {}});
}

void append_anew(std::vector<Step>& steps, Minute at, const std::string& limit) {
  steps.push_back({.from = at, .to = at, .reason = StepReason::counted_anew, .name = limit});
}

void append_pause(std::vector<Step>& steps, Minute from, Minute to, const Pause& pause) {
  steps.push_back({.from = from,
                   .to = to,
                   .reason = StepReason::paused,
                   .name = pause.legal_basis.empty() ? pause.reason : pause.legal_basis});
}

void append_second_phase(std::vector<Step>& steps, Minute at, const SecondPhase& second) {
  steps.push_back({.from = at, .to = at, .reason = StepReason::second_phase, .name = second.limit});
}

// What came behind the due time of a first phase that ended at it or later: up to where the second
// phase begins, which has no due time of its own.
void append_late_phases(std::vector<Step>& steps, Minute due, const Dossier& dossier) {
  if (!dossier.second_phase || !dossier.corrections.empty()) return;
  for (const Pause& pause : dossier.pauses) {
    const bool is_late = !pause.clock_stopped && minute_of(pause.from) >= due;
    if (pause.phase != PausePhase::between || !is_late) continue;
    const Minute from = minute_of(pause.from);
    steps.push_back({.from = due, .to = from, .reason = StepReason::overdue, .name = {}});
    const Minute to = pause.to ? std::max(from, minute_of(*pause.to)) : from;
    append_pause(steps, from, to, pause);
    if (pause.to) append_second_phase(steps, to, *dossier.second_phase);
  }
}

}  // namespace

Explanation explain(const Dossier& dossier, const Catalogue& catalogue) {
  Explanation explanation;
  if (!dossier.received_at || !dossier.promise.due_time) return explanation;
  const WorkingTime& time = catalogue.working_time(dossier.application.unit);
  const Minute received = minute_of(*dossier.received_at);
  const Minute promised = minute_of(*dossier.promise.due_time);
  std::optional<Arrival> arrival = arrival_of(dossier);
  if (const auto limit = parse_limit(dossier.promise.limit)) {
    const auto anew =
        reckon_due(time, *limit, dossier.promise.day_policy, arrival ? arrival->at : received);
    if (anew && anew->due != (arrival ? arrival->due : promised)) {
      explanation.reckoned_today = anew->due;
    }
  }
  explanation.given = dossier.imported && explanation.reckoned_today.has_value();

  Minute from = received;
  Minute due = promised;
  bool is_by_limit = true;  // what runs from there on
  bool is_second = false;   // phase
  const Pause* const arrived_during = pause_of_arrival(dossier);
  const auto arrive = [&] {
    if (!arrival) return;
    const Minute at = std::max(from, arrival->at);
    append_under_way(explanation.steps, from, at);
    append_anew(explanation.steps, at, dossier.promise.limit);
    from = at;
    due = arrival->due;
    is_by_limit = true;
    arrival.reset();
  };
  std::optional<Instant> reopened;
  if (!dossier.corrections.empty()) {
    const Correction& correction = dossier.corrections.back();
    reopened = correction.reopened_at;
    from = minute_of(*reopened);
    due = minute_of(correction.due.value_or(*reopened));
    if (correction.due) append_anew(explanation.steps, from, correction.limit);
    arrival.reset();
  }
  for (const Pause& pause : dossier.pauses) {
    if (!pause.clock_stopped || pause.state_before == State::submitted) continue;
    if (reopened && pause.from < *reopened) continue;
    const bool is_before_arrival = arrival && pause.to && *pause.to <= *dossier.clock_started_at;
    const bool is_under_way =
        is_before_arrival || (arrived_during && pause.from <= arrived_during->from);
    if (!is_under_way) arrive();
    const Minute pause_from = std::max(from, minute_of(pause.from));
    if (is_under_way) {
      append_under_way(explanation.steps, from, pause_from);
    } else {
      append_steps(explanation.steps, explain_minutes(time, from, pause_from));
    }
    const Minute pause_to = pause.to ? std::max(pause_from, minute_of(*pause.to)) : pause_from;
    append_pause(explanation.steps, pause_from, pause_to, pause);
    from = pause_to;
    is_by_limit = resume_policy_after(pause, dossier) == ResumePolicy::restart;
    if (!pause.to || !pause.due_after) return explanation;
    if (pause.phase == PausePhase::between && dossier.second_phase) {
      append_second_phase(explanation.steps, from, *dossier.second_phase);
      is_second = true;
    }
    const std::string& limit = limit_of(dossier, is_second);
    const bool is_counted = !is_under_way || arrived_during == &pause;
    if (is_by_limit && is_counted && parse_limit(limit)) {
      append_anew(explanation.steps, from, limit);
    }
    due = minute_of(*pause.due_after);
  }
  arrive();
  if (!dossier.due_moves.empty() && dossier.current_due_time) {
    due = minute_of(*dossier.current_due_time);
  }
  append_steps(explanation.steps,
               is_by_limit ? by_limit(dossier, time, from, due) : explain_minutes(time, from, due));
  append_late_phases(explanation.steps, due, dossier);
  return explanation;
}

}  // namespace motcua
