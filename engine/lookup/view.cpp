// Point look-ups, and the catalogue of the past.
#include "engine/lookup/view.h"

#include "engine/records/codec.h"

namespace motcua {

namespace {

tl::unexpected<StoreError> unreadable(DossierNumber number) {
  return corrupted("dossier " + std::to_string(number.value) + " is unreadable");
}

OrStoreError<std::optional<Dossier>> find_as_stored(const View& view, DossierNumber number) {
  const auto bytes = view.store->get(Table::dossiers, number_key(number.value));
  if (!bytes) return tl::unexpected(bytes.error());
  if (!*bytes) return std::nullopt;
  Dossier dossier{.number = number};
  if (!decode_as_stored(**bytes, dossier)) return unreadable(number);
  return dossier;
}

}  // namespace

OrStoreError<std::optional<Dossier>> find_by_number(const View& view, DossierNumber number) {
  auto dossier = find_as_stored(view, number);
  if (dossier && *dossier) make_legible(**dossier);
  return dossier;
}

OrStoreError<std::optional<Dossier>> find_by_code(const View& view, std::string_view code) {
  const auto bytes = view.store->get(Table::codes, code_key(code));
  if (!bytes) return tl::unexpected(bytes.error());
  if (!*bytes) return std::nullopt;
  const auto number = decode_number(**bytes);
  if (!number) return corrupted("the number of " + std::string(code) + " is unreadable");
  auto dossier = find_as_stored(view, {static_cast<uint64_t>(*number)});
  if (dossier && *dossier && !has_legible_texts(**dossier)) return unreadable((*dossier)->number);
  return dossier;
}

OrStoreError<std::shared_ptr<const Catalogue>> catalogue_at(const View& view, int64_t sequence) {
  bool is_of_today = true;
  const auto scanned =
      view.store->scan({Table::catalogue, number_key(static_cast<uint64_t>(sequence) + 1), {}},
                       [&](auto, auto) { return is_of_today = false; });
  if (!scanned) return tl::unexpected(scanned.error());
  if (is_of_today) return view.catalogue;
  return catalogue_until(*view.store, sequence);
}

}  // namespace motcua
