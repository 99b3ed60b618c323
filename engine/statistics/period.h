// A period of civil days, both inclusive, and the counters it is answered from.
#pragma once

#include "engine/statistics/measures.h"
#include "engine/time/instant.h"

namespace motcua {

struct Period {
  Day from;
  Day to;
};

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
};

}  // namespace motcua
