// What an answer has to warn of, by what the auditor knows itself.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/simulation/auditor.h"

namespace motcua::testing {
namespace {

constexpr int32_t working_days_to_ask = 3;  // Decree 118/2025 art. 19(5)

}  // namespace

void Auditor::judge_warnings(const Told& dossier, Verb verb, const Accepted& answer) const {
  std::set<Reason> expected;
  expect_money_warnings(dossier, verb, expected);
  const bool is_late = !dossier.finishes.empty() && dossier.finishes.back() == Timeliness::late;
  const bool is_first = dossier.delivered.size() == 1;
  if (verb == Verb::return_result && is_first && is_late && dossier.letters.empty()) {
    expected.insert(Reason::APOLOGY_MISSING);
  }
  if (verb == Verb::alert && dossier.alert_due && *dossier.alerted > *dossier.alert_due) {
    expected.insert(Reason::ALERTED_LATE);
  }
  if (verb == Verb::request_supplement && !dossier.is_between) {
    if (!dossier.received) {
      if (dossier.requests_at_intake > 1) expected.insert(Reason::SUPPLEMENT_ASKED_AGAIN);
    } else if (asks_late(dossier, dossier.requests.back())) {
      expected.insert(Reason::SUPPLEMENT_ASKED_LATE);
    }
  }
  const bool transfers = verb == Verb::hand_over && dossier.is_transfer;
  if (transfers && is_after(dossier.transferred, transfer_due(dossier))) {
    expected.insert(Reason::TRANSFERRED_LATE);
  }
  if (verb == Verb::hand_over && is_unknown_step(dossier)) expected.insert(Reason::STEP_UNKNOWN);
  if (verb == Verb::issue_apology && answer.dossier->letters.back().reappointed_time) {
    const Minute at = minute_of(*answer.dossier->letters.back().reappointed_time);
    const std::string& unit = dossier.application.unit;
    const bool closes = is_open(unit, Minute{at.value - 1});
    if (!is_open(unit, at) && !closes) expected.insert(Reason::REAPPOINTMENT_OUTSIDE_HOURS);
  }
  const bool hands_in = verb == Verb::submit || verb == Verb::receive || verb == Verb::refuse;
  const Submitter& submitter = dossier.application.submitted_by;
  if ((hands_in || verb == Verb::amend) && submitter.kind == SubmitterKind::authorised &&
      submitter.authorisation.empty()) {
    expected.insert(Reason::AUTHORISATION_MISSING);
  }

  if (verb == Verb::receive && dossier.application.boundary == Boundary::nation) {
    const Day received = day_of(*dossier.received);
    const bool is_listed =
        dossier.application.procedure == "LINKED" && received >= day_from({2026, 1, 2});
    const bool is_counted_from_arrival = received >= day_from({2025, 12, 31});
    if (is_counted_from_arrival && !is_listed) expected.insert(Reason::NOT_ON_NATIONWIDE_LIST);
  }
  const auto& handed_in = verb == Verb::receive ? dossier.received : dossier.submitted;
  if ((verb == Verb::submit || verb == Verb::receive) &&
      is_possible_duplicate(dossier, day_of(*handed_in))) {
    expected.insert(Reason::POSSIBLE_DUPLICATE);
  }
  if (verb == Verb::answer_consultation && dossier.is_reply_late) {
    expected.insert(Reason::CONSULTATION_ANSWERED_LATE);
  }
  if (verb == Verb::finish_part && dossier.is_part_late) {
    expected.insert(Reason::PART_FINISHED_LATE);
  }
  if (verb == Verb::arrive && dossier.is_arrival_late) expected.insert(Reason::ARRIVAL_TOLD_LATE);
  if (verb == Verb::resolve && dossier.finishes.size() == 1 && awaits_arrival(dossier)) {
    expected.insert(Reason::ARRIVAL_MISSING);
  }
  if (verb == Verb::resolve || (verb == Verb::return_result && is_first)) {
    for (const Told::Part& part : dossier.parts) {
      if (!part.is_finished) expected.insert(Reason::PARTS_OPEN);
    }
    for (const auto& one : dossier.consultations) {
      if (!one.is_answered) expected.insert(Reason::CONSULTATIONS_OPEN);
    }
  }
  std::optional<Instant> given;  // to another unit, until when
  if (verb == Verb::consult) given = dossier.consultations.back().reply_due;
  if (verb == Verb::assign_part) given = dossier.parts.back().due;
  if (given && dossier.due && *given >= plus_minutes(*dossier.due, 1)) {
    expected.insert(Reason::LIMIT_BEYOND_DUE);
  }
  std::set<Reason> told;
  for (const Warning& warning : answer.warnings) told.insert(warning.reason);
  const auto names = [](const std::set<Reason>& reasons) {
    std::string text;
    for (const Reason reason : reasons) text.append(" ").append(name_of(reason));
    return text;
  };
  EXPECT_EQ(names(told), names(expected)) << dossier.code;
}

// Of a procedure that published steps, as it was at the receipt.
bool Auditor::is_unknown_step(const Told& dossier) {
  const auto& steps = dossier.promised.steps;
  return !steps.empty() && !dossier.held_step.empty() &&
         std::none_of(steps.begin(), steps.end(),
                      [&](const ProcedureStep& step) { return step.key == dossier.held_step; });
}

// Of what was reopened never.
bool Auditor::asks_late(const Told& dossier, Instant asked) const {
  const auto reopened = std::find_if(dossier.events.begin(), dossier.events.end(),
                                     [](const Event& event) { return event.verb == Verb::reopen; });
  if (reopened != dossier.events.end() && asked >= reopened->at) return false;
  const bool is_in_second = dossier.second_began && asked >= *dossier.second_began;
  const Instant from =
      is_in_second ? *dossier.second_began : dossier.clock_started.value_or(*dossier.received);
  return minute_of(asked) > closing_after(dossier.application.unit, from, working_days_to_ask);
}

}  // namespace motcua::testing
