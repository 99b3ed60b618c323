// What is read of the register, judged by the auditor: figures by anything, lists, what comes due,
// explanations.
#pragma once

#include <string>

#include "tests/simulation/auditor.h"
#include "tests/simulation/random_workload.h"
#include "tests/simulation/told_figures.h"
#include "tests/world.h"

namespace motcua::testing {

class JudgedReads {
 public:
  JudgedReads(Workload& workload, World& world, const Auditor& auditor)
      : workload_(workload), world_(world), auditor_(auditor) {}

  // Of the present moment, for periods drawn at random.
  void compare();
  // Minute by minute over one day, by who held the dossiers.
  void compare_late_time(const Snapshot& snapshot);

 private:
  // Of units whose histories are imported, which may run backwards: what came went, or is there.
  void expect_balance_of_histories(const Snapshot& snapshot, const Period& period);
  void compare_lists(const Snapshot& snapshot, const std::string& unit);
  // Of a unit that has none below. Which ones to resolve is the business of at_risk's own stories.
  void compare_at_risk(const Snapshot& snapshot, Asked asked);
  // Of any dossier, its clock from the receipt to the due time without a gap.
  void compare_explanation(const Snapshot& snapshot);
  // Of any dossier of ours: its control slip, now or if nobody acts for some time.
  void compare_slip(const Snapshot& snapshot);
  // Which steps were left in time, of a unit with all below it.
  void compare_steps(const Snapshot& snapshot, const Period& period);
  // As they were imported, and no refused import left anything.
  void compare_histories(const Snapshot& snapshot);
  // Form 06a as it was frozen, and as it is today, by the tree of its last day.
  void compare_frozen_forms();
  void compare_integrity(const Snapshot& snapshot, const Asked& asked);
  void compare_overdue(const Snapshot& snapshot, const Asked& asked);
  // By the tree of the last day that counts; of all that is asked of the unit itself, its own.
  Asked of_subtree(const std::string& unit, const Snapshot& snapshot, const Period& period,
                   Side side) const;
  Asked of_row(const std::string& key, const Asked& whole, const std::string& unit) const;
  void expect_form(const FrozenReport& report, const Asked& whole);
  // Form 06a row by row, by handling or receiving unit. Not by field, which the auditor does not
  // know.
  void compare_rows(const Snapshot& snapshot, const Period& period);
  void compare_columns(const char* report, const char* fold, const PeriodCounters& counters,
                       const Auditor::Figures& counted, const Asked& asked);
  // The report of workload with its percentile, which is counted from dossiers.
  void compare_working_times(const Snapshot& snapshot, const Asked& asked);
  void compare_unit(const Snapshot& snapshot, const Asked& asked);
  // Two views of the same: both ratios, and causes that add up to the difference.
  void reconcile_views(const Snapshot& snapshot, const std::string& unit, const Period& period,
                       const std::string& place);

  Workload& workload_;
  World& world_;
  const Auditor& auditor_;
  ToldFigures told_figures_{workload_, world_};
  std::vector<FrozenReport> frozen_;
};

}  // namespace motcua::testing
