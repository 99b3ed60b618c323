// What it learns of each answer. Naive on purpose: lists, scans, and no cleverness.
#include "tests/simulation/auditor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace motcua::testing {

namespace {

// The law of the days that are simulated (Decree 118/2025, as it is built in).
constexpr int64_t acceptance_minutes = 8 * 60;
// Rules of one's own, as the simulation has them (simulation_test.cpp), from that day on.
constexpr int64_t acceptance_minutes_of_p2 = 4 * 60;
constexpr const char* hours_of_p2_from = "2025-12-17";
// And as the simulation has it (simulation_test.cpp), from that day on, within the province.
constexpr const char* arrivals_count_from = "2025-12-31";
constexpr int64_t minutes_until_alert = 2 * 60;
constexpr int32_t working_days_to_correct = 3;
// Of the procedure of two phases.
constexpr int32_t working_days_of_second_phase = 4;

int64_t minutes_to_accept(const std::string& unit, Instant submitted) {
  const bool is_own = unit == "P.2" && day_of(submitted) >= *parse_day(hours_of_p2_from);
  return is_own ? acceptance_minutes_of_p2 : acceptance_minutes;
}

}  // namespace

// engine/DOMAIN.md#states-and-verbs, written out once more: from → verbs.
bool Auditor::state_allows(Verb verb, int state) {
  static const std::map<Verb, std::set<int>> table{
      {Verb::submit, {0}},
      {Verb::receive, {0, 1}},
      {Verb::refuse, {0, 1}},
      {Verb::hand_over, {2, 4}},
      {Verb::request_supplement, {1, 2, 4}},
      {Verb::provide_supplement, {5}},
      {Verb::request_payment, {2, 4}},
      {Verb::record_payment, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
      {Verb::issue_apology, {2, 4, 5, 6, 9, 10}},
      {Verb::acknowledge_apology, {2, 4, 5, 6, 7, 8, 9, 10}},
      {Verb::resolve, {2, 4}},
      {Verb::return_result, {9, 10}},
      {Verb::withdraw, {1, 2, 4, 5, 6}},
      {Verb::stop, {2, 4, 5, 6}},
      {Verb::annul, {2}},
      {Verb::reopen, {9, 10}},
      {Verb::amend, {1, 2, 4, 5, 6}},
      {Verb::rate, {9, 10}},
      {Verb::correct, {3, 7, 8, 9, 10}},
      {Verb::erase, {3, 7, 8, 10}},
      {Verb::arrive, {2, 4, 5, 6, 9}},
      {Verb::move_due_time, {2, 4, 5, 6}},
      {Verb::alert, {1}},
      {Verb::adjust_return_time, {2, 4, 5, 6, 9}},
      {Verb::consult, {2, 4, 5, 6}},
      {Verb::answer_consultation, {2, 4, 5, 6, 9}},
      {Verb::notify, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
      {Verb::move_to_successor, {1, 2, 4, 5, 6, 9}},
      {Verb::assign_part, {2, 4}},
      {Verb::finish_part, {2, 4, 5, 6, 9}},
      {Verb::attach_file, {1, 2, 4, 5, 6, 9, 10}},
      {Verb::withdraw_file, {1, 2, 4, 5, 6, 9, 10}},
      {Verb::record_refund, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
      {Verb::exempt_fee, {2, 4, 5, 6, 9, 10}}};
  return table.at(verb).contains(state);
}

namespace {

// It keeps its own register.
constexpr const char* outside_unit = "P.X";

// Of what counts as linked and did not come online the one-stop part's; never the outside one's.
std::string numbered_by(const Application& application) {
  const std::string& receiver = application.receiving_unit;
  if (receiver.empty()) return application.unit;
  const bool came_online =
      application.channel == Channel::online || application.channel == Channel::online_partial;
  if (application.procedure == "LINKED" && !came_online && receiver != outside_unit) {
    return receiver;
  }
  return application.unit == outside_unit ? receiver : application.unit;
}

const std::string& lettered_by(const Application& application) {
  const bool is_receivers = application.unit == outside_unit && !application.receiving_unit.empty();
  return is_receivers ? application.receiving_unit : application.unit;
}

}  // namespace

void Auditor::judge(const Request& request, const Answer& answer, Instant now) {
  const auto& command = std::get<DossierCommand>(request.command);
  const Verb verb = verb_of(command);
  const auto known = answered_.find(request.request_id);
  if (answer && answer->repeated) {
    ASSERT_NE(known, answered_.end()) << "a repeat of what was never accepted";
    const auto told = dossiers_.find(answer->dossier->code);
    EXPECT_FALSE(told != dossiers_.end() && told->second.erased && verb != Verb::erase);
    EXPECT_EQ(answer->dossier->code + " " + std::to_string(answer->sequence),
              known->second.code_and_sequence);
    return;
  }
  const std::string code = aliases_.contains(request.code) ? aliases_[request.code] : request.code;
  const auto history = histories_.find(code);
  if (history != histories_.end()) return judge_beside(request, answer, history->second, now);
  const bool exists = !code.empty() && dossiers_.contains(code);
  const int state = exists ? dossiers_[code].state : 0;
  if (!answer) {
    const Reason reason = answer.error().reason;
    if (reason == Reason::ILLEGAL_TRANSITION || reason == Reason::NOT_ENDED) {
      const auto* const file = std::get_if<WithdrawFile>(&command);
      const bool is_kept_for_good = file && exists && was_returned(dossiers_[code], file->number);
      EXPECT_FALSE(state_allows(verb, state) && !is_kept_for_good)
          << static_cast<int>(verb) << " from " << state;
    }
    if (reason == Reason::NOT_BOUNDARY_FREE) {
      EXPECT_EQ(dossiers_[code].application.boundary, Boundary::not_said) << code;
    }
    if (reason == Reason::ARRIVED_ALREADY) {
      const bool is_paper = std::get<Arrive>(command).kind == ArrivalOf::paper;
      EXPECT_TRUE(is_paper ? dossiers_[code].arrived_on_paper : dossiers_[code].arrived) << code;
    }
    if (reason == Reason::SECOND_PHASE_NOT_THERE) {
      const Told& told = dossiers_[code];
      EXPECT_TRUE(state == 1 || told.application.procedure != "TWO" || told.ended_first_phase ||
                  told.corrects)
          << code;
    }
    if (exists) judge_money_refusal(dossiers_[code], command, reason);
    const auto& violations = answer.error().violations;
    if (!violations.empty() && violations.front().expected == "unit_that_numbers") {
      const Application* const told =
          exists ? &dossiers_[code].application : application_of(command);
      EXPECT_EQ(numbered_by(*told), outside_unit) << code;
    }
    return;
  }
  if (answer->unchanged) return judge_unchanged(dossiers_[code], command);
  EXPECT_FALSE(exists && dossiers_[code].erased) << static_cast<int>(verb) << " of an erased one";
  EXPECT_TRUE(state_allows(verb, state)) << static_cast<int>(verb) << " from " << state;
  if (request.validate_only) {
    EXPECT_EQ(answer->sequence, 0);
    return;
  }
  constexpr int64_t kept_minutes = 7 * 24 * 60;
  if (known != answered_.end()) {
    EXPECT_LT(plus_minutes(known->second.at, kept_minutes), now)
        << "one request id made two events";
  }
  answered_[request.request_id] = {answer->dossier->code + " " + std::to_string(answer->sequence),
                                   now};
  learn(request, *answer->dossier, request.effective_time.value_or(now), now);
  judge_warnings(dossiers_.at(answer->dossier->code), verb, *answer);
}

namespace {

// "P.1-260105-S" and "0001".
std::pair<std::string, std::string> halves_of(const std::string& code) {
  const size_t digits = code.find_last_not_of("0123456789") + 1;
  return {code.substr(0, digits), code.substr(digits)};
}

// "P.1-260105-" and "0912345": of a ministry's central system, whose numbers are none of ours.
bool is_central(const std::string& series, const std::string& digits) {
  constexpr size_t day_and_dash = 7;
  return digits.size() >= 6 && series.ends_with('-') && series.size() > day_and_dash &&
         series.substr(series.size() - day_and_dash) >= "251231-";
}

}  // namespace

// The next of its series: no gap, no double.
void Auditor::take_number(const Dossier& after, const DossierCommand& command) {
  const std::string& code = after.code;
  const auto* const submit = std::get_if<Submit>(&command);
  if (submit && !submit->portal_code.empty()) {
    const Channel channel = submit->application.channel;
    EXPECT_EQ(code, submit->portal_code);
    EXPECT_TRUE(channel == Channel::online || channel == Channel::online_partial) << code;
    EXPECT_EQ(submit->application.procedure, "LINKED") << code;
    EXPECT_TRUE(taken_codes_.insert(code).second) << code << " is given twice";
    return;
  }
  const std::string unit = numbered_by(after.application);
  EXPECT_NE(unit, outside_unit) << code;
  EXPECT_TRUE(code.starts_with(unit + "-")) << code << " of " << unit;
  const auto [series, digits] = halves_of(code);
  EXPECT_EQ(std::stoll(digits), ++numbers_[series]) << code;
  EXPECT_TRUE(taken_codes_.insert(code).second) << code << " is given twice";
}

// What is new behind all that is known, where nobody else went on with it; or all of it again.
std::optional<Reason> Auditor::refusal_of(const ImportDossier& import) const {
  const auto found = histories_.find(import.code);
  if (found == histories_.end()) {
    return taken_codes_.contains(import.code) ? std::optional(Reason::CODE_TAKEN) : std::nullopt;
  }
  History history = found->second;
  const auto& known = imported_[history.place].events;
  if (import.events.size() < known.size()) return Reason::CODE_TAKEN;
  for (size_t i = 0; i < known.size(); ++i) {
    if (import.events[i].source_hash != known[i].source_hash) return Reason::CODE_TAKEN;
  }
  if (import.events.size() == known.size()) return std::nullopt;
  if (!import.append) return Reason::CODE_TAKEN;
  if (history.continued_here) return Reason::CONTINUED_HERE;
  for (size_t i = known.size(); i < import.events.size(); ++i) {
    const Verb verb = verb_of(import.events[i].command);
    if (!state_allows(verb, history.state)) return Reason::ILLEGAL_TRANSITION;
    pass(history, verb);
  }
  return std::nullopt;
}

void Auditor::judge_import(const ImportDossier& import, const Answer& answer) {
  const auto refusal = refusal_of(import);
  EXPECT_EQ(answer.has_value(), !refusal.has_value())
      << import.code << " " << (answer ? "" : name_of(answer.error().reason));
  if (!answer) {
    if (refusal) EXPECT_EQ(name_of(answer.error().reason), name_of(*refusal)) << import.code;
    return;
  }
  const auto [place, is_new] = histories_.try_emplace(import.code);
  History& history = place->second;
  const size_t known = is_new ? 0 : imported_[history.place].events.size();
  EXPECT_EQ(answer->unchanged, import.events.size() == known) << import.code;
  EXPECT_EQ(answer->appended, known > 0 && import.events.size() > known) << import.code;
  if (is_new) {
    const auto [series, digits] = halves_of(import.code);
    const bool is_outside = series.starts_with(std::string(outside_unit) + "-");
    if (!digits.empty() && !is_central(series, digits) && !is_outside) {
      numbers_[series] = std::max<int64_t>(numbers_[series], std::stoll(digits));
    }
    taken_codes_.insert(import.code);
    history.place = imported_.size();
    history.mirrored = std::get<Receive>(import.events.front().command).application.mirrored;
    imported_.push_back(import);
  } else {
    count_mirrored(imported_[history.place], -1);
  }
  auto& events = imported_[history.place].events;
  for (size_t i = known; i < import.events.size(); ++i) {
    if (!is_new) events.push_back(import.events[i]);
    pass(history, verb_of(import.events[i].command));
  }
  count_mirrored(imported_[history.place], 1);
}

void Auditor::count_mirrored(const ImportDossier& import, int64_t sign) {
  const auto& first = std::get<Receive>(import.events.front().command);
  if (!first.application.mirrored) return;
  Mirrored& unit = mirrored_[first.application.unit];
  unit.received += sign;
  bool is_resolved = false;
  bool is_withdrawn = false;
  for (const ImportedEvent& event : import.events) {
    is_resolved = is_resolved || verb_of(event.command) == Verb::resolve;
    is_withdrawn = is_withdrawn || verb_of(event.command) == Verb::withdraw;
  }
  unit.resolved += is_resolved ? sign : 0;
  unit.open += is_resolved || is_withdrawn ? 0 : sign;
}

// Of the verbs that histories have.
void Auditor::pass(History& history, Verb verb) {
  ++history.revision;
  if (verb == Verb::request_supplement) {
    history.state_before = std::exchange(history.state, 5);
    return;
  }
  static const std::map<Verb, int> next{{Verb::receive, 2},
                                        {Verb::hand_over, 4},
                                        {Verb::withdraw, 7},
                                        {Verb::resolve, 9},
                                        {Verb::return_result, 10}};
  if (verb == Verb::provide_supplement) history.state = history.state_before;
  if (next.contains(verb)) history.state = next.at(verb);
}

// Done here to a dossier that was imported.
void Auditor::judge_beside(const Request& request, const Answer& answer, History& history,
                           Instant now) {
  const Verb verb = verb_of(std::get<DossierCommand>(request.command));
  const bool is_allowed = !history.mirrored && state_allows(verb, history.state);
  EXPECT_EQ(answer.has_value(), is_allowed) << request.code << " " << static_cast<int>(verb);
  if (!answer || request.validate_only) return;
  answered_[request.request_id] = {answer->dossier->code + " " + std::to_string(answer->sequence),
                                   now};
  history.continued_here = true;
  pass(history, verb);
}

void Auditor::set(Told& dossier, Instant at) {
  dossier.statuses.push_back(
      {at, dossier.due ? Status::Kind::running : Status::Kind::undated, dossier.due});
}

void Auditor::pause(Told& dossier, Instant at, int next, bool stops) {
  dossier.state_before = dossier.state;
  dossier.state = next;
  if (dossier.received) {
    dossier.paused.push_back({.from = at,
                              .to = std::nullopt,
                              .by_supplement = next == 5,
                              .event = dossier.events.size() - 1});
  }
  if (!dossier.received && dossier.acceptance_due && at < *dossier.acceptance_due) {
    dossier.stopped_acceptance = true;
    dossier.acceptance_due.reset();
    dossier.awaiting.push_back({.from = at, .due = std::nullopt});
  }
  dossier.stopped_clock =
      stops && dossier.received && dossier.due && minute_of(at) < minute_of(*dossier.due);
  if (!dossier.stopped_clock) return;
  dossier.due.reset();
  dossier.statuses.push_back({at, Status::Kind::waiting, std::nullopt});
}

void Auditor::finish(Told& dossier, const Dossier& after, Instant effective, bool electronic) {
  Timeliness timeliness = Timeliness::undated;
  if (dossier.due) {
    timeliness = effective > *dossier.due                   ? Timeliness::late
                 : day_of(effective) < day_of(*dossier.due) ? Timeliness::early
                                                            : Timeliness::on_time;
  }
  if (std::exchange(dossier.corrects, false)) {
    EXPECT_EQ(after.corrections.back().timeliness, timeliness) << dossier.code;
    if (timeliness == Timeliness::late) dossier.corrected_late.push_back(effective);
  }
  dossier.delivered.clear();
  if (!dossier.finishes.empty() && dossier.finishes.back() == Timeliness::late) {
    timeliness = Timeliness::late;
  }
  EXPECT_EQ(after.finishes.back().timeliness, timeliness);
  end(dossier, effective, dossier.due);
  if (dossier.finishes.empty()) {
    dossier.electronic = electronic;
    finish_first(dossier, effective);
  }
  dossier.finishes.push_back(timeliness);
  dossier.finished.push_back(effective);
  dossier.statuses.push_back({effective, Status::Kind::over, std::nullopt});
}

// From the receipt, whose promise is believed; each pause since as it would have been, and so the
// arrival that starts the clock, which counts as before a pause that begins with it and after one
// that ends with it. What runs anew after a pause is believed, too.
void Auditor::promise_anew(Told& dossier, const Dossier& after) const {
  constexpr int64_t counted_minutes_max = 4800;
  const std::string& unit = dossier.application.unit;
  dossier.due = after.promise.due_time;
  dossier.stopped_clock = false;
  dossier.statuses.clear();
  set(dossier, *dossier.received);
  std::optional<Instant> arrives = dossier.clock_started;
  std::optional<Instant> due_from_arrival;
  const auto arrive = [&] {
    const Instant at = *std::exchange(arrives, std::nullopt);
    if (!dossier.due) return;
    dossier.due = due_from_arrival = whole_limit(dossier, after, at);
    set(dossier, at);
  };
  size_t next = 0;
  for (const Pause& pause : after.pauses) {
    if (pause.state_before == State::submitted) continue;
    ASSERT_LT(next, dossier.paused.size()) << dossier.code;
    const Paused& told = dossier.paused[next++];
    EXPECT_EQ(pause.from, told.from) << dossier.code;
    if (arrives && *arrives <= told.from) arrive();
    EXPECT_EQ(pause.due_before, dossier.due) << dossier.code;
    dossier.events[told.event].due = dossier.due;
    const bool stops = told.by_supplement || after.payment_stops_clock;
    const bool stopped = stops && dossier.due && minute_of(told.from) < minute_of(*dossier.due);
    EXPECT_EQ(pause.clock_stopped, stopped) << dossier.code;
    if (!stopped) continue;
    dossier.statuses.push_back({told.from, Status::Kind::waiting, std::nullopt});
    const int64_t left = open_minutes(unit, told.from, *dossier.due);
    const auto& started = dossier.clock_started;
    const bool arrived_then = started && *started >= told.from && *started <= *told.to;
    if (arrives && *arrives < *told.to) arrives.reset();
    const bool runs_anew =
        arrived_then || (told.by_supplement && after.resume_policy == ResumePolicy::restart);
    const bool is_believed = runs_anew || left == 0 || left > counted_minutes_max;
    dossier.due = is_believed ? pause.due_after : after_open_minutes(unit, *told.to, left);
    set(dossier, *told.to);
  }
  if (arrives) arrive();
  EXPECT_EQ(next, dossier.paused.size()) << dossier.code;
  if (dossier.clock_started) EXPECT_EQ(after.due_from_arrival, due_from_arrival) << dossier.code;
}

// Of limits as "5wd" and "4h"; others are believed.
std::optional<Instant> Auditor::whole_limit(const Told& dossier, const Dossier& after,
                                            Instant from) const {
  const std::string& unit = dossier.application.unit;
  const std::string& limit = after.promise.limit;
  if (limit.empty() || limit.front() < '1' || limit.front() > '9') return after.due_from_arrival;
  const int32_t amount = limit.front() - '0';
  if (limit.substr(1) == "h") return after_open_minutes(unit, from, amount * 60);
  const bool by_days = after.promise.day_policy == DayPolicy::by_day;
  if (limit.substr(1) != "wd" || !by_days) return after.due_from_arrival;
  return instant_of(closing_after(unit, from, amount));
}

// By the code that it has now; a new one begins.
Auditor::Told& Auditor::told(const Request& request, const Dossier& after) {
  const auto& command = std::get<DossierCommand>(request.command);
  if (request.code.empty()) {
    take_number(after, command);
    EXPECT_FALSE(dossiers_.contains(after.code));
    order_.push_back(after.code);
  }
  std::string code = request.code.empty() ? after.code : request.code;
  if (aliases_.contains(code)) code = aliases_[code];
  if (code != after.code) {  // received from a submission: a number of its own
    take_number(after, command);
    dossiers_[after.code] = dossiers_[code];
    dossiers_.erase(code);
    aliases_[code] = after.code;
    std::replace(order_.begin(), order_.end(), code, after.code);
  }
  return dossiers_[after.code];
}

void Auditor::learn(const Request& request, const Dossier& after, Instant effective,
                    Instant recorded) {
  const auto& command = std::get<DossierCommand>(request.command);
  const Verb verb = verb_of(command);
  const std::string& code = after.code;
  Told& dossier = told(request, after);
  dossier.code = code;
  for (const Event& event : dossier.events) {
    if (event.verb != Verb::notify && verb != Verb::notify) EXPECT_GE(effective, event.at) << code;
  }
  last_event_ = std::max(last_event_, effective);
  dossier.events.push_back({.at = effective,
                            .verb = verb,
                            .recorded = recorded,
                            .due = dossier.due,
                            .state = dossier.state});
  switch (verb) {
    case Verb::submit:
      dossier.state = 1;
      dossier.submitted = effective;
      dossier.acceptance_due = after_open_minutes(
          after.application.unit, effective, minutes_to_accept(after.application.unit, effective));
      dossier.awaiting.push_back({.from = effective, .due = dossier.acceptance_due});
      if (is_online(after.application.channel)) {
        const auto& portal = std::get<Submit>(command).portal_acknowledged_at;
        dossier.alert_due = plus_minutes(portal.value_or(effective), minutes_until_alert);
      }
      EXPECT_EQ(after.alert.due, dossier.alert_due) << code;
      break;
    case Verb::receive:
      dossier.state = 2;
      dossier.slow_acceptance = dossier.acceptance_due && effective > *dossier.acceptance_due;
      dossier.received = effective;
      dossier.received_elsewhere = !after.application.receiving_unit.empty() &&
                                   after.application.receiving_unit != after.application.unit;
      dossier.awaiting.push_back({.from = effective, .due = std::nullopt, .is_over = true});
      for (Paid& payment : dossier.payments) payment.at = effective;  // which counts from here on
      for (Paid& refund : dossier.refunds) refund.at = effective;
      dossier.due = after.promise.due_time;  // the walker judges due times; here they are believed
      set(dossier, effective);
      learn_fees(dossier, std::get<Receive>(command).fees, effective);
      if (const auto& given = std::get<Receive>(command).result) {
        dossier.denied = given->outcome == Outcome::denied;
        EXPECT_EQ(after.application.procedure, "NOW") << code;
        EXPECT_EQ(after.returned_at, effective) << code;
        dossier.application = after.application;
        finish(dossier, after, effective, given->electronic_result);
        dossier.delivered.insert(given->method);
        dossier.state = 10;
      }
      dossier.held_by = after.holder.unit;  // the counter that has it
      dossier.promised = version_on(after.application.procedure, day_of(effective));
      break;
    case Verb::refuse:
      dossier.state = 3;
      dossier.slow_acceptance = dossier.acceptance_due && effective > *dossier.acceptance_due;
      dossier.refused = effective;
      dossier.awaiting.push_back({.from = effective, .due = std::nullopt, .is_over = true});
      break;
    case Verb::hand_over:
      dossier.state = 4;
      learn_hand_over(dossier, std::get<HandOver>(command), effective);
      break;
    case Verb::request_supplement:
      if (dossier.state != 1) dossier.is_worked_on = true;
      dossier.is_between = std::get<RequestSupplement>(command).ends_first_phase;
      if (dossier.is_between) {  // which asks for nothing that was lacking
        EXPECT_TRUE(dossier.received && !dossier.corrects) << code;
        EXPECT_EQ(dossier.application.procedure, "TWO") << code;
        EXPECT_FALSE(std::exchange(dossier.ended_first_phase, true)) << code << " twice";
        dossier.events.back().ends_first_phase = true;
        pause(dossier, effective, 5, true);
        EXPECT_EQ(after.pauses.back().closable_from, std::nullopt) << code;
        break;
      }
      dossier.state == 1 ? void(++dossier.requests_at_intake)
                         : dossier.requests.push_back(effective);
      pause(dossier, effective, 5, true);
      dossier.closable_from = closable_from(dossier, effective);
      EXPECT_EQ(after.pauses.back().closable_from, dossier.closable_from) << code;
      break;
    case Verb::request_payment:
      learn_fees(dossier, std::get<RequestPayment>(command).lines, effective);
      if (kept(dossier) < owed(dossier)) {
        dossier.is_worked_on = true;
        pause(dossier, effective, 6, after.payment_stops_clock);
      }
      break;
    case Verb::record_refund:
    case Verb::exempt_fee:
    case Verb::record_payment:
      learn_money(dossier, command, effective);
      EXPECT_EQ(after.owed_vnd, owed(dossier)) << code;
      EXPECT_EQ(kept_vnd(after), kept(dossier)) << code;
      if (dossier.state != 6 || kept(dossier) < owed(dossier)) break;
      [[fallthrough]];
    case Verb::provide_supplement:
      dossier.state = dossier.state_before;
      if (dossier.received) dossier.paused.back().to = effective;
      dossier.closable_from.reset();
      if (std::exchange(dossier.is_between, false)) {
        dossier.second_began = effective;
        dossier.counts_second = dossier.stopped_clock;
        EXPECT_EQ(after.second_phase->begun_at, effective) << code;
      }
      if (std::exchange(dossier.stopped_acceptance, false)) {  // anew
        dossier.acceptance_due =
            after_open_minutes(dossier.application.unit, effective,
                               minutes_to_accept(dossier.application.unit, *dossier.submitted));
        dossier.awaiting.push_back({.from = effective, .due = dossier.acceptance_due});
      }
      if (!dossier.stopped_clock) break;
      dossier.due = after.current_due_time;
      EXPECT_GE(minute_of(*dossier.due), minute_of(effective));
      // Five working days, anew; of a correction its three.
      if (verb == Verb::provide_supplement && after.application.procedure == "LAW") {
        const int32_t days = dossier.corrects ? working_days_to_correct : 5;
        EXPECT_EQ(minute_of(*dossier.due), closing_after(dossier.application.unit, effective, days))
            << code;
      }
      // Whatever the second phase is resumed after but a payment, it runs anew.
      if (verb == Verb::provide_supplement && dossier.counts_second && !dossier.corrects) {
        EXPECT_EQ(minute_of(*dossier.due),
                  closing_after(dossier.application.unit, effective, working_days_of_second_phase))
            << code;
      }
      set(dossier, effective);
      break;
    case Verb::issue_apology:
      if (dossier.letters.empty()) {
        const auto& due = after.finishes.empty() ? dossier.due : after.finishes.back().due;
        dossier.letter_before_due = due && effective <= *due;
      }
      dossier.letters.push_back(effective);
      dossier.letter_time = std::get<IssueApology>(command).reappointed_time;
      dossier.letter_told = std::get<IssueApology>(command).counter_notified_at.has_value();
      if (std::get<IssueApology>(command).unit_at_fault.empty()) {
        const std::string& held_by =
            after.holder.unit.empty() ? after.application.unit : after.holder.unit;
        EXPECT_EQ(after.letters.back().unit_at_fault,
                  is_under_way(dossier) ? dossier.application.receiving_unit : held_by)
            << code;
      }
      EXPECT_EQ(
          after.letters.back().letter_number,
          std::to_string(
              ++letters_[{lettered_by(after.application), civil_date(day_of(effective)).year}]) +
              "/PXL");
      EXPECT_EQ(dossier.letters.size(), 1u) << "a second reappointment";
      break;
    case Verb::resolve:
      finish(dossier, after, effective, std::get<Resolve>(command).electronic_result);
      dossier.denied = std::get<Resolve>(command).outcome == Outcome::denied;
      dossier.state = 9;
      break;
    case Verb::return_result: {
      const ReturnMethod method = std::get<ReturnResult>(command).method;
      EXPECT_TRUE(dossier.delivered.insert(method).second) << code << " in one way twice";
      EXPECT_EQ(after.deliveries.back().at, effective);
      dossier.state = 10;
      break;
    }
    case Verb::withdraw:
    case Verb::stop:
    case Verb::annul:
      // Paused in time: its clock ended as it stood.
      if (dossier.received) {
        const bool waits = dossier.stopped_clock && !dossier.due;
        if (!dossier.ended) dossier.annulled = verb == Verb::annul;
        end(dossier, effective, waits ? std::optional(effective) : dossier.due);
      } else {
        dossier.awaiting.push_back({.from = effective, .due = std::nullopt, .is_over = true});
      }
      dossier.ended_without = effective;
      dossier.state = verb == Verb::withdraw ? 7 : 8;
      dossier.statuses.push_back({effective, Status::Kind::over, std::nullopt});
      break;
    case Verb::reopen:
      dossier.state = 4;
      dossier.corrects = std::get<Reopen>(command).cause == ReopenCause::agency_fault;
      if (dossier.corrects) {
        dossier.due =
            instant_of(closing_after(dossier.application.unit, effective, working_days_to_correct));
        dossier.reappointed.reset();
        dossier.corrected_from = effective;
      }
      set(dossier, effective);
      break;
    case Verb::amend:
      if (dossier.received && after.application.procedure != dossier.application.procedure) {
        EXPECT_TRUE(dossier.state == 2 || dossier.state == 4) << code;
        EXPECT_TRUE(dossier.letters.empty() && dossier.finishes.empty()) << code;
        EXPECT_FALSE(dossier.ended_first_phase) << code;
        promise_anew(dossier, after);
        dossier.promised = version_on(after.application.procedure, day_of(*dossier.received));
      }
      // From 1 July 2025 on, as all that is simulated is.
      EXPECT_TRUE(!std::get<Amend>(command).by_applicant || is_online(after.application.channel))
          << code;
      break;
    case Verb::alert:
      EXPECT_FALSE(dossier.alerted) << code;
      dossier.alerted = effective;
      break;
    case Verb::adjust_return_time:
      EXPECT_FALSE(dossier.adjusted) << code;
      EXPECT_TRUE(dossier.letter_time) << code;
      dossier.adjusted = true;
      dossier.reappointed = dossier.letter_time;
      break;
    case Verb::rate:
      dossier.rated.emplace(effective, std::get<Rate>(command).satisfaction);
      EXPECT_EQ(after.marks, std::get<Rate>(command).marks) << code;
      break;
    case Verb::consult: {
      const auto due = reply_due(std::get<Consult>(command), effective);
      ASSERT_TRUE(due) << code << " was consulted upon without a limit";
      dossier.consultations.push_back({.reply_due = *due, .unit = std::get<Consult>(command).unit});
      dossier.is_worked_on = true;
      EXPECT_EQ(after.consultations.back().number,
                static_cast<int32_t>(dossier.consultations.size()));
      EXPECT_EQ(after.consultations.back().reply_due, due) << code;
      break;
    }
    case Verb::answer_consultation: {
      const auto number = static_cast<size_t>(std::get<AnswerConsultation>(command).number);
      ASSERT_TRUE(number >= 1 && number <= dossier.consultations.size()) << code;
      auto& asked = dossier.consultations[number - 1];
      EXPECT_FALSE(std::exchange(asked.is_answered, true)) << code << " " << number;
      // To the end of the minute it is in time.
      asked.answered = effective;
      dossier.is_reply_late = effective >= plus_minutes(asked.reply_due, 1);
      if (dossier.is_reply_late) dossier.late_replies.push_back(effective);
      EXPECT_EQ(after.consultations[number - 1].answered_at, effective) << code;
      break;
    }
    case Verb::notify:
      ++dossier.notices;
      judge_notice(dossier, std::get<Notify>(command), after);
      break;
    case Verb::move_to_successor:
      EXPECT_EQ(after.current_due_time, dossier.due);
      EXPECT_NE(after.application.unit, "P.2") << "it has ended";
      if (after.application.unit != dossier.application.unit ||
          after.application.receiving_unit != dossier.application.receiving_unit) {
        dossier.earlier.push_back(
            {dossier.application.unit, dossier.application.receiving_unit, day_of(effective)});
      }
      dossier.held_by = after.holder.unit;
      break;
    case Verb::assign_part:
      learn_part(dossier, std::get<AssignPart>(command), effective, after);
      break;
    case Verb::finish_part:
      learn_part(dossier, std::get<FinishPart>(command), effective, after);
      break;
    case Verb::attach_file: {
      const auto& attached = std::get<AttachFile>(command);
      EXPECT_GT(attached.bytes, 0) << code << " has a file that is not there";
      EXPECT_EQ(attached.paper, 0) << code << " has no such paper";
      dossier.files.push_back(attached.sha256);
      judge_files(dossier, after);
      break;
    }
    case Verb::withdraw_file: {
      const auto number = static_cast<size_t>(std::get<WithdrawFile>(command).number);
      ASSERT_TRUE(number >= 1 && number <= dossier.files.size()) << code;
      EXPECT_FALSE(was_returned(dossier, std::get<WithdrawFile>(command).number)) << code;
      EXPECT_NE(std::exchange(dossier.files[number - 1], ""), "") << code << " twice";
      judge_files(dossier, after);
      break;
    }
    case Verb::acknowledge_apology:
    case Verb::correct: break;
    case Verb::erase:
      dossier.erased = true;
      for (std::string& file : dossier.files) file.clear();
      judge_files(dossier, after);
      EXPECT_EQ(after.application.applicant, Applicant{});
      EXPECT_EQ(after.application.submitted_by,
                (Submitter{.kind = dossier.application.submitted_by.kind,
                           .identity_result = dossier.application.submitted_by.identity_result}));
      for (const Paper& paper : after.application.papers) EXPECT_EQ(paper.signed_by, "");
      break;
    case Verb::arrive:
      learn_arrival(dossier, std::get<Arrive>(command).kind, effective, after);
      break;
    case Verb::move_due_time: {
      ASSERT_TRUE(dossier.due) << code;
      EXPECT_EQ(after.due_moves.back().due_before, dossier.due) << code;
      Promise counted = after.promise;
      if (dossier.counts_second) counted.limit = "4wd";
      dossier.due = next_due_off(dossier.application.unit, counted, *dossier.due);
      set(dossier, effective);
      break;
    }
  }
  dossier.application = after.application;
  if (!dossier.erased) {
    dossier.names.insert(after.application.applicant.name);
    const std::string& submitter = after.application.submitted_by.name;
    if (!submitter.empty()) dossier.names.insert(submitter);
  }
  learn_holding(dossier, verb, effective);
  if (verb == Verb::receive && dossier.received_elsewhere) {
    dossier.transfer_by = transfer_due(dossier);
    EXPECT_EQ(after.transfer_due.has_value(), dossier.transfer_by.has_value()) << code;
    if (after.transfer_due && dossier.transfer_by) {
      EXPECT_EQ(minute_of(*after.transfer_due), *dossier.transfer_by) << code;
    }
  }
  if (dossier.received) {
    const std::string& holder =
        is_under_way(dossier) ? dossier.application.receiving_unit : dossier.held_by;
    if (dossier.holders.empty() || dossier.holders.back().second != holder) {
      dossier.holders.emplace_back(effective, holder);
    }
  }
  EXPECT_EQ(static_cast<int>(after.state), dossier.state) << code;
  EXPECT_EQ(after.current_due_time, dossier.due) << code;
  EXPECT_EQ(after.reappointed_time, dossier.reappointed) << code;
  EXPECT_EQ(after.revision, static_cast<int32_t>(dossier.events.size())) << code;
}

bool Auditor::awaits_arrival(const Told& dossier) {
  return day_of(*dossier.received) >= *parse_day(arrivals_count_from) &&
         dossier.application.boundary == Boundary::province && dossier.received_elsewhere &&
         !dossier.clock_started;
}

bool Auditor::is_under_way(const Told& dossier) {
  return dossier.finishes.empty() && awaits_arrival(dossier);
}

// Of the application as it was before.
void Auditor::learn_hand_over(Told& dossier, const HandOver& hand_over, Instant at) const {
  const std::string& counter = dossier.application.receiving_unit;
  const bool is_at_counter =
      dossier.received_elsewhere && dossier.held_by == counter && !dossier.transferred;
  const std::string to = hand_over.to.empty() ? dossier.held_by : hand_over.to;
  dossier.is_transfer = is_at_counter && to != counter;
  if (dossier.is_transfer) dossier.transferred = at;
  dossier.held_by = to;
  dossier.held_step = hand_over.step;
}

// Where the data start the clock the whole limit runs anew.
void Auditor::learn_arrival(Told& dossier, ArrivalOf kind, Instant at, const Dossier& after) {
  const bool is_paper = kind == ArrivalOf::paper;
  std::optional<Instant>& arrived = is_paper ? dossier.arrived_on_paper : dossier.arrived;
  EXPECT_FALSE(arrived) << dossier.code << " arrived twice";
  EXPECT_NE(dossier.application.boundary, Boundary::not_said) << dossier.code;
  arrived = at;
  dossier.is_arrival_late = false;
  if (is_paper || !is_under_way(dossier)) return;
  dossier.clock_started = at;
  const bool is_past_due = dossier.due && minute_of(at) > minute_of(*dossier.due);
  if (dossier.held_by == dossier.application.receiving_unit) {
    dossier.held_by = dossier.application.unit;
    dossier.held_step.clear();
  }
  dossier.is_arrival_late = dossier.is_worked_on || is_past_due || !dossier.held_step.empty();
  if (!dossier.due || dossier.ended_first_phase) return;
  dossier.due = after.current_due_time;
  ASSERT_TRUE(dossier.due) << dossier.code;
  EXPECT_GE(minute_of(*dossier.due), minute_of(at)) << dossier.code;
  if (after.promise.limit == "5wd" && after.promise.day_policy == DayPolicy::by_day) {
    EXPECT_EQ(minute_of(*dossier.due), closing_after(dossier.application.unit, at, 5))
        << dossier.code;
  }
  set(dossier, at);
}

void Auditor::learn_part(Told& dossier, const AssignPart& part, Instant at,
                         const Dossier& after) const {
  dossier.is_worked_on = true;
  const auto waits_for = static_cast<size_t>(part.after_part);
  ASSERT_LE(waits_for, dossier.parts.size()) << dossier.code;
  const bool begins = waits_for == 0 || dossier.parts[waits_for - 1].is_finished;
  dossier.parts.push_back({.unit = part.unit, .limit = part.limit, .after = waits_for});
  if (begins) dossier.parts.back().due = reply_due({.unit = part.unit, .limit = part.limit}, at);
  EXPECT_EQ(dossier.parts.back().due.has_value(), begins) << dossier.code;
  ASSERT_EQ(after.parts.size(), dossier.parts.size()) << dossier.code;
  EXPECT_EQ(after.parts.back().due, dossier.parts.back().due) << dossier.code;
}

void Auditor::learn_part(Told& dossier, const FinishPart& part, Instant at,
                         const Dossier& after) const {
  const auto number = static_cast<size_t>(part.number);
  ASSERT_TRUE(number >= 1 && number <= dossier.parts.size()) << dossier.code;
  Told::Part& finished = dossier.parts[number - 1];
  EXPECT_FALSE(std::exchange(finished.is_finished, true)) << dossier.code << " " << number;
  ASSERT_TRUE(finished.due) << dossier.code << " had not begun";
  finished.finished = at;
  // To the end of the minute it is in time.
  dossier.is_part_late = at >= plus_minutes(*finished.due, 1);
  if (dossier.is_part_late) dossier.late_parts.push_back(at);
  for (size_t i = 0; i < dossier.parts.size(); ++i) {
    Told::Part& next = dossier.parts[i];
    if (next.after == number) next.due = reply_due({.unit = next.unit, .limit = next.limit}, at);
    EXPECT_EQ(after.parts[i].due, next.due) << dossier.code << " part " << i + 1;
    EXPECT_EQ(after.parts[i].finished_at.has_value(), next.is_finished) << dossier.code;
  }
}

bool Auditor::works_on_part(const Told& dossier, const std::string& unit) {
  const bool is_open = dossier.received && dossier.state >= 2 && dossier.state <= 6;
  if (!is_open && dossier.state != 9) return false;
  return std::any_of(dossier.parts.begin(), dossier.parts.end(), [&](const Told::Part& part) {
    return part.unit == unit && part.due && !part.is_finished;
  });
}

bool Auditor::is_asked(const Told& dossier, const std::string& unit) {
  const bool is_open = dossier.received && dossier.state >= 2 && dossier.state <= 6;
  if (!is_open && dossier.state != 9) return false;
  return std::any_of(dossier.consultations.begin(), dossier.consultations.end(),
                     [&](const auto& one) { return one.unit == unit && !one.is_answered; });
}

// Of the last event before it that was no notice it tells the elapsed minutes, of others none.
// That the dossier had the file already when it was returned, and is still.
bool Auditor::was_returned(const Told& dossier, int32_t number) {
  if (dossier.state != 10) return false;
  std::optional<Instant> attached;
  std::optional<Instant> returned;
  for (const auto& event : dossier.events) {
    if (event.state != 10) returned = event.at;  // the last such
    if (event.verb == Verb::attach_file && --number == 0) attached = event.at;
  }
  return attached && returned && *attached <= *returned;
}

// Its hashes, and nothing of what was withdrawn or erased.
void Auditor::judge_files(const Told& dossier, const Dossier& after) {
  ASSERT_EQ(after.files.size(), dossier.files.size()) << dossier.code;
  for (size_t i = 0; i < dossier.files.size(); ++i) {
    EXPECT_EQ(after.files[i].sha256, dossier.files[i]) << dossier.code << " " << i;
    EXPECT_EQ(after.files[i].is_kept(), !dossier.files[i].empty()) << dossier.code << " " << i;
  }
}

void Auditor::judge_notice(const Told& dossier, const Notify& command, const Dossier& after) {
  const Instant sent = command.sent_at.value_or(dossier.events.back().at);
  size_t last = dossier.events.size() - 1;
  while (dossier.events[last].verb == Verb::notify) --last;
  const Notice& told = after.notices.back();
  EXPECT_EQ(static_cast<int32_t>(after.notices.size()), dossier.notices) << dossier.code;
  EXPECT_EQ(told.sent_at, sent) << dossier.code;
  EXPECT_LE(sent, dossier.events.back().at) << dossier.code;
  const auto revision = static_cast<int32_t>(last) + 1;
  EXPECT_EQ(told.of_revision, command.of_revision == 0 ? revision : command.of_revision);
  std::optional<int64_t> lag;
  if (told.of_revision == revision) {
    lag = 0;
    while (plus_minutes(dossier.events[last].at, *lag + 1) <= sent) ++*lag;
  }
  EXPECT_EQ(told.lag_minutes, lag) << dossier.code;
}

bool Auditor::awaits_reply(const Told& dossier) {
  const bool is_open = dossier.received && dossier.state >= 2 && dossier.state <= 6;
  return is_open && std::any_of(dossier.consultations.begin(), dossier.consultations.end(),
                                [](const auto& one) { return !one.is_answered; });
}

std::set<std::string> Auditor::erased_names() const {
  std::set<std::string> names;
  for (const auto& [code, dossier] : dossiers_) {
    if (dossier.erased) names.insert(dossier.names.begin(), dossier.names.end());
  }
  for (const auto& [code, dossier] : dossiers_) {
    if (dossier.erased) continue;
    for (const std::string& name : dossier.names) names.erase(name);
  }
  return names;
}

// By the calendar of the unit that finished it.
void Auditor::finish_first(Told& dossier, Instant at) const {
  for (size_t i = 0; i < dossier.statuses.size(); ++i) {
    const Status& status = dossier.statuses[i];
    const Instant until = i + 1 < dossier.statuses.size() ? dossier.statuses[i + 1].from : at;
    (status.kind == Status::Kind::waiting ? dossier.paused_minutes : dossier.worked_minutes) +=
        open_minutes(dossier.application.unit, status.from, until);
  }
}

void Auditor::end(Told& dossier, Instant at, const std::optional<Instant>& due) {
  if (dossier.ended) return;
  dossier.ended = at;
  dossier.ended_on_time = due && at <= *due && dossier.requests.size() < 2;
}

std::vector<std::string> Auditor::codes() const { return order_; }

std::optional<Instant> Auditor::next_due(Instant after) const {
  std::optional<Instant> next;
  for (const auto& [code, dossier] : dossiers_) {
    for (const auto& due : {dossier.due, dossier.acceptance_due}) {
      if (due && *due > after && (!next || *due < *next)) next = due;
    }
    for (const auto& asked : dossier.consultations) {
      const Instant due = asked.reply_due;
      if (!asked.is_answered && due > after && (!next || due < *next)) next = due;
    }
    for (const auto& part : dossier.parts) {
      if (part.is_finished || !part.due || *part.due <= after) continue;
      if (!next || *part.due < *next) next = part.due;
    }
  }
  return next;
}

}  // namespace motcua::testing
