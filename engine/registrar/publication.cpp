// Check, compare, measure, merge.
#include "engine/registrar/publication.h"

#include "engine/catalogue/check_entries.h"
#include "engine/records/codec.h"
#include "engine/statistics/reports/report.h"
#include "engine/try.h"

namespace motcua {

OrRejection<std::shared_ptr<const PreparedPublication>> prepare_publication(
    const CatalogueEntries& entries, std::shared_ptr<const Catalogue> base, size_t bytes_max) {
  TRY(check_entries(entries, *base, target_indicators()));
  auto prepared = std::make_shared<PreparedPublication>();
  prepared->changes = base->changes_in(entries);
  if (!prepared->changes.empty()) {
    const size_t bytes = encode(prepared->changes).size();
    if (bytes > bytes_max) {
      return reject(Reason::COMMAND_TOO_LARGE,
                    {{"bytes", std::to_string(bytes)}, {"limit", std::to_string(bytes_max)}});
    }
    prepared->next = std::make_shared<const Catalogue>(base->with(prepared->changes));
  }
  prepared->base = std::move(base);
  return prepared;
}

}  // namespace motcua
