// A walk over all dossiers in the order of their numbers: it is asked for now and then.
#include "engine/lookup/retention.h"

#include <set>

#include "engine/records/codec.h"

namespace motcua {
namespace {

constexpr size_t examined_max = 20'000;

std::optional<Instant> end_of_dossier(const Dossier& dossier) {
  if (!dossier.allows(Verb::erase)) return std::nullopt;
  return dossier.returned_at ? dossier.returned_at : dossier.ended_at;
}

Day plus_years(Day day, int32_t years) {
  CivilDate date = civil_date(day);
  date.year += years;
  return day_from(date);  // of 29 February the day after
}

}  // namespace

OrRejection<RetentionPage> due_for_erasure(const View& view, const RetentionQuery& query) {
  const Catalogue& catalogue = *view.catalogue;
  std::set<std::string> units;
  if (!query.unit.empty()) {
    const auto root = catalogue.unit_number(query.unit);
    if (!root) return reject(Reason::UNIT_NOT_FOUND, {{"unit", query.unit}});
    for (const UnitNumber unit : catalogue.subtree(*root)) {
      units.insert(catalogue.unit(unit).code);
    }
  }
  const Day today = day_of(view.now);
  RetentionPage page{.last = query.after, .complete = true};
  size_t examined = 0;
  bool sound = true;
  const auto scanned = view.store->scan(
      {Table::dossiers, number_key(query.after + 1), {}},
      [&](std::string_view key, std::string_view value) {
        if (page.kept.size() == query.count_max || ++examined > examined_max) {
          page.complete = false;
          return false;
        }
        Dossier dossier;
        const auto number = parse_number_key(key);
        sound = number && decode_as_stored(value, dossier);
        if (!sound) return false;
        page.last = *number;
        const auto ended = end_of_dossier(dossier);
        const Application& application = dossier.application;
        if (!ended || (!units.empty() && !units.contains(application.unit))) return true;
        const auto version = catalogue.procedure_on(application.procedure, today);
        if (!version || !version->procedure->retention_years) return true;
        const Day until = plus_years(day_of(*ended), *version->procedure->retention_years);
        if (until >= today) return true;
        page.kept.push_back({.code = dossier.code.empty() ? dossier.provisional_code : dossier.code,
                             .unit = application.unit,
                             .procedure = application.procedure,
                             .ended = *ended,
                             .until = until});
        return true;
      });
  if (!scanned) return reject(Reason::STORE_FAILED, {{"cause", scanned.error().message}});
  if (!sound) return reject(Reason::STORE_FAILED, {{"cause", "a dossier is unreadable"}});
  return page;
}

}  // namespace motcua
