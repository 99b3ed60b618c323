// Naive on purpose: lists, scans, and no cleverness.
#include "tests/simulation/auditor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace motcua::testing {

// domain.md §2, written out once more: from → verbs.
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
      {Verb::rate, {9, 10}}};
  return table.at(verb).contains(state);
}

void Auditor::judge(const Request& request, const Answer& answer, Instant now) {
  const auto& command = std::get<DossierCommand>(request.command);
  const Verb verb = verb_of(command);
  const auto known = answered_.find(request.request_id);
  if (answer && answer->repeated) {
    ASSERT_NE(known, answered_.end()) << "a repeat of what was never accepted";
    EXPECT_EQ(answer->dossier->code + " " + std::to_string(answer->sequence),
              known->second.code_and_sequence);
    return;
  }
  const std::string code = aliases_.contains(request.code) ? aliases_[request.code] : request.code;
  const int state = code.empty() || !dossiers_.contains(code) ? 0 : dossiers_[code].state;
  if (!answer) {
    if (answer.error().reason == Reason::ILLEGAL_TRANSITION) {
      EXPECT_FALSE(state_allows(verb, state)) << static_cast<int>(verb) << " from " << state;
    }
    return;
  }
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
}

void Auditor::set(Told& dossier, Instant at) {
  dossier.statuses.push_back(
      {at, dossier.due ? Status::Kind::running : Status::Kind::undated, dossier.due});
}

void Auditor::pause(Told& dossier, Instant at, int next, bool stops) {
  dossier.state_before = dossier.state;
  dossier.state = next;
  dossier.stopped_clock =
      stops && dossier.received && dossier.due && minute_of(at) < minute_of(*dossier.due);
  if (!dossier.stopped_clock) return;
  dossier.due_then = dossier.due;
  dossier.due.reset();
  dossier.statuses.push_back({at, Status::Kind::waiting, std::nullopt});
}

void Auditor::learn(const Request& request, const Dossier& after, Instant effective,
                    Instant recorded) {
  const auto& command = std::get<DossierCommand>(request.command);
  const Verb verb = verb_of(command);
  if (request.code.empty()) {
    // A new number: the next of its series, no gap, no double.
    const size_t dash = after.code.rfind('-');
    const std::string digits = after.code.substr(dash + (after.code[dash + 1] == 'S' ? 2 : 1));
    const std::string series = after.code.substr(0, after.code.size() - digits.size());
    EXPECT_EQ(std::stoi(digits), ++numbers_[series]) << after.code;
    EXPECT_FALSE(dossiers_.contains(after.code));
    order_.push_back(after.code);
  }
  std::string code = request.code.empty() ? after.code : request.code;
  if (aliases_.contains(code)) code = aliases_[code];
  if (code != after.code) {  // received from a submission: a number of its own
    const size_t dash = after.code.rfind('-');
    EXPECT_EQ(std::stoi(after.code.substr(dash + 1)), ++numbers_[after.code.substr(0, dash + 1)]);
    dossiers_[after.code] = dossiers_[code];
    dossiers_.erase(code);
    aliases_[code] = after.code;
    std::replace(order_.begin(), order_.end(), code, after.code);
    code = after.code;
  }
  Told& dossier = dossiers_[code];
  dossier.code = code;
  dossier.events.push_back({.at = effective,
                            .verb = verb,
                            .recorded = recorded,
                            .due = dossier.due,
                            .state = dossier.state});
  switch (verb) {
    case Verb::submit: dossier.state = 1; break;
    case Verb::receive:
      dossier.state = 2;
      dossier.received = effective;
      dossier.due = after.promise.due_time;  // the walker judges due times; here they are believed
      set(dossier, effective);
      dossier.holders.emplace_back(effective, after.holder.unit);  // the counter that has it
      break;
    case Verb::refuse: dossier.state = 3; break;
    case Verb::hand_over:
      dossier.state = 4;
      dossier.holders.emplace_back(effective, std::get<HandOver>(command).to);
      break;
    case Verb::request_supplement:
      if (dossier.state != 1) dossier.requests.push_back(effective);
      pause(dossier, effective, 5, true);
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
      if (dossier.state != 6 || dossier.paid < dossier.owed) break;
      [[fallthrough]];
    case Verb::provide_supplement:
      dossier.state = dossier.state_before;
      if (!dossier.stopped_clock) break;
      dossier.due = after.current_due_time;
      EXPECT_GE(*dossier.due, effective);
      set(dossier, effective);
      break;
    case Verb::issue_apology:
      if (dossier.letters.empty()) {
        const auto& due = after.finishes.empty() ? dossier.due : after.finishes.back().due;
        dossier.letter_before_due = due && effective <= *due;
      }
      dossier.letters.push_back(effective);
      EXPECT_EQ(dossier.letters.size(), 1u) << "a second reappointment";
      break;
    case Verb::resolve: {
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
      dossier.finishes.push_back(timeliness);
      dossier.finished.push_back(effective);
      dossier.state = 9;
      dossier.statuses.push_back({effective, Status::Kind::over, std::nullopt});
      break;
    }
    case Verb::return_result:
      dossier.state = 10;
      if (dossier.finishes.back() == Timeliness::late) EXPECT_FALSE(dossier.letters.empty());
      break;
    case Verb::withdraw:
    case Verb::stop:
    case Verb::annul:
      dossier.events.back().annulled = verb == Verb::annul;
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
    case Verb::acknowledge_apology:
    case Verb::rate: break;
  }
  dossier.unit = after.application.unit;
  dossier.channel = after.application.channel;
  EXPECT_EQ(static_cast<int>(after.state), dossier.state) << code;
  EXPECT_EQ(after.current_due_time, dossier.due) << code;
  EXPECT_EQ(after.revision, static_cast<int32_t>(dossier.events.size())) << code;
}

void Auditor::end(Told& dossier, Instant at, const std::optional<Instant>& due) {
  if (dossier.ended) return;
  dossier.ended = at;
  dossier.ended_on_time = due && at <= *due && dossier.requests.size() < 2;
}

Ratio Auditor::portal(const std::string& unit, Day from, Day to, Instant as_of) const {
  Ratio ratio;
  const Instant begins = instant_of(start_of(from));
  const Instant ends = std::min(end_of(to), as_of);
  for (const auto& [code, dossier] : dossiers_) {
    if (!dossier.received || (!unit.empty() && dossier.unit != unit)) continue;
    if (*dossier.received >= end_of(to) || *dossier.received > as_of) continue;
    const bool ended = dossier.ended && *dossier.ended < end_of(to) && *dossier.ended <= as_of;
    if (ended) {
      if (*dossier.ended < begins || dossier.annulled) continue;
      ++ratio.denominator;
      ratio.numerator += dossier.ended_on_time ? 1 : 0;
      continue;
    }
    ++ratio.denominator;
    const bool second = dossier.requests.size() >= 2 && dossier.requests[1] < end_of(to) &&
                        dossier.requests[1] <= as_of;
    const Status* now = status_at(dossier, ends == as_of ? Instant{ends.microseconds + 1} : ends);
    const bool late = now->kind == Status::Kind::running && *now->due < ends;
    ratio.numerator += !second && !late && now->kind != Status::Kind::undated ? 1 : 0;
  }
  return ratio;
}

int64_t Auditor::overdue_then(const std::string& unit, Day day) const {
  int64_t count = 0;
  for (const auto& [code, dossier] : dossiers_) {
    if (!dossier.received || dossier.unit != unit || dossier.statuses.empty()) continue;
    const Status& last = dossier.statuses.back();
    count += last.kind == Status::Kind::running && *last.due < end_of(day) ? 1 : 0;
  }
  return count;
}

std::map<int32_t, int64_t> Auditor::overdue_by_days(const std::string& unit, Day to,
                                                    Instant as_of) const {
  std::map<int32_t, int64_t> counts;
  const Instant ends = std::min(end_of(to), as_of);
  for (const auto& [code, dossier] : dossiers_) {
    if (!dossier.received || dossier.unit != unit) continue;
    const Status* now = status_at(dossier, ends == as_of ? Instant{ends.microseconds + 1} : ends);
    if (!now || now->kind != Status::Kind::running || *now->due >= ends) continue;
    ++counts[std::min(to, day_of(as_of)).value - day_of(*now->due).value];
  }
  return counts;
}

std::map<std::string, int64_t> Auditor::late_minutes(Day day, Instant as_of,
                                                     const IsOpen& is_open) const {
  std::map<std::string, int64_t> minutes;
  for (const auto& [code, dossier] : dossiers_) {
    if (!dossier.received) continue;
    for (Minute minute = start_of(day); minute < start_of(plus_days(day, 1)); ++minute.value) {
      const Instant at = instant_of(minute);
      if (at >= as_of) break;
      const Status* status = status_at(dossier, Instant{at.microseconds + 1});
      if (!status || status->kind != Status::Kind::running || *status->due > at) continue;
      if (!is_open(dossier.unit, minute)) continue;
      std::string holder;
      for (const auto& [from, who] : dossier.holders) {
        if (from <= at) holder = who;
      }
      ++minutes[holder];
    }
  }
  return minutes;
}

std::map<std::string, int64_t> Auditor::integrity(const std::string& unit, Day from, Day to,
                                                  const IsWorking& is_working) const {
  std::map<std::string, int64_t> found;
  for (const auto& [code, dossier] : dossiers_) {
    if (dossier.unit != unit) continue;
    // Handed to a unit with other days off.
    const bool is_open =
        dossier.received && dossier.state >= 2 && dossier.state <= 6 && dossier.due;
    if (is_open && !is_working(day_of(*dossier.due)) && day_of(*dossier.due) >= from &&
        day_of(*dossier.due) <= to) {
      ++found["due_on_day_off"];
    }
    int requests = 0;
    for (const Event& event : dossier.events) {
      const bool counts = day_of(event.at) >= from && day_of(event.at) <= to;
      const auto add = [&](const char* check) { found[check] += counts ? 1 : 0; };
      if (event.verb == Verb::receive && dossier.statuses[0].kind == Status::Kind::undated) {
        add("undated");
      }
      if (event.verb == Verb::reopen) add("finish_reopened");
      if (event.verb == Verb::request_supplement && event.state != 1) {
        if (++requests > 1) add("supplement_repeated");
        Day near = event.due ? plus_days(day_of(*event.due), -1) : Day{};
        while (event.due && !is_working(near)) near = plus_days(near, -1);
        if (event.due && day_of(event.at) >= near) add("supplement_near_due");
      }
      // What is annulled never counted, and is not judged.
      const bool ends = event.verb == Verb::withdraw || event.verb == Verb::stop;
      if (ends && dossier.received && event.due && event.at > *event.due) add("ended_when_late");
      if (event.recorded > plus_minutes(event.at, 24 * 60)) {
        add(event.verb == Verb::issue_apology ? "letter_after_the_fact" : "recorded_late");
      }
    }
  }
  std::erase_if(found, [](const auto& entry) { return entry.second == 0; });
  return found;
}

const Auditor::Status* Auditor::status_at(const Told& dossier, Instant before) {
  const Status* found = nullptr;
  for (const Status& status : dossier.statuses) {
    if (status.from < before) found = &status;
  }
  return found;
}

// Stocks at an instant that is excluded: what is open just before it.
Form06a Auditor::form(const std::string& unit, Day from, Day to, Instant as_of) const {
  Form06a form;
  const Instant begins = instant_of(start_of(from));
  const Instant ends = std::min(end_of(to), as_of);
  const auto within = [&](Instant at) { return at >= begins && at < end_of(to) && at <= as_of; };
  for (const auto& [code, dossier] : dossiers_) {
    if (!dossier.received || (!unit.empty() && dossier.unit != unit)) continue;
    const Status* before = status_at(dossier, begins);
    form.carried_over += before && before->kind != Status::Kind::over ? 1 : 0;
    if (within(*dossier.received)) {
      ++(is_online(dossier.channel) ? form.received_online : form.received_direct_or_post);
    }
    for (size_t i = 0; i < dossier.finished.size(); ++i) {
      if (!within(dossier.finished[i])) continue;
      if (i > 0) {
        ++form.resolved_again;
        continue;
      }
      switch (dossier.finishes[i]) {
        case Timeliness::early: ++form.resolved_early; break;
        case Timeliness::on_time: ++form.resolved_on_time; break;
        case Timeliness::late: ++form.resolved_late; break;
        case Timeliness::undated: ++form.resolved_undated; break;
      }
    }
    for (const Event& event : dossier.events) {
      if (!within(event.at)) continue;
      form.reopened += event.verb == Verb::reopen ? 1 : 0;
      form.withdrawn += event.verb == Verb::withdraw ? 1 : 0;
      form.stopped += event.verb == Verb::stop ? 1 : 0;
      form.annulled += event.verb == Verb::annul ? 1 : 0;
    }
    const Status* now = status_at(dossier, ends == as_of ? Instant{ends.microseconds + 1} : ends);
    if (!now || now->kind == Status::Kind::over) continue;
    ++form.open_total;
    form.waiting += now->kind == Status::Kind::waiting ? 1 : 0;
    form.open_undated += now->kind == Status::Kind::undated ? 1 : 0;
    form.open_overdue += now->kind == Status::Kind::running && *now->due < ends ? 1 : 0;
  }
  form.open_in_time = form.open_total - form.open_overdue - form.open_undated;
  form.received_total = form.received_online + form.received_direct_or_post + form.carried_over;
  form.resolved_total =
      form.resolved_early + form.resolved_on_time + form.resolved_late + form.resolved_undated;
  return form;
}

Apologies Auditor::apologies(const std::string& unit, Day from, Day to, Instant as_of) const {
  Apologies apologies;
  const Instant begins = instant_of(start_of(from));
  const Instant ends = std::min(end_of(to), as_of);
  for (const auto& [code, dossier] : dossiers_) {
    if (!dossier.received || (!unit.empty() && dossier.unit != unit)) continue;
    if (!dossier.finished.empty() && dossier.finished[0] >= begins &&
        dossier.finished[0] <= as_of && dossier.finished[0] < end_of(to)) {
      if (dossier.finishes[0] != Timeliness::late) {
        apologies.not_needed += static_cast<int64_t>(dossier.letters.size());
      } else {
        ++apologies.owed;
        apologies.missing += dossier.letters.empty() ? 1 : 0;
        if (!dossier.letters.empty()) {
          ++(dossier.letter_before_due ? apologies.issued_before_due : apologies.issued_after_due);
        }
      }
    }
    const Instant behind = ends == as_of ? Instant{ends.microseconds + 1} : ends;
    const Status* now = status_at(dossier, behind);
    if (!now || now->kind != Status::Kind::running || *now->due >= ends) continue;
    ++apologies.owed;
    const bool issued = !dossier.letters.empty() && dossier.letters[0] < behind;
    apologies.missing += issued ? 0 : 1;
    if (issued)
      ++(dossier.letter_before_due ? apologies.issued_before_due : apologies.issued_after_due);
  }
  return apologies;
}

std::vector<std::string> Auditor::codes() const { return order_; }

}  // namespace motcua::testing
