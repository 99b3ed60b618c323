// Working calendars: weekly patterns of open intervals with a dated validity, exceptions by date
// (days off, make-up working days), and how they are inherited down the tree of units. Pure values.
// Which hours are open is data, never a constant in code.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/fields.h"
#include "engine/rejection.h"
#include "engine/time/instant.h"

namespace motcua {

// [opens, closes) in minutes of the day, 0 ≤ opens < closes ≤ 1440.
struct OpenInterval {
  int32_t opens = 0;
  int32_t closes = 0;
  bool operator==(const OpenInterval&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "opens", &OpenInterval::opens),
                      field(2, "closes", &OpenInterval::closes));
  }
};

struct DayPattern {
  std::vector<OpenInterval> intervals;  // ascending, apart from each other; empty = closed
  bool operator==(const DayPattern&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "intervals", &DayPattern::intervals));
  }
};

struct WeeklyPattern {
  std::optional<Day> valid_from;     // inclusive; none = always
  std::optional<Day> valid_to;       // inclusive; none = for ever
  std::vector<DayPattern> weekdays;  // Monday first, exactly seven
  bool operator==(const WeeklyPattern&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "valid_from", &WeeklyPattern::valid_from),
                      field(2, "valid_to", &WeeklyPattern::valid_to),
                      field(3, "weekdays", &WeeklyPattern::weekdays, Shape{.items_max = 7}));
  }
};

struct CalendarException {
  Day day;
  bool work = false;  // true: a working day, make-up or with hours of its own; false: a day off
  std::string name;
  // Of a working day: make-up, or with other hours than usual, a half day. Empty = the hours of the
  // Monday of the weekly pattern in force.
  std::vector<OpenInterval> intervals;
  bool operator==(const CalendarException&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "day", &CalendarException::day, required),
                      field(2, "work", &CalendarException::work),
                      field(3, "name", &CalendarException::name, impersonal()),
                      field(4, "intervals", &CalendarException::intervals));
  }
};

// Days off and make-up days that one calendar lists: a century of them.
inline constexpr int calendar_exceptions_max = 5000;
// Weekly patterns of one calendar, each with its own validity: two seasons a year for 25 years.
inline constexpr int weekly_patterns_max = 50;
// Open intervals of a day.
inline constexpr size_t open_intervals_max = 10;

struct Calendar {
  std::string unit;  // whose calendar, with all units below; empty = everybody's
  std::vector<WeeklyPattern> weekly;
  std::vector<CalendarException> exceptions;
  // From this day until that one, both inclusive, the exceptions are all known. This is said by
  // whoever publishes them and never inferred from the exceptions.
  std::optional<Day> complete_until;
  std::optional<Day> complete_from;
  bool operator==(const Calendar&) const = default;
  static constexpr auto fields() {
    return std::tuple(
        field(1, "unit", &Calendar::unit, impersonal()),
        field(2, "weekly", &Calendar::weekly, Shape{.items_max = weekly_patterns_max}),
        field(3, "exceptions", &Calendar::exceptions, Shape{.items_max = calendar_exceptions_max}),
        field(4, "complete_until", &Calendar::complete_until),
        field(5, "complete_from", &Calendar::complete_from));
  }
};

// Adds what is wrong with a calendar, with paths within it; nothing if it is sound.
void find_defects(const Calendar& calendar, std::vector<Violation>& violations);

// The later definition over the earlier one: exceptions by date, in order of date; weekly patterns
// and each end of the completeness only where the later one has any.
Calendar merged(const Calendar& earlier, const Calendar& later);

// Labour Code 2019 art. 112 and Resolution 28/2026/QH16: the holidays of a fixed date (1/1, 30/4,
// 1/5, 2/9, and 24/11 from 2026 on) are off in every year, whether a calendar lists them or not.
// The name of the one on that day; empty if there is none.
std::string_view fixed_holiday_on(Day day);

enum class DayKind { working, weekend, day_off, beyond_patterns };

// The calendar of a unit over those of its ancestors, made ready for reckoning. On a day the weekly
// pattern of the nearest calendar rules that is valid then. Exceptions of all calendars hold, the
// nearest wins; where there is none, a fixed holiday is off. A calendar says between which days its
// exceptions are complete (for each end the nearest that says one); outside them all is
// provisional. Cheap to copy; safe to read from many threads.
class WorkingTime {
 public:
  WorkingTime() = default;  // never open, nothing known
  explicit WorkingTime(Calendar calendar);
  WorkingTime(Calendar calendar, const WorkingTime& above);

  // The open intervals of a day, empty on a day off. Valid as long as this object or a copy of it.
  std::span<const OpenInterval> open(Day day) const;
  bool is_working(Day day) const { return !open(day).empty(); }
  // An exception that opens a day which would be closed.
  bool is_make_up_day(Day day) const;
  // At closing time, too: what is promised for then can still be had.
  bool is_open_at(Minute minute) const;
  DayKind kind_of(Day day) const;
  // The name of the day off, make-up day or day of other hours; empty where the weekly pattern
  // rules.
  std::string_view name_of(Day day) const;
  bool is_provisional(Day day) const {
    return !complete_from_ || !complete_until_ || day < *complete_from_ || day > *complete_until_;
  }
  // Whether any day from the first to the last is.
  bool is_provisional(Day first, Day last) const {
    return is_provisional(first) || is_provisional(last);
  }
  std::optional<Day> complete_from() const { return complete_from_; }
  std::optional<Day> complete_until() const { return complete_until_; }

 private:
  struct Layer {
    Calendar calendar;  // its exceptions by day
    std::shared_ptr<const Layer> above;
  };

  const CalendarException* exception_on(Day day) const;
  const WeeklyPattern* pattern_on(Day day) const;
  // By the weekly pattern and the fixed holidays.
  std::span<const OpenInterval> usually_open(Day day) const;

  std::shared_ptr<const Layer> nearest_;
  std::optional<Day> complete_from_;
  std::optional<Day> complete_until_;
};

}  // namespace motcua
