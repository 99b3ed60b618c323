// Frozen reports: taking the figures, finding them again, and comparing them with today's: a
// restatement with the dossiers behind each difference.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/lookup/figures.h"
#include "engine/statistics/frozen_report.h"

namespace motcua {

// The figures of the query at the snapshot's sequence, ready to be frozen. The period must be over.
OrStoreError<FrozenReport> take_figures(const Snapshot& snapshot, const ReportQuery& query);

std::string hash_of(FrozenReport report);  // of all but its hash

// Nothing if the question was not frozen. Errors: corrupted, where the figures do not give the
// hash.
OrStoreError<std::optional<FrozenReport>> find_frozen(const Snapshot& snapshot,
                                                      const ReportQuestion& question);
// Those of the unit, in order of their keys (records/layout.h), after the key if one is given,
// until take says false.
OrStoreError<void> list_frozen(const Snapshot& snapshot, const std::string& unit,
                               const std::optional<std::string>& after,
                               const std::function<bool(const FrozenReport&)>& take);

// A dossier that adds something else to a cell than it did then.
struct Restated {
  std::string code;
  std::string row;
  std::string column;
  FrozenCell before;
  FrozenCell after;
  // Kinds of its events since; and "catalogue_published" where units or hours have changed.
  std::vector<std::string> events;
};

struct Restatement {
  FrozenReport frozen;
  FrozenReport today;
  std::vector<Restated>
      dossiers;  // for each row and column, their changes add up to the difference
};

OrRejection<Restatement> compare_frozen(const Snapshot& snapshot, const FrozenReport& frozen);

}  // namespace motcua
