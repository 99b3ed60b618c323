// The integrity report: what makes a unit's rates doubtful in a period, each finding with its
// dossier, and the on-time rate as reported beside the honest one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "engine/lookup/snapshot.h"
#include "engine/statistics/integrity.h"
#include "engine/statistics/period.h"
#include "engine/statistics/report_table.h"

namespace motcua {

struct DossierFinding {
  IntegrityCheck check;
  std::string code;
  std::string unit;  // at fault, if it is among those asked for; else the handling unit
  std::string officer;
  Instant at;
};

struct IntegrityReport {
  std::vector<DossierFinding> findings;  // by unit and dossier
  // By the check's name, unit and officer.
  struct Group {
    IntegrityCheck check;
    std::string unit;
    std::string officer;
    bool operator<(const Group& other) const { return key() < other.key(); }

   private:
    std::tuple<std::string_view, std::string_view, std::string_view> key() const {
      return {name_of(check), unit, officer};
    }
  };
  std::map<Group, int64_t> counts;
  Ratio reported;  // view resolved: early and on time of those resolved
  // Early and on time with no doubt about the finish, of those resolved or open and overdue.
  Ratio honest;
};

// Reads every dossier of the units and its history: not for a thread that others wait for.
OrStoreError<IntegrityReport> check_integrity(const Snapshot& snapshot, UnitNumber unit,
                                              const Period& period);

}  // namespace motcua
