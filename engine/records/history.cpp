// Each record names the one before it of the same dossier, so no index of histories is needed.
#include "engine/records/history.h"

#include <algorithm>

#include "engine/records/rows.h"
#include "engine/try.h"

namespace motcua {

ReadRecord journal_of(const Readable& store) {
  return [&store](int64_t sequence) -> OrStoreError<std::optional<StoredRecord>> {
    const std::string key = encode_key<Table::journal>(sequence);
    auto public_part = TRY(store.get(Table::journal, key));
    if (!public_part) return std::nullopt;
    auto private_part = TRY(store.get(Table::private_parts, key));
    return StoredRecord{.public_part = std::move(*public_part),
                        .private_part = std::move(private_part).value_or("")};
  };
}

// Some hundred records of the one table, then their parts in the other.
OrStoreError<void> scan_journal(const Readable& store, int64_t from_sequence,
                                const VisitRecord& visit, const VisitStray& stray) {
  constexpr size_t records_at_once = 256;
  using Rows = std::vector<std::pair<std::string, std::string>>;
  // From the first on whatever key may stand before it.
  std::string from = from_sequence > 1 ? encode_key<Table::journal>(from_sequence) : "";
  while (true) {
    Rows records;
    TRY(store.scan({Table::journal, from, {}}, [&](auto key, auto value) {
      records.emplace_back(key, value);
      return records.size() < records_at_once;
    }));
    const std::string to = records.empty() ? "" : records.back().first + '\0';
    Rows parts;
    TRY(store.scan({Table::private_parts, from, to}, [&](auto key, auto value) {
      parts.emplace_back(key, value);
      return true;
    }));
    auto part = parts.begin();
    for (const auto& [key, public_part] : records) {
      while (part != parts.end() && part->first < key) stray((part++)->first);
      const bool has_part = part != parts.end() && part->first == key;
      const auto goes_on =
          TRY(visit(key, public_part, has_part ? std::string_view((part++)->second) : ""));
      if (!goes_on) return {};
    }
    while (part != parts.end()) stray((part++)->first);
    if (records.empty()) return {};
    from = to;
  }
}

namespace {

tl::unexpected<StoreError> unreadable(int64_t sequence, const Dossier& dossier) {
  return corrupted("journal record " + std::to_string(sequence) + " of dossier " + dossier.code +
                   " is missing or unreadable");
}

}  // namespace

OrStoreError<std::vector<JournalRecord>> records_of(const ReadRecord& journal,
                                                    const Dossier& dossier) {
  auto records = TRY(records_as_stored(journal, dossier));
  for (const JournalRecord& record : records) {
    if (!has_legible_texts(record)) return unreadable(record.header.sequence, dossier);
  }
  return records;
}

OrStoreError<std::vector<JournalRecord>> records_as_stored(const ReadRecord& journal,
                                                           const Dossier& dossier) {
  std::vector<JournalRecord> records;
  int64_t sequence = dossier.last_sequence;
  while (sequence != 0) {
    const auto stored = TRY(journal(sequence));
    JournalRecord record;
    if (!stored || !decode_record_as_stored(stored->public_part, stored->private_part, record) ||
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
  const auto records = TRY(records_as_stored(journal, dossier));
  Dossier folded{.number = dossier.number};
  for (const JournalRecord& record : records) {
    if (record.header.sequence > sequence) break;
    apply_record(record, folded);
  }
  if (folded.revision == 0) return std::nullopt;
  return folded;
}

OrStoreError<std::shared_ptr<const Catalogue>> catalogue_until(const Readable& store,
                                                               int64_t sequence) {
  Catalogue::Merging catalogue;
  return scan(store, Keys<Table::catalogue>{.to = encode_key<Table::catalogue>(sequence + 1)},
              [&](const StoredRow<Table::catalogue>& row) { catalogue.add(row.value); })
      .map([&] { return std::make_shared<const Catalogue>(catalogue.done()); });
}

OrStoreError<std::shared_ptr<const Accounts>> accounts_in(const Readable& store) {
  std::vector<KnownAccount> rows;
  return scan(store, Keys<Table::accounts>{},
              [&](const StoredRow<Table::accounts>& row) { rows.push_back(row.value); })
      .map([&] { return std::make_shared<const Accounts>(Accounts::of(std::move(rows))); });
}

}  // namespace motcua
