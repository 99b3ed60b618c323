// Format, head, catalogue; then the cells' tail from the journal's.
#include "engine/registrar/recovery.h"

#include <set>

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
  return tl::unexpected(
      StoreError{.kind = StoreError::Kind::newer_format,
                 .message = "expected format " + std::to_string(format_version) +
                            " or older, but the directory has format " + std::to_string(*version)});
}

OrStoreError<std::shared_ptr<const Catalogue>> load_catalogue(const Readable& store) {
  auto catalogue = std::make_shared<const Catalogue>();
  bool sound = true;
  const auto scanned = store.scan(
      {Table::catalogue, {}, {}}, [&](std::string_view, std::string_view value) {
        CatalogueEntries entries;
        sound = decode(value, entries);
        if (sound) catalogue = std::make_shared<const Catalogue>(catalogue->with(entries));
        return sound;
      });
  if (!scanned) return tl::unexpected(scanned.error());
  if (!sound) return corrupted("the catalogue is unreadable");
  return catalogue;
}

OrStoreError<std::set<uint64_t>> touched_since(const Readable& store, int64_t sequence) {
  std::set<uint64_t> touched;
  bool sound = true;
  const auto scanned =
      store.scan({Table::journal, number_key(static_cast<uint64_t>(sequence + 1)), {}},
                 [&](std::string_view, std::string_view value) {
                   JournalRecord record;
                   sound = decode_record(value, record);
                   if (record.header.dossier.value != 0) touched.insert(record.header.dossier.value);
                   return sound;
                 });
  if (!scanned) return tl::unexpected(scanned.error());
  if (!sound) return corrupted("the journal's tail is unreadable");
  return touched;
}

// Of each dossier touched after the cells' sequence: its contribution now, less what it was then.
OrStoreError<CellMap> redo_cells(const Readable& store, const LoadedRegister& loaded) {
  CellMap tail;
  const auto touched = touched_since(store, loaded.head.cells_sequence);
  if (!touched) return tl::unexpected(touched.error());
  for (const uint64_t number : *touched) {
    const auto bytes = store.get(Table::dossiers, number_key(number));
    if (!bytes) return tl::unexpected(bytes.error());
    Dossier after{.number = {number}};
    if (!*bytes || !decode(**bytes, after)) {
      return corrupted("dossier " + std::to_string(number) + " is missing or unreadable");
    }
    const auto before = fold_until(journal_of(store), after, loaded.head.cells_sequence);
    if (!before) return tl::unexpected(before.error());
    if (*before) {
      add_contributions(tail, cell_owner(**before, *loaded.catalogue), contribution_of(**before), -1);
    }
    add_contributions(tail, cell_owner(after, *loaded.catalogue), contribution_of(after), 1);
  }
  return tail;
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
  auto tail = redo_cells(store, loaded);
  if (!tail) return tl::unexpected(tail.error());
  loaded.cells_tail = std::move(*tail);
  return loaded;
}

}  // namespace motcua
