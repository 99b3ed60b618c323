// One function a check.
#include "engine/statistics/integrity.h"

#include <algorithm>

#include "engine/dossier/arriving.h"
#include "engine/dossier/asking.h"
#include "engine/dossier/ending.h"
#include "engine/dossier/transferring.h"
#include "engine/dossier/transitions/alert.h"

namespace motcua {
namespace {

using Findings = std::vector<IntegrityFinding>;
using Events = std::vector<Recorded>;

std::string officer_at(const Events& events, Verb verb, Instant at) {
  for (const Recorded& event : events) {
    if (event.verb == verb && event.effective == at) return event.officer;
  }
  return {};
}

void check_due_time(const Dossier& dossier, const Events& events, const WorkingTime& working,
                    Findings& findings) {
  if (dossier.is_received() && !dossier.promise.due_time) {
    findings.push_back({IntegrityCheck::undated, *dossier.received_at,
                        officer_at(events, Verb::receive, *dossier.received_at)});
  }
  // Of an imported history: it says of the dossier what cannot have been promised.
  if (dossier.is_received() && dossier.promise.due_time &&
      minute_of(*dossier.promise.due_time) < minute_of(*dossier.received_at)) {
    findings.push_back({IntegrityCheck::due_before_receipt, *dossier.received_at,
                        officer_at(events, Verb::receive, *dossier.received_at)});
  }
  // The calendar changed after the promise: it stands, and somebody should look.
  if (dossier.is_open() && dossier.current_due_time &&
      !working.is_working(due_day(minute_of(*dossier.current_due_time)))) {
    findings.push_back(
        {IntegrityCheck::due_on_day_off, *dossier.current_due_time, dossier.holder.officer});
  }
}

void check_acceptance(const Dossier& dossier, const Events& events, Findings& findings) {
  if (!dossier.slow_acceptance) return;
  const Verb verb = dossier.is_received() ? Verb::receive : Verb::refuse;
  const Instant at = dossier.is_received() ? *dossier.received_at : *dossier.ended_at;
  findings.push_back({IntegrityCheck::slow_acceptance, at, officer_at(events, verb, at)});
}

// The last working day before the day; the day itself where there is none for long.
Day working_day_before(const WorkingTime& working, Day day) {
  constexpr int days_off_max = 60;
  for (int back = 1; back <= days_off_max; ++back) {
    if (working.is_working(plus_days(day, -back))) return plus_days(day, -back);
  }
  return day;
}

// Near: on the working day before the due day, or later.
void check_supplements(const Dossier& dossier, const Events& events, const WorkingTime& working,
                       const Regulation& law, Findings& findings) {
  int requests = 0;
  for (const Pause& pause : dossier.pauses) {
    const std::string officer = officer_at(events, Verb::request_supplement, pause.from);
    if (is_asked_again(pause, dossier, law)) {
      findings.push_back({IntegrityCheck::supplement_asked_again, pause.from, officer});
    }
    if (is_asked_late(pause, dossier, law, working)) {
      findings.push_back({IntegrityCheck::supplement_asked_late, pause.from, officer});
    }
    if (pause.phase != PausePhase::examination) continue;
    if (pause.due_before &&
        day_of(pause.from) >= working_day_before(working, due_day(minute_of(*pause.due_before)))) {
      findings.push_back({IntegrityCheck::supplement_near_due, pause.from, officer});
    }
    if (++requests > 1)
      findings.push_back({IntegrityCheck::supplement_repeated, pause.from, officer});
  }
}

void check_finishes(const Dossier& dossier, const Events& events, Findings& findings) {
  for (const Instant at : dossier.reopened_at) {
    findings.push_back({IntegrityCheck::finish_reopened, at, officer_at(events, Verb::reopen, at)});
  }
  const EndingRow* const ending = ending_of(dossier);
  if (ending && dossier.is_received() && dossier.ended_timeliness == Timeliness::late) {
    findings.push_back({IntegrityCheck::ended_when_late, *dossier.ended_at,
                        officer_at(events, ending->verb, *dossier.ended_at)});
  }
}

void check_letters(const Dossier& dossier, const Events& events, Findings& findings) {
  if (dossier.returned_at && dossier.is_late() && dossier.letters.empty()) {
    findings.push_back({IntegrityCheck::letter_missing, *dossier.returned_at,
                        officer_at(events, Verb::return_result, *dossier.returned_at)});
  }
  int reappointments = 0;
  for (const Letter& letter : dossier.letters) {
    if (letter.reappointed_time && ++reappointments > 1) {
      findings.push_back({IntegrityCheck::reappointed_twice, letter.issued_at,
                          officer_at(events, Verb::issue_apology, letter.issued_at)});
    }
  }
}

// Of the counter that it was at; empty: the handling unit.
const std::string& receiving_unit_at(const Dossier& dossier, Instant at) {
  for (const Placement& placement : dossier.placements) {
    if (at < placement.until) return placement.receiving_unit;
  }
  return dossier.application.receiving_unit;
}

void check_transfer(const Dossier& dossier, const Events& events, const WorkingTime& working,
                    const Regulation& law, Findings& findings) {
  if (is_transferred_late(dossier, law, working)) {
    const Instant at = *dossier.transferred_at;
    findings.push_back({IntegrityCheck::transferred_late, at,
                        officer_at(events, Verb::hand_over, at), receiving_unit_at(dossier, at)});
  }
  if (has_paper_arrived_late(dossier, law, working)) {
    const Instant at = *dossier.arrived_on_paper_at;
    findings.push_back({IntegrityCheck::paper_arrived_late, at,
                        officer_at(events, Verb::arrive, at), receiving_unit_at(dossier, at)});
  }
}

void check_arrival(const Dossier& dossier, const Events& events, const Regulation& law,
                   Findings& findings) {
  if (!is_arrival_missing(dossier, law)) return;
  const Instant at = dossier.finishes.front().at;
  findings.push_back({IntegrityCheck::arrival_missing, at, officer_at(events, Verb::resolve, at)});
}

// The counter was told of the letter, and the result was handed out, or the dossier ended, with the
// return time as it was. By the order of events: a letter may come after the end.
void check_return_time(const Dossier& dossier, const Events& events, Findings& findings) {
  const auto is_owed = [](const Letter& letter) {
    return letter.counter_notified_at && letter.reappointed_time && !letter.time_adjusted_at;
  };
  size_t letters = 0;
  bool is_resolved = false;
  for (const Recorded& event : events) {
    const bool hands_out = is_resolved && event.verb == Verb::return_result;  // the first time
    if (event.verb == Verb::resolve) is_resolved = true;
    if (event.verb == Verb::return_result) is_resolved = false;
    letters += event.verb == Verb::issue_apology ? 1 : 0;
    const bool is_over = hands_out || event.verb == Verb::withdraw || event.verb == Verb::stop ||
                         event.verb == Verb::annul;
    if (!is_over || letters == 0 || letters > dossier.letters.size()) continue;
    if (!is_owed(dossier.letters[letters - 1])) continue;
    findings.push_back({IntegrityCheck::return_time_not_adjusted, event.effective, event.officer});
    return;
  }
}

void check_alert(const Dossier& dossier, const Events& events, Findings& findings) {
  if (!is_alerted_late(dossier)) return;
  const Instant at = *dossier.alert.alerted_at;
  findings.push_back({IntegrityCheck::alerted_late, at, officer_at(events, Verb::alert, at),
                      receiving_unit_at(dossier, at)});
}

void check_corrections(const Dossier& dossier, const Events& events, Findings& findings) {
  for (const Correction& correction : dossier.corrections) {
    if (correction.timeliness != Timeliness::late) continue;
    const Instant at = *correction.finished_at;
    findings.push_back({IntegrityCheck::corrected_late, at, officer_at(events, Verb::resolve, at)});
  }
}

void check_times(const Events& events, Findings& findings) {
  Instant latest{};
  for (const Recorded& event : events) {
    if (event.verb == Verb::notify) continue;  // a record of another event
    if (event.effective < latest) {
      findings.push_back({IntegrityCheck::time_runs_backwards, event.effective, event.officer});
    }
    latest = std::max(latest, event.effective);
    if (!event.imported && event.recorded > plus_minutes(event.effective, recorded_late_minutes)) {
      findings.push_back({event.verb == Verb::issue_apology ? IntegrityCheck::letter_after_the_fact
                                                            : IntegrityCheck::recorded_late,
                          event.effective, event.officer});
    }
  }
}

// Nothing is owed once the dossier is over.
Instant owed_until(const Dossier& dossier, Instant as_of) {
  const auto& over = dossier.returned_at ? dossier.returned_at : dossier.ended_at;
  return over ? std::min(*over, as_of) : as_of;
}

// Of one that came late the officer is who recorded it; what did not come was no officer's here.
void check_consultations(const Dossier& dossier, const Events& events, Instant as_of,
                         Findings& findings) {
  constexpr IntegrityCheck check = IntegrityCheck::consultation_late;
  for (const Consultation& one : dossier.consultations) {
    const auto& done = one.answered_at;
    if (done && one.is_late_at(*done)) {
      findings.push_back(
          {check, *done, officer_at(events, Verb::answer_consultation, *done), one.unit});
    }
    if ((!done || *done > as_of) && one.is_late_at(owed_until(dossier, as_of))) {
      findings.push_back({check, *one.reply_due, "", one.unit});
    }
  }
}

// Likewise.
void check_parts(const Dossier& dossier, const Events& events, Instant as_of, Findings& findings) {
  constexpr IntegrityCheck check = IntegrityCheck::part_late;
  for (const DossierPart& part : dossier.parts) {
    const auto& done = part.finished_at;
    if (done && part.is_late_at(*done)) {
      findings.push_back({check, *done, officer_at(events, Verb::finish_part, *done), part.unit});
    }
    if ((!done || *done > as_of) && part.is_late_at(owed_until(dossier, as_of))) {
      findings.push_back({check, *part.due, "", part.unit});
    }
  }
}

}  // namespace

std::vector<IntegrityFinding> integrity_findings(const Dossier& dossier,
                                                 const std::vector<Recorded>& events,
                                                 const WorkingTime& working, const Regulation& law,
                                                 Instant as_of) {
  Findings findings;
  check_due_time(dossier, events, working, findings);
  check_acceptance(dossier, events, findings);
  check_supplements(dossier, events, working, law, findings);
  check_finishes(dossier, events, findings);
  check_letters(dossier, events, findings);
  check_return_time(dossier, events, findings);
  check_alert(dossier, events, findings);
  check_corrections(dossier, events, findings);
  check_times(events, findings);
  check_transfer(dossier, events, working, law, findings);
  check_arrival(dossier, events, law, findings);
  check_consultations(dossier, events, as_of, findings);
  check_parts(dossier, events, as_of, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const IntegrityFinding& left, const IntegrityFinding& right) {
                     return left.at < right.at;
                   });
  return findings;
}

}  // namespace motcua
