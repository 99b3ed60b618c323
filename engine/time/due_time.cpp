// The arithmetic of promises. Every search forward is bounded by `search_days_max`.
#include "engine/time/due_time.h"

#include <algorithm>
#include <cstdio>

#include "engine/try.h"

namespace motcua {
namespace {

constexpr int32_t search_days_max = 3660;
constexpr int64_t minutes_per_working_day = 480;
constexpr int32_t amount_max = 3650;

Day last_day_reckoned() { return day_from(CivilDate{.year = year_max, .month = 12, .day = 31}); }

Minute at(Day day, int32_t minute_of_day) { return plus_minutes(start_of(day), minute_of_day); }

// The first working day at or after `day`.
OrCalendarEnds<Day> working_day_from(const WorkingTime& time, Day day) {
  for (int32_t i = 0; i < search_days_max; ++i) {
    const Day candidate = plus_days(day, i);
    if (candidate > last_day_reckoned()) {
      return tl::unexpected(CalendarEnds{.day = candidate, .why = CalendarEnd::out_of_years});
    }
    if (time.is_working(candidate)) return candidate;
    if (time.kind_of(candidate) == DayKind::beyond_patterns) {
      return tl::unexpected(CalendarEnds{.day = candidate, .why = CalendarEnd::no_pattern});
    }
  }
  return tl::unexpected(CalendarEnds{.day = day, .why = CalendarEnd::closed});
}

OrCalendarEnds<Minute> close_of_first_working_day_from(const WorkingTime& time, Day day) {
  return working_day_from(time, day).and_then([&](Day found) { return closing_time(time, found); });
}

OrCalendarEnds<Day> nth_working_day_after(const WorkingTime& time, Day day, int32_t count) {
  for (int32_t i = 0; i < count; ++i) {
    day = TRY(working_day_from(time, plus_days(day, 1)));
  }
  return day;
}

bool counts_minutes(const Limit& limit, DayPolicy policy) {
  return limit.kind == LimitKind::hours ||
         (limit.kind == LimitKind::working_days && policy == DayPolicy::by_hours);
}

int64_t minutes_of(const Limit& limit) {
  const int64_t one = limit.kind == LimitKind::hours ? 60 : minutes_per_working_day;
  return limit.amount * one + (limit.and_a_half ? one / 2 : 0);
}

int64_t open_minutes_of(const WorkingTime& time, Day day) {
  return open_minutes_between(time, start_of(day), start_of(plus_days(day, 1)));
}

// The closing time of the nth working day after the day, or the middle of the one after it.
OrCalendarEnds<Minute> reckon_working_days(const WorkingTime& time, const Limit& limit, Day day) {
  const int32_t days = limit.amount + (limit.and_a_half ? 1 : 0);
  return nth_working_day_after(time, day, days).and_then([&](Day last) {
    if (!limit.and_a_half) return closing_time(time, last);
    return advance(time, start_of(last), (open_minutes_of(time, last) + 1) / 2);
  });
}

OrCalendarEnds<Minute> reckon_from(const WorkingTime& time, const Limit& limit, DayPolicy policy,
                                   Minute received, Minute start) {
  const Day start_day = day_of(start);
  if (counts_minutes(limit, policy)) return advance(time, start, minutes_of(limit));
  switch (limit.kind) {
    case LimitKind::working_days: return reckon_working_days(time, limit, start_day);
    case LimitKind::calendar_days:
      return close_of_first_working_day_from(time, plus_days(start_day, limit.amount));
    case LimitKind::months:
      return close_of_first_working_day_from(time, plus_months(start_day, limit.amount));
    case LimitKind::same_day: {
      const bool in_time = received < at(day_of(received), limit.cutoff_minutes);
      if (in_time || start_day > day_of(received)) return closing_time(time, start_day);
      return close_of_first_working_day_from(time, plus_days(start_day, 1));
    }
    case LimitKind::hours: break;
  }
  return advance(time, start, minutes_of(limit));
}

StepReason closed_reason(DayKind kind) {
  return kind == DayKind::day_off ? StepReason::day_off : StepReason::weekend;
}

void append(std::vector<Step>& steps, Step step) {
  if (step.to <= step.from) return;
  if (!steps.empty() && steps.back().reason == step.reason && steps.back().name == step.name &&
      step.counted == 0 && steps.back().counted == 0) {
    steps.back().to = step.to;
    return;
  }
  steps.push_back(std::move(step));
}

// A whole closed day, or the part of it in [from, to).
void append_closed(std::vector<Step>& steps, const WorkingTime& time, Day day, Minute from,
                   Minute to) {
  append(steps, {.from = from,
                 .to = to,
                 .reason = closed_reason(time.kind_of(day)),
                 .name = std::string(time.name_of(day))});
}

// Days from the day after the start to the due day, for a limit that counts days.
std::vector<Step> explain_days(const WorkingTime& time, const Limit& limit, const DueTime& promise,
                               Minute received) {
  std::vector<Step> steps = explain_minutes(time, received, promise.start);
  const Day start_day = day_of(promise.start);
  const Day last_day = due_day(promise.due);
  const bool only_working = limit.kind == LimitKind::working_days;
  const bool same_day = limit.kind == LimitKind::same_day;
  const Minute start_end = last_day == start_day ? promise.due : start_of(plus_days(start_day, 1));
  append(steps,
         {.from = promise.start,
          .to = start_end,
          .reason = same_day && last_day == start_day ? StepReason::counted : StepReason::start_day,
          .name = {},
          .counted = same_day && last_day == start_day ? 1 : 0,
          .unit = same_day && last_day == start_day ? CountUnit::days : CountUnit::none});
  Day last = last_day;  // the last day that counts; what follows was rolled forward
  if (limit.kind == LimitKind::calendar_days) last = plus_days(start_day, limit.amount);
  if (limit.kind == LimitKind::months) last = plus_months(start_day, limit.amount);
  for (Day day = plus_days(start_day, 1); day <= last_day; day = plus_days(day, 1)) {
    const Minute to = day == last_day ? promise.due : start_of(plus_days(day, 1));
    const bool counts = only_working || same_day ? time.is_working(day) : day <= last;
    if (counts) {
      const StepReason reason =
          time.is_make_up_day(day) ? StepReason::make_up_day : StepReason::counted;
      append(steps, {.from = start_of(day),
                     .to = to,
                     .reason = reason,
                     .name = std::string(time.name_of(day)),
                     .counted = !limit.and_a_half || day == last_day ? 1 : 2,
                     .unit = limit.and_a_half ? CountUnit::half_days : CountUnit::days});
    } else if (only_working || same_day || !time.is_working(day)) {
      append_closed(steps, time, day, start_of(day), to);
    } else {
      append(steps,
             {.from = start_of(day), .to = to, .reason = StepReason::rolled_forward, .name = {}});
    }
  }
  return steps;
}

}  // namespace

std::optional<Limit> parse_limit(std::string_view text) {
  constexpr std::string_view same_day = "same_day<";
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.starts_with(same_day)) {
    text.remove_prefix(same_day.size());
    if (text.size() != 5 || text[2] != ':' || !digit(text[0]) || !digit(text[1]) ||
        !digit(text[3]) || !digit(text[4])) {
      return std::nullopt;
    }
    const int32_t hours = (text[0] - '0') * 10 + (text[1] - '0');
    const int32_t minutes = (text[3] - '0') * 10 + (text[4] - '0');
    if (hours > 23 || minutes > 59) return std::nullopt;
    return Limit{.kind = LimitKind::same_day, .cutoff_minutes = hours * 60 + minutes};
  }
  int32_t amount = 0;
  size_t used = 0;
  while (used < text.size() && digit(text[used]) && amount <= amount_max) {
    amount = amount * 10 + (text[used++] - '0');
  }
  if (used == 0 || amount > amount_max) return std::nullopt;
  std::string_view unit = text.substr(used);
  const bool and_a_half = unit.starts_with(".5") || unit.starts_with(",5");
  if (and_a_half) unit.remove_prefix(2);
  if (amount == 0 && !and_a_half) return std::nullopt;
  if (unit == "wd") {
    return Limit{.kind = LimitKind::working_days, .amount = amount, .and_a_half = and_a_half};
  }
  if (unit == "h") {
    return Limit{.kind = LimitKind::hours, .amount = amount, .and_a_half = and_a_half};
  }
  if (and_a_half) return std::nullopt;
  if (unit == "d") return Limit{.kind = LimitKind::calendar_days, .amount = amount};
  if (unit == "m" && amount <= 120) return Limit{.kind = LimitKind::months, .amount = amount};
  return std::nullopt;
}

std::string format_limit(const Limit& limit) {
  const char* const half = limit.and_a_half ? ".5" : "";
  switch (limit.kind) {
    case LimitKind::working_days: return std::to_string(limit.amount) + half + "wd";
    case LimitKind::hours: return std::to_string(limit.amount) + half + "h";
    case LimitKind::calendar_days: return std::to_string(limit.amount) + "d";
    case LimitKind::months: return std::to_string(limit.amount) + "m";
    case LimitKind::same_day: break;
  }
  char text[32];
  std::snprintf(text, sizeof text, "same_day<%02d:%02d", limit.cutoff_minutes / 60,
                limit.cutoff_minutes % 60);
  return text;
}

OrCalendarEnds<Minute> first_open(const WorkingTime& time, Minute from) {
  const Day day = day_of(from);
  if (day > last_day_reckoned()) {
    return tl::unexpected(CalendarEnds{.day = day, .why = CalendarEnd::out_of_years});
  }
  for (const OpenInterval& interval : time.open(day)) {
    if (from < at(day, interval.closes)) return std::max(from, at(day, interval.opens));
  }
  return working_day_from(time, plus_days(day, 1)).map([&](Day next) {
    return at(next, time.open(next).front().opens);
  });
}

OrCalendarEnds<Minute> closing_time(const WorkingTime& time, Day day) {
  const auto intervals = time.open(day);
  if (intervals.empty()) {
    return tl::unexpected(CalendarEnds{.day = day, .why = CalendarEnd::closed});
  }
  return at(day, intervals.back().closes);
}

OrCalendarEnds<Minute> advance(const WorkingTime& time, Minute from, int64_t open_minutes) {
  auto position = first_open(time, from);
  while (position && open_minutes > 0) {
    const Day day = day_of(*position);
    for (const OpenInterval& interval : time.open(day)) {
      const Minute opens = std::max(*position, at(day, interval.opens));
      const int64_t available = at(day, interval.closes).value - opens.value;
      if (available <= 0) continue;
      if (open_minutes <= available) return plus_minutes(opens, open_minutes);
      open_minutes -= available;
    }
    position = first_open(time, start_of(plus_days(day, 1)));
  }
  return position;
}

int64_t open_minutes_between(const WorkingTime& time, Minute from, Minute to) {
  int64_t total = 0;
  for (Day day = day_of(from); start_of(day) < to; day = plus_days(day, 1)) {
    for (const OpenInterval& interval : time.open(day)) {
      const Minute opens = std::max(from, at(day, interval.opens));
      const Minute closes = std::min(to, at(day, interval.closes));
      if (opens < closes) total += closes.value - opens.value;
    }
  }
  return total;
}

OrCalendarEnds<DueTime> reckon_due(const WorkingTime& time, const Limit& limit, DayPolicy policy,
                                   Minute received) {
  const auto start = TRY(first_open(time, received));
  return reckon_from(time, limit, policy, received, start).map([&](Minute due) {
    return DueTime{.start = start,
                   .due = due,
                   .provisional = time.is_provisional(day_of(received), due_day(due))};
  });
}

OrCalendarEnds<Minute> due_after_pause(const WorkingTime& time, const Remainder& remainder,
                                       Minute resumed) {
  if (remainder.resume_policy != ResumePolicy::restart || !remainder.limit) {
    return advance(time, resumed, remainder.minutes_left);
  }
  return reckon_due(time, *remainder.limit, remainder.day_policy, resumed)
      .map([](const DueTime& anew) { return anew.due; });
}

OrCalendarEnds<Minute> due_after_day_off(const WorkingTime& time, const std::optional<Limit>& limit,
                                         DayPolicy policy, Minute due) {
  const Day next = TRY(working_day_from(time, plus_days(due_day(due), 1)));
  if (!limit || (!limit->and_a_half && !counts_minutes(*limit, policy))) {
    return closing_time(time, next);
  }
  const auto minute_of_day = static_cast<int32_t>(due.value - start_of(due_day(due)).value);
  for (const OpenInterval& interval : time.open(next)) {
    if (minute_of_day <= interval.closes) return at(next, std::max(minute_of_day, interval.opens));
  }
  return closing_time(time, next);
}

Minute letter_deadline(const WorkingTime& time, Minute received, Minute due, LetterBefore before) {
  if (before == LetterBefore::at_expiry) return std::max(received, due);
  const Day received_day = day_of(received);
  for (Day day = plus_days(due_day(due), -1); day >= received_day; day = plus_days(day, -1)) {
    if (const auto closes = closing_time(time, day)) return std::max(received, *closes);
  }
  return received;
}

std::vector<Step> explain_minutes(const WorkingTime& time, Minute from, Minute to) {
  std::vector<Step> steps;
  for (Day day = day_of(from); start_of(day) < to; day = plus_days(day, 1)) {
    const Minute day_from = std::max(from, start_of(day));
    const Minute day_to = std::min(to, start_of(plus_days(day, 1)));
    const auto intervals = time.open(day);
    if (intervals.empty()) {
      append_closed(steps, time, day, day_from, day_to);
      continue;
    }
    Minute position = day_from;
    for (const OpenInterval& interval : intervals) {
      const Minute opens = std::clamp(at(day, interval.opens), position, day_to);
      const Minute closes = std::clamp(at(day, interval.closes), opens, day_to);
      append(steps,
             {.from = position, .to = opens, .reason = StepReason::outside_hours, .name = {}});
      append(steps, {.from = opens,
                     .to = closes,
                     .reason = StepReason::counted,
                     .name = std::string(time.name_of(day)),
                     .counted = closes.value - opens.value,
                     .unit = CountUnit::minutes});
      position = std::max(position, closes);
    }
    append(steps,
           {.from = position, .to = day_to, .reason = StepReason::outside_hours, .name = {}});
  }
  return steps;
}

void append_steps(std::vector<Step>& steps, std::vector<Step> more) {
  steps.insert(steps.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

OrCalendarEnds<std::vector<Step>> explain_due(const WorkingTime& time, const Limit& limit,
                                              DayPolicy policy, Minute received) {
  return reckon_due(time, limit, policy, received).map([&](const DueTime& promise) {
    return counts_minutes(limit, policy) ? explain_minutes(time, received, promise.due)
                                         : explain_days(time, limit, promise, received);
  });
}

}  // namespace motcua
