// Numbers are gathered first where rows lie together, so that no walk stands still in the middle of
// a table while dossiers are read.
#include "engine/lookup/walks.h"

#include <limits>
#include <set>

#include "engine/try.h"

namespace motcua {
namespace {

OrStoreError<void> for_each_of(const Snapshot& snapshot, Table table,
                               const std::vector<DossierNumber>& numbers,
                               const VisitDossier& visit) {
  for (const DossierNumber number : numbers) {
    TRY(dossier_pointed_at(snapshot, table, number).and_then(visit));
  }
  return {};
}

}  // namespace

OrStoreError<void> for_each_member(const Snapshot& snapshot, const std::vector<UnitNumber>& units,
                                   const VisitNumber& visit) {
  for (const UnitNumber unit : units) {
    TRY(scan(*snapshot.store, keys_with<Table::members>(unit),
             [&](const StoredRow<Table::members>& row) { return visit(row.key.dossier); }));
  }
  return {};
}

OrStoreError<void> for_each_dossier(const Snapshot& snapshot, const std::vector<UnitNumber>& units,
                                    const VisitDossier& visit) {
  std::set<DossierNumber> moved;  // that were visited
  return for_each_member(snapshot, units, [&](DossierNumber number) -> OrStoreError<void> {
    const Dossier dossier = TRY(dossier_pointed_at(snapshot, Table::members, number));
    if (!dossier.placements.empty() && !moved.insert(number).second) return {};
    return visit(dossier);
  });
}

OrStoreError<void> for_each_open_dossier(const Snapshot& snapshot,
                                         const std::vector<UnitNumber>& units,
                                         const VisitDossier& visit) {
  for (const UnitNumber unit : units) {
    for (const QueueRow& row : queues) {
      if (!row.holds_open) continue;
      TRY(for_each_queued(snapshot, keys_with<Table::queues>(row.queue, Side::handling, unit),
                          visit));
    }
  }
  return {};
}

OrStoreError<void> for_each_queued(const Snapshot& snapshot, const Keys<Table::queues>& keys,
                                   const VisitDossier& visit) {
  std::vector<DossierNumber> numbers;
  return scan(*snapshot.store, keys,
              [&](const StoredRow<Table::queues>& row) { numbers.push_back(row.key.dossier); })
      .and_then([&] { return for_each_of(snapshot, Table::queues, numbers, visit); });
}

OrStoreError<void> for_each_due(const Snapshot& snapshot, const DuesOfDay& dues,
                                const VisitDossier& visit) {
  constexpr Instant earliest{std::numeric_limits<int64_t>::min()};
  const auto keys = keys_between<Table::dues>({dues.day, dues.first, dues.from, {0}},
                                              {dues.day, {dues.last.value + 1}, earliest, {0}});
  std::vector<DossierNumber> numbers;
  return scan(*snapshot.store, keys,
              [&](const StoredRow<Table::dues>& row) {
                if (row.key.due >= dues.from) numbers.push_back(row.key.dossier);
              })
      .and_then([&] { return for_each_of(snapshot, Table::dues, numbers, visit); });
}

OrStoreError<void> for_each_record_since(const Snapshot& snapshot, int64_t sequence,
                                         const VisitRecordSince& visit) {
  const auto keys = keys_between<Table::journal>(sequence + 1, snapshot.head.sequence + 1);
  return scan(*snapshot.store, keys,
              [&](const StoredRow<Table::journal>& row) -> OrStoreError<void> {
                JournalRecord record;
                if (!decode_record_as_stored(row.value, {}, record)) {
                  return unreadable_row<Table::journal>(row.key_bytes);
                }
                visit(record);
                return {};
              });
}

}  // namespace motcua
