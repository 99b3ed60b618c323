// Calendar arithmetic against a walker that knows nothing but minutes, on random calendars; and
// against the vectors of ../shared/data/due_times.tsv.
#include "engine/time/due_time.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

namespace motcua {
namespace {

// Minute by minute: an open table for each weekday, exceptions by date, and counting.
class Walker {
 public:
  std::array<std::array<bool, 1440>, 7> week{};
  std::map<int32_t, bool> exceptions;                   // day → works as on Monday
  std::map<int32_t, std::array<bool, 1440>> own_hours;  // of half days and the like

  // The day's row of the open table; null on a day off.
  const std::array<bool, 1440>* row(Day day) const {
    const auto own = own_hours.find(day.value);
    if (own != own_hours.end()) return &own->second;
    if (day.value != day_known_) {
      day_known_ = day.value;
      row_known_ = row_number(day);
    }
    return row_known_ < 0 ? nullptr : &week[static_cast<size_t>(row_known_)];
  }
  int row_number(Day day) const {
    const auto exception = exceptions.find(day.value);
    if (exception != exceptions.end()) return exception->second ? 0 : -1;
    if (is_fixed_holiday(civil_date(day))) return -1;
    return (day.value % 7 + 7 + 3) % 7;
  }
  static bool is_fixed_holiday(const CivilDate& date) {
    const int of_year = date.month * 100 + date.day;
    return of_year == 101 || of_year == 430 || of_year == 501 || of_year == 902 ||
           (of_year == 1124 && date.year >= 2026);
  }
  bool open(Minute minute) const {
    const Day day = day_of(minute);
    const auto* minutes = row(day);
    return minutes && (*minutes)[static_cast<size_t>(minute.value - start_of(day).value)];
  }
  bool works(Day day) const {
    const auto* minutes = row(day);
    return minutes && std::find(minutes->begin(), minutes->end(), true) != minutes->end();
  }
  Minute close(Day day) const {
    Minute last = start_of(day);
    const auto* minutes = row(day);
    for (size_t i = 0; minutes && i < minutes->size(); ++i) {
      if ((*minutes)[i]) last = plus_minutes(start_of(day), static_cast<int64_t>(i) + 1);
    }
    return last;
  }
  Minute first_open(Minute from) const {
    while (!open(from)) from = plus_minutes(from, 1);
    return from;
  }
  Minute advance(Minute from, int64_t minutes) const {
    from = first_open(from);
    while (minutes > 0) {
      if (open(from)) --minutes;
      from = plus_minutes(from, 1);
    }
    return from;
  }
  int64_t between(Minute from, Minute to) const {
    int64_t count = 0;
    for (; from < to; from = plus_minutes(from, 1)) count += open(from) ? 1 : 0;
    return count;
  }
  Day roll(Day day) const {
    while (!works(day)) day = plus_days(day, 1);
    return day;
  }

  Minute due(const Limit& limit, DayPolicy policy, Minute received) const {
    const Minute start = first_open(received);
    Day day = day_of(start);
    switch (limit.kind) {
      case LimitKind::hours: return advance(start, limit.amount * 60 + (limit.and_a_half ? 30 : 0));
      case LimitKind::working_days:
        if (policy == DayPolicy::by_hours) {
          return advance(start, limit.amount * 480 + (limit.and_a_half ? 240 : 0));
        }
        for (int left = limit.amount + (limit.and_a_half ? 1 : 0); left > 0;) {
          day = plus_days(day, 1);
          left -= works(day) ? 1 : 0;
        }
        if (!limit.and_a_half) return close(day);
        return middle(day);
      case LimitKind::calendar_days: return close(roll(plus_days(day, limit.amount)));
      case LimitKind::months: {
        CivilDate date = civil_date(day);
        date.month += limit.amount;
        while (date.month > 12) {
          date.month -= 12;
          ++date.year;
        }
        static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        int length = lengths[date.month - 1];
        const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
        if (date.month == 2 && leap) length = 29;
        date.day = std::min(date.day, length);
        return close(roll(day_from(date)));
      }
      case LimitKind::same_day: break;
    }
    if (day > day_of(received)) return close(day);
    const Minute cutoff = plus_minutes(start_of(day_of(received)), limit.cutoff_minutes);
    return received < cutoff ? close(day) : close(roll(plus_days(day, 1)));
  }

  // The first minute by which half of the day's open ones have passed.
  Minute middle(Day day) const {
    const int64_t all = between(start_of(day), start_of(plus_days(day, 1)));
    Minute at = start_of(day);
    for (int64_t passed = 0; passed * 2 < all; at = plus_minutes(at, 1)) passed += open(at) ? 1 : 0;
    return at;
  }

  static Day due_day_of(Minute due) {
    const Day day = day_of(due);
    return due == start_of(day) ? plus_days(day, -1) : day;  // 24:00 of the day before
  }

  // For one whose day became off: whole days end with the next day that works; what is counted in
  // minutes ends at the same minute of it, or when it opens next, or when it closes.
  Minute after_day_off(const Limit& limit, DayPolicy policy, Minute due) const {
    const Day next = roll(plus_days(due_day_of(due), 1));
    const bool in_minutes =
        limit.kind == LimitKind::hours || limit.and_a_half ||
        (limit.kind == LimitKind::working_days && policy == DayPolicy::by_hours);
    if (!in_minutes) return close(next);
    Minute same = plus_minutes(start_of(next), due.value - start_of(due_day_of(due)).value);
    const bool closes_then = same > start_of(next) && open(plus_minutes(same, -1));
    if (closes_then) return same;
    while (same < close(next) && !open(same)) same = plus_minutes(same, 1);
    return std::min(same, close(next));
  }

  Minute letter_deadline(Minute received, Minute due) const {
    const Day due_day = due_day_of(due);
    for (Day day = plus_days(due_day, -1); day >= day_of(received); day = plus_days(day, -1)) {
      if (works(day)) return std::max(received, close(day));
    }
    return received;
  }

 private:
  mutable int32_t day_known_ = -1;  // asked last: a walk asks for each of its minutes
  mutable int row_known_ = -1;
};

struct Case {
  Walker walker;
  Calendar calendar;
};

std::vector<OpenInterval> random_intervals(std::mt19937_64& random) {
  std::vector<OpenInterval> intervals;
  int32_t at = static_cast<int32_t>(random() % 500);
  const auto count = 1 + random() % 3;
  for (uint64_t i = 0; i < count && at < 1300; ++i) {
    const int32_t closes = std::min<int32_t>(1440, at + 30 + static_cast<int32_t>(random() % 240));
    intervals.push_back({at, closes});
    at = closes + 1 + static_cast<int32_t>(random() % 120);
  }
  if (random() % 8 == 0) intervals.back().closes = minutes_per_day;  // open until midnight
  return intervals;
}

Case random_calendar(std::mt19937_64& random) {
  Case made;
  WeeklyPattern pattern;
  pattern.weekdays.resize(7);
  for (size_t weekday = 0; weekday < 7; ++weekday) {
    if (weekday != 0 && random() % 3 == 0) continue;
    auto& intervals = pattern.weekdays[weekday].intervals = random_intervals(random);
    for (const OpenInterval& interval : intervals) {
      for (int32_t i = interval.opens; i < interval.closes; ++i) {
        made.walker.week[weekday][static_cast<size_t>(i)] = true;
      }
    }
  }
  made.calendar.weekly = {pattern};
  made.calendar.complete_from = Day{10'000};
  made.calendar.complete_until = Day{40'000};
  for (int i = 0; i < 60; ++i) {
    const Day day{19'000 + static_cast<int32_t>(random() % 800)};
    const bool work = random() % 3 == 0;
    made.walker.exceptions[day.value] = work;
  }
  for (const auto& [day, work] : made.walker.exceptions) {
    made.calendar.exceptions.push_back({.day = Day{day}, .work = work});
    if (!work || random() % 2 == 0) continue;  // or with hours of its own: half a day
    auto& intervals = made.calendar.exceptions.back().intervals = random_intervals(random);
    auto& hours = made.walker.own_hours[day];
    for (const OpenInterval& interval : intervals) {
      std::fill(hours.begin() + interval.opens, hours.begin() + interval.closes, true);
    }
  }
  return made;
}

Limit random_limit(std::mt19937_64& random) {
  const auto kind = static_cast<LimitKind>(1 + random() % 5);
  if (kind == LimitKind::same_day) {
    return {.kind = kind, .cutoff_minutes = static_cast<int32_t>(random() % 1440)};
  }
  const int32_t most = kind == LimitKind::hours ? 40 : kind == LimitKind::months ? 3 : 25;
  const bool and_a_half =
      (kind == LimitKind::hours || kind == LimitKind::working_days) && random() % 4 == 0;
  return {
      .kind = kind,
      .amount = (and_a_half ? 0 : 1) + static_cast<int32_t>(random() % static_cast<uint64_t>(most)),
      .and_a_half = and_a_half};
}

TEST(DueTime, EqualsTheWalkOnRandomCalendars) {
  const int cases = std::getenv("MOTCUA_LONG") ? 1'000'000 : 20'000;
  std::mt19937_64 random(20260115);
  Case made;
  std::optional<WorkingTime> time;
  for (int i = 0; i < cases; ++i) {
    if (i % 40 == 0) {
      made = random_calendar(random);
      time.emplace(made.calendar);
    }
    const Limit limit = random_limit(random);
    const auto policy = static_cast<DayPolicy>(1 + random() % 2);
    const Minute received{start_of(Day{19'050}).value + static_cast<int64_t>(random() % 864'000)};
    const std::string told = format_minute(received) + " " + format_limit(limit);
    const auto due = reckon_due(*time, limit, policy, received);
    ASSERT_TRUE(due) << told;
    ASSERT_EQ(format_minute(due->due), format_minute(made.walker.due(limit, policy, received)))
        << told;
    ASSERT_EQ(letter_deadline(*time, received, due->due, LetterBefore::day_before),
              made.walker.letter_deadline(received, due->due))
        << told;

    // A pause, and what was left runs on.
    const Minute paused = plus_minutes(received, static_cast<int64_t>(random() % 20'000));
    const Minute resumed = plus_minutes(paused, static_cast<int64_t>(random() % 20'000));
    if (paused >= due->due) continue;
    // Or the limit starts anew, as it does from an arrival.
    const auto anew = due_after_pause(*time,
                                      {.resume_policy = ResumePolicy::restart,
                                       .limit = limit,
                                       .day_policy = policy,
                                       .minutes_left = 0},
                                      resumed);
    ASSERT_TRUE(anew) << told;
    ASSERT_EQ(*anew, made.walker.due(limit, policy, resumed)) << told;
    const auto moved = due_after_day_off(*time, limit, policy, due->due);
    ASSERT_TRUE(moved) << told;
    ASSERT_EQ(format_minute(*moved),
              format_minute(made.walker.after_day_off(limit, policy, due->due)))
        << told << " due " << format_minute(due->due);
    const int64_t left = open_minutes_between(*time, paused, due->due);
    ASSERT_EQ(left, made.walker.between(paused, due->due)) << told;
    ASSERT_EQ(*advance(*time, resumed, left), made.walker.advance(resumed, left)) << told;

    const auto steps = explain_due(*time, limit, policy, received);
    ASSERT_TRUE(steps);
    int64_t counted = 0;
    Minute position = received;
    for (const Step& step : *steps) {
      ASSERT_EQ(step.from, position) << told;
      position = step.to;
      counted += step.counted;
    }
    ASSERT_EQ(position, due->due) << told;
    const int halves = limit.amount * 2 + (limit.and_a_half ? 1 : 0);
    if (limit.kind == LimitKind::hours) ASSERT_EQ(counted, halves * 30) << told;
    if (limit.kind == LimitKind::calendar_days) ASSERT_EQ(counted, limit.amount) << told;
    if (limit.kind == LimitKind::working_days) {
      const int by_day = limit.and_a_half ? halves : limit.amount;
      ASSERT_EQ(counted, policy == DayPolicy::by_hours ? halves * 240 : by_day) << told;
    }
  }
}

// ---- the vectors made elsewhere ----

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  cells.resize(9);
  return cells;
}

Calendar vector_calendar(const std::string& shared, bool saturday) {
  const DayPattern office{{{450, 690}, {780, 1020}}};
  Calendar calendar;
  calendar.weekly = {{.weekdays = {office, office, office, office, office, {}, {}}}};
  if (saturday) calendar.weekly[0].weekdays[5] = {{{450, 690}}};
  std::ifstream in(shared + "/holidays.tsv");
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto cells = split(line);
    calendar.exceptions.push_back({.day = *parse_day(cells[0]), .work = cells[1] == "work"});
  }
  calendar.complete_until = parse_day("2030-12-31");
  return calendar;
}

Minute minute(const std::string& text) { return minute_of(*parse_instant(text)); }

TEST(DueTime, EqualsTheSharedVectors) {
  const std::string shared = std::string(MOTCUA_SOURCE) + "/../shared/data";
  std::ifstream in(shared + "/due_times.tsv");
  if (!in) GTEST_SKIP() << "skipped: ../shared/data is not here";
  std::string line;
  std::getline(in, line);
  int rows = 0;
  while (std::getline(in, line)) {
    const auto cells = split(line);
    const Calendar calendar = vector_calendar(shared, cells[0] == "saturday");
    const WorkingTime time(calendar);
    const auto limit = parse_limit(cells[2]);
    ASSERT_TRUE(limit) << line;
    const auto policy = cells[3] == "by_hours" ? DayPolicy::by_hours : DayPolicy::by_day;
    const auto due = reckon_due(time, *limit, policy, minute(cells[1]));
    ASSERT_TRUE(due) << line;
    EXPECT_EQ(format_minute(due->due), cells[4]) << line;
    ++rows;
    if (cells[5].empty()) continue;
    const Minute paused = minute(cells[6]);
    const Minute resumed = minute(cells[7]);
    Minute after = due->due;
    if (paused < due->due) {
      after = cells[5] == "restart"
                  ? reckon_due(time, *limit, policy, resumed)->due
                  : *advance(time, resumed, open_minutes_between(time, paused, due->due));
    }
    EXPECT_EQ(format_minute(after), cells[8]) << line;
  }
  EXPECT_EQ(rows, 93);
}

// One and a half working days on usual office days: until the end of the second morning.
TEST(DueTime, HalfAWorkingDayEndsInTheMiddleOfIt) {
  const DayPattern office{{{450, 690}, {780, 1020}}};
  const DayPattern morning{{{450, 690}}};
  const WorkingTime time(
      Calendar{.weekly = {{.weekdays = {office, office, office, office, office, morning, {}}}}});
  const auto due = [&](const char* limit, const char* received, DayPolicy policy) {
    return format_minute(reckon_due(time, *parse_limit(limit), policy, minute(received))->due);
  };
  EXPECT_EQ(due("1.5wd", "2026-03-02T14:00", DayPolicy::by_day), "2026-03-04T11:30");
  EXPECT_EQ(due("0.5wd", "2026-03-02T14:00", DayPolicy::by_day), "2026-03-03T11:30");
  EXPECT_EQ(due("1.5wd", "2026-03-05T09:00", DayPolicy::by_day), "2026-03-07T09:30");  // Saturday
  EXPECT_EQ(due("1.5wd", "2026-03-02T14:00", DayPolicy::by_hours), "2026-03-04T08:30");
  EXPECT_EQ(due("1.5h", "2026-03-02T16:30", DayPolicy::by_day), "2026-03-03T08:30");
  int64_t halves = 0;
  const auto steps =
      explain_due(time, *parse_limit("1.5wd"), DayPolicy::by_day, minute("2026-03-02T14:00"));
  for (const Step& step : *steps) {
    halves += step.counted;
    EXPECT_EQ(step.unit, step.counted > 0 ? CountUnit::half_days : CountUnit::none);
  }
  EXPECT_EQ(halves, 3);
}

TEST(DueTime, AnOfficeOpenUntilMidnightClosesWithTheDay) {
  const DayPattern whole{{{0, minutes_per_day}}};
  const WorkingTime time(
      Calendar{.weekly = {{.weekdays = {whole, whole, whole, whole, whole, {}, {}}}}});
  const Minute received = minute("2026-03-02T10:00");
  const auto due = reckon_due(time, *parse_limit("2wd"), DayPolicy::by_day, received);
  ASSERT_TRUE(due);
  EXPECT_EQ(format_minute(due->due), "2026-03-05T00:00");
  EXPECT_EQ(format_day(due_day(due->due)), "2026-03-04");
  EXPECT_EQ(format_minute(letter_deadline(time, received, due->due, LetterBefore::day_before)),
            "2026-03-04T00:00");
  EXPECT_TRUE(time.is_open_at(minute("2026-03-07T00:00")));  // as Friday ends
  EXPECT_FALSE(time.is_open_at(minute("2026-03-07T00:01")));
  const auto steps = explain_due(time, *parse_limit("2wd"), DayPolicy::by_day, received);
  EXPECT_EQ(steps->back().counted, 1);
  EXPECT_EQ(steps->back().unit, CountUnit::days);
  EXPECT_EQ(steps->back().to, due->due);
}

TEST(DueTime, IsNotReckonedPastTheLastYear) {
  const DayPattern office{{{450, 690}}};
  const WorkingTime time(
      Calendar{.weekly = {{.weekdays = {office, office, office, office, office, {}, {}}}}});
  const auto ends = advance(time, minute("2026-03-02T10:00"), int64_t{60} * 2'000'000'000);
  ASSERT_FALSE(ends);
  EXPECT_EQ(ends.error().why, CalendarEnd::out_of_years);
  EXPECT_FALSE(
      reckon_due(time, *parse_limit("3650d"), DayPolicy::by_day, minute("2195-01-01T08:00")));
}

TEST(Limit, IsReadOnlyInItsGrammar) {
  EXPECT_EQ(format_limit(*parse_limit("1,5wd")), "1.5wd");
  for (const char* text : {"5wd", "1.5wd", "0.5h", "4h", "30d", "1m", "same_day<15:00"}) {
    ASSERT_TRUE(parse_limit(text)) << text;
    EXPECT_EQ(format_limit(*parse_limit(text)), text);
  }
  for (const char* text : {"",
                           "120?",
                           "wd",
                           "0wd",
                           "-1d",
                           "5",
                           "5 wd",
                           "5wdx",
                           "99999d",
                           "121m",
                           "same_day<24:00",
                           "same_day<1500",
                           "same_day<",
                           "1.5d",
                           "1.5m",
                           "1.4wd",
                           "1.50wd",
                           ".5wd",
                           "1.wd",
                           "0.0wd"}) {
    EXPECT_FALSE(parse_limit(text)) << text;
  }
}

TEST(Instant, IsReadInBothForms) {
  EXPECT_EQ(parse_instant("2026-01-09T15:00"), parse_instant("2026-01-09T08:00:00Z"));
  EXPECT_EQ(parse_instant("2026-01-09T15:00:00.5+07:00")->microseconds % 1'000'000, 500'000);
  EXPECT_EQ(format_instant(*parse_instant("2026-01-09T15:00:01.25-05:00")),
            "2026-01-10T03:00:01.250+07:00");
  for (const char* text :
       {"", "2026-01-09", "2026-02-29T00:00", "2026-13-01T00:00", "2026-01-09T24:00",
        "2026-01-09T15:60", "2026-01-09T15:00:61", "2026-01-09T15:00x", "2026-01-09T15:00+7",
        "1500-01-01T00:00", "2026-01-09T15:00:00."}) {
    EXPECT_FALSE(parse_instant(text)) << text;
  }
}

}  // namespace
}  // namespace motcua
