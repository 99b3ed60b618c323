// By unit from cells; by holder from the queues of open dossiers.
#include "engine/lookup/forecast.h"

#include <map>

namespace motcua {
namespace {

void add(ForecastRow& sum, const ForecastRow& row) {
  sum.open += row.open;
  sum.overdue_now += row.overdue_now;
  sum.overdue_then += row.overdue_then;
}

OrStoreError<Forecast> by_unit(const View& view, UnitNumber unit, Day day) {
  const Day today = day_of(view.now);
  const auto at = [&](Instant now) {
    return figures_lines(view, {.unit = unit, .period = {today, day_of(now)}, .now = now});
  };
  const auto now = at(view.now);
  if (!now) return tl::unexpected(now.error());
  // The last moment of the day.
  const auto then = at(Instant{end_of(day).microseconds - 1});
  if (!then) return tl::unexpected(then.error());
  Forecast forecast;
  for (size_t i = 0; i < now->lines.size(); ++i) {
    const PeriodCounters& counters = now->lines[i].counters;
    const ForecastRow row{.key = now->lines[i].key,
                          .title = now->lines[i].title,
                          .open = counters.closing_stock(Measure::open),
                          .overdue_now = counters.closing_stock(Measure::overdue),
                          .overdue_then = then->lines[i].counters.closing_stock(Measure::overdue)};
    add(forecast.total, row);
    if (row.open != 0) forecast.rows.push_back(row);
  }
  return forecast;
}

OrStoreError<Forecast> by_holder(const View& view, UnitNumber unit, Day day) {
  std::map<std::string, ForecastRow> rows;
  std::optional<StoreError> failure;
  for (const UnitNumber member : view.catalogue->subtree(unit)) {
    for (const Queue queue : {Queue::open, Queue::waiting, Queue::undated}) {
      const std::string prefix = queue_prefix(queue, member);
      const auto scanned = view.store->scan(
          {Table::queues, prefix, after_prefix(prefix)},
          [&](std::string_view key, std::string_view) {
            const auto entry = parse_queue_key(key);
            const auto dossier = find_by_number(view, entry ? entry->dossier : DossierNumber{});
            if (!dossier || !*dossier) {
              failure = dossier ? StoreError{.message = "a queue points nowhere"} : dossier.error();
              return false;
            }
            ForecastRow& row = rows[holder_of(**dossier)];
            ++row.open;
            if (queue != Queue::open) return true;
            row.overdue_now += entry->time < view.now ? 1 : 0;
            row.overdue_then += entry->time < end_of(day) ? 1 : 0;
            return true;
          });
      if (!scanned) return tl::unexpected(scanned.error());
      if (failure) return tl::unexpected(*failure);
    }
  }
  Forecast forecast;
  for (auto& [holder, row] : rows) {
    row.key = row.title = holder;
    add(forecast.total, row);
    forecast.rows.push_back(row);
  }
  return forecast;
}

}  // namespace

std::string holder_of(const Dossier& dossier) {
  const Holder& holder = dossier.holder;
  if (!holder.officer.empty()) return holder.officer;
  return holder.unit.empty() ? holder.text : holder.unit;
}

OrStoreError<Forecast> forecast(const View& view, UnitNumber unit, ForecastBy by, Day day) {
  auto result = by == ForecastBy::unit ? by_unit(view, unit, day) : by_holder(view, unit, day);
  if (!result) return result;
  result->total.key = view.catalogue->unit(unit).code;
  result->total.title = view.catalogue->unit(unit).name;
  return result;
}

}  // namespace motcua
