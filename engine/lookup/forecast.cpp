// By unit from cells; by holder from the queues of open dossiers.
#include "engine/lookup/forecast.h"

#include <algorithm>
#include <map>

#include "engine/lookup/dossier_figures.h"
#include "engine/lookup/walks.h"
#include "engine/try.h"

namespace motcua {
namespace {

void add(ForecastRow& sum, const ForecastRow& row) {
  sum.open += row.open;
  sum.overdue_now += row.overdue_now;
  sum.overdue_then += row.overdue_then;
}

OrStoreError<Forecast> by_unit(const Snapshot& snapshot, UnitNumber unit, Day day) {
  const Day today = day_of(snapshot.now);
  const auto at = [&](Instant now) {
    return lines_of_cells(snapshot, {.unit = unit, .period = {today, day_of(now)}, .now = now});
  };
  const auto now = TRY(at(snapshot.now));
  // The last moment of the day.
  const auto then = TRY(at(Instant{end_of(day).microseconds - 1}));
  // Who goes to another parent by then counts there.
  const auto overdue_then = [&](const std::string& key) {
    const auto later = std::find_if(then.lines.begin(), then.lines.end(),
                                    [&](const ReportLine& line) { return line.key == key; });
    return later == then.lines.end() ? 0 : later->counters->closing_stock(Measure::overdue);
  };
  Forecast forecast;
  for (size_t i = 0; i < now.lines.size(); ++i) {
    const PeriodCounters& counters = *now.lines[i].counters;
    const ForecastRow row{.key = now.lines[i].key,
                          .title = now.lines[i].title,
                          .open = counters.closing_stock(Measure::open),
                          .overdue_now = counters.closing_stock(Measure::overdue),
                          .overdue_then = overdue_then(now.lines[i].key)};
    add(forecast.total, row);
    if (row.open != 0) forecast.rows.push_back(row);
  }
  return forecast;
}

OrStoreError<Forecast> by_holder(const Snapshot& snapshot, UnitNumber unit, Day day) {
  std::map<std::string, ForecastRow> rows;
  const Day today = day_of(snapshot.now);
  const auto units =
      UnitRows(*snapshot.catalogue, {.unit = unit, .period = {today, today}, .now = snapshot.now})
          .counted();
  TRY(for_each_open_dossier(snapshot, units, [&](const Dossier& dossier) -> OrStoreError<void> {
    ForecastRow& row = rows[holder_of(dossier.holder)];
    ++row.open;
    row.overdue_now += is_overdue(dossier, snapshot.now) ? 1 : 0;
    row.overdue_then += is_overdue(dossier, end_of(day)) ? 1 : 0;
    return {};
  }));
  Forecast forecast;
  for (auto& [holder, row] : rows) {
    row.key = row.title = holder;
    add(forecast.total, row);
    forecast.rows.push_back(row);
  }
  return forecast;
}

OrStoreError<Forecast> rows_of(const Snapshot& snapshot, UnitNumber unit, ForecastBy by, Day day) {
  switch (by) {
    case ForecastBy::unit: return by_unit(snapshot, unit, day);
    case ForecastBy::holder: break;
  }
  return by_holder(snapshot, unit, day);
}

}  // namespace

OrStoreError<Forecast> forecast(const Snapshot& snapshot, UnitNumber unit, ForecastBy by, Day day) {
  auto result = TRY(rows_of(snapshot, unit, by, day));
  result.total.key = snapshot.catalogue->unit(unit).code;
  result.total.title = snapshot.catalogue->unit(unit).name;
  return result;
}

}  // namespace motcua
