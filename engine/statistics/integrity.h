// Ways a rate becomes false (engine/DOMAIN.md#integrity), each a check of one dossier: pure, from
// the dossier and from when its events happened and were recorded.
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

enum class IntegrityCheck {
  undated,
  due_before_receipt,
  due_on_day_off,
  slow_acceptance,
  supplement_near_due,
  supplement_repeated,
  supplement_asked_late,   // by law; likewise the next
  supplement_asked_again,  // at intake
  finish_reopened,
  ended_when_late,
  letter_missing,
  reappointed_twice,
  time_runs_backwards,
  letter_after_the_fact,
  recorded_late,
  refused_and_resubmitted,  // needs another dossier besides (engine/lookup/integrity_report.h)
  transferred_late,
  paper_arrived_late,
  return_time_not_adjusted,
  alerted_late,
  corrected_late,
  consultation_late,  // the answer to one, or none came
  part_late,          // the finish of one, or it was not finished
  arrival_missing,    // of what was taken in irrespective of boundary
};

struct IntegrityCheckRow {
  IntegrityCheck check;
  std::string_view name;
  bool doubts_the_finish;  // which then may be in time on paper only
};

inline constexpr std::array integrity_checks{
    IntegrityCheckRow{IntegrityCheck::undated, "undated", false},
    IntegrityCheckRow{IntegrityCheck::due_before_receipt, "due_before_receipt", false},
    IntegrityCheckRow{IntegrityCheck::due_on_day_off, "due_on_day_off", false},
    IntegrityCheckRow{IntegrityCheck::slow_acceptance, "slow_acceptance", true},
    IntegrityCheckRow{IntegrityCheck::supplement_near_due, "supplement_near_due", true},
    IntegrityCheckRow{IntegrityCheck::supplement_repeated, "supplement_repeated", true},
    IntegrityCheckRow{IntegrityCheck::supplement_asked_late, "supplement_asked_late", false},
    IntegrityCheckRow{IntegrityCheck::supplement_asked_again, "supplement_asked_again", false},
    IntegrityCheckRow{IntegrityCheck::finish_reopened, "finish_reopened", true},
    IntegrityCheckRow{IntegrityCheck::ended_when_late, "ended_when_late", false},
    IntegrityCheckRow{IntegrityCheck::letter_missing, "letter_missing", false},
    IntegrityCheckRow{IntegrityCheck::reappointed_twice, "reappointed_twice", false},
    IntegrityCheckRow{IntegrityCheck::time_runs_backwards, "time_runs_backwards", true},
    IntegrityCheckRow{IntegrityCheck::letter_after_the_fact, "letter_after_the_fact", false},
    IntegrityCheckRow{IntegrityCheck::recorded_late, "recorded_late", true},
    IntegrityCheckRow{IntegrityCheck::refused_and_resubmitted, "refused_and_resubmitted", false},
    IntegrityCheckRow{IntegrityCheck::transferred_late, "transferred_late", false},
    IntegrityCheckRow{IntegrityCheck::paper_arrived_late, "paper_arrived_late", false},
    IntegrityCheckRow{IntegrityCheck::return_time_not_adjusted, "return_time_not_adjusted", false},
    IntegrityCheckRow{IntegrityCheck::alerted_late, "alerted_late", false},
    IntegrityCheckRow{IntegrityCheck::corrected_late, "corrected_late", false},
    IntegrityCheckRow{IntegrityCheck::consultation_late, "consultation_late", false},
    IntegrityCheckRow{IntegrityCheck::part_late, "part_late", false},
    IntegrityCheckRow{IntegrityCheck::arrival_missing, "arrival_missing", false},
};
static_assert(has_a_row_for_each(integrity_checks, &IntegrityCheckRow::check));

constexpr const IntegrityCheckRow& row_of(IntegrityCheck check) {
  return integrity_checks[static_cast<size_t>(check)];
}
constexpr std::string_view name_of(IntegrityCheck check) { return row_of(check).name; }

struct IntegrityFinding {
  IntegrityCheck check;
  Instant at;           // when it happened; a finding counts in the period of that day
  std::string officer;  // who acted
  std::string unit;     // whose fault it is; empty: the handling unit's
};

// A live event recorded later than this after it happened is a finding.
inline constexpr int64_t recorded_late_minutes = 24 * 60;

// In order of time. The events must be the dossier's, oldest first; `working` is the unit's working
// time as it is known now, `law` the dossier's (law_of). What was not done until `as_of` is
// found at its due time.
std::vector<IntegrityFinding> integrity_findings(const Dossier& dossier,
                                                 const std::vector<Recorded>& events,
                                                 const WorkingTime& working, const Regulation& law,
                                                 Instant as_of);

}  // namespace motcua
