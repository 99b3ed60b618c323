// A walk over all dossiers in the order of their numbers: it is asked for now and then.
#include "engine/lookup/retention.h"

#include <set>

#include "engine/lookup/page_token.h"
#include "engine/records/rows.h"
#include "engine/records/store_failed.h"

namespace motcua {
namespace {

std::optional<Instant> end_of_dossier(const Dossier& dossier) {
  if (!dossier.allows(Verb::erase)) return std::nullopt;
  return dossier.returned_at ? dossier.returned_at : dossier.ended_at;
}

Day plus_years(Day day, int32_t years) {
  CivilDate date = civil_date(day);
  date.year += years;
  return day_from(date);  // of 29 February the day after
}

std::optional<Kept> kept_too_long(const Dossier& dossier, const Catalogue& catalogue, Day today) {
  const auto ended = end_of_dossier(dossier);
  if (!ended) return std::nullopt;
  const Application& application = dossier.application;
  const auto version = catalogue.procedure_on(application.procedure, today);
  if (!version || !version->procedure->retention_years) return std::nullopt;
  const Day until = plus_years(day_of(*ended), *version->procedure->retention_years);
  if (until >= today) return std::nullopt;
  return Kept{.code = dossier.code.empty() ? dossier.provisional_code : dossier.code,
              .unit = application.unit,
              .procedure = application.procedure,
              .ended = *ended,
              .until = until};
}

}  // namespace

OrRejection<RetentionPage> due_for_erasure(const Snapshot& snapshot, const RetentionQuery& query) {
  const Catalogue& catalogue = *snapshot.catalogue;
  std::set<std::string> units;
  if (!query.unit.empty()) {
    const auto root = catalogue.unit_number(query.unit);
    if (!root) return reject(Reason::UNIT_NOT_FOUND, {{"unit", query.unit}, {"field", "unit"}});
    for (const UnitNumber unit : catalogue.subtree(*root)) {
      units.insert(catalogue.unit(unit).code);
    }
  }
  const Day today = day_of(snapshot.now);
  uint64_t last = 0;
  if (!query.page_token.empty()) {
    const auto place = parse_page_token(query, query.page_token);
    const auto number = place ? parse_page_place(*place) : std::nullopt;
    if (!number) return reject(Reason::PAGE_TOKEN_INVALID);
    last = static_cast<uint64_t>(*number);
  }
  RetentionPage page;
  int64_t examined = 0;
  const auto take = [&](const StoredRow<Table::dossiers>& row) {
    if (page.kept.size() == static_cast<size_t>(query.page_size) ||
        ++examined > page_examined_max) {
      page.next_page_token = make_page_token(query, page_place(static_cast<int64_t>(last)));
      return false;
    }
    last = row.key.value;
    const Dossier& dossier = row.value;
    if (!units.empty() && !units.contains(dossier.application.unit)) return true;
    if (auto kept = kept_too_long(dossier, catalogue, today)) page.kept.push_back(std::move(*kept));
    return true;
  };
  return scan(*snapshot.store, keys_from<Table::dossiers>({last + 1}), take)
      .map([&] { return std::move(page); })
      .map_error(store_failed);
}

}  // namespace motcua
