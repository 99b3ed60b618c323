// What one dossier adds to the statistics: a pure function of the dossier. A change takes the old
// contribution away and puts the new one in; there is no statistics code per transition.
#pragma once

#include <vector>

#include "engine/dossier/dossier.h"
#include "engine/statistics/measures.h"

namespace motcua {

struct Contribution {
  Day day;
  Measure measure = Measure::open;
  int64_t amount = 0;
  bool operator==(const Contribution&) const = default;
};

// Of the rule from a dossier to its figures and index keys (contribution_of, index_entries). Raise
// it when the rule changes: the tables are then made again from the journal. A golden holds it.
inline constexpr int64_t figures_version = 5;

// In order of day and measure, each pair once, none zero. All of it counts with the dossier's
// handling unit and procedure (where that was another before, contributions_by_placement says what
// counts with which). Where time runs backwards in an imported history, an event counts on
// the earliest day on which it can have happened: no stock is ever negative.
std::vector<Contribution> contribution_of(const Dossier& dossier);

// The same by where the dossier was: of each of its placements, and last of where it is now. A day
// counts where the dossier was at its end. Stocks go over on the day of the move, which is a flow
// of both where the dossier was open; without those two flows all add up to contribution_of.
std::vector<std::vector<Contribution>> contributions_by_placement(const Dossier& dossier);

// Where a clock runs: the due time of an open dossier, or by when a submission is to be accepted.
std::optional<Instant> due_of_clock(const Dossier& dossier);

// The stocks that such a dossier enters at that due time. Its contribution says so from the
// beginning of that day; before the due time it must be taken back.
std::vector<Measure> measures_at_due_time(const Dossier& dossier);

}  // namespace motcua
