// Reading and writing civil days and instants; all arithmetic on dates goes through std::chrono.
#include "engine/time/instant.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace motcua {
namespace {

namespace chrono = std::chrono;

chrono::year_month_day year_month_day_of(Day day) {
  return chrono::year_month_day{chrono::sys_days{chrono::days{day.value}}};
}

Day day_from(chrono::year_month_day date) {
  return {static_cast<int32_t>(chrono::sys_days{date}.time_since_epoch().count())};
}

// Takes exactly `digits` digits off the front of the text.
std::optional<int> take_number(std::string_view& text, size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int number = 0;
  for (size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return number;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Day> take_day(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || *year < year_min || *year > year_max) return std::nullopt;
  const chrono::year_month_day date{chrono::year{*year},
                                    chrono::month{static_cast<unsigned>(*month)},
                                    chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return day_from(date);
}

// ":SS" and a fraction, both optional; nothing where they are there but wrong.
std::optional<int64_t> take_seconds(std::string_view& text) {
  if (!take(text, ':')) return 0;
  const auto seconds = take_number(text, 2);
  if (!seconds || *seconds > 59) return std::nullopt;
  int64_t microseconds = int64_t{*seconds} * 1'000'000;
  if (!take(text, '.')) return microseconds;
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  for (int64_t scale = 100'000; !text.empty() && text.front() >= '0' && text.front() <= '9';
       scale /= 10) {
    microseconds += scale * (text.front() - '0');
    text.remove_prefix(1);
  }
  return microseconds;
}

// "Z", "+07:00" or nothing (civil time): minutes east of UTC.
std::optional<int64_t> take_offset(std::string_view& text) {
  if (text.empty()) return utc_offset_minutes;
  if (take(text, 'Z') || take(text, 'z')) return 0;
  const bool west = text.front() == '-';
  if (!west && text.front() != '+') return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23 || !take(text, ':')) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const int64_t offset = *hours * 60 + *minutes;
  return west ? -offset : offset;
}

}  // namespace

CivilDate civil_date(Day day) {
  const auto date = year_month_day_of(day);
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

Day day_from(CivilDate date) {
  return day_from(chrono::year_month_day{chrono::year{date.year},
                                         chrono::month{static_cast<unsigned>(date.month)},
                                         chrono::day{static_cast<unsigned>(date.day)}});
}

Day plus_months(Day day, int months) {
  const auto date = year_month_day_of(day);
  auto later = date + chrono::months{months};
  if (!later.ok()) later = later.year() / later.month() / chrono::last;
  return day_from(later);
}

std::optional<Day> parse_day(std::string_view text) {
  const auto day = take_day(text);
  return text.empty() ? day : std::nullopt;
}

std::string format_day(Day day) {
  const CivilDate date = civil_date(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
  const auto day = take_day(text);
  if (!day || text.empty() || (text.front() != 'T' && text.front() != 't' && text.front() != ' ')) {
    return std::nullopt;
  }
  text.remove_prefix(1);
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  const auto microseconds = take_seconds(text);
  if (!microseconds) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  const int64_t utc_minutes =
      int64_t{day->value} * minutes_per_day + *hour * 60 + *minute - *offset;
  return Instant{utc_minutes * microseconds_per_minute + *microseconds};
}

std::string format_minute(Minute minute) {
  const Day day = day_of(minute);
  const auto of_day = static_cast<int>(minute.value - start_of(day).value);
  char text[16];
  std::snprintf(text, sizeof text, "T%02d:%02d", of_day / 60, of_day % 60);
  return format_day(day) + text;
}

std::string format_instant(Instant instant) {
  const Minute minute = minute_of(instant);
  const int64_t rest = instant.microseconds - instant_of(minute).microseconds;
  char text[32];
  if (rest % 1000 == 0) {
    std::snprintf(text, sizeof text, ":%02d.%03d+07:00", static_cast<int>(rest / 1'000'000),
                  static_cast<int>(rest % 1'000'000 / 1000));
  } else {
    std::snprintf(text, sizeof text, ":%02d.%06d+07:00", static_cast<int>(rest / 1'000'000),
                  static_cast<int>(rest % 1'000'000));
  }
  return format_minute(minute) + text;
}

}  // namespace motcua
