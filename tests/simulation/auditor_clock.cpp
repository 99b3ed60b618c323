// When things are due, by walking through the hours that an office is open, and by nothing of the
// engine's.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/auditor.h"

namespace motcua::testing {

namespace {

// The law of the days that are simulated (Decree 118/2025, as it is built in).
constexpr int32_t days_until_closing = 15;
// A rule of the procedure LAW, as the simulation has it (simulation_test.cpp), from that day on.
constexpr int32_t working_days_until_closing = 10;
constexpr const char* own_closing_from = "2025-12-18";
constexpr int32_t transfer_until_hour = 15;
constexpr int64_t transfer_grace_minutes = 60;

}  // namespace

std::optional<Minute> Auditor::transfer_due(const Told& dossier) const {
  const Channel channel = dossier.application.channel;
  if (channel == Channel::online || channel == Channel::online_partial) return std::nullopt;
  const std::string& unit = dossier.application.unit;
  if (dossier.application.boundary != Boundary::not_said) {
    return closing_after(unit, *dossier.received, 1);
  }
  const Day day = day_of(*dossier.received);
  const bool is_late =
      minute_of(*dossier.received).value >= start_of(day).value + transfer_until_hour * 60;
  if (!is_late || !is_working(unit, day)) {
    return closing_time(unit, first_working_day(unit, *dossier.received));
  }
  return minute_of(
      *after_open_minutes(unit, instant_of(start_of(plus_days(day, 1))), transfer_grace_minutes));
}

// "3wd", "8h", and nothing else; of an agency by everybody's calendar.
std::optional<Instant> Auditor::reply_due(const Consult& asks, Instant asked) const {
  const int32_t amount = asks.limit.empty() ? 0 : asks.limit.front() - '0';
  if (asks.limit.ends_with("wd")) return instant_of(closing_after(asks.unit, asked, amount));
  if (asks.limit.ends_with("h")) return after_open_minutes(asks.unit, asked, amount * 60);
  return std::nullopt;
}

Minute Auditor::closing_after(const std::string& unit, Instant from, int32_t working_days) const {
  Day day = first_working_day(unit, from);
  for (; working_days > 0; --working_days) {
    do day = plus_days(day, 1);
    while (!is_working(unit, day));
  }
  return closing_time(unit, day);
}

Instant Auditor::closable_from(const Told& dossier, Instant asked) const {
  const std::string& unit = dossier.application.unit;
  const Day law = day_of(dossier.received ? *dossier.received : *dossier.submitted);
  if (dossier.application.procedure == "LAW" && law >= *parse_day(own_closing_from)) {
    return instant_of(closing_after(unit, asked, working_days_until_closing));
  }
  Day day = plus_days(first_working_day(unit, asked), days_until_closing);
  while (!is_working(unit, day)) day = plus_days(day, 1);
  return instant_of(closing_time(unit, day));
}

// The day is off: on the next working day, closing time, or of hours the same hour where it is
// open.
Instant Auditor::next_due_off(const std::string& unit, const Promise& promise, Instant due) const {
  EXPECT_FALSE(is_working(unit, day_of(due))) << format_instant(due);
  Day day = day_of(due);
  do day = plus_days(day, 1);
  while (!is_working(unit, day));
  const bool by_hours = promise.limit.ends_with('h') || promise.day_policy == DayPolicy::by_hours;
  if (!by_hours) return instant_of(closing_time(unit, day));
  const int64_t hour = minute_of(due).value - start_of(day_of(due)).value;
  for (const OpenInterval& hours : open_hours_(unit, day)) {
    if (hour > hours.closes) continue;
    return instant_of(plus_minutes(start_of(day), std::max<int64_t>(hour, hours.opens)));
  }
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

}  // namespace motcua::testing
