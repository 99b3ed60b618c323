// Working calendars: weekly patterns of open intervals with a dated validity, exceptions by date
// (days off, make-up working days), and how they are inherited down the tree of units. Pure values.
// Which hours are open is data, never a constant in code.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
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
  bool work = false;  // true: a make-up working day; false: a day off
  std::string name;
  // Of a make-up day; empty = the hours of the Monday of the weekly pattern in force.
  std::vector<OpenInterval> intervals;
  bool operator==(const CalendarException&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "day", &CalendarException::day, required),
                      field(2, "work", &CalendarException::work),
                      field(3, "name", &CalendarException::name),
                      field(4, "intervals", &CalendarException::intervals));
  }
};

struct Calendar {
  std::string unit;  // whose calendar, with all units below; empty = everybody's
  std::vector<WeeklyPattern> weekly;
  std::vector<CalendarException> exceptions;
  std::optional<Day> complete_until;  // exceptions up to and with this day are all known
  bool operator==(const Calendar&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "unit", &Calendar::unit), field(2, "weekly", &Calendar::weekly),
                      field(3, "exceptions", &Calendar::exceptions, Shape{.items_max = 5000}),
                      field(4, "complete_until", &Calendar::complete_until));
  }
};

// What is wrong with a calendar first; nothing if it is sound.
std::optional<Violation> defect_of(const Calendar& calendar);

// The later definition over the earlier one: exceptions by date, a weekly pattern and the
// completeness only where the later one has any.
Calendar merged(const Calendar& earlier, const Calendar& later);

enum class DayKind { working, weekend, day_off, beyond_patterns };

// The calendars of a unit and its ancestors, made ready for questions. A weekly pattern is that of
// the nearest calendar valid on the day; exceptions of all hold, the nearest wins. Past the day
// until which the exceptions are complete, the fixed holidays (1/1, 30/4, 1/5, 2/9) are off,
// provisionally. Copies what it needs; safe to read from many threads.
class WorkingTime {
 public:
  explicit WorkingTime(std::span<const Calendar* const> nearest_first);

  // The open intervals of a day, empty on a day off. Valid as long as this object.
  std::span<const OpenInterval> open(Day day) const;
  bool is_working(Day day) const { return !open(day).empty(); }
  DayKind kind_of(Day day) const;
  // The name of the day off or make-up day; empty where the weekly pattern rules.
  std::string_view name_of(Day day) const;
  bool is_provisional(Day day) const { return !complete_until_ || day > *complete_until_; }
  std::optional<Day> complete_until() const { return complete_until_; }

 private:
  const CalendarException* exception_on(Day day) const;
  const WeeklyPattern* pattern_on(Day day) const;

  std::vector<WeeklyPattern> patterns_;        // nearest first
  std::vector<CalendarException> exceptions_;  // by day
  std::optional<Day> complete_until_;
};

}  // namespace motcua
