// Ways a rate becomes false (domain.md §6), each a check of one dossier: pure, from the dossier and
// from when its events happened and were recorded.
#pragma once

#include <array>
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

// All that there are; the last needs another dossier besides (engine/lookup/integrity.h).
inline constexpr std::array<std::string_view, 14> integrity_checks{
    "undated",           "due_before_receipt",     "due_on_day_off",
    "slow_acceptance",   "supplement_near_due",    "supplement_repeated",
    "finish_reopened",   "ended_when_late",        "letter_missing",
    "reappointed_twice", "time_runs_backwards",    "letter_after_the_fact",
    "recorded_late",     "refused_and_resubmitted"};

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
