// Ways a rate becomes false (domain.md §6), each a check of one dossier: pure, from the dossier and
// from when its events happened and were recorded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/command.h"

namespace motcua {

// One event of a history: what, when, by whom.
struct Recorded {
  Verb verb = Verb::receive;
  Instant effective;
  Instant recorded;
  std::string officer;
  bool imported = false;
};

struct IntegrityFinding {
  std::string_view check;  // "supplement_near_due", …
  Instant at;              // when it happened; a finding counts in the period of that day
  std::string officer;     // who acted
};

// Live entries later than this after the fact are findings.
inline constexpr int64_t recorded_late_minutes = 24 * 60;

// In order of time. The events must be the dossier's, oldest first; `working` is the unit's working
// time as it is known now.
std::vector<IntegrityFinding> integrity_findings(const Dossier& dossier,
                                                 const std::vector<Recorded>& events,
                                                 const WorkingTime& working);

// A finish with such a finding may be in time on paper only.
bool doubts_the_finish(std::string_view check);

}  // namespace motcua
