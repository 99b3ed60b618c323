// Check, compare, measure, merge.
#include "engine/registrar/publication.h"

#include "engine/catalogue/check_entries.h"
#include "engine/records/codec.h"
#include "engine/statistics/reports/report.h"
#include "engine/try.h"

namespace motcua {
namespace {

// Past figures stay where they were, unless somebody says since when it was otherwise.
void date_new_parents(const Catalogue& base, Day today, std::vector<Unit>& units) {
  for (Unit& unit : units) {
    const Unit* const known = base.unit(unit.code);
    if (known && known->parent != unit.parent && !unit.parent_from) unit.parent_from = today;
  }
}

}  // namespace

OrRejection<std::shared_ptr<const PreparedPublication>> prepare_publication(
    const CatalogueEntries& entries, std::shared_ptr<const Catalogue> base, Day today,
    size_t bytes_max) {
  TRY(check_entries(entries, *base, target_indicators()));
  auto prepared = std::make_shared<PreparedPublication>();
  prepared->changes = base->changes_in(entries);
  date_new_parents(*base, today, prepared->changes.units);
  if (!prepared->changes.empty()) {
    const size_t bytes = encode(prepared->changes).size();
    if (bytes > bytes_max) {
      return reject(Reason::COMMAND_TOO_LARGE,
                    {{"bytes", std::to_string(bytes)}, {"limit", std::to_string(bytes_max)}});
    }
    prepared->next = std::make_shared<const Catalogue>(base->with(prepared->changes));
    if (!prepared->changes.units.empty()) {
      TRY(check_parents_by_day(entries, *base, *prepared->next));
    }
  }
  prepared->base = std::move(base);
  return prepared;
}

}  // namespace motcua
