// Early, on time and late of a unit in a period, with apologies: the figures of GetTimeliness.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "engine/statistics/report_table.h"
#include "engine/statistics/reports/form_06a.h"

namespace motcua {

// Official definitions of the on-time rate over the same ledger (engine/DOMAIN.md#views).
enum class RateView { resolved = 1, all_received = 2, needs_processing = 3, portal_766 = 4 };
inline constexpr std::array rate_views{Named{RateView::resolved, "resolved"},
                                       Named{RateView::all_received, "all_received"},
                                       Named{RateView::needs_processing, "needs_processing"},
                                       Named{RateView::portal_766, "portal_766"}};
static_assert(has_a_row_for_each(rate_views, &Named<RateView>::value));
constexpr std::string_view name_of(RateView view) { return name_in(rate_views, view); }
inline constexpr int64_t portal_766_points = 20;

int64_t received_new(const PeriodCounters& counters);
// First finishes, the undated too: column (7).
int64_t resolved_total(const PeriodCounters& counters);

// portal_766 counts with its own flows and stock (Decision 766 of 2022): finished on time in the
// period and open in time at its end, of all that were finished or are open. The undated are never
// in time.
Ratio on_time_ratio(const PeriodCounters& counters, RateView view);

struct Apologies {
  int64_t owed = 0;  // resolved late in the period + overdue at its end
  int64_t issued_before_due = 0;
  int64_t issued_after_due = 0;
  int64_t missing = 0;
  int64_t not_needed = 0;        // letters whose dossier was not late in the end
  int64_t late_with_letter = 0;  // thereof of the resolved late
  int64_t late_without_letter = 0;
  Ratio compliance() const { return {owed - missing, owed}; }
};

Apologies apologies_of(const PeriodCounters& counters);

}  // namespace motcua
