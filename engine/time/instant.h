// Moments and civil time. Three types that cannot be mixed up: an Instant is a point in time (UTC),
// a Minute and a Day are what the wall clock and the calendar of Vietnam (UTC+07:00, no summer
// time) show. All civil reckoning is in whole minutes; the seconds of an Instant are dropped.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace motcua {

// Microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  int64_t microseconds = 0;
  constexpr auto operator<=>(const Instant&) const = default;
};

// Civil minutes since 1970-01-01T00:00 at UTC+07:00.
struct Minute {
  int64_t value = 0;
  constexpr auto operator<=>(const Minute&) const = default;
};

// Civil days since 1970-01-01 at UTC+07:00.
struct Day {
  int32_t value = 0;
  constexpr auto operator<=>(const Day&) const = default;
};

struct CivilDate {
  int year = 1970;
  int month = 1;
  int day = 1;
};

inline constexpr int64_t microseconds_per_minute = 60'000'000;
inline constexpr int64_t utc_offset_minutes = 7 * 60;
inline constexpr int32_t minutes_per_day = 24 * 60;

constexpr int64_t floor_divide(int64_t dividend, int64_t divisor) {
  const int64_t quotient = dividend / divisor;
  return quotient * divisor > dividend ? quotient - 1 : quotient;
}

constexpr Minute minute_of(Instant instant) {
  return {floor_divide(instant.microseconds, microseconds_per_minute) + utc_offset_minutes};
}
constexpr Instant instant_of(Minute minute) {
  return {(minute.value - utc_offset_minutes) * microseconds_per_minute};
}
constexpr Day day_of(Minute minute) {
  return {static_cast<int32_t>(floor_divide(minute.value, minutes_per_day))};
}
constexpr Day day_of(Instant instant) { return day_of(minute_of(instant)); }
constexpr Minute start_of(Day day) { return {int64_t{day.value} * minutes_per_day}; }
constexpr Minute plus_minutes(Minute minute, int64_t minutes) { return {minute.value + minutes}; }
constexpr Day plus_days(Day day, int32_t days) { return {day.value + days}; }
constexpr Instant plus_minutes(Instant instant, int64_t minutes) {
  return {instant.microseconds + minutes * microseconds_per_minute};
}
// The first instant after the day.
constexpr Instant end_of(Day day) { return instant_of(start_of(plus_days(day, 1))); }

// 0 = Monday … 6 = Sunday.
constexpr int weekday_of(Day day) { return static_cast<int>((int64_t{day.value} % 7 + 7 + 3) % 7); }

CivilDate civil_date(Day day);
Day day_from(CivilDate date);
// The same day of the month `months` later, or that month's last day.
Day plus_months(Day day, int months);

// The years that the system reckons in; a day outside them is refused where it comes in.
inline constexpr int year_min = 1900;
inline constexpr int year_max = 2199;

// "YYYY-MM-DD"; nothing for anything else, for a day that does not exist or a year out of range.
std::optional<Day> parse_day(std::string_view text);
std::string format_day(Day day);

// RFC 3339 ("2026-01-09T15:00:00.5+07:00", "…Z"), or civil time at UTC+07:00 without an offset
// ("2026-01-09T15:00", seconds optional). Nothing for anything else.
std::optional<Instant> parse_instant(std::string_view text);
// "2026-01-09T15:00", civil.
std::string format_minute(Minute minute);
// "2026-01-09T15:00:00.000+07:00"; microseconds are shown only where there are any.
std::string format_instant(Instant instant);

}  // namespace motcua
