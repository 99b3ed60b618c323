// Early, on time and late of a unit in a period, with apologies: the figures of GetTimeliness.
#pragma once

#include <optional>
#include <string_view>

#include "engine/statistics/reports/form_06a.h"

namespace motcua {

// Official definitions of the on-time rate over the same ledger (domain.md §6).
enum class RateView { resolved = 1, all_received = 2, needs_processing = 3 };

std::optional<RateView> parse_view(std::string_view name);
std::string_view name_of(RateView view);

// Exact; never divided here.
struct Ratio {
  int64_t numerator = 0;
  int64_t denominator = 0;
  bool operator==(const Ratio&) const = default;
};

Ratio on_time_ratio(const Form06a& form, RateView view);

struct Apologies {
  int64_t owed = 0;  // resolved late in the period + overdue at its end
  int64_t issued_before_due = 0;
  int64_t issued_after_due = 0;
  int64_t missing = 0;
  int64_t not_needed = 0;        // letters whose dossier was not late in the end
  int64_t late_with_letter = 0;  // thereof of the resolved late
  int64_t late_without_letter = 0;
};

Apologies apologies_of(const PeriodCounters& counters);

}  // namespace motcua
