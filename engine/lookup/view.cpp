// Point look-ups, and the catalogue of the past.
#include "engine/lookup/view.h"

#include "engine/records/rows.h"
#include "engine/try.h"

namespace motcua {

OrStoreError<std::optional<Dossier>> find_by_number(const View& view, DossierNumber number) {
  auto dossier = find<Table::dossiers>(*view.store, number);
  if (dossier && *dossier) make_legible(**dossier);
  return dossier;
}

OrStoreError<Dossier> dossier_pointed_at(const View& view, Table table, DossierNumber number) {
  auto dossier = TRY(find_by_number(view, number));
  if (!dossier) {
    return corrupted("expected dossier " + std::to_string(number.value) + ", to which table " +
                     std::string(name_of(table)) + " points, but it is missing");
  }
  return std::move(*dossier);
}

OrStoreError<std::optional<Dossier>> find_by_code(const View& view, std::string_view code) {
  const auto number = TRY(find<Table::codes>(*view.store, std::string(code)));
  if (!number) return std::nullopt;
  auto dossier = find<Table::dossiers>(*view.store, *number);
  if (dossier && *dossier && !has_legible_texts(**dossier)) {
    return unreadable_row<Table::dossiers>(encode_key<Table::dossiers>(*number));
  }
  return dossier;
}

OrStoreError<std::shared_ptr<const Catalogue>> catalogue_at(const View& view, int64_t sequence) {
  bool is_of_today = true;
  TRY(scan(*view.store, keys_from<Table::catalogue>(sequence + 1),
           [&](const auto&) { return is_of_today = false; }));
  if (is_of_today) return view.catalogue;
  return catalogue_until(*view.store, sequence);
}

}  // namespace motcua
