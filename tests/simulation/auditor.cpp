// What it learns of each answer. Naive on purpose: lists, scans, and no cleverness.
#include "tests/simulation/auditor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace motcua::testing {

namespace {

// The law of the days that are simulated (Decree 118/2025, as it is built in).
constexpr int64_t acceptance_minutes = 8 * 60;
constexpr int32_t working_days_to_ask = 3;
constexpr int32_t days_until_closing = 15;

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
      {Verb::record_payment, {2, 4, 6, 9}},
      {Verb::issue_apology, {2, 4, 5, 6, 9, 10}},
      {Verb::acknowledge_apology, {2, 4, 5, 6, 7, 8, 9, 10}},
      {Verb::resolve, {2, 4}},
      {Verb::return_result, {9}},
      {Verb::withdraw, {1, 2, 4, 5, 6}},
      {Verb::stop, {2, 4, 5, 6}},
      {Verb::annul, {2}},
      {Verb::reopen, {9, 10}},
      {Verb::amend, {1, 2, 4, 5, 6}},
      {Verb::rate, {9, 10}},
      {Verb::correct, {3, 7, 8, 9, 10}},
      {Verb::erase, {3, 7, 8, 10}}};
  return table.at(verb).contains(state);
}

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
  const bool exists = !code.empty() && dossiers_.contains(code);
  const int state = exists ? dossiers_[code].state : 0;
  if (!answer) {
    const Reason reason = answer.error().reason;
    if (reason == Reason::ILLEGAL_TRANSITION || reason == Reason::NOT_ENDED) {
      EXPECT_FALSE(state_allows(verb, state)) << static_cast<int>(verb) << " from " << state;
    }
    return;
  }
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

}  // namespace

// The next of its series: no gap, no double.
void Auditor::take_number(const std::string& code) {
  const auto [series, digits] = halves_of(code);
  EXPECT_EQ(std::stoll(digits), ++numbers_[series]) << code;
  EXPECT_TRUE(taken_codes_.insert(code).second) << code << " is given twice";
}

bool Auditor::learn_import(const ImportDossier& import) {
  const auto [series, digits] = halves_of(import.code);
  if (!digits.empty()) numbers_[series] = std::max<int64_t>(numbers_[series], std::stoll(digits));
  return taken_codes_.insert(import.code).second;
}

void Auditor::set(Told& dossier, Instant at) {
  dossier.statuses.push_back(
      {at, dossier.due ? Status::Kind::running : Status::Kind::undated, dossier.due});
}

void Auditor::pause(Told& dossier, Instant at, int next, bool stops) {
  dossier.state_before = dossier.state;
  dossier.state = next;
  if (!dossier.received && dossier.acceptance_due && at < *dossier.acceptance_due) {
    dossier.stopped_acceptance = true;
    dossier.acceptance_due.reset();
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

void Auditor::learn(const Request& request, const Dossier& after, Instant effective,
                    Instant recorded) {
  const auto& command = std::get<DossierCommand>(request.command);
  const Verb verb = verb_of(command);
  if (request.code.empty()) {
    take_number(after.code);
    EXPECT_FALSE(dossiers_.contains(after.code));
    order_.push_back(after.code);
  }
  std::string code = request.code.empty() ? after.code : request.code;
  if (aliases_.contains(code)) code = aliases_[code];
  if (code != after.code) {  // received from a submission: a number of its own
    take_number(after.code);
    dossiers_[after.code] = dossiers_[code];
    dossiers_.erase(code);
    aliases_[code] = after.code;
    std::replace(order_.begin(), order_.end(), code, after.code);
    code = after.code;
  }
  Told& dossier = dossiers_[code];
  dossier.code = code;
  if (!dossier.events.empty()) EXPECT_GE(effective, dossier.events.back().at) << code;
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
      dossier.acceptance_due =
          after_open_minutes(after.application.unit, effective, acceptance_minutes);
      break;
    case Verb::receive:
      dossier.state = 2;
      dossier.slow_acceptance = dossier.acceptance_due && effective > *dossier.acceptance_due;
      dossier.received = effective;
      dossier.due = after.promise.due_time;  // the walker judges due times; here they are believed
      set(dossier, effective);
      dossier.holders.emplace_back(effective, after.holder.unit);  // the counter that has it
      if (const auto& given = std::get<Receive>(command).result) {
        EXPECT_EQ(after.application.procedure, "NOW") << code;
        EXPECT_EQ(after.returned_at, effective) << code;
        dossier.application = after.application;
        finish(dossier, after, effective, given->electronic_result);
        dossier.state = 10;
      }
      break;
    case Verb::refuse:
      dossier.state = 3;
      dossier.slow_acceptance = dossier.acceptance_due && effective > *dossier.acceptance_due;
      dossier.refused = effective;
      break;
    case Verb::hand_over:
      dossier.state = 4;
      dossier.holders.emplace_back(effective, std::get<HandOver>(command).to);
      break;
    case Verb::request_supplement:
      dossier.state == 1 ? void(++dossier.requests_at_intake)
                         : dossier.requests.push_back(effective);
      pause(dossier, effective, 5, true);
      dossier.closable_from = closable_from(dossier.application.unit, effective);
      EXPECT_EQ(after.pauses.back().closable_from, dossier.closable_from) << code;
      break;
    case Verb::request_payment:
      for (const FeeLine& line : std::get<RequestPayment>(command).lines) {
        dossier.owed += line.exempt ? 0 : line.amount_vnd;
      }
      if (dossier.paid < dossier.owed) {
        pause(dossier, effective, 6, after.payment_stops_clock);
      }
      break;
    case Verb::record_payment:
      dossier.paid += std::get<RecordPayment>(command).amount_vnd;
      dossier.payments.push_back(
          {.at = effective,
           .amount_vnd = std::get<RecordPayment>(command).amount_vnd,
           .online = std::get<RecordPayment>(command).method == PaymentMethod::online});
      if (dossier.state != 6 || dossier.paid < dossier.owed) break;
      [[fallthrough]];
    case Verb::provide_supplement:
      dossier.state = dossier.state_before;
      dossier.closable_from.reset();
      if (std::exchange(dossier.stopped_acceptance, false)) {  // anew
        dossier.acceptance_due =
            after_open_minutes(dossier.application.unit, effective, acceptance_minutes);
      }
      if (!dossier.stopped_clock) break;
      dossier.due = after.current_due_time;
      EXPECT_GE(minute_of(*dossier.due), minute_of(effective));
      // Five working days, anew.
      if (verb == Verb::provide_supplement && after.application.procedure == "LAW") {
        EXPECT_EQ(minute_of(*dossier.due), closing_after(dossier.application.unit, effective, 5))
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
      EXPECT_EQ(
          after.letters.back().letter_number,
          std::to_string(++letters_[{after.application.unit, civil_date(day_of(effective)).year}]) +
              "/PXL");
      EXPECT_EQ(dossier.letters.size(), 1u) << "a second reappointment";
      break;
    case Verb::resolve:
      finish(dossier, after, effective, std::get<Resolve>(command).electronic_result);
      dossier.state = 9;
      break;
    case Verb::return_result: dossier.state = 10; break;
    case Verb::withdraw:
    case Verb::stop:
    case Verb::annul:
      // Paused in time: its clock ended as it stood.
      if (dossier.received) {
        const bool waits = dossier.stopped_clock && !dossier.due;
        if (!dossier.ended) dossier.annulled = verb == Verb::annul;
        end(dossier, effective, waits ? std::optional(effective) : dossier.due);
      }
      dossier.state = verb == Verb::withdraw ? 7 : 8;
      dossier.statuses.push_back({effective, Status::Kind::over, std::nullopt});
      break;
    case Verb::reopen:
      dossier.state = 4;
      set(dossier, effective);
      break;
    case Verb::amend:
      if (after.promise.due_time != dossier.due && dossier.state == 2 &&
          dossier.statuses.size() == 1) {
        dossier.due = after.promise.due_time;
        dossier.statuses.clear();
        set(dossier, *dossier.received);
      }
      break;
    case Verb::rate: dossier.rated.emplace(effective, std::get<Rate>(command).satisfaction); break;
    case Verb::acknowledge_apology:
    case Verb::correct: break;
    case Verb::erase:
      dossier.erased = true;
      EXPECT_EQ(after.application.applicant, Applicant{});
      EXPECT_EQ(after.application.submitted_by,
                Submitter{.kind = dossier.application.submitted_by.kind});
      break;
  }
  dossier.application = after.application;
  if (!dossier.erased) {
    dossier.names.insert(after.application.applicant.name);
    const std::string& submitter = after.application.submitted_by.name;
    if (!submitter.empty()) dossier.names.insert(submitter);
  }
  EXPECT_EQ(static_cast<int>(after.state), dossier.state) << code;
  EXPECT_EQ(after.current_due_time, dossier.due) << code;
  EXPECT_EQ(after.revision, static_cast<int32_t>(dossier.events.size())) << code;
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

void Auditor::judge_warnings(const Told& dossier, Verb verb, const Accepted& answer) const {
  std::set<Reason> expected;
  if (verb == Verb::record_payment && dossier.paid > dossier.owed)
    expected.insert(Reason::OVERPAID);
  const bool is_late = !dossier.finishes.empty() && dossier.finishes.back() == Timeliness::late;
  if (verb == Verb::return_result && is_late && dossier.letters.empty()) {
    expected.insert(Reason::APOLOGY_MISSING);
  }
  if (verb == Verb::request_supplement) {
    if (!dossier.received) {
      if (dossier.requests_at_intake > 1) expected.insert(Reason::SUPPLEMENT_ASKED_AGAIN);
    } else if (asks_late(dossier, dossier.requests.back())) {
      expected.insert(Reason::SUPPLEMENT_ASKED_LATE);
    }
  }
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
  std::set<Reason> told;
  for (const Warning& warning : answer.warnings) told.insert(warning.reason);
  EXPECT_EQ(told, expected) << dossier.code;
}

bool Auditor::asks_late(const Told& dossier, Instant asked) const {
  return minute_of(asked) >
         closing_after(dossier.application.unit, *dossier.received, working_days_to_ask);
}

Minute Auditor::closing_after(const std::string& unit, Instant from, int32_t working_days) const {
  Day day = first_working_day(unit, from);
  for (; working_days > 0; --working_days) {
    do day = plus_days(day, 1);
    while (!is_working(unit, day));
  }
  return closing_time(unit, day);
}

Instant Auditor::closable_from(const std::string& unit, Instant asked) const {
  Day day = plus_days(first_working_day(unit, asked), days_until_closing);
  while (!is_working(unit, day)) day = plus_days(day, 1);
  return instant_of(closing_time(unit, day));
}

// The first on which something is open at or after that instant.
Day Auditor::first_working_day(const std::string& unit, Instant from) const {
  Day day = day_of(from);
  while (open_minutes(unit, std::max(from, instant_of(start_of(day))),
                      instant_of(start_of(plus_days(day, 1)))) == 0) {
    day = plus_days(day, 1);
  }
  return day;
}

Minute Auditor::closing_time(const std::string& unit, Day day) const {
  return plus_minutes(start_of(day), open_hours_(unit, day).back().closes);
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

bool Auditor::is_open(const std::string& unit, Minute minute) const {
  return open_minutes(unit, instant_of(minute), instant_of(Minute{minute.value + 1})) == 1;
}

int64_t Auditor::open_minutes(const std::string& unit, Instant from, Instant to) const {
  const int64_t begins = minute_of(from).value;
  const int64_t ends = minute_of(to).value;
  int64_t minutes = 0;
  for (Day day = day_of(from); start_of(day).value < ends; day = plus_days(day, 1)) {
    const int64_t midnight = start_of(day).value;
    for (const OpenInterval& hours : open_hours_(unit, day)) {
      minutes += std::max(int64_t{0}, std::min(ends, midnight + hours.closes) -
                                          std::max(begins, midnight + hours.opens));
    }
  }
  return minutes;
}

std::optional<Instant> Auditor::after_open_minutes(const std::string& unit, Instant from,
                                                   int64_t minutes) const {
  constexpr int64_t minutes_max = 60 * 24 * 60;
  const int64_t begins = minute_of(from).value;
  for (int64_t minute = begins; minute < begins + minutes_max; ++minute) {
    minutes -= is_open(unit, Minute{minute}) ? 1 : 0;
    if (minutes == 0) return instant_of(Minute{minute + 1});
  }
  return std::nullopt;
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
  }
  return next;
}

}  // namespace motcua::testing
