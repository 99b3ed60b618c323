// Form II.06a (Circular 01/2020/TT-VPCP): receipt and resolution of dossiers. A pure fold from the
// counters of a period to the columns of the form.
#pragma once

#include <cstdint>

#include "engine/statistics/period.h"

namespace motcua {

// extended: nothing hidden. strict: the form's columns, with what they leave out in a footnote.
// strict_judge: withdrawn, stopped and resolved again are judged and added to (7), reopened to (5),
// annulled leave both sides; then (3) = (7) + (11) always holds.
enum class Form06aFold { extended, strict, strict_judge };

// Columns (3) to (13), and what the extended form adds to them.
struct Form06a {
  int64_t received_total = 0;           // (3) = (4) + (5) + (6)
  int64_t received_online = 0;          // (4)
  int64_t received_direct_or_post = 0;  // (5)
  int64_t carried_over = 0;             // (6)
  int64_t resolved_total = 0;           // (7) = (8) + (9) + (10) + undated
  int64_t resolved_early = 0;           // (8)
  int64_t resolved_on_time = 0;         // (9)
  int64_t resolved_late = 0;            // (10)
  int64_t open_total = 0;               // (11) = (12) + (13) + undated
  int64_t open_in_time = 0;             // (12)
  int64_t open_overdue = 0;             // (13)
  int64_t reopened = 0;
  int64_t resolved_undated = 0;
  int64_t resolved_again = 0;
  int64_t withdrawn = 0;
  int64_t stopped = 0;
  int64_t annulled = 0;
  int64_t open_undated = 0;
  int64_t waiting = 0;  // thereof of (12)

  bool operator==(const Form06a&) const = default;
  bool all_zero() const { return *this == Form06a{}; }
};

Form06a form_06a_of(const PeriodCounters& counters, Form06aFold fold);

}  // namespace motcua
