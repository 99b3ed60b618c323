// The control slip and the figures of steps, once more: who had a dossier from when to when, with
// which step of its procedure, and how its clock stood meanwhile.
#include <algorithm>

#include "tests/simulation/auditor.h"

namespace motcua::testing {

// The last that was published of those that hold on that day.
Auditor::Version Auditor::version_on(const std::string& procedure, Day day) const {
  Version found;
  const auto versions = versions_.find(procedure);
  if (versions == versions_.end()) return found;
  for (const Version& version : versions->second) {
    if (!version.from || *version.from <= day) found = version;
  }
  return found;
}

// Under way the receiving unit answers for it, with no step. As it is after the event.
void Auditor::learn_holding(Told& dossier, Verb verb, Instant at) {
  const Application& application = dossier.application;
  if (dossier.held_by.empty()) {  // the counter
    dossier.held_by =
        application.receiving_unit.empty() ? application.unit : application.receiving_unit;
  }
  const bool under_way = dossier.received && is_under_way(dossier);
  Holding now{.from = at, .unit = dossier.held_by, .step = dossier.held_step};
  if (under_way && now.unit != application.receiving_unit) {
    now.unit = application.receiving_unit;
    now.step.clear();
  }
  if (!dossier.holdings.empty()) {
    const Holding& last = dossier.holdings.back();
    const bool is_handed = verb == Verb::hand_over && !under_way;
    if (!is_handed && last.unit == now.unit && last.step == now.step) return;
    now.goes_on = verb == Verb::move_to_successor && last.step == now.step;
  }
  dossier.holdings.push_back(std::move(now));
}

std::vector<Auditor::Stretch> Auditor::at_work(const Told& dossier) {
  std::vector<Stretch> stretches;
  bool is_open = false;
  for (const Status& status : dossier.statuses) {
    const bool is_over = status.kind == Status::Kind::over;
    if (is_open && is_over) stretches.back().second = status.from;
    if (!is_open && !is_over) stretches.emplace_back(status.from, std::nullopt);
    is_open = !is_over;
  }
  return stretches;
}

std::optional<std::vector<SlipRow>> Auditor::slip(const std::string& code, Instant now) const {
  const auto found = dossiers_.find(code);
  if (found == dossiers_.end()) return std::nullopt;
  return slip_of(found->second, now);
}

std::vector<SlipRow> Auditor::slip_of(const Told& dossier, Instant now) const {
  std::vector<SlipRow> rows;
  const auto& holdings = dossier.holdings;
  const std::vector<Stretch> stretches = at_work(dossier);
  // What a step that comes again has, of each stretch of work.
  std::map<std::pair<size_t, std::string>, std::optional<int64_t>> left;
  size_t behind = 0;
  for (size_t first = 0; first < holdings.size(); first = behind) {
    behind = first + 1;
    while (behind < holdings.size() && holdings[behind].goes_on) ++behind;
    const Instant from = holdings[first].from;
    std::optional<Instant> to;
    if (behind < holdings.size()) to = holdings[behind].from;
    for (size_t stretch = 0; stretch < stretches.size(); ++stretch) {
      const auto& [begins, ends] = stretches[stretch];
      // A hand-over at the very instant of the one before it is told, too.
      const bool is_moment = to == from && from >= begins && (!ends || from < *ends);
      Stretch held{std::max(from, begins), to};
      if (ends && (!to || *ends < *to)) held.second = ends;
      if (held.second && *held.second <= held.first && !is_moment) continue;
      size_t last = first;
      for (size_t i = first + 1; i < behind; ++i) {
        if (!held.second || holdings[i].from < *held.second) last = i;
      }
      std::optional<int64_t>& left_of_step = left[{stretch, holdings[last].step}];
      const SlipRow row = slip_row(dossier, holdings[last], held, left_of_step, now);
      if (row.to && row.due) left_of_step = open_minutes(row.holder.unit, *row.to, *row.due);
      rows.push_back(row);
    }
  }
  return rows;
}

SlipRow Auditor::slip_row(const Told& dossier, const Holding& holding, const Stretch& held,
                          std::optional<int64_t> left, Instant now) const {
  SlipRow row;
  row.holder.unit = holding.unit;
  row.holder.step = holding.step;
  row.from = held.first;
  row.to = held.second;
  for (const ProcedureStep& step : dossier.promised.steps) {
    if (holding.step.empty() || step.key != holding.step) continue;
    row.step_name = step.name;
    row.limit = step.limit;
  }
  const Instant last = row.to.value_or(now);
  for (size_t i = 0; i < dossier.statuses.size(); ++i) {
    const Status& status = dossier.statuses[i];
    if (status.kind == Status::Kind::over) continue;
    const bool is_last = i + 1 == dossier.statuses.size();
    const Instant until = is_last ? last : std::min(dossier.statuses[i + 1].from, last);
    (status.kind == Status::Kind::waiting ? row.waiting_minutes : row.used_minutes) +=
        open_minutes(holding.unit, std::max(status.from, row.from), until);
  }
  row.due = step_due(dossier, row, left, now);
  if (row.to) {
    row.timeliness = !row.due                             ? Timeliness::undated
                     : *row.to > *row.due                 ? Timeliness::late
                     : day_of(*row.to) < day_of(*row.due) ? Timeliness::early
                                                          : Timeliness::on_time;
  } else if (row.due && now > *row.due) {
    row.timeliness = Timeliness::late;
  }
  return row;
}

// The allotted minutes, or those that are left of them, run out while the clock does not stand;
// behind the end of the row it runs. Without any it was due at once.
std::optional<Instant> Auditor::step_due(const Told& dossier, const SlipRow& row,
                                         std::optional<int64_t> left_before, Instant now) const {
  if (row.limit.empty()) return std::nullopt;
  if (left_before == 0) return instant_of(minute_of(row.from));
  const std::string& unit = row.holder.unit;
  int64_t left =
      left_before ? *left_before : allotted(unit, row.limit, dossier.promised.by_hours, row.from);
  const Instant last = row.to.value_or(now);
  for (size_t i = 0; i < dossier.statuses.size(); ++i) {
    const Status& status = dossier.statuses[i];
    const bool is_last = i + 1 == dossier.statuses.size();
    const Instant begins = std::max(status.from, row.from);
    const Instant ends = is_last ? last : std::min(dossier.statuses[i + 1].from, last);
    if (status.kind == Status::Kind::waiting) {
      if (is_last && !row.to) return std::nullopt;  // it stands
      continue;
    }
    const int64_t open = open_minutes(unit, begins, ends);
    if (open >= left) return open_minutes_later(unit, begins, left);
    left -= open;
  }
  return open_minutes_later(unit, last, left);
}

// "4h", "2wd", "1.5wd": hours, up to the closing time of a day, up to the middle of one.
int64_t Auditor::allotted(const std::string& unit, const std::string& limit, bool by_hours,
                          Instant from) const {
  const int32_t amount = limit.front() - '0';
  const bool and_a_half = limit.find(".5") != std::string::npos;
  if (limit.ends_with("h")) return amount * 60;
  if (by_hours) return amount * 480 + (and_a_half ? 240 : 0);
  if (!and_a_half) return open_minutes(unit, from, instant_of(closing_after(unit, from, amount)));
  const Day last = day_of(instant_of(closing_after(unit, from, amount + 1)));
  const Instant opens = instant_of(start_of(last));
  const int64_t whole = open_minutes(unit, opens, instant_of(start_of(plus_days(last, 1))));
  return open_minutes(unit, from, opens) + (whole + 1) / 2;
}

Instant Auditor::open_minutes_later(const std::string& unit, Instant from, int64_t minutes) const {
  constexpr int32_t days_max = 400;
  for (int32_t i = 0; i < days_max; ++i) {
    const Day day = plus_days(day_of(from), i);
    for (const OpenInterval& hours : open_hours_(unit, day)) {
      const Minute opens = std::max(minute_of(from), Minute{start_of(day).value + hours.opens});
      const int64_t available = start_of(day).value + hours.closes - opens.value;
      if (available >= minutes && available > 0) return instant_of(plus_minutes(opens, minutes));
      minutes -= std::max<int64_t>(available, 0);
    }
  }
  return from;
}

std::map<std::string, Auditor::Figures> Auditor::steps(const Asked& whole, RowsBy by) const {
  const Figures none{{"steps_passed", {0, 1}},   {"steps_early", {0, 1}},
                     {"steps_on_time", {0, 1}},  {"steps_late", {0, 1}},
                     {"steps_undated", {0, 1}},  {"steps_on_time_rate", {0, 0}},
                     {"steps_used_time", {0, 1}}};
  std::map<std::string, Figures> rows{{"", none}};
  const auto add = [&](const std::string& key, const SlipRow& row) {
    Figures& figures = rows.try_emplace(key, none).first->second;
    ++figures["steps_passed"].numerator;
    figures["steps_used_time"].numerator += row.used_minutes;
    Ratio& rate = figures["steps_on_time_rate"];
    rate.denominator += row.timeliness == Timeliness::undated ? 0 : 1;
    switch (*row.timeliness) {
      case Timeliness::early: ++figures["steps_early"].numerator; break;
      case Timeliness::on_time: ++figures["steps_on_time"].numerator; break;
      case Timeliness::late: ++figures["steps_late"].numerator; return;
      case Timeliness::undated: ++figures["steps_undated"].numerator; return;
    }
    ++rate.numerator;
  };
  for (const auto& [dossier, here] : stays(whole)) {
    if (!dossier.received) continue;
    for (const SlipRow& row : slip_of(dossier, whole.as_of)) {
      if (!row.to || !here.has(*row.to)) continue;
      std::string key = by == RowsBy::procedure ? dossier.application.procedure : row.holder.unit;
      if (by == RowsBy::step && !row.holder.step.empty()) key += " · " + row.holder.step;
      add("", row);
      add(key, row);
    }
  }
  return rows;
}

}  // namespace motcua::testing
