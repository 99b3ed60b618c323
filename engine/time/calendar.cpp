// What a calendar may say; and inheritance of patterns and exceptions, calendar over calendar.
#include "engine/time/calendar.h"

#include <algorithm>
#include <array>
#include <map>

namespace motcua {
namespace {

struct FixedHoliday {
  int month;
  int day;
  int first_year;
  std::string_view name;
};

constexpr std::array<FixedHoliday, 5> fixed_holidays{
    {{1, 1, year_min, "Tết Dương lịch"},
     {4, 30, year_min, "Ngày Chiến thắng 30/4"},
     {5, 1, year_min, "Ngày Quốc tế lao động 1/5"},
     {9, 2, year_min, "Quốc khánh"},
     {11, 24, 2026, "Ngày Văn hóa Việt Nam"}}};  // Resolution 28/2026/QH16

void check_intervals(const std::vector<OpenInterval>& intervals, const std::string& path,
                     std::vector<Violation>& violations) {
  if (intervals.size() > open_intervals_max) {
    violations.push_back({path, "items_max " + std::to_string(open_intervals_max)});
  }
  int32_t closed = -1;  // apart from each other: the next opens after the one before has closed
  for (const OpenInterval& interval : intervals) {
    if (interval.opens < 0 || interval.opens <= closed || interval.closes <= interval.opens ||
        interval.closes > minutes_per_day) {
      violations.push_back({path, "ascending_hours"});
      return;
    }
    closed = interval.closes;
  }
}

void check_pattern(const WeeklyPattern& pattern, const std::string& path,
                   std::vector<Violation>& violations) {
  if (pattern.weekdays.size() != 7) violations.push_back({path + ".weekdays", "seven_days"});
  if (pattern.valid_from && pattern.valid_to && *pattern.valid_to < *pattern.valid_from) {
    violations.push_back({path + ".valid_to", "day_not_before " + format_day(*pattern.valid_from)});
  }
  const size_t before = violations.size();
  for (size_t i = 0; i < pattern.weekdays.size(); ++i) {
    check_intervals(pattern.weekdays[i].intervals,
                    path + ".weekdays[" + std::to_string(i) + "].intervals", violations);
  }
  const auto works = [](const DayPattern& day) { return !day.intervals.empty(); };
  if (violations.size() == before &&
      std::none_of(pattern.weekdays.begin(), pattern.weekdays.end(), works)) {
    violations.push_back({path + ".weekdays", "open_hours"});
  }
}

// On each day one pattern at most: which of two would rule is nobody's guess.
void check_overlap(const Calendar& calendar, std::vector<Violation>& violations) {
  std::vector<size_t> order(calendar.weekly.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto& weekly = calendar.weekly;
  std::sort(order.begin(), order.end(), [&](size_t left, size_t right) {
    return std::pair(weekly[left].valid_from, left) < std::pair(weekly[right].valid_from, right);
  });
  std::optional<Day> last;  // of all before; none: without end
  for (size_t i = 0; i < order.size(); ++i) {
    const WeeklyPattern& pattern = weekly[order[i]];
    const bool is_after = pattern.valid_from && last && *last < *pattern.valid_from;
    if (i > 0 && !is_after) {
      violations.push_back({"weekly[" + std::to_string(order[i]) + "].valid_from",
                            "after_the_one_before " + (last ? format_day(*last) : "")});
    }
    const bool is_later = !pattern.valid_to || (last && *last < *pattern.valid_to);
    if (i == 0 || is_later) last = pattern.valid_to;
  }
}

void check_exceptions(const Calendar& calendar, std::vector<Violation>& violations) {
  std::map<Day, size_t> by_day;
  for (size_t i = 0; i < calendar.exceptions.size(); ++i) {
    const CalendarException& exception = calendar.exceptions[i];
    const std::string path = "exceptions[" + std::to_string(i) + "]";
    if (!by_day.try_emplace(exception.day, i).second) {
      violations.push_back({path + ".day", "once " + format_day(exception.day)});
    }
    if (!exception.work && !exception.intervals.empty()) {
      violations.push_back({path + ".intervals", "no_hours_of_a_day_off"});
    }
    check_intervals(exception.intervals, path + ".intervals", violations);
  }
}

bool by_day(const CalendarException& left, const CalendarException& right) {
  return left.day < right.day;
}

}  // namespace

void find_defects(const Calendar& calendar, std::vector<Violation>& violations) {
  if (calendar.weekly.size() > static_cast<size_t>(weekly_patterns_max)) {
    violations.push_back({"weekly", "items_max " + std::to_string(weekly_patterns_max)});
  }
  for (size_t i = 0; i < calendar.weekly.size(); ++i) {
    check_pattern(calendar.weekly[i], "weekly[" + std::to_string(i) + "]", violations);
  }
  check_overlap(calendar, violations);
  check_exceptions(calendar, violations);
}

Calendar merged(const Calendar& earlier, const Calendar& later) {
  Calendar result = earlier;
  result.unit = later.unit;
  if (!later.weekly.empty()) result.weekly = later.weekly;
  if (later.complete_from) result.complete_from = later.complete_from;
  if (later.complete_until) result.complete_until = later.complete_until;
  std::map<Day, CalendarException> by_day;
  for (const auto& exception : earlier.exceptions)
    by_day.insert_or_assign(exception.day, exception);
  for (const auto& exception : later.exceptions) by_day.insert_or_assign(exception.day, exception);
  result.exceptions.clear();
  for (auto& [day, exception] : by_day) result.exceptions.push_back(std::move(exception));
  return result;
}

std::string_view fixed_holiday_on(Day day) {
  const CivilDate date = civil_date(day);
  for (const FixedHoliday& holiday : fixed_holidays) {
    if (date.month == holiday.month && date.day == holiday.day && date.year >= holiday.first_year) {
      return holiday.name;
    }
  }
  return {};
}

WorkingTime::WorkingTime(Calendar calendar) : WorkingTime(std::move(calendar), WorkingTime()) {}

WorkingTime::WorkingTime(Calendar calendar, const WorkingTime& above)
    : complete_from_(calendar.complete_from ? calendar.complete_from : above.complete_from_),
      complete_until_(calendar.complete_until ? calendar.complete_until : above.complete_until_) {
  std::stable_sort(calendar.exceptions.begin(), calendar.exceptions.end(), by_day);
  nearest_ = std::make_shared<const Layer>(
      Layer{.calendar = std::move(calendar), .above = above.nearest_});
}

const CalendarException* WorkingTime::exception_on(Day day) const {
  for (const Layer* layer = nearest_.get(); layer; layer = layer->above.get()) {
    const auto& exceptions = layer->calendar.exceptions;
    const auto found =
        std::lower_bound(exceptions.begin(), exceptions.end(),
                         CalendarException{.day = day, .name = {}, .intervals = {}}, by_day);
    if (found != exceptions.end() && found->day == day) return &*found;
  }
  return nullptr;
}

const WeeklyPattern* WorkingTime::pattern_on(Day day) const {
  for (const Layer* layer = nearest_.get(); layer; layer = layer->above.get()) {
    for (const WeeklyPattern& pattern : layer->calendar.weekly) {
      if (pattern.valid_from && day < *pattern.valid_from) continue;
      if (pattern.valid_to && day > *pattern.valid_to) continue;
      return &pattern;
    }
  }
  return nullptr;
}

std::span<const OpenInterval> WorkingTime::usually_open(Day day) const {
  const WeeklyPattern* pattern = pattern_on(day);
  if (!pattern) return {};
  const auto& intervals = pattern->weekdays[static_cast<size_t>(weekday_of(day))].intervals;
  if (intervals.empty() || !fixed_holiday_on(day).empty()) return {};
  return intervals;
}

std::span<const OpenInterval> WorkingTime::open(Day day) const {
  const CalendarException* exception = exception_on(day);
  if (!exception) return usually_open(day);
  if (!exception->work) return {};
  if (!exception->intervals.empty()) return exception->intervals;
  const WeeklyPattern* pattern = pattern_on(day);
  if (!pattern) return {};
  return pattern->weekdays[0].intervals;
}

bool WorkingTime::is_make_up_day(Day day) const {
  const CalendarException* exception = exception_on(day);
  return exception && exception->work && is_working(day) && usually_open(day).empty();
}

bool WorkingTime::is_open_at(Minute minute) const {
  const auto holds = [&](Day day) {
    const int64_t offset = minute.value - start_of(day).value;
    const auto intervals = open(day);
    return std::any_of(intervals.begin(), intervals.end(), [&](const OpenInterval& interval) {
      return interval.opens <= offset && offset <= interval.closes;
    });
  };
  const Day day = day_of(minute);
  return holds(day) || holds(plus_days(day, -1));  // which may close at midnight
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
  return kind_of(day) == DayKind::day_off ? fixed_holiday_on(day) : std::string_view{};
}

}  // namespace motcua
