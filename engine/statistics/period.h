// A period of civil days, both inclusive, and the counters it is answered from.
#pragma once

#include <optional>
#include <string_view>

#include "engine/dossier/dossier.h"
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

// Prefix sums just before the period and at the instant that it is spoken at. Stocks are read
// directly; a flow of the period is the difference.
struct PeriodCounters {
  Counters opening{};
  Counters closing{};

  int64_t flow(Measure measure) const { return at(closing, measure) - at(opening, measure); }
  int64_t opening_stock(Measure measure) const { return at(opening, measure); }
  int64_t closing_stock(Measure measure) const { return at(closing, measure); }
  PeriodCounters& operator+=(const PeriodCounters& other) {
    opening += other.opening;
    closing += other.closing;
    return *this;
  }
  PeriodCounters& operator-=(const PeriodCounters& other) {
    opening -= other.opening;
    closing -= other.closing;
    return *this;
  }
};

// A period spoken at an instant: its days, and where the instant lies within the last of them.
struct SpokenPeriod {
  Day before;     // the day before the period
  Day last;       // the last day that counts
  Instant as_of;  // min(end of `last`, the instant)

  // Dues of the last day that are still to come are not in the stocks yet.
  bool within_last_day() const { return as_of < end_of(last); }
};
SpokenPeriod spoken_at(const Period& period, Instant now);

// What one dossier adds to the counters: the same that cells add up, counted from the dossier
// alone.
PeriodCounters counters_of(const Dossier& dossier, const SpokenPeriod& period);

}  // namespace motcua
