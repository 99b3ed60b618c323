// Figures held to themselves: the dossiers behind any of them add up to it, today and later; what
// was frozen stays, and its restatement is explained to the dossier.
#pragma once

#include <vector>

#include "engine/lookup/report_dossiers.h"
#include "engine/statistics/frozen_report.h"
#include "tests/simulation/random_workload.h"
#include "tests/world.h"

namespace motcua::testing {

class ToldFigures {
 public:
  ToldFigures(Workload& workload, World& world) : workload_(workload), world_(world) {}

  // Some figures of now, some told before, some frozen reports.
  void compare();

 private:
  struct Told {
    ReportDossiersQuery query;
    Value value;
  };

  Told any_figure(const Snapshot& snapshot, bool with_predecessors);
  static void rows_add_up(const Told& told, const ReportTable& table);
  void compare_dossiers(const Snapshot& snapshot, Told told);
  void compare_frozen_report(const Snapshot& snapshot);

  Workload& workload_;
  World& world_;
  std::vector<Told> told_;
  std::vector<FrozenReport> frozen_;
};

}  // namespace motcua::testing
