// Format, head, catalogue; then the tail from the end of the journal.
#include "engine/registrar/recovery.h"

#include <map>
#include <vector>

#include "engine/records/history.h"

namespace motcua {
namespace {

OrStoreError<void> check_format(const Readable& store) {
  const auto format = store.get(Table::meta, format_key);
  if (!format) return tl::unexpected(format.error());
  if (!*format) return {};
  const auto version = decode_number(**format);
  if (!version) return corrupted("the format version is unreadable");
  if (*version <= format_version) return {};
  return tl::unexpected(StoreError{.kind = StoreError::Kind::newer_format,
                                   .message = "expected format " + std::to_string(format_version) +
                                              " or older, but the directory has format " +
                                              std::to_string(*version)});
}

OrStoreError<std::shared_ptr<const Catalogue>> load_catalogue(const Readable& store) {
  auto catalogue = std::make_shared<const Catalogue>();
  bool sound = true;
  const auto scanned =
      store.scan({Table::catalogue, {}, {}}, [&](std::string_view, std::string_view value) {
        CatalogueEntries entries;
        sound = decode(value, entries);
        if (sound) catalogue = std::make_shared<const Catalogue>(catalogue->with(entries));
        return sound;
      });
  if (!scanned) return tl::unexpected(scanned.error());
  if (!sound) return corrupted("the catalogue is unreadable");
  return catalogue;
}

// The journal after the tail's sequence, and for each dossier in it the first record.
struct Since {
  std::vector<JournalRecord> records;
  std::map<uint64_t, int64_t> before_first;  // dossier → its sequence before; 0: it was not there
};

OrStoreError<Since> records_since(const Readable& store, int64_t sequence) {
  Since since;
  bool sound = true;
  const auto scanned =
      store.scan({Table::journal, number_key(static_cast<uint64_t>(sequence + 1)), {}},
                 [&](std::string_view, std::string_view value) {
                   JournalRecord record;
                   sound = decode_record(value, record);
                   const JournalHeader& header = record.header;
                   if (header.dossier.value != 0) {
                     since.before_first.try_emplace(header.dossier.value, header.previous_sequence);
                   }
                   since.records.push_back(std::move(record));
                   return sound;
                 });
  if (!scanned) return tl::unexpected(scanned.error());
  if (!sound) return corrupted("the journal's tail is unreadable");
  return since;
}

// Of each dossier touched since: its contribution now, less what it was then.
OrStoreError<void> redo_cells(const Readable& store, const Since& since, LoadedRegister& loaded) {
  for (const auto& [number, sequence_before] : since.before_first) {
    const auto bytes = store.get(Table::dossiers, number_key(number));
    if (!bytes) return tl::unexpected(bytes.error());
    Dossier after{.number = {number}};
    if (!*bytes || !decode(**bytes, after)) {
      return corrupted("dossier " + std::to_string(number) + " is missing or unreadable");
    }
    add_contributions(loaded.tail.cells, cell_owner(after, *loaded.catalogue),
                      contribution_of(after), 1);
    if (sequence_before == 0) continue;
    const auto before = fold_until(journal_of(store), after, sequence_before);
    if (!before) return tl::unexpected(before.error());
    if (*before) {
      add_contributions(loaded.tail.cells, cell_owner(**before, *loaded.catalogue),
                        contribution_of(**before), -1);
    }
  }
  return {};
}

void redo_requests_and_series(const Since& since, LoadedRegister& loaded) {
  std::map<uint64_t, int32_t> revisions;  // how many of a dossier's records came since
  for (const JournalRecord& record : since.records) {
    const uint64_t dossier = record.header.dossier.value;
    const int32_t so_far = dossier == 0 ? 0 : ++revisions[dossier];
    if (auto remembered = request_remembered(record, so_far)) {
      loaded.tail.requests.insert_or_assign(std::move(remembered->first), remembered->second);
    }
    if (const auto taken = number_taken(record)) {
      int32_t& last = loaded.tail.series[taken->first];
      last = std::max(last, taken->second);
    }
  }
}

// Remembered revisions count from the dossier's first record, not from the tail's.
OrStoreError<void> complete_revisions(const Readable& store, const Since& since,
                                      LoadedRegister& loaded) {
  std::map<uint64_t, int32_t> before;
  for (const JournalRecord& record : since.records) {
    if (record.header.dossier.value != 0) --before[record.header.dossier.value];
  }
  for (auto& [number, revision] : before) {
    const auto bytes = store.get(Table::dossiers, number_key(number));
    if (!bytes) return tl::unexpected(bytes.error());
    Dossier dossier;
    if (*bytes && decode(**bytes, dossier)) revision += dossier.revision;
  }
  for (auto& [key, row] : loaded.tail.requests) {
    if (row.dossier.value != 0) row.revision += before[row.dossier.value];
  }
  return {};
}

// A series on disk may be ahead of what the tail's records say: an imported code never moves it
// back.
OrStoreError<void> complete_series(const Readable& store, LoadedRegister& loaded) {
  for (auto& [key, last] : loaded.tail.series) {
    const auto bytes = store.get(Table::numbers, series_key(key));
    if (!bytes) return tl::unexpected(bytes.error());
    const auto stored = *bytes ? decode_number(**bytes) : std::nullopt;
    if (stored) last = std::max(last, static_cast<int32_t>(*stored));
  }
  return {};
}

OrStoreError<void> redo_tail(const Readable& store, LoadedRegister& loaded) {
  const auto since = records_since(store, loaded.head.tail_sequence);
  if (!since) return tl::unexpected(since.error());
  redo_requests_and_series(*since, loaded);
  for (const auto& step : {redo_cells, complete_revisions}) {
    if (const auto done = step(store, *since, loaded); !done) return done;
  }
  return complete_series(store, loaded);
}

}  // namespace

OrStoreError<LoadedRegister> load_register(const Readable& store) {
  if (const auto readable = check_format(store); !readable) {
    return tl::unexpected(readable.error());
  }
  LoadedRegister loaded;
  const auto head = store.get(Table::meta, head_key);
  if (!head) return tl::unexpected(head.error());
  if (*head && !decode(**head, loaded.head)) return corrupted("the head is unreadable");
  auto catalogue = load_catalogue(store);
  if (!catalogue) return tl::unexpected(catalogue.error());
  loaded.catalogue = std::move(*catalogue);
  if (const auto redone = redo_tail(store, loaded); !redone) return tl::unexpected(redone.error());
  return loaded;
}

}  // namespace motcua
