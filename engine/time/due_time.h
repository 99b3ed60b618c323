// Due times: limits and their grammar, the promise reckoned from a receipt, pauses and resumptions,
// the letter deadline, and the explanation of a promise step by step. Pure functions of values.
// Sources: Civil Code 2015 arts. 147–148 (the start day does not count; a period that ends on a day
// off ends with the next working day).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "engine/closed_set.h"
#include "engine/time/calendar.h"
#include "engine/time/instant.h"

namespace motcua {

enum class LimitKind { working_days = 1, hours = 2, calendar_days = 3, months = 4, same_day = 5 };

// A time limit as catalogues print it: "5wd", "1.5wd", "4h", "30d", "1m", "same_day<15:00".
struct Limit {
  LimitKind kind = LimitKind::working_days;
  int32_t amount = 0;          // days, hours or months
  int32_t cutoff_minutes = 0;  // of the day, for same_day
  bool and_a_half = false;     // more than the amount: of a working day or an hour
  bool operator==(const Limit&) const = default;
};

// Nothing for text without a usable unit ("120?", "", "soon") or with an amount outside 0.5–3650.5.
// A half is written "1.5" or, as Vietnamese texts do, "1,5".
std::optional<Limit> parse_limit(std::string_view text);
std::string format_limit(const Limit& limit);

// How working days are counted. by_day: until closing time of the nth working day after the start
// day. Half a day more ("1.5wd") ends when half the open minutes of the next working day (the
// greater half, if odd) have passed: on usual office days, at the end of the morning. by_hours:
// n × 480 open minutes, what existing systems do; a half is 240.
enum class DayPolicy {
  not_said = 0,  // where nothing was promised yet
  by_day = 1,
  by_hours = 2
};

// What a pause does to the due time. remaining: the open minutes that were left run on after it.
// restart: as if received at the resumption.
enum class ResumePolicy {
  not_said = 0,  // of a procedure: as the regulation says; of that: as remaining
  remaining = 1,
  restart = 2
};

// By when an apology must be out.
enum class LetterBefore {
  not_said = 0,    // of a procedure: as the regulation says; of that: as day_before
  day_before = 1,  // closing time of the last working day before the due day
  at_expiry = 2    // the due time itself
};

// Why nothing can be promised.
enum class CalendarEnd {
  no_pattern,    // no weekly pattern is valid on the day
  closed,        // none of ten years' days from it on opens
  out_of_years,  // past the years that are reckoned in
};
inline constexpr std::array calendar_end_names{Named{CalendarEnd::no_pattern, "no_pattern"},
                                               Named{CalendarEnd::closed, "closed"},
                                               Named{CalendarEnd::out_of_years, "out_of_years"}};
static_assert(has_a_row_for_each(calendar_end_names, &Named<CalendarEnd>::value));
constexpr std::string_view name_of(CalendarEnd why) { return name_in(calendar_end_names, why); }
struct CalendarEnds {
  Day day;
  CalendarEnd why = CalendarEnd::no_pattern;
};

template <class T>
using OrCalendarEnds = tl::expected<T, CalendarEnds>;

struct DueTime {
  Minute start;  // the first open instant at or after the receipt
  Minute due;
  bool provisional = false;  // reckoned with days for which the calendar is not complete
  bool operator==(const DueTime&) const = default;
};

// The day on which a due time falls: an office open until 24:00 closes with the day, so what is due
// at midnight is due on the day that ends.
constexpr Day due_day(Minute due) { return day_of(plus_minutes(due, -1)); }

OrCalendarEnds<DueTime> reckon_due(const WorkingTime& time, const Limit& limit, DayPolicy policy,
                                   Minute received);

// The earliest minute at which `open_minutes` open minutes have passed since `from`, which may be a
// closing time; for 0, the first open minute at or after `from`.
OrCalendarEnds<Minute> advance(const WorkingTime& time, Minute from, int64_t open_minutes);
// Open minutes in [from, to); 0 if to is not after from.
int64_t open_minutes_between(const WorkingTime& time, Minute from, Minute to);
OrCalendarEnds<Minute> first_open(const WorkingTime& time, Minute from);
OrCalendarEnds<Minute> closing_time(const WorkingTime& time, Day day);

// For the due time after a pause, with so many open minutes left. Policy restart reckons the limit
// anew from the resumption; without a limit, what was left runs on.
struct Remainder {
  ResumePolicy resume_policy = ResumePolicy::remaining;
  std::optional<Limit> limit;
  DayPolicy day_policy = DayPolicy::by_day;
  int64_t minutes_left = 0;
};
OrCalendarEnds<Minute> due_after_pause(const WorkingTime& time, const Remainder& remainder,
                                       Minute resumed);

// A new due time for one whose day has become a day off: on the first working day after it (Civil
// Code art. 148). A limit of whole days, or none, ends with that day. What is counted in hours, or
// in halves of days, ends at the same hour of it; where that is outside the open hours, at the next
// opening, or else at closing time.
OrCalendarEnds<Minute> due_after_day_off(const WorkingTime& time, const std::optional<Limit>& limit,
                                         DayPolicy policy, Minute due);

// By when an apology must be out; the receipt if that is later.
Minute letter_deadline(const WorkingTime& time, Minute received, Minute due, LetterBefore before);

// One step of an explanation: a stretch of time that counted towards the due time, or was skipped.
enum class StepReason {
  counted = 1,
  outside_hours = 2,  // before opening, lunch, after closing
  weekend = 3,
  day_off = 4,         // named
  start_day = 5,       // Civil Code art. 147: the day it starts does not count
  rolled_forward = 6,  // the period would end on a day off
  paused = 7,          // on whose basis is in the name
  make_up_day = 8,     // counted, and named
  under_way = 9,       // to the competent agency, from whose arrival the limit counts
  second_phase = 10,   // begins here, with the limit in the name: no time of its own
  counted_anew = 11,   // from 0 by the limit in the name: no time of its own
  overdue = 12,        // past the due time, which stays: nothing counts
};
inline constexpr std::array step_reasons{Named{StepReason::counted, "counted"},
                                         Named{StepReason::outside_hours, "outside_hours"},
                                         Named{StepReason::weekend, "weekend"},
                                         Named{StepReason::day_off, "day_off"},
                                         Named{StepReason::start_day, "start_day"},
                                         Named{StepReason::rolled_forward, "rolled_forward"},
                                         Named{StepReason::paused, "paused"},
                                         Named{StepReason::make_up_day, "make_up_day"},
                                         Named{StepReason::under_way, "under_way"},
                                         Named{StepReason::second_phase, "second_phase"},
                                         Named{StepReason::counted_anew, "counted_anew"},
                                         Named{StepReason::overdue, "overdue"}};
static_assert(has_a_row_for_each(step_reasons, &Named<StepReason>::value));
constexpr std::string_view name_of(StepReason reason) { return name_in(step_reasons, reason); }

// What is counted: minutes for hours, and up to a pause and behind it; else days (months as days),
// or half days for a limit with half a day.
enum class CountUnit { none = 0, minutes = 1, days = 2, half_days = 3 };
inline constexpr std::array count_units{
    Named{CountUnit::none, ""}, Named{CountUnit::minutes, "minutes"},
    Named{CountUnit::days, "days"}, Named{CountUnit::half_days, "half_days"}};
static_assert(has_a_row_for_each(count_units, &Named<CountUnit>::value));
constexpr std::string_view name_of(CountUnit unit) { return name_in(count_units, unit); }

struct Step {
  Minute from;
  Minute to;
  StepReason reason = StepReason::counted;
  std::string name;
  int64_t counted = 0;
  CountUnit unit = CountUnit::none;  // of what is counted; the same up to where it is counted anew
  bool operator==(const Step&) const = default;
};

// The steps from the receipt to the due time, gapless and in order; for hours and by_hours the
// counted minutes add up to the limit, for days the counted days or half days do.
OrCalendarEnds<std::vector<Step>> explain_due(const WorkingTime& time, const Limit& limit,
                                              DayPolicy policy, Minute received);
// The steps by which `from` to `to` is made of open and closed minutes.
std::vector<Step> explain_minutes(const WorkingTime& time, Minute from, Minute to);
void append_steps(std::vector<Step>& steps, std::vector<Step> more);

}  // namespace motcua
