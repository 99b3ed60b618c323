// Each record names the one before it of the same dossier, so no index of histories is needed.
#include "engine/records/history.h"

#include <algorithm>

namespace motcua {

ReadRecord journal_of(const Readable& store) {
  return [&store](int64_t sequence) {
    return store.get(Table::journal, number_key(static_cast<uint64_t>(sequence)));
  };
}

namespace {

tl::unexpected<StoreError> unreadable(int64_t sequence, const Dossier& dossier) {
  return corrupted("journal record " + std::to_string(sequence) + " of dossier " + dossier.code +
                   " is missing or unreadable");
}

}  // namespace

OrStoreError<std::vector<JournalRecord>> records_of(const ReadRecord& journal,
                                                    const Dossier& dossier) {
  auto records = records_as_stored(journal, dossier);
  if (!records) return records;
  for (const JournalRecord& record : *records) {
    if (!has_legible_texts(record)) return unreadable(record.header.sequence, dossier);
  }
  return records;
}

OrStoreError<std::vector<JournalRecord>> records_as_stored(const ReadRecord& journal,
                                                           const Dossier& dossier) {
  std::vector<JournalRecord> records;
  int64_t sequence = dossier.last_sequence;
  while (sequence != 0) {
    const auto bytes = journal(sequence);
    if (!bytes) return tl::unexpected(bytes.error());
    JournalRecord record;
    if (!*bytes || !decode_record_as_stored(**bytes, record) ||
        record.header.dossier != dossier.number || record.header.previous_sequence >= sequence ||
        !std::holds_alternative<DossierEvent>(record.body)) {
      return unreadable(sequence, dossier);
    }
    sequence = record.header.previous_sequence;
    records.push_back(std::move(record));
  }
  std::reverse(records.begin(), records.end());
  return records;
}

RequestRow request_row(const JournalHeader& header, int32_t revision) {
  return {.content_hash = header.request_hash,
          .sequence = header.sequence,
          .dossier = header.dossier,
          .revision = revision,
          .accepted_at = header.recorded_at};
}

void apply_record(const JournalRecord& record, Dossier& dossier) {
  apply_event(std::get<DossierEvent>(record.body),
              {.effective = record.header.effective_at,
               .sequence = record.header.sequence,
               .actor = record.header.actor,
               .imported = record.header.imported},
              dossier);
}

OrStoreError<std::optional<Dossier>> fold_until(const ReadRecord& journal, const Dossier& dossier,
                                                int64_t sequence) {
  const auto records = records_as_stored(journal, dossier);
  if (!records) return tl::unexpected(records.error());
  Dossier folded{.number = dossier.number};
  for (const JournalRecord& record : *records) {
    if (record.header.sequence > sequence) break;
    apply_record(record, folded);
  }
  if (folded.revision == 0) return std::nullopt;
  return folded;
}

OrStoreError<std::shared_ptr<const Catalogue>> catalogue_until(const Readable& store,
                                                               int64_t sequence) {
  Catalogue::Merging catalogue;
  bool sound = true;
  const auto scanned =
      store.scan({Table::catalogue, {}, number_key(static_cast<uint64_t>(sequence) + 1)},
                 [&](std::string_view, std::string_view value) {
                   CatalogueEntries entries;
                   sound = decode(value, entries);
                   if (sound) catalogue.add(entries);
                   return sound;
                 });
  if (!scanned) return tl::unexpected(scanned.error());
  if (!sound) return corrupted("the catalogue is unreadable");
  return std::make_shared<const Catalogue>(catalogue.done());
}

}  // namespace motcua
