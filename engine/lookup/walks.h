// Walks over the register: dossiers by unit, by queue, by due day; journal records. A visit's error
// ends the walk, and is its answer. The cost is a read of each dossier.
#pragma once

#include <functional>
#include <vector>

#include "engine/lookup/snapshot.h"
#include "engine/records/rows.h"

namespace motcua {

using VisitNumber = std::function<OrStoreError<void>(DossierNumber)>;
using VisitDossier = std::function<OrStoreError<void>(const Dossier&)>;

// Every dossier that one of them handles or handled, by its number; once for each.
OrStoreError<void> for_each_member(const Snapshot& snapshot, const std::vector<UnitNumber>& units,
                                   const VisitNumber& visit);
// The same, read, and each once.
OrStoreError<void> for_each_dossier(const Snapshot& snapshot, const std::vector<UnitNumber>& units,
                                    const VisitDossier& visit);
// Those of them that are open, from the queues.
OrStoreError<void> for_each_open_dossier(const Snapshot& snapshot,
                                         const std::vector<UnitNumber>& units,
                                         const VisitDossier& visit);
// Those with queue keys in that stretch, in order of the keys.
OrStoreError<void> for_each_queued(const Snapshot& snapshot, const Keys<Table::queues>& keys,
                                   const VisitDossier& visit);

// Those that are open and due on a day, of units from the first to the last.
struct DuesOfDay {
  Day day;
  UnitNumber first;
  UnitNumber last;
  Instant from;  // on that day
};
OrStoreError<void> for_each_due(const Snapshot& snapshot, const DuesOfDay& dues,
                                const VisitDossier& visit);

// Every journal record after the sequence, up to the snapshot's end, without its private part.
using VisitRecordSince = std::function<void(const JournalRecord&)>;
OrStoreError<void> for_each_record_since(const Snapshot& snapshot, int64_t sequence,
                                         const VisitRecordSince& visit);

}  // namespace motcua
