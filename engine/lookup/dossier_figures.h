// Figures counted from the dossiers themselves: for rows and columns that no cell keeps, for
// drill-down, and for the dossiers behind a restatement. The cost is a read of each dossier.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/lookup/figures.h"

namespace motcua {

// What one dossier adds to one row of a table; the totals have the key "".
struct RowCounters {
  std::string key;
  PeriodCounters counters;
};

// The totals and the rows that the dossier stands in; nothing if it is not the unit's. Its counters
// are the same that cells add up.
OrStoreError<std::vector<RowCounters>> counters_by_row(const View& view, const Dossier& dossier,
                                                       const FiguresQuery& query);

// The same lines as from cells, summed dossier by dossier.
OrStoreError<FiguresLines> lines_of_dossiers(const View& view, const FiguresQuery& query);

// The number of every dossier whose handling unit is one of them; until one is not visited.
using VisitNumber = std::function<OrStoreError<void>(DossierNumber)>;
OrStoreError<void> for_each_member(const View& view, const std::vector<UnitNumber>& units,
                                   const VisitNumber& visit);
// The same, read.
using VisitDossier = std::function<OrStoreError<void>(const Dossier&)>;
OrStoreError<void> for_each_dossier(const View& view, const std::vector<UnitNumber>& units,
                                    const VisitDossier& visit);

// Those whose queue keys are in [from, to), in order of them.
OrStoreError<void> for_each_queued(const View& view, const std::string& from, const std::string& to,
                                   const VisitDossier& visit);
// Those of them that are open, from the queues.
OrStoreError<void> for_each_open_dossier(const View& view, const std::vector<UnitNumber>& units,
                                         const VisitDossier& visit);

// The key of a row whose dossiers have no such name: a field, a signer, a holder.
inline constexpr const char* no_name = "none";
// The holder's officer, else unit. Who is told in the free text of another system is not named: it
// may be personal, and figures stay when it is erased.
std::string holder_of(const Holder& holder);

}  // namespace motcua
