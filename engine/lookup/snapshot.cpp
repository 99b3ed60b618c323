// Point look-ups, and the catalogue of the past.
#include "engine/lookup/snapshot.h"

#include "engine/records/rows.h"
#include "engine/try.h"

namespace motcua {
namespace {

// On which it was the last record: that of the next one, as far as anybody can tell.
OrStoreError<Day> last_day_of(const Snapshot& snapshot, int64_t sequence) {
  const auto next = TRY(journal_of(*snapshot.store)(sequence + 1));
  JournalRecord record;
  if (!next || !decode_record_as_stored(next->public_part, next->private_part, record)) {
    return day_of(snapshot.now);
  }
  return day_of(record.header.recorded_at);
}

}  // namespace

OrStoreError<std::optional<Dossier>> find_by_number(const Snapshot& snapshot,
                                                    DossierNumber number) {
  auto dossier = find<Table::dossiers>(*snapshot.store, number);
  if (dossier && *dossier) make_legible(**dossier);
  return dossier;
}

OrStoreError<Dossier> dossier_pointed_at(const Snapshot& snapshot, Table table,
                                         DossierNumber number) {
  auto dossier = TRY(find_by_number(snapshot, number));
  if (!dossier) {
    return corrupted("expected dossier " + std::to_string(number.value) + ", to which table " +
                     std::string(name_of(table)) + " points, but it is missing");
  }
  return std::move(*dossier);
}

OrStoreError<std::optional<Dossier>> find_by_code(const Snapshot& snapshot, std::string_view code) {
  const auto number = TRY(find<Table::codes>(*snapshot.store, std::string(code)));
  if (!number) return std::nullopt;
  auto dossier = find<Table::dossiers>(*snapshot.store, *number);
  if (dossier && *dossier && !has_legible_texts(**dossier)) {
    return unreadable_row<Table::dossiers>(encode_key<Table::dossiers>(*number));
  }
  return dossier;
}

OrStoreError<std::shared_ptr<const Catalogue>> catalogue_at(const Snapshot& snapshot,
                                                            int64_t sequence) {
  bool is_of_today = true;
  TRY(scan(*snapshot.store, keys_from<Table::catalogue>(sequence + 1),
           [&](const auto&) { return is_of_today = false; }));
  const Day day = TRY(last_day_of(snapshot, sequence));
  if (is_of_today) return Catalogue::on_day(snapshot.catalogue, day);
  auto catalogue = TRY(catalogue_until(*snapshot.store, sequence));
  return Catalogue::on_day(std::move(catalogue), day);
}

}  // namespace motcua
