// Each dossier alone through both views.
#include "engine/lookup/reconciliation.h"

#include <algorithm>

#include "engine/dossier/ending.h"
#include "engine/lookup/dossier_figures.h"
#include "engine/lookup/walks.h"
#include "engine/try.h"

namespace motcua {
namespace {

void add(Ratio& sum, const Ratio& part) {
  sum.numerator += part.numerator;
  sum.denominator += part.denominator;
}

Cause& cause_named(std::vector<Cause>& causes, std::string_view name) {
  const auto found = std::find_if(causes.begin(), causes.end(),
                                  [&](const Cause& cause) { return cause.name == name; });
  if (found != causes.end()) return *found;
  Cause& cause = causes.emplace_back();
  cause.name = name;
  return cause;
}

}  // namespace

std::string_view fate_of(const PeriodCounters& counters) {
  constexpr std::pair<Measure, std::string_view> stocks[] = {
      {Measure::overdue, "open_overdue"},
      {Measure::undated_open, "open_undated"},
      {Measure::waiting, "open_waiting"},
      {Measure::open, "open_in_time"}};
  for (const auto& [measure, name] : stocks) {
    if (counters.closing_stock(measure) != 0) return name;
  }
  constexpr std::pair<Measure, std::string_view> flows[] = {
      {Measure::again_early, "resolved_again"},    {Measure::again_on_time, "resolved_again"},
      {Measure::again_late, "resolved_again"},     {Measure::again_undated, "resolved_again"},
      {Measure::resolved_early, "resolved_early"}, {Measure::resolved_on_time, "resolved_on_time"},
      {Measure::resolved_late, "resolved_late"},   {Measure::resolved_undated, "resolved_undated"}};
  for (const auto& [measure, name] : flows) {
    if (counters.flow(measure) != 0) return name;
  }
  for (const EndingRow& ending : endings) {
    const bool ended_so = counters.flow(ending.online) != 0 || counters.flow(ending.at_desk) != 0;
    if (ended_so && ending.kind != EndingKind::unaccepted) return ending.name();
  }
  return "outside";
}

OrStoreError<Reconciliation> reconcile(const Snapshot& snapshot, UnitNumber unit,
                                       const Period& period, RateView one, RateView other) {
  const SpokenPeriod spoken = spoken_at(period, snapshot.now);
  const auto units =
      UnitRows(*snapshot.catalogue, {.unit = unit, .period = period, .now = snapshot.now})
          .counted();
  const auto codes = codes_of(*snapshot.catalogue, units);
  Reconciliation result;
  const auto add_dossier = [&](const Dossier& dossier) -> OrStoreError<void> {
    const PeriodCounters counters = counters_in(codes, dossier, spoken);
    const Ratio by_one = on_time_ratio(counters, one);
    const Ratio by_other = on_time_ratio(counters, other);
    add(result.one, by_one);
    add(result.other, by_other);
    if (by_one == by_other) return {};
    Cause& cause = cause_named(result.causes, fate_of(counters));
    add(cause.one, by_one);
    add(cause.other, by_other);
    cause.codes.push_back(dossier.code);
    return {};
  };
  TRY(for_each_dossier(snapshot, units, add_dossier));
  std::sort(result.causes.begin(), result.causes.end(),
            [](const Cause& left, const Cause& right) { return left.name < right.name; });
  return result;
}

}  // namespace motcua
