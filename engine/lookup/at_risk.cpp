// From the queues by due time; a dossier resolved today is what its own decision would make of it.
#include "engine/lookup/at_risk.h"

#include <algorithm>

#include "engine/dossier/command.h"
#include "engine/lookup/walks.h"
#include "engine/try.h"

namespace motcua {
namespace {

OrStoreError<std::vector<AtRiskDossier>> due_between(const Snapshot& snapshot,
                                                     const std::vector<UnitNumber>& units,
                                                     Day until) {
  std::vector<AtRiskDossier> due;
  for (const UnitNumber member : units) {
    const WorkingTime& working_time =
        snapshot.catalogue->working_time(snapshot.catalogue->unit(member).code);
    const auto keys =
        keys_between<Table::queues>({Queue::open, Side::handling, member, snapshot.now, {0}},
                                    {Queue::open, Side::handling, member, end_of(until), {0}});
    TRY(for_each_queued(snapshot, keys, [&](const Dossier& dossier) {
      due.push_back({.dossier = dossier,
                     .minutes_left = open_minutes_between(working_time, minute_of(snapshot.now),
                                                          minute_of(*dossier.stages.back().due))});
      return OrStoreError<void>();
    }));
  }
  std::sort(due.begin(), due.end(), [](const AtRiskDossier& left, const AtRiskDossier& right) {
    return std::pair(left.dossier.stages.back().due, left.dossier.number) <
           std::pair(right.dossier.stages.back().due, right.dossier.number);
  });
  return due;
}

// As it would be if it were resolved now; nothing where that is not allowed.
std::optional<Dossier> resolved_now(const Snapshot& snapshot, const Dossier& dossier) {
  const Situation situation{.dossier = &dossier,
                            .catalogue = snapshot.catalogue.get(),
                            .now = snapshot.now,
                            .effective = snapshot.now,
                            .actor = {}};
  const auto event = decide(DossierCommand(Resolve{}), situation);
  if (!event) return std::nullopt;
  Dossier resolved = dossier;
  apply_event(*event,
              {.effective = snapshot.now, .sequence = dossier.last_sequence + 1, .actor = {}},
              resolved);
  return resolved;
}

bool keeps(const Ratio& ratio, const Ratio& target) {
  return ratio.denominator == 0 || !is_less(ratio, target);
}

}  // namespace

OrStoreError<AtRisk> at_risk(const Snapshot& snapshot, const AtRiskQuery& query) {
  const auto units = UnitRows(*snapshot.catalogue,
                              {.unit = query.unit, .period = query.period, .now = snapshot.now})
                         .counted();
  auto due = TRY(due_between(snapshot, units, query.until));
  AtRisk result{.dossiers = std::move(due), .if_nobody_acts = {}, .if_resolved = {}};
  const SpokenPeriod today_over =
      spoken_at(query.period, Instant{end_of(day_of(snapshot.now)).microseconds - 1});
  const auto counters = TRY(period_counters(snapshot, units, today_over));
  result.if_nobody_acts = result.if_resolved = on_time_ratio(counters, query.rate_view);
  if (!query.target) return result;
  for (AtRiskDossier& one : result.dossiers) {
    if (keeps(result.if_resolved, *query.target)) break;
    const auto resolved = resolved_now(snapshot, one.dossier);
    if (!resolved) continue;
    const Ratio without = on_time_ratio(counters_of(one.dossier, today_over), query.rate_view);
    const Ratio with = on_time_ratio(counters_of(*resolved, today_over), query.rate_view);
    if (with == without) continue;  // due later: today's rate is the same
    result.if_resolved.numerator += with.numerator - without.numerator;
    result.if_resolved.denominator += with.denominator - without.denominator;
    one.to_resolve = true;
  }
  return result;
}

}  // namespace motcua
