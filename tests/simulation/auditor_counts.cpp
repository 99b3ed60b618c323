// The judge's figures: each counted by a scan of all dossiers.
#include <algorithm>

#include "tests/simulation/auditor.h"

namespace motcua::testing {

std::vector<Auditor::Stay> Auditor::stays(const Asked& whole) const {
  std::vector<Stay> stays;
  for (const auto& [code, dossier] : dossiers_) {
    Application there = dossier.application;
    std::optional<Day> since;
    for (size_t i = 0; i <= dossier.earlier.size(); ++i) {
      const bool is_last = i == dossier.earlier.size();
      there.unit = is_last ? dossier.application.unit : dossier.earlier[i].unit;
      there.receiving_unit =
          is_last ? dossier.application.receiving_unit : dossier.earlier[i].receiving_unit;
      Asked asked = whole;
      const Day last = std::min(whole.to, day_of(whole.as_of));
      const std::optional<Day> until =
          is_last ? std::nullopt : std::optional(dossier.earlier[i].until);
      const bool overlaps = (!since || *since <= last) && (!until || *until >= whole.from);
      asked.came_in = since && *since >= whole.from;
      asked.went_out = until && *until <= last;
      if (asked.came_in) asked.from = *since;
      if (asked.went_out) asked.to = plus_days(*until, -1);
      since = until;
      if (overlaps && whole.is_about(there)) stays.push_back({dossier, asked});
    }
  }
  return stays;
}

Ratio Auditor::on_time(RateView view, const Asked& asked) const {
  if (view == RateView::portal_766) return portal(asked);
  const Form06a columns = form(asked);
  const int64_t in_time = columns.resolved_early + columns.resolved_on_time;
  if (view == RateView::resolved) return {in_time, columns.resolved_total};
  if (view == RateView::all_received) return {in_time, columns.received_total};
  return {columns.received_total - columns.resolved_late - columns.open_overdue,
          columns.received_total};
}

Auditor::Figures Auditor::indicators(const Asked& whole) const {
  const auto one_if = [](bool condition) { return int64_t{condition ? 1 : 0}; };
  Figures figures{{"online", {}},
                  {"online_payment", {}},
                  {"paid_online_vnd", {0, 1}},
                  {"digitised_at_intake", {}},
                  {"electronic_result", {}},
                  {"e_certified_copies", {}},
                  {"satisfaction", {}},
                  {"response_rate", {}},
                  {"slow_acceptance", {}}};
  const auto count = [&](const char* name, int64_t part, int64_t whole) {
    figures[name].numerator += part;
    figures[name].denominator += whole;
  };
  for (const auto& [dossier, asked] : stays(whole)) {
    // A refusal straight away was never a submission.
    const auto& decided = dossier.received ? dossier.received : dossier.refused;
    const bool was_submitted =
        dossier.submitted && (dossier.received || dossier.submitted < dossier.refused);
    if (was_submitted && decided && asked.has(*decided)) {
      count("slow_acceptance", one_if(dossier.slow_acceptance), 1);
    }
    const int64_t received = one_if(dossier.received && asked.has(*dossier.received));
    count("online", received * one_if(is_online(dossier.application.channel)), received);
    const auto& papers = dossier.application.papers;
    bool digitised = false;
    for (const Paper& paper : papers) {
      count("e_certified_copies", received * paper.e_certified_copies,
            received * paper.certified_copies);
    }
    for (const Paper& paper : papers) {
      const int how = static_cast<int>(paper.digitising);
      if (how >= 6) continue;  // not to be scanned
      digitised = how >= 2;
      if (!digitised) break;
    }
    count("digitised_at_intake", received * one_if(digitised), received);
    bool paid_before = false;
    for (const Paid& payment : dossier.payments) {
      if (!payment.online || !dossier.received) continue;
      if (asked.has(payment.at)) {
        count("paid_online_vnd", payment.amount_vnd, 0);
        count("online_payment", one_if(!paid_before), 0);
      }
      paid_before = true;
    }
    count("online_payment", 0, received);
    const int64_t resolved =
        one_if(!dossier.finished.empty() && asked.has(dossier.finished.front()));
    count("electronic_result", resolved * one_if(dossier.electronic), resolved);
    const int64_t rated = one_if(dossier.rated && asked.has(dossier.rated->first));
    count("response_rate", rated, resolved);
    count("satisfaction",
          rated * one_if(dossier.rated && dossier.rated->second == Satisfaction::satisfied), rated);
  }
  figures["on_time"] = on_time(RateView::all_received, whole);
  const Apologies apologies = this->apologies(whole);
  figures["apology_compliance"] = {apologies.owed - apologies.missing, apologies.owed};
  return figures;
}

Auditor::Figures Auditor::workload(const Asked& whole) const {
  int64_t received = 0;
  int64_t supplements = 0;
  int64_t worked = 0;
  int64_t paused = 0;
  std::vector<int64_t> hours;
  for (const auto& [dossier, here] : stays(whole)) {
    const Asked& asked = here;
    if (!dossier.received) continue;
    received += asked.has(*dossier.received) ? 1 : 0;
    supplements += std::count_if(dossier.requests.begin(), dossier.requests.end(),
                                 [&](Instant at) { return asked.has(at); });
    if (dossier.finished.empty() || !asked.has(dossier.finished.front())) continue;
    worked += dossier.worked_minutes;
    paused += dossier.paused_minutes;
    hours.push_back(dossier.worked_minutes / 60);
  }
  const auto resolved = static_cast<int64_t>(hours.size());
  Figures figures{{"received_new", {received, 1}},
                  {"resolved_total", {resolved, 1}},
                  {"open_total", {form(whole).open_total, 1}},
                  {"mean_working_time", {worked, resolved}},
                  {"supplements_requested", {supplements, 1}},
                  {"supplements_per_dossier", {supplements, received}},
                  {"mean_paused_time", {paused, resolved}},
                  {"p90_working_time", {}}};
  std::sort(hours.begin(), hours.end());
  // The least that nine of ten did not exceed.
  for (size_t i = 0; i < hours.size(); ++i) {
    if ((i + 1) * 10 < hours.size() * 9) continue;
    figures["p90_working_time"] = {hours[i], 1};
    break;
  }
  return figures;
}

Auditor::Figures Auditor::intake(const Asked& whole) const {
  int64_t received = 0;
  Figures figures{{"refused", {0, 1}},
                  {"awaiting_acceptance", {0, 1}},
                  {"awaiting_in_time", {0, 1}},
                  {"awaiting_late", {0, 1}},
                  {"received_boundary_free", {0, 1}},
                  {"paid_online", {0, 1}},
                  {"paid_online_vnd", {0, 1}},
                  {"paid_at_counter", {0, 1}},
                  {"paid_at_counter_vnd", {0, 1}},
                  {"mirrored_received", {0, 1}},
                  {"mirrored_resolved", {0, 1}},
                  {"mirrored_open", {0, 1}}};
  const auto count = [&](const char* name, int64_t more = 1) { figures[name].numerator += more; };
  for (const auto& [dossier, asked] : stays(whole)) {
    if (dossier.refused && asked.has(*dossier.refused)) count("refused");
    if (dossier.received && asked.has(*dossier.received)) {
      ++received;
      if (dossier.application.boundary != Boundary::not_said) count("received_boundary_free");
    }
    std::set<bool> paid_before;
    for (const Paid& payment : dossier.payments) {
      const bool is_first = paid_before.insert(payment.online).second;
      if (!dossier.received || !asked.has(payment.at)) continue;
      if (is_first) count(payment.online ? "paid_online" : "paid_at_counter");
      count(payment.online ? "paid_online_vnd" : "paid_at_counter_vnd", payment.amount_vnd);
    }
    if (asked.went_out) continue;
    const Told::Awaiting* now = nullptr;
    for (const Told::Awaiting& one : dossier.awaiting) {
      if (one.from < asked.behind()) now = &one;
    }
    if (!now || now->is_over) continue;
    count("awaiting_acceptance");
    count(now->due && *now->due < asked.ends() ? "awaiting_late" : "awaiting_in_time");
  }
  figures["boundary_free"] = {figures["received_boundary_free"].numerator, received};
  return figures;
}

Auditor::Mirrored Auditor::mirrored(const std::string& unit) const {
  const auto found = mirrored_.find(unit);
  return found == mirrored_.end() ? Mirrored{} : found->second;
}

Ratio Auditor::portal(const Asked& whole) const {
  Ratio ratio;
  for (const auto& [dossier, asked] : stays(whole)) {
    if (!dossier.received) continue;
    if (!asked.came(*dossier.received)) continue;
    if (dossier.ended && asked.came(*dossier.ended)) {
      if (*dossier.ended < asked.begins() || dossier.annulled) continue;
      ++ratio.denominator;
      ratio.numerator += dossier.ended_on_time ? 1 : 0;
      continue;
    }
    if (asked.went_out) continue;
    ++ratio.denominator;
    const bool second = dossier.requests.size() >= 2 && asked.came(dossier.requests[1]);
    const Status* now = status_at(dossier, asked.behind());
    const bool late = now->kind == Status::Kind::running && *now->due < asked.ends();
    ratio.numerator += !second && !late && now->kind != Status::Kind::undated ? 1 : 0;
  }
  return ratio;
}

int64_t Auditor::overdue_then(const std::string& unit, Day day) const {
  int64_t count = 0;
  for (const auto& [code, dossier] : dossiers_) {
    if (!dossier.received || dossier.application.unit != unit || dossier.statuses.empty()) continue;
    const Status& last = dossier.statuses.back();
    count += last.kind == Status::Kind::running && *last.due < end_of(day) ? 1 : 0;
  }
  return count;
}

namespace {

// Whose turn it is: the counter's, or whoever's handles it.
bool is_of_the_counter(ListQueue queue) {
  constexpr std::array of_the_counter{
      ListQueue::acceptance, ListQueue::alert,      ListQueue::transfer, ListQueue::to_return,
      ListQueue::to_close,   ListQueue::supplement, ListQueue::payment,  ListQueue::to_adjust};
  return std::find(of_the_counter.begin(), of_the_counter.end(), queue) != of_the_counter.end();
}

bool is_of(const std::string& unit, const Application& application, ListQueue queue,
           QueueSide side) {
  const std::string& counter =
      application.receiving_unit.empty() ? application.unit : application.receiving_unit;
  switch (side) {
    case QueueSide::handling: return unit == application.unit;
    case QueueSide::receiving: return unit == counter;
    case QueueSide::either: return unit == application.unit || unit == counter;
    case QueueSide::turn: break;
  }
  return unit == (is_of_the_counter(queue) ? counter : application.unit);
}

}  // namespace

// By what has happened to it.
bool Auditor::is_queued(const Told& dossier, ListQueue queue, Instant now) {
  const bool is_open = dossier.received && dossier.state >= 2 && dossier.state <= 6;
  switch (queue) {
    case ListQueue::acceptance: return dossier.state == 1;
    case ListQueue::alert: return dossier.state == 1 && dossier.alert_due && !dossier.alerted;
    case ListQueue::supplement: return dossier.state == 5 && !dossier.is_between;
    case ListQueue::payment: return dossier.state == 6;
    case ListQueue::to_close:
      return dossier.state == 5 && dossier.closable_from && *dossier.closable_from < now;
    case ListQueue::consulting: return awaits_reply(dossier);
    case ListQueue::transfer:
      return is_open && dossier.transfer_by && !dossier.transferred &&
             dossier.held_by == dossier.application.receiving_unit;
    case ListQueue::to_adjust:
      return (is_open || dossier.state == 9) && dossier.letter_told && dossier.letter_time &&
             !dossier.adjusted &&
             (!dossier.corrected_from || dossier.letters.back() > *dossier.corrected_from);
    case ListQueue::to_return: return dossier.state == 9;
    case ListQueue::open:
    case ListQueue::due_today:
    case ListQueue::at_risk:
    case ListQueue::overdue:
    case ListQueue::waiting:
    case ListQueue::undated:
    case ListQueue::due_on_day_off:
    case ListQueue::apology_owed:
    case ListQueue::to_move:
    case ListQueue::parts:
    case ListQueue::asked: break;
  }
  return false;
}

// By how its clock stands.
bool Auditor::is_queued_by_time(const Told& dossier, ListQueue queue, Instant now) const {
  if (!dossier.received) return false;
  constexpr int64_t minutes_at_risk = 16 * 60;
  const Status& last = dossier.statuses.back();
  const bool running = last.kind == Status::Kind::running;
  const std::string& unit = dossier.application.unit;
  switch (queue) {
    case ListQueue::open: return last.kind != Status::Kind::over;
    case ListQueue::due_today:
      return running && *last.due >= now && day_of(*last.due) == day_of(now);
    case ListQueue::at_risk:
      return running && *last.due >= now &&
             minute_of(*last.due) <= minute_of(open_minutes_later(unit, now, minutes_at_risk));
    case ListQueue::overdue: return running && *last.due < now;
    case ListQueue::waiting: return last.kind == Status::Kind::waiting;
    case ListQueue::undated: return last.kind == Status::Kind::undated;
    case ListQueue::due_on_day_off: return running && !is_working(unit, day_of(*last.due));
    case ListQueue::acceptance:
    case ListQueue::alert:
    case ListQueue::supplement:
    case ListQueue::payment:
    case ListQueue::to_close:
    case ListQueue::consulting:
    case ListQueue::transfer:
    case ListQueue::to_adjust:
    case ListQueue::to_return:
    case ListQueue::apology_owed:
    case ListQueue::to_move:
    case ListQueue::parts:
    case ListQueue::asked: break;
  }
  return false;
}

std::multiset<std::string> Auditor::queued(const Queued& asked, Instant now) const {
  const auto& [unit, queue, side, holder] = asked;
  std::multiset<std::string> codes;
  for (const auto& [code, dossier] : dossiers_) {
    if (!holder.empty() && dossier.held_by != holder) continue;
    const bool is_listed =
        queue == ListQueue::parts ? works_on_part(dossier, unit)
        : queue == ListQueue::asked
            ? is_asked(dossier, unit)
            : is_of(unit, dossier.application, queue, side) &&
                  (is_queued(dossier, queue, now) || is_queued_by_time(dossier, queue, now));
    if (is_listed) codes.insert(code);
  }
  return codes;
}

std::multiset<std::string> Auditor::due_between(const std::string& unit, Instant from,
                                                Instant to) const {
  std::multiset<std::string> codes;
  for (const auto& [code, dossier] : dossiers_) {
    if (!dossier.received || dossier.application.unit != unit) continue;
    const Status& last = dossier.statuses.back();
    if (last.kind == Status::Kind::running && *last.due >= from && *last.due < to) {
      codes.insert(code);
    }
  }
  return codes;
}

std::multiset<std::string> Auditor::with_identity(const std::string& identity) const {
  std::multiset<std::string> codes;
  for (const auto& [code, dossier] : dossiers_) {
    if (dossier.application.applicant.identity == identity) codes.insert(code);
  }
  return codes;
}

std::multiset<std::string> Auditor::found_by_name(const std::string& digits) const {
  const auto ends_so = [&](const std::string& code) {
    const size_t last = code.find_last_not_of("0123456789");
    return digits.size() >= 3 && code.size() - last - 1 >= digits.size() &&
           code.compare(code.size() - digits.size(), digits.size(), digits) == 0;
  };
  std::set<std::string> by_alias;
  for (const auto& [alias, code] : aliases_) {
    if (ends_so(alias)) by_alias.insert(code);
  }
  std::multiset<std::string> codes;
  for (const auto& [code, dossier] : dossiers_) {
    const std::string& name = dossier.application.applicant.name;
    if (name.empty()) continue;                                          // erased
    const bool begins_so = name.compare(6, digits.size(), digits) == 0;  // behind "<name "
    if (begins_so || ends_so(code) || by_alias.contains(code)) codes.insert(code);
  }
  return codes;
}

std::map<int32_t, int64_t> Auditor::overdue_by_days(const Asked& whole) const {
  std::map<int32_t, int64_t> counts;
  const Day last = std::min(whole.to, day_of(whole.as_of));
  for (const auto& [dossier, asked] : stays(whole)) {
    if (!dossier.received) continue;
    if (asked.went_out) continue;
    const Status* now = status_at(dossier, asked.behind());
    if (!now || now->kind != Status::Kind::running || *now->due >= asked.ends()) continue;
    ++counts[last.value - day_of(*now->due).value];
  }
  return counts;
}

std::map<std::string, int64_t> Auditor::late_minutes(const std::set<std::string>& units, Day day,
                                                     Instant as_of) const {
  std::map<std::string, int64_t> minutes;
  for (const auto& [code, dossier] : dossiers_) {
    if (!dossier.received || !units.contains(dossier.unit_on(day))) continue;
    for (Minute minute = start_of(day); minute < start_of(plus_days(day, 1)); ++minute.value) {
      // Seconds are dropped: what began within the minute has it, and the one under way has not
      // passed.
      if (minute >= minute_of(as_of)) break;
      const Instant end = instant_of({minute.value + 1});
      const Status* status = status_at(dossier, end);
      if (!status || status->kind != Status::Kind::running || *status->due >= end) continue;
      if (!is_open(dossier.unit_on(day), minute)) continue;
      std::string holder;
      for (const auto& [from, who] : dossier.holders) {
        if (from < end) holder = who;
      }
      ++minutes[holder];
    }
  }
  return minutes;
}

bool Auditor::is_possible_duplicate(const Told& handed_in, Day day) const {
  const std::string& identity = handed_in.application.applicant.identity;
  if (identity.empty()) return false;
  int looked_at = 0;  // the newest ten of the person's
  for (auto code = order_.rbegin(); code != order_.rend(); ++code) {
    const Told& other = dossiers_.at(*code);
    const Application& application = other.application;
    if (other.code == handed_in.code || application.applicant.identity != identity) continue;
    if (++looked_at > 10) return false;
    if (application.procedure != handed_in.application.procedure || other.state == 10) continue;
    if (other.state != 3 && other.state != 7 && other.state != 8) return true;
    const auto last =
        std::find_if(other.events.rbegin(), other.events.rend(), [](const Event& event) {
          return event.verb == Verb::refuse || event.verb == Verb::withdraw ||
                 event.verb == Verb::stop || event.verb == Verb::annul;
        });
    const bool is_recent = day_of(last->at) >= plus_days(day, -30);
    if (last->verb != Verb::annul && is_recent) return true;
  }
  return false;
}

// The same person's same procedure, begun later and within a month of the refusal.
bool Auditor::came_again(const Told& refused) const {
  const std::string& identity = refused.application.applicant.identity;
  bool later = false;
  for (const std::string& code : order_) {
    const Told& other = dossiers_.at(code);
    if (later && !identity.empty() && other.application.applicant.identity == identity &&
        other.application.procedure == refused.application.procedure) {
      const Instant came = other.events.front().at;
      if (came >= *refused.refused && day_of(came) <= plus_days(day_of(*refused.refused), 30)) {
        return true;
      }
    }
    later = later || code == refused.code;
  }
  return false;
}

std::map<std::string, int64_t> Auditor::integrity(const Asked& whole) const {
  std::map<std::string, int64_t> found;
  for (const auto& [dossier, here] : stays(whole)) {
    const Asked& asked = here;
    const auto is_asked = [&](Instant at) {
      return day_of(at) >= asked.from && day_of(at) <= asked.to;
    };
    // Handed to a unit with other days off.
    const bool is_open =
        dossier.received && dossier.state >= 2 && dossier.state <= 6 && dossier.due;
    if (is_open && !is_working(dossier.application.unit, day_of(*dossier.due)) &&
        is_asked(*dossier.due)) {
      ++found["due_on_day_off"];
    }
    const bool is_late = !dossier.finishes.empty() && dossier.finishes.back() == Timeliness::late;
    std::optional<Instant> returned;
    int requests = 0;
    int requests_at_intake = 0;
    bool unadjusted = false;  // a letter that the counter was told of
    for (const Event& event : dossier.events) {
      const bool hands_out = event.verb == Verb::return_result && event.state == 9;
      if (hands_out) returned = event.at;
      if (event.verb == Verb::reopen) returned.reset();
      const auto add = [&](const char* check) { found[check] += is_asked(event.at) ? 1 : 0; };
      if (event.verb == Verb::receive && dossier.statuses[0].kind == Status::Kind::undated) {
        add("undated");
      }
      if (event.verb == Verb::reopen) add("finish_reopened");
      const bool decides = event.verb == Verb::receive || event.verb == Verb::refuse;
      if (decides && dossier.slow_acceptance) add("slow_acceptance");
      if (event.verb == Verb::refuse && came_again(dossier)) add("refused_and_resubmitted");
      if (event.verb == Verb::request_supplement && event.state == 1) {
        if (++requests_at_intake > 1) add("supplement_asked_again");
      }
      if (event.verb == Verb::request_supplement && event.state != 1 && !event.ends_first_phase) {
        if (asks_late(dossier, event.at)) add("supplement_asked_late");
        if (++requests > 1) add("supplement_repeated");
        Day near = event.due ? plus_days(day_of(*event.due), -1) : Day{};
        while (event.due && !is_working(dossier.application.unit, near)) near = plus_days(near, -1);
        if (event.due && day_of(event.at) >= near) add("supplement_near_due");
      }
      // What is annulled never counted, and is not judged.
      const bool ends = event.verb == Verb::withdraw || event.verb == Verb::stop;
      if (ends && dossier.received && event.due && event.at > *event.due) add("ended_when_late");
      if (event.verb == Verb::issue_apology) {
        unadjusted = dossier.letter_told && dossier.letter_time && !dossier.adjusted;
      }
      if ((hands_out || ends || event.verb == Verb::annul) && std::exchange(unadjusted, false)) {
        add("return_time_not_adjusted");
      }
      if (event.verb == Verb::alert && dossier.alert_due && event.at > *dossier.alert_due) {
        add("alerted_late");
      }
      if (event.verb != Verb::notify && event.recorded > plus_minutes(event.at, 24 * 60)) {
        add(event.verb == Verb::issue_apology ? "letter_after_the_fact" : "recorded_late");
      }
    }
    if (dossier.transferred || dossier.arrived_on_paper) {
      const auto transfer_by = transfer_due(dossier);
      if (is_after(dossier.transferred, transfer_by) && is_asked(*dossier.transferred)) {
        ++found["transferred_late"];
      }
      if (is_after(dossier.arrived_on_paper, transfer_by) && is_asked(*dossier.arrived_on_paper)) {
        ++found["paper_arrived_late"];
      }
    }
    if (!dossier.finished.empty() && awaits_arrival(dossier) &&
        is_asked(dossier.finished.front())) {
      ++found["arrival_missing"];
    }

    found["corrected_late"] +=
        std::count_if(dossier.corrected_late.begin(), dossier.corrected_late.end(), is_asked);
    // What others left undone: when its minute was over, and the dossier was not.
    Instant owed_until = whole.ends();
    for (const Event& event : dossier.events) {
      const bool is_over = event.verb == Verb::withdraw || event.verb == Verb::stop ||
                           event.verb == Verb::annul || event.verb == Verb::refuse ||
                           (event.verb == Verb::return_result && event.state == 9);
      if (event.verb == Verb::reopen) owed_until = whole.ends();
      if (is_over) owed_until = std::min(event.at, whole.ends());
    }
    const auto is_left = [&](Instant due, bool is_done, Instant done) {
      const bool is_open = !is_done || done > whole.ends();
      return is_open && owed_until >= plus_minutes(due, 1) && is_asked(due);
    };
    for (const auto& one : dossier.consultations) {
      if (is_left(one.reply_due, one.is_answered, one.answered)) ++found["consultation_late"];
    }
    for (const Told::Part& part : dossier.parts) {
      if (part.due && is_left(*part.due, part.is_finished, part.finished)) ++found["part_late"];
    }
    for (const Instant late : dossier.late_replies) {
      if (is_asked(late)) ++found["consultation_late"];
    }
    for (const Instant late : dossier.late_parts) {
      if (is_asked(late)) ++found["part_late"];
    }
    if (returned && is_late && dossier.letters.empty() && is_asked(*returned)) {
      ++found["letter_missing"];
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
Form06a Auditor::form(const Asked& whole) const {
  Form06a form;
  for (const auto& [dossier, asked] : stays(whole)) {
    if (!dossier.received) continue;
    const Status* before = status_at(dossier, asked.begins());
    const int64_t was_open = before && before->kind != Status::Kind::over ? 1 : 0;
    form.carried_over += was_open;
    form.moved_in += asked.came_in ? was_open : 0;
    if (asked.has(*dossier.received)) {
      ++(is_online(dossier.application.channel) ? form.received_online
                                                : form.received_direct_or_post);
    }
    for (size_t i = 0; i < dossier.finished.size(); ++i) {
      if (!asked.has(dossier.finished[i])) continue;
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
      if (!asked.has(event.at)) continue;
      form.reopened += event.verb == Verb::reopen ? 1 : 0;
      for (const EndingRow& ending : endings) {
        if (ending.kind == EndingKind::unaccepted) continue;
        form.of(ending.ending) += event.verb == ending.verb ? 1 : 0;
      }
    }
    const Status* now = status_at(dossier, asked.behind());
    if (!now || now->kind == Status::Kind::over) continue;
    if (asked.went_out) {
      ++form.moved_out;
      --form.carried_over;
      continue;
    }
    ++form.open_total;
    form.waiting += now->kind == Status::Kind::waiting ? 1 : 0;
    form.open_undated += now->kind == Status::Kind::undated ? 1 : 0;
    form.open_overdue += now->kind == Status::Kind::running && *now->due < asked.ends() ? 1 : 0;
  }
  form.open_in_time = form.open_total - form.open_overdue - form.open_undated;
  form.received_total = form.received_online + form.received_direct_or_post + form.carried_over;
  form.resolved_total =
      form.resolved_early + form.resolved_on_time + form.resolved_late + form.resolved_undated;
  return form;
}

Apologies Auditor::apologies(const Asked& whole) const {
  Apologies apologies;
  for (const auto& [dossier, asked] : stays(whole)) {
    if (!dossier.received) continue;
    if (!dossier.finished.empty() && asked.has(dossier.finished[0])) {
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
    if (asked.went_out) continue;
    const Status* now = status_at(dossier, asked.behind());
    if (!now || now->kind != Status::Kind::running || *now->due >= asked.ends()) continue;
    ++apologies.owed;
    const bool issued = !dossier.letters.empty() && dossier.letters[0] < asked.behind();
    apologies.missing += issued ? 0 : 1;
    if (issued)
      ++(dossier.letter_before_due ? apologies.issued_before_due : apologies.issued_after_due);
  }
  return apologies;
}

}  // namespace motcua::testing
