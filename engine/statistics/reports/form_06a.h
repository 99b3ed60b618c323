// Form II.06a (Circular 01/2020/TT-VPCP): receipt and resolution of dossiers. A pure fold from the
// counters of a period to the columns of the form.
#pragma once

#include <cstdint>

#include "engine/dossier/ending.h"
#include "engine/statistics/period.h"

namespace motcua {

// extended: nothing hidden. strict: the form's columns; a footnote says what they leave out.
// strict_judge: judged endings and what was resolved again are added to (7), reopened to (5);
// undone endings leave both sides. Then (3) = (7) + (11) always.
enum class Form06aFold { extended, strict, strict_judge };

// Columns (3) to (13), and what the extended form adds to them.
struct Form06a {
  int64_t received_total = 0;           // (3) = (4) + (5) + (6)
  int64_t received_online = 0;          // (4)
  int64_t received_direct_or_post = 0;  // (5)
  int64_t carried_over = 0;             // (6): open before, and taken over less what others took
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
  std::array<int64_t, endings.size()> ended{};  // in their order; none of what never was received
  int64_t open_undated = 0;
  int64_t waiting = 0;    // thereof of (12)
  int64_t moved_in = 0;   // thereof of (6): taken over from a unit that ended
  int64_t moved_out = 0;  // taken over by another

  bool operator==(const Form06a&) const = default;
  int64_t& of(Ending ending) { return ended[static_cast<size_t>(ending) - 1]; }
  int64_t of(Ending ending) const { return ended[static_cast<size_t>(ending) - 1]; }
  bool all_zero() const { return *this == Form06a{}; }
};

Form06a form_06a_of(const PeriodCounters& counters, Form06aFold fold);

}  // namespace motcua
