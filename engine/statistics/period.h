// A period of civil days, both inclusive, and the counters it is answered from.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string_view>

#include "engine/dossier/dossier.h"
#include "engine/statistics/contribution.h"
#include "engine/statistics/measures.h"

namespace motcua {

struct Period {
  Day from;
  Day to;
};

// A period by its name: "2026", "2026-H1", "2026-Q3", "2026-11" of the calendar; with "regime:"
// before it, of the reporting regime (Circular 01/2020/TT-VPCP): the month from the 15th of the
// month before to the 14th, the quarter, half-year and year made of such months.
std::optional<Period> parse_period(std::string_view name);

// Of the overdue: how many civil days after the due day they are.
inline constexpr std::array<int32_t, 5> overdue_days_at_most{1, 5, 10, 30, 1'000'000};

// Of steps that were left: how they were judged by their own limits, and the open minutes that they
// took, the clock running.
struct StepCounts {
  int64_t passed = 0;
  int64_t early = 0;
  int64_t on_time = 0;
  int64_t late = 0;
  int64_t undated = 0;  // without a limit
  int64_t used_minutes = 0;

  StepCounts& operator+=(const StepCounts& other);
};

// What cells do not keep: only dossiers tell it, so a report that shows it reads them.
struct Spread {
  std::array<int64_t, overdue_days_at_most.size()> overdue{};  // at the end, by age
  std::map<int64_t, int64_t> worked_hours;  // whole hours → first finishes that took so long
  int64_t late_minutes = 0;                 // working time past the due time
  int64_t late_dossiers = 0;                // that have some
  StepCounts steps;

  Spread& operator+=(const Spread& other);
};

// Prefix sums just before the period, and at the instant at which it is spoken. Stocks are read
// directly; a flow of the period is the difference.
struct PeriodCounters {
  Counters opening{};
  Counters closing{};
  Spread spread;  // empty where the counters come from cells

  int64_t flow(Measure measure) const { return at(closing, measure) - at(opening, measure); }
  int64_t opening_stock(Measure measure) const { return at(opening, measure); }
  int64_t closing_stock(Measure measure) const { return at(closing, measure); }
  PeriodCounters& operator+=(const PeriodCounters& other) {
    opening += other.opening;
    closing += other.closing;
    spread += other.spread;
    return *this;
  }
};

// What was open before the period; and what was taken over since, less what others took over.
inline int64_t carried_over(const PeriodCounters& counters) {
  return counters.opening_stock(Measure::open) + counters.flow(Measure::moved_in) -
         counters.flow(Measure::moved_out);
}

// A period spoken at an instant: its days, and where the instant lies within the last of them.
struct SpokenPeriod {
  Day before;     // the day before the period
  Day last;       // the last day that counts
  Instant as_of;  // min(end of `last`, the instant)

  // Dues of the last day that are still to come are not in the stocks yet.
  bool within_last_day() const { return as_of < end_of(last); }
};
SpokenPeriod spoken_at(const Period& period, Instant now);

// What one dossier adds to the counters, counted from the dossier alone: the same as cells add up,
// and its spread without late time (statistics/late_time.h).
PeriodCounters counters_of(const Dossier& dossier, const SpokenPeriod& period);
// Of a part of its contribution: that of a placement.
PeriodCounters counters_of(const Dossier& dossier, std::span<const Contribution> contribution,
                           const SpokenPeriod& period);

}  // namespace motcua
