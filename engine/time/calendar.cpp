// Inheritance of patterns and exceptions, resolved once when a WorkingTime is made.
#include "engine/time/calendar.h"

#include <algorithm>
#include <map>

namespace motcua {
namespace {

constexpr std::string_view fixed_holiday_on(const CivilDate& date) {
  if (date.month == 1 && date.day == 1) return "Tết Dương lịch";
  if (date.month == 4 && date.day == 30) return "Ngày Chiến thắng 30/4";
  if (date.month == 5 && date.day == 1) return "Ngày Quốc tế lao động 1/5";
  if (date.month == 9 && date.day == 2) return "Quốc khánh";
  return {};
}

bool sound(const std::vector<OpenInterval>& intervals) {
  int32_t closed = 0;
  for (size_t i = 0; i < intervals.size(); ++i) {
    const OpenInterval& interval = intervals[i];
    if (interval.opens < closed || (i > 0 && interval.opens == closed)) return false;
    if (interval.closes <= interval.opens || interval.closes > minutes_per_day) return false;
    closed = interval.closes;
  }
  return true;
}

}  // namespace

std::optional<Violation> defect_of(const Calendar& calendar) {
  for (const WeeklyPattern& pattern : calendar.weekly) {
    if (pattern.weekdays.size() != 7) return Violation{"weekly.weekdays", "seven_days"};
    if (pattern.valid_from && pattern.valid_to && *pattern.valid_to < *pattern.valid_from) {
      return Violation{"weekly.valid_to", "day_not_before " + format_day(*pattern.valid_from)};
    }
    for (const DayPattern& day : pattern.weekdays) {
      if (!sound(day.intervals)) return Violation{"weekly.intervals", "ascending_hours"};
    }
    const auto works = [](const DayPattern& day) { return !day.intervals.empty(); };
    if (std::none_of(pattern.weekdays.begin(), pattern.weekdays.end(), works)) {
      return Violation{"weekly.intervals", "open_hours"};
    }
  }
  for (const CalendarException& exception : calendar.exceptions) {
    if (!sound(exception.intervals)) return Violation{"exceptions.intervals", "ascending_hours"};
  }
  return std::nullopt;
}

Calendar merged(const Calendar& earlier, const Calendar& later) {
  Calendar result = earlier;
  result.unit = later.unit;
  if (!later.weekly.empty()) result.weekly = later.weekly;
  if (later.complete_until) result.complete_until = later.complete_until;
  std::map<Day, CalendarException> by_day;
  for (const auto& exception : earlier.exceptions)
    by_day.insert_or_assign(exception.day, exception);
  for (const auto& exception : later.exceptions) by_day.insert_or_assign(exception.day, exception);
  result.exceptions.clear();
  for (auto& [day, exception] : by_day) result.exceptions.push_back(std::move(exception));
  return result;
}

WorkingTime::WorkingTime(std::span<const Calendar* const> nearest_first) {
  std::map<Day, const CalendarException*> by_day;
  for (const Calendar* calendar : nearest_first) {
    patterns_.insert(patterns_.end(), calendar->weekly.begin(), calendar->weekly.end());
    for (const auto& exception : calendar->exceptions)
      by_day.try_emplace(exception.day, &exception);
    if (!complete_until_) complete_until_ = calendar->complete_until;
  }
  exceptions_.reserve(by_day.size());
  for (const auto& [day, exception] : by_day) exceptions_.push_back(*exception);
}

const CalendarException* WorkingTime::exception_on(Day day) const {
  const auto found = std::lower_bound(
      exceptions_.begin(), exceptions_.end(), day,
      [](const CalendarException& exception, Day wanted) { return exception.day < wanted; });
  return found != exceptions_.end() && found->day == day ? &*found : nullptr;
}

const WeeklyPattern* WorkingTime::pattern_on(Day day) const {
  for (const WeeklyPattern& pattern : patterns_) {
    if (pattern.valid_from && day < *pattern.valid_from) continue;
    if (pattern.valid_to && day > *pattern.valid_to) continue;
    return &pattern;
  }
  return nullptr;
}

std::span<const OpenInterval> WorkingTime::open(Day day) const {
  const WeeklyPattern* pattern = pattern_on(day);
  if (const CalendarException* exception = exception_on(day)) {
    if (!exception->work) return {};
    if (!exception->intervals.empty()) return exception->intervals;
    if (pattern) return pattern->weekdays[0].intervals;
    return {};
  }
  if (!pattern) return {};
  const auto& intervals = pattern->weekdays[static_cast<size_t>(weekday_of(day))].intervals;
  if (!intervals.empty() && is_provisional(day) && !fixed_holiday_on(civil_date(day)).empty()) {
    return {};
  }
  return intervals;
}

DayKind WorkingTime::kind_of(Day day) const {
  if (is_working(day)) return DayKind::working;
  if (exception_on(day)) return DayKind::day_off;
  const WeeklyPattern* pattern = pattern_on(day);
  if (!pattern) return DayKind::beyond_patterns;
  const bool open_by_pattern =
      !pattern->weekdays[static_cast<size_t>(weekday_of(day))].intervals.empty();
  return open_by_pattern ? DayKind::day_off : DayKind::weekend;
}

std::string_view WorkingTime::name_of(Day day) const {
  if (const CalendarException* exception = exception_on(day)) return exception->name;
  return kind_of(day) == DayKind::day_off ? fixed_holiday_on(civil_date(day)) : std::string_view{};
}

}  // namespace motcua
